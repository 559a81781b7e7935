// When plays were heard, by the hours of the local clock: what a day's timeline and the average day are made of.

import { DAY_MS, HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { DaySummary, Play } from '#schemas/index.ts'
import { withinHours } from './heard-once.ts'
import type { HeardPlay } from './heard-play.ts'
import { dayNumberOf, type LocalTime } from './local-time.ts'
import { playStartOf } from './session.ts'

const HOURS = 24
const BYTE_MAX = 255

/** Minutes heard in each hour of the local clock, a byte each; of an hour that comes twice, both. */
export function packHours(date: string, plays: readonly HeardPlay[], time: LocalTime): Buffer {
  const ms = new Array<number>(HOURS).fill(0)
  const day = dayNumberOf(date)
  for (const play of plays) addPlay(ms, play, day, time)
  const shown = withinHours(plays, ms)
  return Buffer.from(shown.map((each) => Math.min(Math.round(each / MINUTE_MS), BYTE_MAX)))
}

/** A play of an assumed length may end the next day: that part is of no hour of the day. */
function addPlay(ms: number[], play: Play, day: number, time: LocalTime): void {
  let fromMs = playStartOf(play)
  while (fromMs < play.endedAt) {
    const local = fromMs + time.offsetMsAt(fromMs)
    const toMs = Math.min(play.endedAt, fromMs + HOUR_MS - (local % HOUR_MS))
    const hour = Math.floor((local % DAY_MS) / HOUR_MS)
    if (Math.floor(local / DAY_MS) === day) ms[hour] = (ms[hour] ?? 0) + toMs - fromMs
    fromMs = toMs
  }
}

/** Mean minutes of each hour over the days; empty where a day does not tell its hours. */
export function averageHoursOf(days: readonly Pick<DaySummary, 'hours'>[]): number[] {
  if (days.length === 0 || days.some(({ hours }) => hours.length !== HOURS)) return []
  return Array.from({ length: HOURS }, (_, hour) => {
    const sum = days.reduce((minutes, { hours }) => minutes + (hours[hour] ?? 0), 0)
    return Math.round((sum * 10) / days.length) / 10
  })
}
