// Numbers of days that go by the calendar: their music may be much or little.
import type { Patterns } from '../story.ts'

export const occasionNumbers: Patterns = [
  '[In all|Altogether|By the end], [it|that|the day] [came to|made|added up to] {minutes}[, against {minutes.usual} on a usual day|, where a usual day has {minutes.usual}|].',
  '{in}[You heard|There were] {tracks} by {artists}[, {music-minutes} in all|, for {music-minutes} of music|][, where a usual day has {tracks.usual-n}|{with}].',
  '[The music|All the music] [came to|ran to|took] {music-minutes}[ in {tracks}|, from {artists}|][, against {music-minutes.usual} on a usual day|, where a usual day has {music-minutes.usual}|{with}].',
  '[You listened|You were listening] for {minutes}[ and heard {tracks}|][, where a usual day has {minutes.usual}|{with}].',
  '[The count|The sum|The total]: {tracks}, {artists}, {music-minutes} of music.',
  '[A usual day|Your usual day] has {music-minutes.usual} of music; [this one|this {weekday}] [had|came to] {music-minutes}[, in {tracks}|].',
  '(!minutes) [You had|There were] {tracks} by {artists}[, where a usual day has {tracks.usual-n}|{with}].',
]
