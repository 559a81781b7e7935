import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const mostUnusualStories: CategoryStories = {
  topic: 'genres',
  voice: {
    openings: [
      'The year has its habits, and {date} had others.',
      'Now and then a day changes the subject, and {date} did.',
      '{date} stands a little apart from the rest of your year.',
      'On {date} the queue took a turning.',
      'Put {date} next to the rest of the year and it sticks out.',
      'The habits of the year took no part in {date}.',
      'The needle of {date} came down on another side.',
    ],
    closings: [
      'A shelf is there to be left.',
      'A {weekday} with a label of its own.',
      'There is more than one way to fill a sleeve.',
      'Variety sits well on a sleeve.',
    ],
  },
  heads: [
    'The day you [turned to|went over to|tried] {top-genre}',
    'The day you went over to {top-genre} for {top-genre-minutes.about}',
    '(most) The day you strayed further from your taste than on any other day',
  ],
  titles: {
    genre: [
      'The day you turned to {top-genre} and let {top-artist} lead the way',
      'The day you went over to {top-genre} for {top-genre-minutes.about} and {top-artist} led the artists',
    ],
    record: [
      '(most) The day you [strayed|went] further from your taste than on any other day [this year|of the year]',
    ],
    tied: [
      '(shared-with:1) The day you strayed as far from your taste as on another day, and on no day further',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'many-genres',
    'one-track',
    'few-tracks',
    'many-artists',
    'new-artists',
    'no-new-artists',
    'long-session',
    'one-session',
    'many-sessions',
    'late',
    'early',
    'podcasts-beside',
    'plain',
  ],
  leads: [
    '{on}you went over to {top-genre}{-on}[, for {top-genre-minutes}|, ahead of {genre:2}|].',
    '(most) {on}you strayed further from your taste than on any other day{-on}.',
    '{top-genre} had {top-genre-minutes} of {date}, ahead of {genre:2}.',
    '(most) {on}you went further from your taste than on any other day{-on}.',
    '{on}you gave {top-genre-minutes} to {top-genre}{-on}[, ahead of {genre:2}|, with {top-artist} in front|].',
    '(most) [No other day|No day] of [the|your] year strayed as far from your taste as {date}.',
    '(most) {date} was further from the taste of your year than any other day.',
    '{on}you turned to {top-genre}{-on}[, with {top-artist} in front|, for {top-genre-minutes}|, and {top-artist} led|].',
    '{date} [left the usual road|took a turn], and the turn led to {top-genre}[, with {top-artist} in front|].',
  ],
  numbers: [
    'In {music-minutes} of music there were {genres}[, with {top-genre} in front|, {top-genre} ahead of {genre:2}|].',
    '[The music|All the music] came to {music-minutes}[ in {tracks}|], and {top-genre} had {top-genre-minutes} of it.',
    '{top-genre} [had|took|came to] {top-genre-minutes}[, where the top genre of [a usual day|your usual day] has {top-genre-minutes.usual}|].',
    ...musicNumbers,
  ],
  endings: [
    'With {top-genre} came {genre:2} and {genre:3}[, and {top-artist} led the artists|].',
    ...musicEndings,
  ],
  tags: ['{top-genre}', 'off the road', 'another way', '{top-artist}', 'a day apart'],
}
