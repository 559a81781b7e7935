import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { occasionNumbers } from './occasion.ts'

export const birthdayStories: CategoryStories = {
  topic: 'any',
  voice: {
    openings: [
      'Your birthday fell on {date}, and it came with a soundtrack.',
      'A birthday is a day like any other, except that {date} was yours.',
      'On {date} it was your birthday, and the queue had a few things to play.',
      'A birthday comes once a year, and yours, {date}, sounded like this.',
      'Every birthday needs a page, and this is the one for {date}.',
    ],
    closings: [
      'What was wished for stays between you and the queue.',
      'Same time next year.',
      'Many returns of the day, as the repeat button would say.',
      'Quite a {weekday} to grow older on.',
      'Cut the page with care; there is one a year.',
    ],
  },
  heads: [
    'The day you [turned a year older|had a birthday|were a year older]',
    'The day you [had|kept|spent] your birthday [with music|with {tracks}|listening]',
    'The day you [turned a year older|had a birthday] and [heard|came to] {tracks}',
    'The day you [turned a year older|had a birthday] and listened for {minutes.about}',
    'The day you had a birthday and [played|heard|had] {music-minutes.about} of music',
  ],
  titles: {
    'in-a-row': [
      'The day you turned a year older and played {track-in-a-row} {track-in-a-row-plays.times} in a row',
    ],
    returning: [
      'The day you turned a year older and went back to {returning-artist} after {returning-artist-days}',
      'The day you had a birthday and heard {returning-artist} for the first time in {returning-artist-days}',
    ],
    'one-artist': [
      'The day you turned a year older and gave {top-artist} {top-artist-share} of the music',
      'The day you turned a year older and played {top-artist} {top-artist-plays.times}',
      'The day you had a birthday and {top-artist} had {top-artist-plays} of the {tracks.n}',
    ],
    'one-track': [
      'The day you turned a year older and played {top-track} {top-track-plays.times}',
      'The day you had a birthday and let {top-track} come round {top-track-plays.times}',
    ],
    repeats: ['The day you turned a year older and hit repeat {repeats.times} on the way'],
    'many-artists': [
      'The day you turned a year older and had {artists} [round|over] for it',
      'The day you had a birthday and heard {artists}, {top-artist} first of all',
    ],
    'new-artists': [
      '(new-artists>1) The day you had a birthday and met {new-artists}, {new-artist:1} among them',
      'The day you turned a year older and heard {new-artist:1} for the first time',
    ],
    'no-new-artists': ['The day you turned a year older among {artists} from your own history'],
    'big-ratio': [
      'The day you turned a year older and played {music-minutes.ratio} the music of a usual day',
      'The day you had a birthday and {music-minutes.about} of music to go with it',
    ],
    'long-session': [
      'The day you had a birthday and kept one session going for {longest-session-minutes.about}',
    ],
    'one-session': ['The day you had a birthday and gave it one session, {tracks} long'],
    'podcasts-beside': [
      'The day you turned a year older and let {top-show} talk for {top-show-minutes.about}',
      'The day you had a birthday with {podcast-minutes.about} of podcasts and {tracks} of music',
    ],
    plain: [
      'The day you turned a year older and listened for {minutes.about} in all',
      'The day you turned a year older, with {top-artist} at the head of the music',
      'The day you had a birthday and heard {tracks} by {artists}',
      'The day you had a birthday and let {top-show} do a part of the talking',
    ],
  },
  untitled: ['edges', 'few-tracks', 'many-sessions', 'late', 'early', 'night'],
  leads: [
    'Your birthday, {date}, began at {first-play-at} with {first-play.by}[ and ended with {last-play.by}|].',
    'On {date} you [had a birthday|turned a year older] and [listened for {minutes}|heard {tracks} by {artists}|played {top-track.by} {top-track-plays.times}|began with {first-play.by}].',
    'On your birthday, {date}, you [pressed play at {first-play-at}, on {first-play.by}|went back to {returning-artist}, after {returning-artist-days}|played {top-artist} {top-artist-plays.times}].',
    '{top-artist} led your birthday, {date}[, with {top-artist-plays}|, ahead of {artist:2}|].',
    'It was your birthday, {date}, and it began with {first-play.by}.',
    'It was your birthday on {date}, and {top-artist} [led the music|came first][, with {top-artist-plays}|].',
    '{on}you [turned a year older|were a year older]{-on}, [and {top-artist} led the music|and heard {tracks}|with {tracks} to go with it|and heard {artists}].',
    'Your birthday, {date}, [had|came with] {tracks} in it[, by {artists}|, {top-artist} first of all|].',
    'On {date}, your birthday, [you heard {tracks} by {artists}|you listened for {minutes}|{top-artist} had {top-artist-share} of the music|you heard {artists}].',
    'You played {top-track.by} {top-track-plays.times} on your birthday, {date}.',
    'On your birthday, {date}, you [heard {artists}|came to {tracks}|listened in {sessions}][, {top-artist} first of all|].',
    'The [artist of your birthday, {date}, was {top-artist}[, with {top-artist-plays}|]|track of your birthday, {date}, was {top-track.by}].',
    '(new-artists>0) Your birthday, {date}, brought {new-artists}[, {new-artist:1} among them|].',
    '{date} was your birthday[, and it came with {music-minutes} of music|, and it had {artists}|].',
  ],
  numbers: occasionNumbers,
  endings: ['(new-artists=1) Also new that day, beside the age: {new-artist:1}.', ...musicEndings],
  tags: ['birthday', '{top-artist}', 'one year older', '{top-show}', 'your day'],
}
