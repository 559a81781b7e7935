import type { CategoryStories } from '../story.ts'
import { biggestTopGenreDayVoice } from '../voices.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const biggestTopGenreStories: CategoryStories = {
  topic: 'genres',
  voice: biggestTopGenreDayVoice,
  heads: [
    '(most) The day you [played|heard|had] more {top-genre} than on any other day',
    'The day you [gave|handed] {top-genre} {top-genre-minutes.about}',
    'The day you [spent|had|passed] {top-genre-minutes.about} with {top-genre}',
    'The day you [went for|turned to|reached for] {top-genre}',
    'The day you [played|heard] {top-genre-minutes.about} of {top-genre}',
    'The day you [stayed with|kept to|stuck to] {top-genre} for {top-genre-minutes.about}',
  ],
  titles: {
    record: [
      '(most) The day you [had|heard|played] more {top-genre} than on any other day [this year|of the year|of your year]',
      '(most) The day you gave {top-genre} {top-genre-minutes.about}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much {top-genre} as on another day, and on no day more',
    ],
    genre: ['The day you gave {top-genre-minutes.about} of your music to {top-genre}'],
    'one-artist': [
      'The day you played a great deal of {top-genre} and {top-artist} {top-artist-plays.times}',
    ],
    'one-track': [
      'The day you filed under {top-genre} and played {top-track} {top-track-plays.times}',
    ],
    'few-tracks': [
      'The day you needed only {distinct-tracks} for {top-genre-minutes.about} of {top-genre}',
    ],
    'many-artists': ['The day you heard {artists} and gave {top-genre} the lead among the genres'],
    'new-artists': [
      'The day you met {new-artists} and gave {top-genre-minutes.about} to {top-genre}',
    ],
    'many-genres': [
      'The day you went through {genres} and let {top-genre} have {top-genre-minutes.about}',
    ],
    'big-ratio': [
      'The day you had {music-minutes.ratio} the usual music and gave {top-genre} the lead',
    ],
    'podcasts-beside': [
      'The day you had podcasts to hear and still gave {top-genre} {top-genre-minutes.about}',
    ],
  },
  untitled: [
    'no-new-artists',
    'long-session',
    'one-session',
    'many-sessions',
    'late',
    'early',
    'plain',
  ],
  leads: [
    '(most) [No other day|No day] of [the|your] year had as much {top-genre} as {date}[: {top-genre-minutes}|].',
    '(most) On {date} you [heard|played] more {top-genre} than on any other day of [the|your] year[, and {top-artist} led it|].',
    '{on}you [went for|turned to|played] {top-genre}{-on}[, for {top-genre-minutes}|, with {top-artist} in front|, and {genre:2} after it|].',
    '{on}you gave {top-genre} {top-genre-minutes}{-on}[, with {top-artist} in front|, ahead of {genre:2}|].',
    '{top-genre} had {top-genre-minutes} of {date}[, ahead of {genre:2}|, with {top-artist} in front|].',
    '{date} can be filed under {top-genre}[, with {top-artist} in front|, {top-genre-minutes} of it|].',
  ],
  numbers: [
    '{in}[you heard|there were|you played] {top-genre-minutes} of {top-genre}; the top genre of [a usual day|your usual day] has {top-genre-minutes.usual}.',
    '(music-minutes>top-genre-minutes) [The music|All the music] came to {music-minutes}, and {top-genre} had {top-genre-minutes} of it.',
    '{top-genre} [had|took|came to] {top-genre-minutes}[, where the top genre of a usual day has {top-genre-minutes.usual}|, and all the music {music-minutes}|].',
    'On a usual day the top genre has {top-genre-minutes.usual}; [this time|here|on this {weekday}] {top-genre} had {top-genre-minutes}.',
    ...musicNumbers,
  ],
  endings: [
    '[Behind it came|Next came] {genre:2}[, then {genre:3}|][, and {top-artist} led the artists|].',
    ...musicEndings,
  ],
  tags: ['{top-genre}', 'one genre', '{top-artist}', 'one label', 'genre of the day'],
}
