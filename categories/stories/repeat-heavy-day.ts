import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const repeatHeavyStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      'Once was only the beginning on {date}.',
      'Some tracks are heard once; {date} had other plans.',
      'Again is a small word, and {date} was full of it.',
      'The queue of {date} went round, and then it went round again.',
      'On {date} the same tracks kept coming back.',
      'Play, then play again: that was {date}.',
      'Going forward is one way to listen; {date} went back.',
      'A loop is a small thing, and {date} was built of them.',
      'Again and again, {date} went back to what it had just heard.',
    ],
    closings: [
      '(top-track-plays>9) By the end, the track knew you as well as you knew it.',
      'Even the needle would have known the way by then.',
      'A good loop goes on; a day, in the end, stops.',
      'Say it again, the queue said, and you did.',
      'Play by play, round by round, that is how it added up.',
      'The {weekday} ended; the tune may not have.',
    ],
  },
  heads: [
    'The day you [came to|ran up|piled up] {repeats}',
    'The day you [made|got] {tracks} out of {distinct-tracks}',
    'The day you [went|kept going] round {distinct-tracks}',
    'The day you [hit|pressed|used] repeat {repeats.times}',
  ],
  titles: {
    'in-a-row': [
      'The day you played {track-in-a-row} {track-in-a-row-plays.times} in a row and hit repeat {repeats.times}',
      'The day you played {track-in-a-row.by} {track-in-a-row-plays.times} in a row',
    ],
    record: [
      '(most) The day you [had|came to] more repeats than on any other day [this year|of the year|of your year]',
      '(most) The day you hit repeat {repeats.times}, more than on any other day [this year|of the year]',
    ],
    'few-tracks': [
      'The day you made {tracks} out of {distinct-tracks} and [let the list go round|let them come round]',
      'The day you played {distinct-tracks} round and round until they came to {tracks}',
      'The day you needed only {distinct-tracks} and played them until it was {tracks}',
    ],
    'one-track': [
      'The day you [played|heard] {top-track} {top-track-plays.times} and kept going back to it',
    ],
    'one-artist': [
      'The day you kept {top-artist} on repeat for {top-artist-plays} and {top-artist-minutes.about} in all',
    ],
    'new-artists': [
      'The day you met {new-artist:1} and hit repeat {repeats.times} before it was over',
    ],
    'many-sessions': [
      'The day you listened in {sessions} and went round {distinct-tracks} for {tracks}',
    ],
    plain: ['The day you played {tracks} of music, and {repeats.n} of those were repeats'],
  },
  untitled: [
    'edges',
    'returning',
    'repeats',
    'close-second',
    'many-artists',
    'no-new-artists',
    'long-session',
    'one-session',
    'late',
    'early',
    'podcasts-beside',
  ],
  leads: [
    '{on}you went back to {top-track.by} {top-track-plays.times}{-on}[, and hit repeat {repeats.times} in all|].',
    '{tracks} out of {distinct-tracks}: that was {date}.',
    '(repeats#1) {date} had more repeats than any other day of [the|your] year.',
    'Of the {tracks} on {date}, {repeats.n} were repeats[, {top-track} above all|, of {top-track} above all|].',
    '{date} [made|got] {tracks} out of {distinct-tracks}[, {top-track} {top-track-plays.times}|].',
    'On {date} {top-track.by} came round {top-track-plays.times}[, and {track:2} was next|].',
    'You played {top-track.by} {top-track-plays.times} on {date}[, and {repeats.n} of the plays were repeats|, more than any other track|].',
    '(distinct-tracks<40) {distinct-tracks} [were enough for|filled] {date}[, {tracks} in all|, {top-track.by} above all|].',
    '(repeats#1) [No other day|No day] of [the|your] year had as many repeats as {date}[: {repeats.n}|].',
    '(repeats#1) On {date} you came to more repeats than on any other day of [the|your] year[, {repeats.n} in all|].',
    '{on}the same tracks kept coming back{-on}[, {top-track.by} above all|, {top-track} {top-track-plays.times}|: {distinct-tracks}, {tracks}|].',
    '{on}you [made|got|turned out] {tracks} out of {distinct-tracks}{-on}[, {top-track} above all|].',
    '{date} ran on {distinct-tracks}[, and they came to {tracks}|, {top-track.by} above all|, and {top-track} came round {top-track-plays.times}].',
    '{on}you hit repeat {repeats.times}{-on}[, above all for {top-track.by}|, {top-track} more often than any other|].',
    'It took {distinct-tracks} to fill {date}[, {top-track.by} above all|, and {top-track} came round {top-track-plays.times}|].',
  ],
  numbers: [
    '[It took|There were|You had] {distinct-tracks} [for|to make] {tracks}[ and {music-minutes}|, {music-minutes} of music in all|{with}].',
    '[Of {tracks}|Of the {tracks}], {repeats.n} were repeats[, against {repeats.usual-n} on a usual day|, where [a usual day|your usual day] has {repeats.usual-n}|{with}].',
    '{repeats} [were among the plays|were in it], [against {repeats.usual-n} on a usual day|where a usual day has {repeats.usual-n}].',
    ...musicNumbers,
  ],
  endings: [...musicEndings],
  tags: ['on repeat', '{top-artist}', 'once more', 'round and round', 'same again'],
}
