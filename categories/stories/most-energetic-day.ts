import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const mostEnergeticStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      'The music of {date} came with energy.',
      'The needle jumped on {date}.',
      'There was energy in the queue on {date}.',
      'What can be measured of energy, {date} had plenty of.',
      'On {date} the dial was turned up.',
      'Some music sits still; that of {date} was of another kind.',
      '{date} had its foot on the pedal.',
    ],
    closings: [
      'Let the needle rest.',
      'A {weekday} with the meter well up.',
      'The volume button can be let go of now.',
      'A sleeve like this one wants to be held tight.',
      'Turn it down before you turn the page.',
    ],
  },
  heads: [
    '(most) The day you played your most energetic music[ of the year|]',
    '(most) The day you [played|heard] the most energetic music of your year',
    '(most) The day you [turned the energy up|had music with more energy] further than on any other day',
  ],
  titles: {
    plain: [
      '(most) The day you heard the most energetic music of the year, from {top-artist} to {artist:2}',
      '(most) The day you played the most energetic music of your year, {top-artist} in front',
    ],
    'one-artist': [
      '(most) The day you played your most energetic music, and {top-artist} led it',
      '(most) The day you played the most energetic music of your year, {top-artist} in front',
    ],
    record: [
      '(most) The day you played music with more energy than on any other day [this year|of the year]',
      '(most) The day you turned the energy up further than on any other day [this year|of the year]',
    ],
    tied: [
      '(shared-with:1) The day you played music with as much energy as on another day, and never more',
    ],
    'big-ratio': [
      'The day you turned up the energy and played {music-minutes.ratio} the usual music',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'energy',
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
  ],
  leads: [
    '(most) Your most energetic music was on {date}[, {top-artist} in front|].',
    '(most) {date} had the most energetic music of your year[, with {top-artist} in front|, and {top-artist} led it|, from {top-artist} to {artist:2}].',
    '(most) The most energetic music of your year was on {date}.',
    '(most) On {date} your music had more energy than on any other day of [the|your] year.',
    '(most) [No other day|No day] of [the|your] year had as much energy in its music as {date}.',
    '(most) On {date} you played music with more energy than on any other day of [the|your] year[, {top-artist} in front|].',
  ],
  numbers: musicNumbers,
  endings: [
    '(top-artist-plays>2) {top-artist} led, with {top-artist-plays}[, and {artist:2} was next|].',
    ...musicEndings,
  ],
  tags: ['{top-artist}', 'turned up', 'energy', 'full power', 'up and up'],
}
