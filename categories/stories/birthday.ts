import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { occasionNumbers } from './occasion.ts'

export const birthdayStories: CategoryStories = {
  topic: 'any',
  heads: [
    'The day you [turned a year older|had a birthday|were a year older]',
    'The day you [had|kept|spent] your birthday [with music|with {tracks}|listening]',
    'The day you [turned a year older|had a birthday] and [played|heard] {tracks}',
    'The day you [turned a year older|had a birthday] and listened for {minutes.about}',
    'The day you had a birthday and [played|heard|had] {music-minutes.about} of music',
  ],
  plans: [
    {
      moment: 'one-artist',
      titles: [
        'The day you turned a year older and gave {top-artist} {top-artist-share} of the music',
        'The day you turned a year older and played {top-artist} {top-artist-plays.times}',
        'The day you had a birthday and {top-artist} had {top-artist-plays} of the {tracks.n}',
      ],
      leads: [
        'It was your birthday on {date}, and {top-artist} [was there first|led the music].',
        'The artist of your birthday, {date}, was {top-artist}[, with {top-artist-plays}|].',
        'On {date}, your birthday, {top-artist} had {top-artist-share} of the music.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        'The day you turned a year older and played {top-track} {top-track-plays.times}',
        'The day you had a birthday and let {top-track} come round {top-track-plays.times}',
      ],
      leads: [
        'You played {top-track.by} {top-track-plays.times} on your birthday, {date}.',
        'The track of your birthday, {date}, was {top-track.by}.',
        'On {date} it was your birthday, and {top-track} came round {top-track-plays.times}.',
      ],
    },
    {
      moment: 'few-tracks',
      titles: ['The day you had a birthday and were content with {distinct-tracks} for {tracks}'],
      leads: ['{distinct-tracks} were enough for your birthday, {date}.'],
    },
    {
      moment: 'repeats',
      titles: ['The day you turned a year older and hit repeat {repeats.times} on the way'],
      leads: ['Your birthday, {date}, had {repeats} in it.'],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you turned a year older and had {artists} [round|over] for it',
        'The day you had a birthday and heard {artists}, {top-artist} first of all',
      ],
      leads: [
        '{artists} came by on your birthday, {date}.',
        'On your birthday, {date}, you heard {artists}.',
      ],
    },
    {
      moment: 'new-artists',
      titles: [
        '(new-artists>1) The day you had a birthday and met {new-artists}, {new-artist:1} among them',
        'The day you turned a year older and heard {new-artist:1} for the first time',
      ],
      leads: [
        'A year older on {date}, and {new-artists} richer.',
        'Your birthday, {date}, brought {new-artists}.',
      ],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you had a birthday and kept it among the artists you already knew',
        'The day you turned a year older among {artists} from your own history',
      ],
      leads: [
        '(new-artists=0) On your birthday, {date}, every artist you played was an old acquaintance.',
        '(new-artists=0) No introductions were needed on {date}, your birthday: you had heard all {artists} before.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you turned a year older and played {music-minutes.ratio} the music of a usual day',
        'The day you had a birthday and {music-minutes.about} of music to go with it',
      ],
      leads: [
        'Your birthday, {date}, had {music-minutes.ratio} the music of a usual day.',
        'A usual day has {music-minutes.usual} of music; your birthday, {date}, had {music-minutes}.',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you had a birthday and kept one session going for {longest-session-minutes.about}',
      ],
      leads: [
        'One session on your birthday, {date}, [ran for|went on for|lasted] {longest-session-minutes}.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you had a birthday and gave it one session, {tracks} long'],
      leads: ['Your birthday, {date}, was all one session.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you had a birthday and came back for music in {sessions}'],
      leads: ['Your birthday, {date}, came in {sessions}.'],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        'The day you turned a year older and let {top-show} talk for {top-show-minutes.about}',
        'The day you had a birthday with {podcast-minutes.about} of podcasts and {tracks} of music',
      ],
      leads: [
        'Your birthday, {date}, had talk in it as well as music.',
        'On {date}, your birthday, you gave podcasts {podcast-minutes}.',
      ],
    },
    {
      moment: 'late',
      titles: ['The day you turned a year older and went on listening until late'],
      leads: ['Your birthday, {date}, lasted until {last-play-at}.'],
    },
    {
      moment: 'early',
      titles: ['The day you had a birthday, started it early and came to {tracks}'],
      leads: ['Your birthday, {date}, began at {first-play-at}.'],
    },
    {
      moment: 'night',
      titles: ['The day you began your birthday in the small hours and came to {tracks}'],
      leads: ['It was your birthday, {date}, and the first play began at {first-play-at}.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you turned a year older and listened for {minutes.about} in all',
        'The day you turned a year older, with {top-artist} at the head of the music',
        'The day you had a birthday and heard {tracks} by {artists}',
        'The day you had a birthday and let {top-show} do a part of the talking',
      ],
      leads: [
        '{date} was your birthday.',
        'On {date} you were a year older.',
        'It was your birthday on {date}.',
      ],
    },
  ],
  voices: [
    'Your birthday fell on {date}, and it came with a soundtrack.',
    'A birthday is a day like any other, except that {date} was yours.',
    'On {date} it was your birthday, and the queue had {tracks} to play.',
    '{date} was your birthday, and you pressed play at {first-play-at}.',
    'One year older on {date}, and {tracks} to go with it.',
  ],
  numbers: occasionNumbers,
  endings: [
    'The next one comes in a year.',
    '(new-artist:1) Also new that day, beside the age: {new-artist:1}.',
    ...musicEndings,
  ],
  tags: ['birthday', '{top-artist}', 'one year older', '{top-show}', 'your day'],
}
