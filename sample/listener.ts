import { dayNumberOf, instantOf } from '#facts/local-time.ts'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import { type Chance, newChance } from './chance.ts'
import { type PlannedSession, planSessions } from './day.ts'
import { sampleProfile } from './profile.ts'
import { type ExportRow, rowOf, type Stream } from './row.ts'
import { playSession } from './session.ts'
import { newTaste, tasteOf } from './taste.ts'
import { datesBetween, isWithin, planYear, type YearPlan } from './year.ts'

export interface SampleListenerOptions {
  /** The same seed invents the same listener, to the byte. */
  readonly seed: string | number
  /** The last calendar year, which is listened to its end. */
  readonly lastYear?: number
  /** Calendar years, 1 or more. */
  readonly years?: number
  /** Times the usual length of each session, above 0. */
  readonly intensity?: number
  readonly zone?: string
  /** `MM-DD`. */
  readonly birthday?: string
  /** ISO 3166 alpha-2. */
  readonly country?: string
}

export interface SampleListener {
  readonly plans: readonly YearPlan[]
  /** In the order of the export: by `ts`. */
  readonly rows: readonly ExportRow[]
}

/** Invents a listener and everything they played. No clock, no chance but the seed's. */
export function listener(options: SampleListenerOptions): SampleListener {
  const { lastYear = 2025, years = 2, birthday = sampleProfile.birthday } = options
  const firstYear = lastYear - years + 1
  const chance = newChance(`${options.seed}`)
  const taste = newTaste(tasteOf(chance))
  const plans = Array.from({ length: years }, (_, index) => {
    const year = firstYear + index
    return planYear(chance.fork(`year ${year}`), { year, lastYear, birthday })
  })
  let busyUntilMs = 0
  const streams = datesBetween(firstYear, lastYear).flatMap((date) => {
    const plan = plans[Number(date.slice(0, 4)) - firstYear] as YearPlan
    const draws = chance.fork(`day ${date}`)
    taste.reach(date)
    return planSessions(date, plan, draws).flatMap((session) => {
      const sitting = sittingOf(session, date, plan, options)
      if (sitting.startMs < busyUntilMs) return []
      const played = playSession(sitting, taste, draws)
      busyUntilMs = (played.at(-1)?.endMs ?? busyUntilMs) + MINUTE_MS
      return played
    })
  })
  const rows = withHoles(streams, chance.fork('holes')).map(rowOf)
  return { plans, rows: rows.toSorted((a, b) => (a.ts < b.ts ? -1 : Number(a.ts > b.ts))) }
}

function sittingOf(
  { startMinute, minutes, style }: PlannedSession,
  date: string,
  { trip }: YearPlan,
  {
    intensity = 1,
    zone = sampleProfile.zone,
    country = sampleProfile.country,
  }: SampleListenerOptions,
) {
  const isAway = isWithin(date, trip)
  const shownMs = dayNumberOf(date) * DAY_MS + startMinute * MINUTE_MS
  const startMs = instantOf(isAway ? trip.zone : zone, shownMs)
  return {
    style,
    startMs,
    endMs: startMs + minutes * intensity * MINUTE_MS,
    country: isAway ? trip.country : country,
  }
}

/** What real exports leave out: whole months without a word on skips, weeks without end reasons. */
function withHoles(streams: readonly Stream[], chance: Chance): readonly Stream[] {
  const first = streams[0]?.endMs ?? 0
  const silentOnSkips = first + chance.whole(40, 75) * 1440 * MINUTE_MS
  const silentOnReasons = first + chance.whole(10, 20) * 1440 * MINUTE_MS
  return streams.map((stream) => ({
    ...stream,
    isSkipped: stream.endMs < silentOnSkips ? null : stream.isSkipped,
    endReason: stream.endMs < silentOnReasons ? null : stream.endReason,
  }))
}
