import type { CategoryStories } from '../story.ts'
import { talkEndings } from './endings.ts'

export const biggestPodcastStories: CategoryStories = {
  topic: 'talk',
  voice: {
    openings: [
      '(podcast-minutes>music-minutes) {date} was a day of voices.',
      'On {date} the talking was left to others.',
      '(podcast-minutes#1) No other day this year held as much podcast time as {date}.',
      'Other people had a lot to say on {date}, and you listened.',
      '(podcast-minutes>music-minutes) Podcasts had the floor on {date}.',
      '(episodes>3) An episode ends, another begins: that was {date}.',
      'There is more to hear than songs, as anyone who looks at {date} can tell.',
    ],
    closings: [
      'The last word here goes to {top-show}.',
      'It is good to let others finish their sentences.',
      'Talk is one thing; minutes can be counted.',
      'That is a {weekday} on the record, word for word.',
      'Leave the sleeve open for the next episode.',
    ],
  },
  heads: [
    'The day you [gave|handed] {podcast-minutes.about} to podcasts',
    'The day you [spent|passed] {podcast-minutes.about} with podcasts',
    'The day you [heard|got through|took in] {episodes} of podcasts',
    'The day you [listened to|kept up with] podcasts for {podcast-minutes.about}',
    'The day you [let others talk|let people talk|listened to talk] for {podcast-minutes.about}',
    '(shows>1) The day you [heard|listened to|went through] {shows} and {episodes}',
  ],
  titles: {
    record: [
      '(most) The day you [spent|had] more time with podcasts than on any other day [this year|of the year]',
    ],
    tied: [
      '(shared-with:1) The day you had as much podcast time as on another day, and on no day more',
    ],
    'one-show': [
      'The day you [stayed with|wanted only] {top-show} for {podcast-minutes.about} and {episodes}',
      'The day you let {top-show} do all the talking, for {podcast-minutes.about} in all',
    ],
    'many-shows': [
      'The day you let {shows} talk and {top-show} come out in front of them',
      'The day you heard {shows} in {podcast-minutes.about} of podcasts, {top-show} [first|in front]',
    ],
    'many-episodes': [
      'The day you heard {episodes} of podcasts and spent {podcast-minutes.about} on them',
      '(shows>1) The day you played {episodes}, and {top-show} had {top-show-episodes.n} of them',
    ],
    'big-ratio': [
      'The day you gave podcasts {podcast-minutes.about}, where a usual day has {podcast-minutes.usual-m}',
    ],
    'long-session': [
      'The day you let a session run for {longest-session-minutes.about} and heard {episodes} in all',
    ],
    'many-sessions': [
      'The day you split {podcast-minutes.about} of podcasts over {sessions} and {episodes}',
    ],
    'music-beside': [
      '(podcast-minutes>music-minutes) The day you gave podcasts {podcast-minutes.about} and left music {music-minutes.about}',
      '(music-minutes>podcast-minutes) The day you had {podcast-minutes.about} of podcasts and even more music than that',
      'The day you heard {episodes} of podcasts and had {tracks} of music beside them',
    ],
    'long-span': ['The day you had voices with you in {sessions} and heard {episodes} in all'],
    plain: [
      'The day you spent {podcast-minutes.about} with podcasts and heard {episodes}[ in all|]',
    ],
  },
  untitled: ['edges', 'one-episode', 'one-session', 'late', 'night', 'early'],
  leads: [
    '(podcast-minutes#1) On {date} you spent more time with podcasts than on any other day of [the|your] year[, {top-show} first of all|, {episodes} in all|].',
    '(podcast-minutes#1) [No other day|No day] of [the|your] year had as much podcast time as {date}[: {podcast-minutes}|, with {episodes} from {shows}|].',
    '{on}you [gave|handed] {podcast-minutes} to podcasts{-on}[, {top-show} first of all|, {episodes} in all|, in {sessions}|].',
    '{on}you [listened to|heard|got through|went through] {episodes} of podcasts{-on}[, {top-show} first of all|, from {shows}|, in {sessions}|].',
    '(podcast-minutes>music-minutes) {date} was a day of voices[, with {top-show} in front|: {episodes} from {shows}|, {podcast-minutes} of them].',
    '{top-show} [had|took] {top-show-minutes} of {date}[, in {top-show-episodes}|].',
  ],
  numbers: [
    'You [spent {podcast-minutes} on|gave {podcast-minutes} to] {episodes}[, against {podcast-minutes.usual} on a usual day with podcasts|, where a usual day with podcasts has {podcast-minutes.usual}|; a usual day with podcasts has {podcast-minutes.usual}].',
    '(shows>1) It came to {podcast-minutes} of podcasts[, from {shows}|, in {episodes}|][; a usual day with podcasts has {podcast-minutes.usual}|, where a usual day with podcasts has {podcast-minutes.usual}|].',
    '[A usual day with podcasts|Your usual day with podcasts] has {podcast-minutes.usual}; [this one|this {weekday}] [had|came to|made it to] {podcast-minutes}[, in {episodes}|, from {shows}|].',
    '[The podcasts|The talk] [came to|took|ran to] {podcast-minutes}[ in {episodes}|][, where a usual day with podcasts has {podcast-minutes.usual}|, against {podcast-minutes.usual} on a usual day with podcasts|; a usual day with podcasts has {podcast-minutes.usual}].',
    '(shows>1) {top-show} [had|took] {top-show-minutes} of it[, in {top-show-episodes}|].',
  ],
  endings: [...talkEndings, '(shows<2) All of it was {top-show}.'],
  tags: ['{top-show}', 'podcasts', 'all ears', 'next episode', 'long talk'],
}
