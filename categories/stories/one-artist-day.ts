import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const oneArtistStories: CategoryStories = {
  topic: 'music',
  voice: {
    openings: [
      '(top-artist-share>50) {date} belonged to {top-artist}.',
      'If a day can have a headliner, {date} had {top-artist}.',
      'One name stands above all others on {date}: {top-artist}.',
      '(top-artist-share>50, artists>1) Other artists had plays on {date}, but {top-artist} had the day.',
      'On {date} the queue had a clear idea: {top-artist}.',
      'Look at {date} from any side and {top-artist} looks back.',
      'Some artists drop by; on {date}, {top-artist} stayed.',
    ],
    closings: [
      'Put {top-artist} on the front of the sleeve.',
      'Call it a residency of one day.',
      'The queue said {top-artist}, and the queue had its way.',
      'The needle went round, and so did the {weekday}.',
    ],
  },
  heads: [
    'The day you [gave|handed] {top-artist} {top-artist-minutes.about}',
    'The day you [spent|had|passed] {top-artist-minutes.about} with {top-artist}',
    'The day you [came to|ran up|got through|played] {top-artist-plays} of {top-artist}',
    'The day you [kept going back|kept returning|came back] to {top-artist}',
    'The day you [handed the music to|turned the music over to|let the music be] {top-artist}',
    'The day you [put on|played] {top-artist} {top-artist-plays.times}',
    'The day you [gave|handed] {top-artist} {top-artist-share} of the music',
    'The day you [kept|left] {top-artist} on for {top-artist-minutes.about}',
    '(top-artist-share>50) The day you [wanted|needed] little but {top-artist}',
  ],
  titles: {
    'in-a-row': [
      'The day you kept to {top-artist} and played {track-in-a-row} {track-in-a-row-plays.times} in a row',
    ],
    returning: [
      'The day you gave {top-artist} {top-artist-plays} and went back to {returning-artist} after {returning-artist-days}',
    ],
    record: [
      '(most) The day you [had|heard|played] more {top-artist} than on any other day [this year|of the year|of your year]',
      '(most, minutes) The day you gave {top-artist} {top-artist-minutes.about}, more than on any other day',
      '(most, !minutes) The day you played {top-artist} {top-artist-plays.times}, more than on any other day',
    ],
    tied: [
      '(shared-with:1) The day you had as much {top-artist} as on another day, and on no day more',
    ],
    'one-artist': [
      '(artists>1, top-artist-plays<tracks) The day you played {artists} and gave {top-artist} {top-artist-plays} of the {tracks.n}',
    ],
    'few-tracks': [
      '(top-artist-plays>tracks/2) The day you [turned|made] {distinct-tracks} into {tracks}, most of them by {top-artist}',
      'The day you played {top-artist} over and over on a list of {distinct-tracks}',
    ],
    'one-track': [
      '(top-track!top-artist) The day you listened to {top-artist} most but came back to {top-track} {top-track-plays.times}',
    ],
    'many-artists': [
      'The day you let {artists} have a turn and gave {top-artist} {top-artist-plays} of them',
    ],
    'new-artists': [
      '(new-artists>1) The day you met {new-artists} and still gave the day to {top-artist}',
    ],
    'many-sessions': [
      'The day you took {sessions} to get through {top-artist-minutes.about} of {top-artist}',
    ],
    'podcasts-beside': [
      'The day you had {episodes} of podcasts to hear and still gave {top-artist} {top-artist-plays}',
    ],
    plain: [
      'The day you [played|put on] {top-artist} {top-artist-plays.times} on a {weekday} in {month}',
      'The day you gave {top-artist} {top-artist-minutes.about} on a {weekday} in {month}',
    ],
  },
  untitled: [
    'edges',
    'close-second',
    'no-new-artists',
    'one-session',
    'big-ratio',
    'late',
    'early',
  ],
  leads: [
    '(top-artist-share>50) {date} was a day of {top-artist}[, {top-artist-plays} in all|: {top-artist-minutes}|, for {top-artist-share} of the music].',
    '{on}you [kept|left] {top-artist} on for {top-artist-minutes}{-on}.',
    '{on}you [put on|played] {top-artist} {top-artist-plays.times}{-on}[, {top-track} above all|, {top-track} {top-track-plays.times}|, and {artist:2} {artist-plays:2.times}].',
    'Of the {tracks} on {date}, {top-artist-plays.n} were {top-artist}.',
    '{top-artist-plays} of {top-artist}: that was {date}.',
    '{top-artist} had {top-artist-plays} on {date}[, {top-artist-minutes} in all|, and {top-track-plays.n} of them were {top-track}|, ahead of {artist:2}].',
    'It was {top-artist} for {top-artist-minutes} on {date}.',
    '{on}{top-artist} had {top-artist-share} of the music{-on}[, {top-artist-plays} in all|, {top-artist-minutes} of it|, ahead of {artist:2} and {artist:3}].',
    '{top-artist} led {date} with {top-artist-plays}[; {artist:2} had {artist-plays:2.n}|, and {artist:2} came next].',
    '(most) [No other day|No day] of [the|your] year had as much {top-artist} as {date}[: {top-artist-plays}|, with {top-artist-plays}|].',
    '(most) On {date} you [played|heard] more {top-artist} than on any other day of [the|your] year[, {top-artist-plays} in all|].',
    '{on}you [gave|handed] {top-artist} {top-artist-share} of [the music|all the music]{-on}[, {top-artist-plays} in all|].',
    '(top-artist-share>44) {date} belonged to {top-artist}[: {top-artist-plays}|, with {top-artist-share} of the music|, with {top-artist-plays} of the {tracks.n}].',
    '{on}you [kept coming back|kept going back|kept returning] to {top-artist}{-on}[, {top-artist-plays} in all|, for {top-artist-plays} of the {tracks.n}|].',
    '{on}you [put on|played|turned to] {top-artist} and [stayed|went on|kept at it]{-on}[, for {top-artist-plays}|, for {top-artist-minutes}|].',
    '{on}you spent {top-artist-minutes} with {top-artist}{-on}[, in {top-artist-plays}|, {top-track} first of all|, {top-artist-share} of the music].',
  ],
  numbers: [
    '{in}{top-artist} [had|came to|got|took] {top-artist-minutes}[ in {top-artist-plays}|, {top-artist-plays} in all|]; the top artist of [a usual day|your usual day] [has|gets] {top-artist-minutes.usual}.',
    '(top-artist-share<100) [Of the music|Of {music-minutes} of music], {top-artist} had {top-artist-minutes}[, or {top-artist-share}|, {top-artist-share} of it|].',
    '[The top artist of a usual day|On a usual day the top artist] [has|gets] {top-artist-minutes.usual}; [this time|here|on this {weekday}] {top-artist} had {top-artist-minutes}[, in {top-artist-plays}|].',
    '(top-artist-share<100) {in}{top-artist} [had|got] {top-artist-minutes} [of the music|out of {music-minutes}][; the top artist of [a usual day|your usual day] gets {top-artist-minutes.usual}|].',
    '(!minutes) {in}{top-artist} [had|came to] {top-artist-plays}; the top artist of a usual day [has|gets] {top-artist-plays.usual}.',
    '(!minutes, artists>1) Of {tracks}, {top-artist-plays.n} [were|went to] {top-artist}.',
    ...musicNumbers,
  ],
  endings: [...musicEndings],
  tags: ['{top-artist}', 'one artist', 'front row', 'same name again', 'headliner'],
}
