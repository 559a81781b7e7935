import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const mostDiverseStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      'On {date} everyone had a turn.',
      'One after another they came up on {date}.',
      'Take a breath before you read out the names of {date}.',
      '{date} had a liking for variety.',
      'It takes small print to list the names of {date}.',
      'The queue of {date} was passed around.',
      'Names, and more names: that was {date}.',
    ],
    closings: [
      'So many names, and one page to hold them.',
      'The sleeve will need small print.',
      'A {weekday} with room for everyone.',
      'The shelf was left in some disorder.',
      'There is little left to add to that.',
    ],
  },
  heads: [
    'The day you [heard|went through|played|let in] {artists}',
    'The day you [made room for|called on|gave a turn to|listened to] {artists}',
    'The day you [went|moved|hopped] from artist to artist',
    'The day you [passed the music round|handed the music round] to {artists}',
    'The day you [spread|divided|shared out] {tracks} over {artists}',
  ],
  titles: {
    record: [
      '(artists#1) The day you heard more artists than on any other day [this year|of the year|of your year]',
      '(artists#1) The day you went through {artists}, more than on any other day of the year',
    ],
    tied: [
      '(shared-with:1) The day you heard as many artists as on another day, and on no day more',
    ],
    'many-artists': [
      'The day you heard {artists}, where a usual day has {artists.usual-n}',
      'The day you made room for {artists} in {music-minutes.about} of music',
    ],
    'many-genres': ['The day you went through {artists} and {genres} in {tracks} of music'],
    'new-artists': [
      '(new-artists>1) The day you heard {artists}, {new-artists.n} of them for the first time',
      'The day you let {artists} in, and {new-artist:1} was among the new ones',
    ],
    'one-track': [
      'The day you heard {artists} and came back to {top-track} {top-track-plays.times}',
    ],
    'one-artist': [
      'The day you heard {artists} and came back to {top-artist} {top-artist-plays.times}',
    ],
    'long-session': [
      'The day you let a session run for {longest-session-minutes.about} and heard {artists} in all',
    ],
    'one-session': [
      'The day you fitted {artists} into one session and {music-minutes.about} of music',
    ],
    'big-ratio': [
      'The day you let the music go on and gave {artists} a turn[ in it|]',
      'The day you [had|heard] {music-minutes.ratio} as much music as usual, by {artists}',
    ],
    'podcasts-beside': [
      'The day you had {episodes} of podcasts to hear and still {artists} in the music',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'no-repeats',
    'no-new-artists',
    'close-second',
    'many-sessions',
    'late',
    'early',
    'plain',
  ],
  leads: [
    '(artists#1) {date} had more artists than any other day of [the|your] year[: {artists.n}|, from {top-artist} to {artist:5}|].',
    '{artists} had a turn on {date}[, from {top-artist} to {artist:5}|].',
    'On {date} you went from {top-artist} to {artist:5}, {artists} in all.',
    '{tracks} on {date} came from {artists}.',
    '{date} began with {first-play.by} and went through {artists}.',
    '{artist:2}, {artist:3}, {artist:4}: {date} had {artists}.',
    '(artists#1) [No other day|No day] of [the|your] year had as many artists as {date}[: {artists.n}|].',
    '(artists#1) On {date} you heard more artists than on any other day of [the|your] year[, {artists.n} in all|, from {top-artist} to {artist:5}|].',
    '{top-artist}, {artist:2}, {artist:3}: {date} had {artists}.',
    '(artists^) A usual day has {artists.usual}; {date} had {artists.n}[, {top-artist} first among them|, from {top-artist} to {artist:5}|].',
    '{on}you [made room for|gave a turn to|went through|called on] {artists}{-on}[, {top-artist} first|, from {top-artist} to {artist:5}|, in {sessions}|].',
    'It took {artists} to [make|fill] {date}[, {top-artist} first among them|, from {top-artist} to {artist:5}|].',
  ],
  numbers: [
    '{in}[you heard|you went through|there were] {distinct-tracks} by {artists}[, where a usual day has {artists.usual-n}|, against {artists.usual-n} on a usual day|, {music-minutes} in all|].',
    '[A usual day|Your usual day|A usual day of yours] has {artists.usual}; [this one|this {weekday}] [had|came to] {artists.n}[, in {music-minutes} of music|, in {tracks}|].',
    ...musicNumbers,
  ],
  endings: [
    '[At the end of the list|Further down] came {artist:4} and {artist:5}.',
    ...musicEndings,
  ],
  tags: ['many names', '{top-artist}', 'one by one', 'full list', 'variety'],
}
