// Sentences about how much music a day had, and how much a usual day has.
import type { Patterns } from '../story.ts'

export const musicNumbers: Patterns = [
  '[It came to|That came to|It made|That made|It added up to] {music-minutes} of music[, in {tracks}|, by {artists}|, over {sessions}|][, where [a usual day|your usual day|a usual day of yours] has {music-minutes.usual}|, against {music-minutes.usual} on a usual day|; [a usual day|your usual day] has {music-minutes.usual}|{with}].',
  '[A usual day|Your usual day|A usual day of yours|An ordinary day of yours] has {music-minutes.usual} of music[; this one had|; this {weekday} had|, and this one had|, but this one had|, but this {weekday} had] {music-minutes}[, in {tracks}|, by {artists}|, over {sessions}|].',
  '{in}you [heard|played|went through|got through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes} of music|].',
  '[That made|That came to|It made|It came to] {tracks}[ by {artists}|] and {music-minutes} of music[[; |, where |, and ][a usual day|your usual day] has {music-minutes.usual}|{with}].',
  'You usually [hear|play] {music-minutes.usual} of music; this {weekday} [it was|had|came to] {music-minutes}[, in {tracks}|, by {artists}|, over {sessions}|].',
  'On a usual day you [hear|play|have] {music-minutes.usual} of music[; this time it was|; this {weekday} it was|; on this one it was] {music-minutes}[, in {tracks}|, by {artists}|].',
  '(tracks^) You usually play {tracks.usual}; this {weekday} [came to|had|it was] {tracks.n}[, and {music-minutes} of music|, by {artists}|].',
  '{tracks}[ by {artists}|][ came to| made| filled| added up to] {music-minutes}[ of music|][, where [a usual day|your usual day] has {music-minutes.usual}|; [a usual day|your usual day] has {music-minutes.usual} of music|{with}].',
  'You [heard|had|listened to|went through|played] {music-minutes} of music[, in {tracks}|, by {artists}|, over {sessions}|][, where a usual day has {music-minutes.usual}|, against {music-minutes.usual} on a usual day|; your usual day has {music-minutes.usual}|].',
  'The music [went on|lasted|ran|kept going] for {music-minutes}[, in {sessions}|, over {sessions}|, by {artists}|, through {tracks}|][; a usual day has {music-minutes.usual}|, where a usual day has {music-minutes.usual}|, where yours usually has {music-minutes.usual}|].',
  'Where a usual day has {music-minutes.usual} of music, this [one|{weekday}] had {music-minutes}[, in {tracks}|, by {artists}|, over {sessions}|].',
  '(artists>3) {artists} shared {music-minutes} of music[ between them|][, and {tracks}|][; a usual day has {music-minutes.usual}|].',
  '(music-minutes^) That was {music-minutes.ratio} as much music as on a usual day[: {music-minutes}|, and it came in {tracks}|].',
  '(!minutes) It came to {tracks}[ of {distinct-tracks}|][ by {artists}|][, where a usual day has {tracks.usual}|{with}].',
  '(!minutes) {in}[you heard|you went through|you got through] {distinct-tracks} by {artists}, {tracks} in all.',
  '(!minutes) [A usual day|Your usual day] has {tracks.usual}; this [one|{weekday}] had {tracks.n}[, by {artists}|].',
]
