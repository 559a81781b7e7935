import type { CategoryStories } from '../story.ts'
import { biggestTopPodcastDayVoice } from '../voices.ts'
import { talkEndings } from './endings.ts'

export const biggestTopPodcastStories: CategoryStories = {
  topic: 'talk',
  voice: biggestTopPodcastDayVoice,
  heads: [
    'The day you [gave|handed] {top-show} {top-show-minutes.about}',
    'The day you [spent|passed] {top-show-minutes.about} with {top-show}',
    'The day you let {top-show} do the talking',
    'The day you [heard|got through|took in] {top-show-episodes} of {top-show}',
    'The day you [kept up with|stayed with|listened to] {top-show}',
  ],
  titles: {
    record: [
      '(most) The day you [had|heard] more of {top-show} than on any other day [this year|of the year]',
      '(most) The day you gave {top-show} {top-show-minutes.about}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much of {top-show} as on another day, and on no day more',
    ],
    'one-show': ['The day you let {top-show} do all the talking in {top-show-episodes}'],
    'many-shows': ['The day you heard {shows} and put {top-show} before the others'],
    'many-episodes': [
      'The day you played {top-show} on and on until it came to {top-show-episodes}',
    ],
    'big-ratio': [
      'The day you gave {top-show} {top-show-minutes.about} and other shows [whatever time was left|the remaining time]',
    ],
    'long-session': [
      'The day you let a session run long and heard {top-show-episodes} of {top-show}',
    ],
    'music-beside': [
      'The day you gave {top-show} {top-show-minutes.about} and still played {tracks} of music',
      'The day you had {music-minutes.about} of music and {top-show-minutes.about} of {top-show}',
    ],
    plain: ['The day you spent {top-show-minutes.about} on {top-show}, ahead of all other shows'],
  },
  untitled: ['one-episode', 'one-session', 'many-sessions', 'late', 'early', 'long-span'],
  leads: [
    '(top-show-minutes#1) [No other day|No day] of [the|your] year had as much of {top-show} as {date}[: {top-show-minutes}|, in {top-show-episodes}|].',
    '(top-show-minutes#1) On {date} you heard more of {top-show} than on any other day of [the|your] year[, {top-show-episodes} in all|].',
    '{top-show} had a lot to say on {date}[: {top-show-episodes}|, for {top-show-minutes}|, and you let it].',
    '{on}you [let {top-show} do the talking|handed the floor to {top-show}|left the talking to {top-show}]{-on}[, for {top-show-minutes}|, in {top-show-episodes}|].',
    '{on}you [heard|got through|played|went through] {top-show-episodes} of {top-show}{-on}[, {episode:1} among them|, in {sessions}|].',
    '{on}you [spent|had] {top-show-minutes} with {top-show}{-on}[, in {top-show-episodes}|, {episode:1} first|].',
  ],
  numbers: [
    '{top-show} [had|came to|took] {top-show-minutes}[ in {top-show-episodes}|]; the top show of a usual day with podcasts has {top-show-minutes.usual}.',
    'You [spent {top-show-minutes} on|gave {top-show-minutes} to] {top-show}[, in {top-show-episodes}|][; the top show of a usual day with podcasts has {top-show-minutes.usual}|].',
    '(podcast-minutes>top-show-minutes) [All podcasts together|The podcasts together] came to {podcast-minutes}, and {top-show} had {top-show-minutes} of that.',
    '[The top show of a usual podcast day|On a usual podcast day the top show] has {top-show-minutes.usual}; [this time|here|on this {weekday}] {top-show} had {top-show-minutes}[, in {top-show-episodes}|].',
    '{top-show} [had|came to|ran to] {top-show-episodes}[ and {top-show-minutes}|, or {top-show-minutes}|].',
  ],
  endings: talkEndings,
  tags: ['{top-show}', 'one show', 'same voices', 'next episode', 'all ears'],
}
