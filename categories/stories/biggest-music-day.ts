import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const biggestMusicStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      '(music-minutes#1) No other day this year held as much music as {date}.',
      '(music-minutes#1) Call it a personal record: {date} had more music than any other day of your year.',
      'Some days hum quietly along; {date} was another kind.',
      'What does a big day of music look like? In your case, like {date}.',
      'Music had a lot of room on {date}, and used it.',
    ],
    closings: [
      'If the day had a sleeve, {top-artist} would be on the front of it.',
      'Leave some room on the shelf under {top-artist}.',
      'The year had other days; this one had the volume.',
      '(times-usual>2) As days go, this one kept the play button busy.',
      'It all fits on one side of a sleeve, if the writing is small.',
      '(minutes#1) The rest of the calendar can only look up.',
    ],
  },
  heads: [
    '(most, minutes) The day you [had|reached|came to] your biggest day of music',
    'The day you [gave|handed] {music-minutes.about} to music',
    'The day you kept the music [on|going] for {music-minutes.about}',
    'The day you let the music [go on|play|run] for {music-minutes.about}',
    'The day you [listened to|took in|got through] {music-minutes.about} of music',
    'The day you [came to|ran up|got through] {tracks}',
    'The day you [kept playing|kept going|went on] until it was {tracks}',
    '(music-minutes^) The day you [wanted|had|took|played] far more music than usual',
    'The day you [went through|fitted in|heard] {artists} in {music-minutes.about} of music',
    'The day you [heard|came to] {tracks}',
  ],
  titles: {
    edges: ['The day you gave {music-minutes.about} to music and ended with {last-play.by}'],
    'in-a-row': [
      'The day you gave {music-minutes.about} to music, {track-in-a-row} {track-in-a-row-plays.times} in a row',
    ],
    returning: [
      'The day you gave {music-minutes.about} to music and went back to {returning-artist} after {returning-artist-days}',
    ],
    record: [
      '(music-minutes#1) The day you [played|heard|had|listened to] more music than on any other day [this year|of the year|of your year]',
      '(music-minutes#1) The day you set the record of the year with {music-minutes.about} of music',
      '(!minutes, tracks#1) The day you came to {tracks}, more than on any other day [this year|of the year]',
    ],
    tied: [
      '(shared-with:1) The day you played as much music as on another day, and on no day more',
      '(shared-with:1) The day you matched another day: just as much music, and no day with more',
    ],
    'few-tracks': [
      '(most, minutes) The day you [needed|took] only {distinct-tracks} for your biggest day of music',
      'The day you made {tracks} out of {distinct-tracks} and [let the list go round|let them come round]',
      'The day you played [the same {distinct-tracks}|{distinct-tracks}] until they came to {tracks}',
      '(music-minutes>60) The day you stretched {distinct-tracks} over {music-minutes.about} of music[ and kept going|]',
    ],
    'one-track': [
      '(most, minutes) The day you [heard|played] {top-track} {top-track-plays.times} on the way to your biggest [music day|day of music]',
      '(artists>1) The day you went through {artists} and came back to {top-track} {top-track-plays.times}',
    ],
    'one-artist': [
      '(most, minutes) The day you gave {top-artist} {top-artist-plays} [of|on] your biggest day of music',
      '(most, minutes) The day you played {top-artist} {top-artist-plays.times} and [made it|called it] your biggest day of music',
      'The day you let {top-artist} have {top-artist-share} of {music-minutes.about} of music',
      'The day you spent {top-artist-minutes.about} with {top-artist} and went on with others',
      '(!minutes) The day you played {top-artist} {top-artist-plays.times} in the course of {tracks}',
    ],
    'many-artists': [
      'The day you [went through|fitted in|heard] {artists} in {music-minutes.about} of music',
      'The day you let {artists} share {music-minutes.about} of music between them',
      'The day you went from {top-artist} to {artist:5} by way of {artists} in all',
      'The day you [opened the door to|made room for] {artists} and heard {tracks} in all',
    ],
    'new-artists': [
      '(most, minutes, new-artists>1) The day you met {new-artists} on the way to your biggest day of music',
    ],
    'one-session': ['The day you pressed play and stayed for {music-minutes.about} of music'],
    'big-ratio': [
      'The day you [heard|had] {music-minutes.ratio} as much music as on a usual day of yours',
    ],
    'podcasts-beside': [
      'The day you had {music-minutes.about} of music and found room for {episodes} of podcasts',
    ],
    'close-second': [
      '(most, minutes) The day you divided your biggest day of music between {top-artist} and {artist:2}',
      'The day you played {top-artist} {top-artist-plays.times} and {artist:2} {artist-plays:2.times}',
    ],
  },
  untitled: ['no-new-artists', 'long-session', 'many-sessions', 'late', 'night', 'early'],
  leads: [
    '(music-minutes#1) {date} had more music than any other day of [the|your] year[: {music-minutes} of it|, from {first-play-at} to {last-play-at}|, and {top-artist} led it|, by {artists}|, {tracks} in all].',
    '(music-minutes#1) Your biggest day of music was {date}[, and it [began|started] at {first-play-at} with {first-play.by}|: {music-minutes}|, with {top-artist} in front|, by {artists}].',
    '(music-minutes#1) [No other day|No day] of [the|your] year had as much music as {date}[, which began at {first-play-at}|, from {first-play-at} to {last-play-at}|, and it began with {first-play.by}].',
    'From {first-play-at} to {last-play-at} on {date} you [heard|played|had] {music-minutes} of music[, in {tracks}|, by {artists}|, over {sessions}].',
    '{tracks} by {artists}: that was {date}.',
    'It was {last-play-at} on {date} before [you stopped|the music stopped|the last track ended][, and by then you had heard {artists}|].',
    'On {date} you pressed play at {first-play-at} and [kept going|went on] until {last-play-at}[, with {music-minutes} of music|, through {artists}|, through {tracks}].',
    'You gave {date} to music[: {music-minutes}, {tracks}|, {music-minutes} of it|, from {first-play-at} to {last-play-at}].',
    '(music-minutes#1) On {date} you [played|heard|listened to] more music than on any other day of [the|your] year[: {tracks} of it|, from {artists}|].',
    '(music-minutes#1) [No other day|No day] of [the|your] year had as much music as {date}[: {music-minutes} of it|, with {tracks} by {artists}|, {tracks} in all|].',
    '{on}you [gave|handed] {music-minutes} to music{-on}[, {tracks} in all|, from {artists}|, in {sessions}|, and {top-artist} led it|].',
    '{date} had {music-minutes} of music[, in {sessions}|, by {artists}|, {tracks} in all|, with {top-artist} in front].',
    '{on}the music [went on|kept going|ran] for {music-minutes}{-on}[, {tracks} in all|, from {artists}|, in {sessions}|, and {top-artist} led it|].',
    '(music-minutes#1) {date} was your biggest day of music[: {tracks} by {artists}|, with {tracks} by {artists}|, and it had {artists} in it].',
    '(music-minutes^) {on}you [wanted|had|played] far more music than usual{-on}[: {music-minutes}|, {tracks} in all|, from {artists}|].',
    '(!minutes, tracks#1) No other day of the year had as many plays as {date}.',
    '(!minutes) {on}you heard {tracks}{-on}[, by {artists}|].',
  ],
  numbers: musicNumbers,
  endings: musicEndings,
  tags: ['{top-artist}', 'long play', 'music day', 'hour after hour', 'all music'],
}
