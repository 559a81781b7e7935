// Numbers of days that go by the calendar: their music may be much or little.
import type { Patterns } from '../story.ts'
import { musicNumbers } from './numbers.ts'

export const occasionNumbers: Patterns = [
  'It came to {minutes}[ of listening|][, where [a usual day|your usual day] has {minutes.usual}|, against {minutes.usual} on a usual day|].',
  '{in}[you heard|there were] {tracks} by {artists}[, {music-minutes} in all|, for {music-minutes} of music|][, where [a usual day|your usual day] has {tracks.usual-n}|{with}].',
  '(!minutes) [You had|There were] {tracks} by {artists}[, where a usual day has {tracks.usual-n}|{with}].',
  ...musicNumbers,
]
