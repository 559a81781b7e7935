import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

/** About the top artist of the year, who need not be the top artist of the day. */
export const biggestTopArtistStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      'Your top artist of the year is {year-top-artist}, and {date} shows it.',
      'A year adds up day by day, and {date} was a big one for {year-top-artist}.',
      'Where does a top artist of the year come from? In part, from {date}.',
      'On {date} the top artist of your year had a long turn.',
      'The year has one name at its top, and so has {date}: {year-top-artist}.',
      'Look for {year-top-artist} in your year and you will come upon {date}.',
    ],
    closings: [
      'A year has one name at its top, and days like this one put it there.',
      'The top of the list has to come from somewhere.',
      'A {weekday} that belongs near the top of the year.',
      'One page of the year, and its first name is on it.',
    ],
  },
  heads: [
    'The day you [gave|handed] {year-top-artist}, your top artist of the year, {year-top-artist-minutes.about}',
    'The day you [spent|had] {year-top-artist-minutes.about} with {year-top-artist}, your top artist of the year',
    'The day you [kept going back|kept returning|came back] to your top artist of the year',
    'The day you [went back|came back|returned] to {year-top-artist}, your top artist of the year',
  ],
  titles: {
    record: [
      '(most) The day you [heard|played] more of {year-top-artist} than on any other day [this year|of the year]',
      '(most, minutes) The day you gave {year-top-artist} {year-top-artist-minutes.about}, more than on any other day',
      '(most, !minutes) The day you played {year-top-artist} {year-top-artist-plays.times}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much {year-top-artist} as on another day, and on no day more',
    ],
    'one-artist': [
      '(top-artist!year-top-artist) The day you gave your top artist of the year {year-top-artist-minutes.about} and {top-artist} even more',
    ],
    'one-track': [
      '(top-track~year-top-artist) The day you [played|heard|put on] {top-track} {top-track-plays.times} and [kept to|stayed with|went back to] your top artist of the year',
      '(top-track~year-top-artist) The day you came back to {year-top-artist}, and to {top-track} {top-track-plays.times}',
    ],
    'many-artists': [
      'The day you heard {artists} and gave {year-top-artist} {year-top-artist-minutes.about}',
      'The day you heard {artists} and went back to {year-top-artist}, your top artist of the year',
    ],
    'new-artists': [
      '(new-artists>1) The day you met {new-artists} and still went back to your top artist of the year',
    ],
    'podcasts-beside': [
      'The day you had {episodes} of podcasts to hear and still gave {year-top-artist} {year-top-artist-minutes.about}',
    ],
    plain: [
      'The day you gave {year-top-artist-minutes.about} to {year-top-artist}, your top artist of the year',
      'The day you gave {year-top-artist-plays} to {year-top-artist}, your top artist of the year',
      'The day you spent {year-top-artist-minutes.about} with {year-top-artist}, the top artist of your year',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'few-tracks',
    'close-second',
    'no-new-artists',
    'long-session',
    'one-session',
    'many-sessions',
    'big-ratio',
    'late',
    'early',
  ],
  leads: [
    '(most) Your top artist of the year is {year-top-artist}, and no other day had as much {year-top-artist} as {date}.',
    '(most) {year-top-artist} is your top artist of the year, and {date} had more {year-top-artist} than any other day.',
    '(most) [No other day|No day] of [the|your] year had as much {year-top-artist} as {date}[: {year-top-artist-minutes}|].',
    'On {date} you gave {year-top-artist-minutes} to {year-top-artist}, your top artist of the year.',
    'Your top artist of the year is {year-top-artist}; on {date} you [heard|played|had] {year-top-artist-minutes} of {year-top-artist}.',
    'Your top artist of the year is {year-top-artist}, and on {date} you gave {year-top-artist} {year-top-artist-minutes}.',
    '{year-top-artist}, your top artist of the year, had {year-top-artist-minutes} on {date}.',
    'On {date} you [kept coming back|kept going back|kept returning] to {year-top-artist}, your top artist of the year.',
    '(top-artist-plays~year-top-artist) {top-artist} is the top artist of your year, and of {date} too, with {top-artist-plays}.',
    '(top-artist-plays~year-top-artist) {top-artist} was the top artist of {date}, and is the top artist of your year.',
    '(!minutes) Your top artist of the year is {year-top-artist}, and on {date} you played {year-top-artist} {year-top-artist-plays.times}.',
  ],
  numbers: [
    '{in}{year-top-artist} [had|came to|got|took] {year-top-artist-minutes}[; a usual day|, where a usual day] with {year-top-artist} has {year-top-artist-minutes.usual}.',
    'A usual day with {year-top-artist} has {year-top-artist-minutes.usual}; {year-top-artist} had {year-top-artist-minutes} on this {weekday}.',
    '(music-minutes>year-top-artist-minutes) Of {music-minutes} of music, {year-top-artist} had {year-top-artist-minutes}.',
    '(!minutes) {year-top-artist} had {year-top-artist-plays}; a usual day with {year-top-artist} has {year-top-artist-plays.usual-n}.',
    '{year-top-artist} has {year-top-artist-share} of the music of your year.',
    ...musicNumbers,
  ],
  endings: [
    '(top-artist!year-top-artist) [And yet|Yet|Still,] the top artist of the day was {top-artist}[, with {top-artist-plays}|].',
    ...musicEndings,
  ],
  tags: ['{year-top-artist}', 'first name', 'top of the list', 'same name again', 'headliner'],
}
