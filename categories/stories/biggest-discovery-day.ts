import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const biggestDiscoveryStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      'The shelf had some room left, and {date} filled a part of it.',
      'On {date} your listening went off the map.',
      'New names came in on {date}, one after another.',
      'First plays are short moments, and {date} had its share of them.',
      '{date} opened doors that your history had passed by.',
      'Until {date}, your history had never heard {new-artist:1}.',
      'There is a first play for every artist, and {date} had several.',
      'A first hearing only happens once; on {date} it happened again and again.',
    ],
    closings: [
      'Every old name in your history was a new one once.',
      'The history took note and turned the page.',
      'On the shelf, the names moved closer together.',
      'What comes after a first play is another story.',
      'Play by play, the shelf filled up.',
      'A {weekday} of first plays, and there it stands.',
    ],
  },
  heads: [
    'The day you [met|let in|came upon] {new-artists}',
    'The day you [added|brought] {new-artists} to your [history|year]',
    'The day you [heard|met] {new-artist:1} for the first time',
    '(new-artists>1) The day you [heard|met] {new-artist:1} and {new-artist:2} for the first time',
    'The day you [made room|found room|had an ear] for {new-artists}',
  ],
  titles: {
    returning: [
      'The day you met {new-artists} and went back to {returning-artist} after {returning-artist-days}',
    ],
    record: [
      '(most) The day you let in {new-artists}, more than on any other day [this year|of the year]',
    ],
    tied: [
      '(shared-with:1) The day you met as many new artists as on another day, and on no day more',
    ],
    'new-artists': [
      '(new-artists>1) The day you added {new-artists} to your history, {new-artist:1} among them',
      '(new-artists>2) The day you heard {new-artist:1}, {new-artist:2} and {new-artist:3} for the first time',
    ],
    'many-artists': [
      '(new-artists>1) The day you heard {artists} and met {new-artists.n} of them for the first time',
      'The day you went through {artists} and met {new-artists.n} for the first time',
    ],
    'one-artist': [
      '(top-artist!new-artist:1) The day you met {new-artists} and still went back to {top-artist} {top-artist-plays.times}',
    ],
    'one-track': [
      '(top-track!new-artist:1) The day you met {new-artists} and still went back to {top-track}',
      '(top-track~new-artist:1) The day you heard {new-artist:1} for the first time and played {top-track} {top-track-plays.times}',
    ],
    'few-tracks': [
      'The day you met {new-artists} and played {distinct-tracks} until they came to {tracks}',
    ],
    'no-repeats': [
      'The day you played {distinct-tracks}, each of them once, and met {new-artists}',
    ],
    'long-session': [
      'The day you let a session run for {longest-session-minutes.about} and met {new-artists}',
    ],
    'one-session': ['The day you met {new-artists} in a single session and kept it going'],
    'big-ratio': ['The day you let the music go on and met {new-artists} on the way'],
    'podcasts-beside': [
      'The day you had {podcast-minutes.about} of podcasts and still met {new-artists}',
    ],
    'many-genres': [
      'The day you met {new-artists} and went through {genres} in {music-minutes.about} of music',
    ],
    plain: [
      'The day you heard {new-artist:1} for the first time and kept on listening',
      'The day you let new artists in, {new-artists.n} of them, and kept on listening',
    ],
  },
  untitled: ['edges', 'in-a-row', 'many-sessions', 'late', 'early'],
  leads: [
    'On {date} you met {new-artist:1} at {new-artist-at:1}[, one of {new-artists}|].',
    '(new-artists>1) Of the {artists} [of|on] {date}, {new-artists.n} were new to you[, {new-artist:1} among them|, {new-artist:1} and {new-artist:2} among them|].',
    'Until {date} you had never heard {new-artist:1}[, {new-artist:2} or {new-artist:3}| or {new-artist:2}|].',
    '(new-artists#1) {date} had more new artists than any other day of [the|your] year[, {new-artist:1} and {new-artist:2} among them|].',
    '(new-artists>1) At {new-artist-at:1} on {date} you [heard|met] {new-artist:1} for the first time[; {new-artists.n} of the artists were new|].',
    '(new-artists>2) {date} brought you {new-artist:1}, {new-artist:2} and {new-artist:3}[, {new-artists} in all|].',
    '(new-artists>2) You met {new-artist:1} on {date}, and {new-artist:2}, and {new-artist:3}.',
    'It was {new-artist-at:1} on {date} when you [met|first heard] {new-artist:1}[, one of {new-artists}|].',
    '(new-artists>2) [Before {date}|Until {date}], you had never heard {new-artist:1}[ or {new-artist:2}|, {new-artist:2} or {new-artist:3}|].',
    '(new-artists>2) {on}you [met|heard] {new-artist:1}, {new-artist:2} and {new-artist:3} for the first time{-on}.',
    '(new-artists#1, new-artists>2) [No other day|No day] of [the|your] year [brought|had|let in] as many new artists as {date}[: {new-artists.n}|].',
    '(new-artists>2) {on}{new-artists} [came in|turned up|found a way in]{-on}[, {new-artist:1} among them|, {new-artist:1} and {new-artist:2} among them|].',
    '(new-artists>1) {date} was the day you met {new-artist:1} and {new-artist:2}.',
    '{date} was the day you met {new-artist:1}.',
    '(new-artists>2) {date} [brought|let in] {new-artists}[, from {new-artist:1} to {new-artist:5}|, {new-artist:1} among them|, {new-artist:1}, {new-artist:2} and {new-artist:3} among them].',
    'Before {date}, {new-artist:1} was a name that your history had never heard.',
  ],
  numbers: [
    '(artists>new-artists) {in}[you heard|there were] {artists}[ in all|], and {new-artists.n} were new[, against {new-artists.usual-n} on a usual day|, where a usual day has {new-artists.usual-n}|].',
    '[In|Within] {music-minutes} of music [you met|there {new-artists.was}] {new-artists}[, where a usual day has {new-artists.usual-n}|].',
    'It came to {tracks} by {artists}[, for {music-minutes}|, in {music-minutes}]; a usual day has {music-minutes.usual} of music.',
    ...musicNumbers,
  ],
  endings: [
    '(history-days>30, new-artists>2) It took a history of {history-days} to get to {new-artist:1}[ and {new-artist:2}|].',
    '(new-artists>3) {new-artist:3} and {new-artist:4} were new too[, and so was {new-artist:5}|].',
    ...musicEndings,
  ],
  tags: ['first plays', '{new-artist:1}', 'new names', 'first meetings', 'discoveries'],
}
