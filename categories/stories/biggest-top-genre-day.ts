import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const biggestTopGenreStories: CategoryStories = {
  topic: 'genres',
  voice: {
    openings: [
      'One word is enough for the label of {date}: {year-top-genre}.',
      'If {date} needs a label, {year-top-genre} will do.',
      'The place to look for {date} is under {year-top-genre}.',
      'There is a shelf for {year-top-genre}, and {date} has its place on it.',
      'The label on {date} is easily written.',
    ],
    closings: [
      'One shelf, well used.',
      'The label is small, and it fits.',
      'What to write on the spine is settled.',
    ],
  },
  heads: [
    '(most) The day you [played|heard|had] more {year-top-genre} than on any other day',
    'The day you [gave|handed] {year-top-genre} {year-top-genre-minutes.about}',
    'The day you [spent|had|passed] {year-top-genre-minutes.about} with {year-top-genre}',
    'The day you [went for|turned to|reached for] {year-top-genre}',
    'The day you [played|heard] {year-top-genre-minutes.about} of {year-top-genre}',
    'The day you [stayed with|kept to|stuck to] {year-top-genre} for {year-top-genre-minutes.about}',
  ],
  titles: {
    record: [
      '(most) The day you [had|heard|played] more {year-top-genre} than on any other day [this year|of the year|of your year]',
      '(most) The day you gave {year-top-genre} {year-top-genre-minutes.about}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much {year-top-genre} as on another day, and on no day more',
    ],
    genre: [
      'The day you gave {year-top-genre-minutes.about} to {year-top-genre}, your top genre of the year',
      'The day you spent {year-top-genre-minutes.about} with {year-top-genre}, the top genre of your year',
    ],
    'one-artist': [
      'The day you played a great deal of {year-top-genre} and {top-artist} {top-artist-plays.times}',
    ],
    'one-track': [
      'The day you filed under {year-top-genre} and played {top-track} {top-track-plays.times}',
    ],
    'few-tracks': [
      'The day you needed only {distinct-tracks} for {year-top-genre-minutes.about} of {year-top-genre}',
    ],
    'many-artists': [
      'The day you heard {artists} and gave {year-top-genre} the lead among the genres',
    ],
    'new-artists': [
      'The day you met {new-artists} and gave {year-top-genre-minutes.about} to {year-top-genre}',
    ],
    'many-genres': [
      'The day you went through {genres} and let {year-top-genre} have {year-top-genre-minutes.about}',
    ],
    'big-ratio': [
      'The day you had {music-minutes.ratio} the usual music and gave {year-top-genre} the lead',
    ],
    'podcasts-beside': [
      'The day you had podcasts to hear and still gave {year-top-genre} {year-top-genre-minutes.about}',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'no-new-artists',
    'long-session',
    'one-session',
    'many-sessions',
    'late',
    'early',
    'plain',
  ],
  leads: [
    '(most) Your top genre of the year is {year-top-genre}, and no other day had as much {year-top-genre} as {date}.',
    '(most) {year-top-genre} is your top genre of the year, and {date} had more {year-top-genre} than any other day.',
    '(most) [No other day|No day] of [the|your] year had as much {year-top-genre} as {date}[: {year-top-genre-minutes}|].',
    'On {date} you gave {year-top-genre-minutes} to {year-top-genre}, your top genre of the year.',
    'Your top genre of the year is {year-top-genre}; on {date} you [heard|played|had] {year-top-genre-minutes} of {year-top-genre}.',
    'Your top genre of the year is {year-top-genre}, and on {date} you gave {year-top-genre} {year-top-genre-minutes}.',
    '{year-top-genre}, your top genre of the year, had {year-top-genre-minutes} on {date}.',
    'On {date} you [went for|turned to|played] {year-top-genre}[, for {year-top-genre-minutes}|, with {top-artist} in front|], your top genre of the year.',
    '{date} can be filed under {year-top-genre}, your top genre of the year.',
  ],
  numbers: [
    '{in}you [heard|played] {year-top-genre-minutes} of {year-top-genre}; [a usual day|your usual day] with {year-top-genre} has {year-top-genre-minutes.usual}.',
    '{year-top-genre} had {year-top-genre-minutes}; a usual day with {year-top-genre} has {year-top-genre-minutes.usual}.',
    '(music-minutes>year-top-genre-minutes) [The music|All the music] came to {music-minutes}, and {year-top-genre} had {year-top-genre-minutes} of it.',
    '{year-top-genre} [had|took|came to] {year-top-genre-minutes}[, where a usual day with it has {year-top-genre-minutes.usual}|, and all the music {music-minutes}|].',
    'A usual day with {year-top-genre} has {year-top-genre-minutes.usual}; {year-top-genre} had {year-top-genre-minutes} on this {weekday}.',
    ...musicNumbers,
  ],
  endings: [
    '[Behind it came|Next came] {genre:2}[, then {genre:3}|][, and {top-artist} led the artists|].',
    ...musicEndings,
  ],
  tags: ['{year-top-genre}', 'one genre', '{top-artist}', 'one label', 'genre of the day'],
}
