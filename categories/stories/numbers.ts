// Sentences about how much music a day had, and how much a usual day has.
import type { Patterns } from '../story.ts'

export const musicNumbers: Patterns = [
  'It came to {music-minutes} of music[, in {tracks}|, from {artists}|, by {artists}|][, where [a usual day|your usual day|a usual day of yours] has {music-minutes.usual}|, against {music-minutes.usual} on a usual day|; your usual day has {music-minutes.usual}|{with}].',
  '[A usual day|Your usual day|A usual day of yours|An ordinary day of yours] has {music-minutes.usual} of music; this [one|{weekday}] had {music-minutes}[, in {tracks}|, from {artists}|, by {artists}|].',
  '{in}[you heard|you played|you went through|you got through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes} of music|][, where [a usual day|your usual day] has {music-minutes.usual} of music|{with}].',
  '[That made|That came to|It made] {tracks} and {music-minutes} of music[; [a usual day|your usual day] has {music-minutes.usual}|, where [a usual day|your usual day] has {music-minutes.usual}|, and [a usual day|your usual day] has {music-minutes.usual}|{with}].',
  'You usually [hear|play] {music-minutes.usual} of music; this {weekday} [had|came to] {music-minutes}[, in {tracks}|, by {artists}|].',
  '(tracks^) You usually play {tracks.usual}; this {weekday} [came to|had] {tracks.n}[, and {music-minutes} of music|].',
  '{tracks} [came to|made|added up to] {music-minutes}[ of music|][, where [a usual day|your usual day] has {music-minutes.usual}|; [a usual day|your usual day] has {music-minutes.usual} of music|{with}].',
  '(!minutes) It came to {tracks}[ of {distinct-tracks}|][ by {artists}|][, where a usual day has {tracks.usual}|{with}].',
  '(!minutes) {in}[you heard|you went through] {distinct-tracks} by {artists}, {tracks} in all.',
]
