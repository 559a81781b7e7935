// What can be said of any day: by every category where its own words do not fit, and of a category that is new to the
// fake model.
import type { SentenceName, Sentences, StoryPlan } from './category.ts'

export const anyStatistics: Sentences = [
  '[!minutes] You had {tracks} by {artists}, against {tracks.usual} on a usual day.',
  '[!minutes] The count: {tracks}, {distinct-tracks} and {artists}.',
  'Music came to {music-minutes} over {tracks}, against {music-minutes.usual} on a usual day.',
  'You had {tracks} by {artists}, and {music-minutes} of music.',
  'The count: {music-minutes} of music, {distinct-tracks} and {artists}.',
  'All told you listened for {minutes}, against a usual {minutes.usual}.',
  '[podcast-minutes>9] Podcasts came to {podcast-minutes}, with {episodes} from {shows}.',
]

export const anyDetails: Sentences = [
  '[!minutes] The top artist was {top-artist}, with {top-artist-plays} in all.',
  '[!minutes] The first play began at {first-play-at}.',
  'The top artist was {top-artist}, with {top-artist-minutes} in all.',
  'Among the artists {top-artist} came first, with {artist:2} and {artist:3} behind.',
  '[top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
  '[shows>1] The top show was {top-show}, with {top-show-minutes}.',
  '[episodes>1] Among the episodes was {episode:1} from {episode:1.of}.',
  'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
  '{returning-artist} came back after {returning-artist-days}.',
  'It began with {first-play} by {first-play.of} and ended with {last-play} by {last-play.of}.',
]

/** Used if a day lacks the facts for all sentences of a part. */
export const anyPlan: StoryPlan = {
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
  statistics: [...anyStatistics, 'In all you listened for {minutes} that day.'],
  details: anyDetails,
  closings: [
    'Some days ask for a page of their own.',
    'The archive keeps the page open.',
    'A {weekday} to write on the spine.',
    'Put that on the back of the sleeve.',
    '[times-usual>1] Liner notes have been written about less.',
  ],
  tags: ['{top-artist}', '{top-show}', 'a day apart', 'one page', 'liner notes'],
}

/** Titles of the template where none of the category's own can be filled. */
export const anyTitles: Sentences = [
  'The day you listened for {minutes} in all, on {day}, as your plays tell it',
  'The day you pressed play on {day}, as your plays tell it',
]

/** Sentences of the template after those of the category. */
export const anySentences: readonly SentenceName[] = [
  'total',
  'music',
  'onlyMusic',
  'artist',
  'podcasts',
  'show',
  'track',
  'clock',
  'end',
  'begin',
  'date',
]
