import { anyClosings, type StoryPlan } from './plan.ts'

const music = [
  '[!minutes] You had {tracks} by {artists}, against {tracks.usual} on a usual day.',
  '[!minutes] The count: {tracks}, {distinct-tracks} and {artists}.',
  'Music came to {music-minutes} over {tracks}, against {music-minutes.usual} on a usual day.',
  'You had {tracks} by {artists}, and {music-minutes} of music.',
  'The count: {music-minutes} of music, {distinct-tracks} and {artists}.',
  'All told you listened for {minutes}, against a usual {minutes.usual}.',
  '[podcast-minutes>9] Podcasts came to {podcast-minutes}, with {episodes} from {shows}.',
]

const details = [
  '[!minutes] The top artist was {top-artist}, with {top-artist-plays} in all.',
  '[!minutes] The first play began at {first-play-at}.',
  'The top artist was {top-artist}, with {top-artist-minutes} in all.',
  'Among the artists {top-artist} came first, with {artist:2} and {artist:3} behind.',
  '[top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
  '[shows>1] The top show was {top-show}, with {top-show-minutes}.',
  '[episodes>1] Among the episodes was {episode:1} from {episode:1.of}.',
  'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
]

export const birthday: StoryPlan = {
  titles: [
    'The day you turned a year older with {top-artist} at the head of the music',
    '[podcast-minutes>59] The day you had a birthday and let {top-show} do a part of the talking',
    '[times-usual>1] The day you were one year older and the play button was kept busy',
    'The day you kept your birthday in tune, with {top-artist} ahead of all other artists',
  ],
  openings: [
    'Your birthday fell on {day}, and it came with a soundtrack.',
    'A birthday is a day like any other, except that {day} was yours.',
    'On {day} it was your birthday, and the queue had a few things to play.',
    'A birthday comes once a year, and yours, {day}, sounded like this.',
    '{day} was your birthday, and you pressed play at {first-play-at}.',
    'One year older on {day}, and the first play began at {first-play-at}.',
    'Every birthday needs a page, and this is the one for {day}.',
  ],
  statistics: music,
  details,
  closings: [
    'What was wished for stays between you and the queue.',
    'Same time next year.',
    'Many returns of the day, as the repeat button would say.',
    'Quite a {weekday} to grow older on.',
    'Cut the page with care; there is one a year.',
  ],
  tags: ['birthday', '{top-artist}', 'one year older', '{top-show}', 'your day'],
}

export const newYearsDay: StoryPlan = {
  titles: [
    'The day you opened a new year and pressed play on it at {first-play-at}',
    'The day you began a whole new year, with {top-artist} at the head of the music',
    'The day you started a year of listening and the queue was the first to know',
  ],
  openings: [
    'The year was still in its wrapping when you pressed play on {day}.',
    "New Year's Day, {day}, began to sound at {first-play-at}.",
    'A year has to start with something, and on {day} yours did.',
    'On {day} the calendar was empty and the queue was ready.',
    'The first page of the year is {day}, and it has sound.',
    'Before any of the other days there was {day}.',
    'At {first-play-at} on {day} the year began to sound.',
  ],
  statistics: music,
  details,
  closings: [
    '[times-usual>1] The rest of the year had something to follow.',
    '[times-usual>1] As first pages go, it was well filled.',
    'Turn the page, and the rest of the year begins.',
    'A calendar has to open somewhere.',
  ],
  tags: ["New Year's Day", '{top-artist}', 'first page', '{top-show}', 'side one'],
}

/** For categories that come later: says only what any day has. */
export const anyDay: StoryPlan = {
  titles: [
    'The day you pressed play at {first-play-at} and listened until {last-play-at} came round',
    'The day you gave {minutes} to listening, with {top-artist} ahead of all other artists',
    'The day you gave {minutes} to listening, with {top-show} ahead of all other shows',
    'The day you let {top-artist} lead and the other artists follow, play after play',
    'The day you listened for {minutes} and left a page for the liner notes',
    'The day you pressed play and the year turned another of its pages along the way',
  ],
  openings: [
    'You pressed play on {day}, and the year kept a record of it.',
    '{day} is one of the days that stand out in your year.',
    'On {day} there was something to hear from {first-play-at} on.',
    'Take a day out of the year, and let it be {day}.',
    'A page of your year is headed {day}.',
    'The first play of {day} began at {first-play-at}.',
    'Here is what {day} sounded like.',
  ],
  statistics: [...music, 'In all you listened for {minutes} that day.'],
  details,
  closings: anyClosings,
  tags: ['{top-artist}', '{top-show}', 'a day apart', 'one page', 'liner notes'],
}
