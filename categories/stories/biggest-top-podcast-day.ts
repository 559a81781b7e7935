import type { CategoryStories } from '../story.ts'
import { talkEndings } from './endings.ts'

export const biggestTopPodcastStories: CategoryStories = {
  topic: 'talk',
  voice: {
    openings: [
      '(podcast-minutes>music-minutes) One show had the floor on {date}.',
      '{year-top-show} had a lot to say on {date}, and you let it.',
      'If {date} had a host, it was {year-top-show}.',
      'Look under {date} and you will find {year-top-show}.',
      '(podcast-minutes>music-minutes) Some shows get a slot; on {date}, {year-top-show} got the schedule.',
      'The programme of {date} is quickly read.',
      '(top-show-episodes>1) On {date} one show followed upon itself.',
    ],
    closings: [
      'To be continued, as shows like to say.',
      'That was a {weekday} with a host.',
      'Someone speaks and someone listens.',
      'Put the name of the show on the spine.',
    ],
  },
  heads: [
    'The day you [gave|handed] {year-top-show} {year-top-show-minutes.about}',
    'The day you [spent|passed] {year-top-show-minutes.about} with {year-top-show}',
    'The day you let {year-top-show} do the talking',
    '(top-show-episodes~year-top-show) The day you [heard|got through|took in] {top-show-episodes} of {year-top-show}',
    'The day you [kept up with|stayed with|listened to] {year-top-show}',
  ],
  titles: {
    record: [
      '(most) The day you [had|heard] more of {year-top-show} than on any other day [this year|of the year]',
      '(most) The day you gave {year-top-show} {year-top-show-minutes.about}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much of {year-top-show} as on another day, and on no day more',
    ],
    'one-show': [
      '(top-show-episodes~year-top-show) The day you stayed with {year-top-show} for {year-top-show-minutes.about} and {top-show-episodes}',
    ],
    'many-shows': ['The day you heard {shows} and put {year-top-show} before the others'],
    'many-episodes': [
      '(top-show-episodes~year-top-show) The day you played {year-top-show} on and on until it came to {top-show-episodes}',
    ],
    'big-ratio': [
      'The day you gave {year-top-show} {year-top-show-minutes.about} and other shows [whatever time was left|the remaining time]',
    ],
    'long-session': [
      '(top-show-episodes~year-top-show) The day you let a session run long and heard {top-show-episodes} of {year-top-show}',
    ],
    'music-beside': [
      'The day you gave {year-top-show} {year-top-show-minutes.about} and still played {tracks} of music',
      'The day you had {music-minutes.about} of music and {year-top-show-minutes.about} of {year-top-show}',
    ],
    plain: [
      'The day you spent {year-top-show-minutes.about} on {year-top-show}, ahead of all other shows',
    ],
  },
  untitled: ['edges', 'one-episode', 'one-session', 'many-sessions', 'late', 'early', 'long-span'],
  leads: [
    '(most) Your top show of the year is {year-top-show}, and no other day had as much {year-top-show} as {date}.',
    '(most) {year-top-show} is your top show of the year, and {date} had more {year-top-show} than any other day.',
    '(most) [No other day|No day] of [the|your] year had as much {year-top-show} as {date}[: {year-top-show-minutes}|].',
    'On {date} you gave {year-top-show-minutes} to {year-top-show}, your top show of the year.',
    'Your top show of the year is {year-top-show}; on {date} you [heard|played|had] {year-top-show-minutes} of {year-top-show}.',
    'Your top show of the year is {year-top-show}, and on {date} you gave {year-top-show} {year-top-show-minutes}.',
    '{year-top-show}, your top show of the year, had {year-top-show-minutes} on {date}.',
    '(top-show-episodes~year-top-show) {year-top-show}, your top show of the year, had {top-show-episodes} on {date}.',
    '(top-show-episodes~year-top-show) {on}you [heard|got through|played|went through] {top-show-episodes} of {year-top-show}{-on}[, {episode:1} among them|, in {sessions}|].',
  ],
  numbers: [
    '{year-top-show} [had|came to|took] {year-top-show-minutes}[ in {top-show-episodes}|]; a usual day with {year-top-show} has {year-top-show-minutes.usual}.',
    'You [spent {year-top-show-minutes} on|gave {year-top-show-minutes} to] {year-top-show}[, in {top-show-episodes}|][; a usual day with {year-top-show} has {year-top-show-minutes.usual}|].',
    '(podcast-minutes>year-top-show-minutes) [All podcasts together|The podcasts together] came to {podcast-minutes}, and {year-top-show} had {year-top-show-minutes} of that.',
    'A usual day with {year-top-show} has {year-top-show-minutes.usual}; {year-top-show} had {year-top-show-minutes} on this {weekday}.',
    '(top-show-episodes~year-top-show) {year-top-show} [had|came to|ran to] {top-show-episodes}[ and {year-top-show-minutes}|, or {year-top-show-minutes}|].',
  ],
  endings: talkEndings,
  tags: ['{year-top-show}', 'one show', 'same voices', 'next episode', 'all ears'],
}
