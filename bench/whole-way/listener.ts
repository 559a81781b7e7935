// A listener with just enough history for five reports.
import { systemClock } from '#foundation/clock.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Play, PlaysRecorded, ProfileDeclared } from '#schemas/index.ts'

export const YEAR = 2025
export const ZONE = 'America/New_York'

export const loadProfileOf = (userId: string): ProfileDeclared => ({
  userId,
  zone: ZONE,
  zoneHistory: [],
  country: 'US',
  language: 'en',
  birthday: '06-14',
  years: [YEAR],
  hiddenCreators: [],
  hiddenDates: [],
  isHidden: false,
  declaredAt: systemClock.now(),
})

export const playsRecordedOf = (userId: string, list: readonly Play[]): PlaysRecorded => ({
  userId,
  importId: `bench-${userId}`,
  source: 'bench',
  batch: 0,
  isLast: true,
  recordedAt: systemClock.now(),
  plays: list,
})

export const newPlay = (playId: string, endedAt: number): Play => ({
  playId,
  endedAt,
  playedMs: 45 * SECOND_MS, // Short, so that two hundred of them still make a day of one person.
  kind: 'track',
  title: 'One More for the Bench',
  creator: 'The Measured',
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
})

/** 60 days of a few plays each, some days with many: enough for five reports. */
export function smallHistory(userId: string): Play[] {
  const begun = Date.UTC(YEAR, 2, 1, 16)
  return Array.from({ length: 60 }, (_, day) => {
    const count = day === 17 ? 40 : day === 31 ? 25 : 5 + (day % 3)
    return Array.from({ length: count }, (_, number): Play => {
      const isEpisode = day % 5 === 0 && number < (day === 40 ? 5 : 2)
      const again = day === 31 ? number % 3 : number
      return {
        playId: `${userId}-${day}-${number}`,
        endedAt: begun + day * 24 * HOUR_MS + number * 4 * MINUTE_MS,
        playedMs: (isEpisode ? 30 : 3) * MINUTE_MS,
        kind: isEpisode ? 'episode' : 'track',
        title: isEpisode ? `Part ${day}.${number}` : `Song ${again}`,
        creator: isEpisode ? 'The Long Talk' : `Band ${day === 17 ? 1 : (day * 7 + again) % 23}`,
        collection: null,
        uri: null,
        country: null,
        isLengthAssumed: false,
      }
    })
  }).flat()
}
