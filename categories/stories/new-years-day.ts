import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { occasionNumbers } from './occasion.ts'

export const newYearStories: CategoryStories = {
  topic: 'any',
  voice: {
    openings: [
      'The year was still in its wrapping when you pressed play on {date}.',
      'A year has to start with something, and on {date} yours did.',
      'On {date} the calendar was empty and the queue was ready.',
      'The first page of the year is {date}, and it has sound.',
      'Before any of the other days there was {date}.',
    ],
    closings: [
      '(times-usual>1) The rest of the year had something to follow.',
      '(times-usual>1) As first pages go, it was well filled.',
      'Turn the page, and the rest of the year begins.',
      'A calendar has to open somewhere.',
    ],
  },
  heads: [
    'The day you [began|opened|started] the year [with {tracks}|listening|with music]',
    'The day you [began|opened|started] the year and [heard|came to] {tracks}',
    'The day you [began|opened|started] the year and listened for {minutes.about}',
    'The day you [began|opened|started] the year with {music-minutes.about} of music',
  ],
  titles: {
    edges: [
      'The day you began the year with {first-play.by} and ended it with {last-play.by}',
      'The day you began the year with {first-play.by} and heard {tracks}',
    ],
    returning: [
      'The day you began the year and went back to {returning-artist} after {returning-artist-days}',
    ],
    'one-artist': ['The day you began the year and played {top-artist} {top-artist-plays.times}'],
    'one-track': [
      'The day you began the year with {top-track} and played it {top-track-plays.times}',
    ],
    'few-tracks': ['The day you began the year with {distinct-tracks} and made {tracks} of them'],
    'many-artists': ['The day you began the year by going through {artists} in {tracks}'],
    'new-artists': ['The day you began a new year and met {new-artist:1} for the first time'],
    'big-ratio': ['The day you began the year with {music-minutes.ratio} the music of a usual day'],
    'long-session': [
      'The day you began the year with a session that ran for {longest-session-minutes.about}',
    ],
    'one-session': [
      'The day you opened the year with a single session and {tracks} of music in it',
    ],
    'many-sessions': ['The day you began the year in {sessions} and heard {tracks} by {artists}'],
    'podcasts-beside': [
      'The day you began the year with {episodes} of podcasts and {tracks} of music',
    ],
    plain: [
      'The day you [began|opened|started] the year and listened for {minutes.about}[ in all|]',
      'The day you began the year and heard {tracks} by {artists}',
      'The day you began the year and let {top-show} do a part of the talking',
    ],
  },
  untitled: ['in-a-row', 'repeats', 'no-new-artists', 'night', 'early', 'late'],
  leads: [
    'You began the year on {date} with {first-play.by}.',
    '{on}you began the year with {tracks}{-on}[, by {artists}|, {top-artist} ahead of the rest|].',
    "New Year's Day, {date}, [began at {first-play-at} with {first-play.by}|had {tracks} by {artists}|had {minutes} of listening].",
    "On {date}, New Year's Day, [{top-artist} had {top-artist-share} of the music|you heard {tracks} by {artists}|you heard {artists}|you listened for {minutes}].",
    '{artists} opened the year on {date}[, {top-artist} first of all|].',
    "You played {top-track.by} {top-track-plays.times} on New Year's Day, {date}.",
  ],
  numbers: occasionNumbers,
  endings: [...musicEndings],
  tags: ["New Year's Day", '{top-artist}', 'day one', '{top-show}', 'a new year'],
}
