// What a day looks like: hours, sessions, and who was heard in which minutes. Its minutes are real ones from the day's
// beginning, so that days of 23 or 25 hours keep their order and length.
import { HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type {
  Play,
  Timeline,
  TimelineCreator,
  TimelineHour,
  TimelineRun,
  TimelineSession,
} from '#schemas/index.ts'
import type { DayMaterial } from './day-material.ts'
import { withinHours } from './heard-once.ts'
import { type HeardPlay, heardMsOf, isOfDay } from './heard-play.ts'
import { dayNumberOf, type LocalTime, localTimeOf } from './local-time.ts'
import { minutesOf } from './new-fact.ts'
import { amongDays } from './rank.ts'
import { inOrder, playStartOf, sessionsOf } from './session.ts'
import { compareText } from './tally.ts'

/** Who has a colour of their own; the rest are the others. */
const CREATORS_MAX = 6
const OTHERS = -1
const NOBODY = -2
/** Above it, runs are computed by five minutes in place of one. */
const RUNS_MAX = 400
const COARSE_MINUTES = 5
/** The date line crossed eastwards makes the longest day. */
const DAY_HOURS_MAX = 50
/** No local date begins further from its UTC date. */
const EDGE_HOURS_MAX = 26

interface Extent {
  readonly fromMs: number
  readonly toMs: number
}

/** Equal plays give an equal timeline, in any order. */
export function timelineOf(day: DayMaterial): Timeline {
  const time = localTimeOf(day.zone, day.zoneHistory)
  const { isTimed } = amongDays(day)
  const plays = inOrder(day.plays)
  const extent = extentOf(day.date, plays, time)
  const minutes = Math.ceil((extent.toMs - extent.fromMs) / MINUTE_MS)
  const heard = creatorsOf(plays, isTimed)
  const named = heard.slice(0, CREATORS_MAX)
  const others = heard.slice(CREATORS_MAX)
  const positions = new Map(named.map(({ key }, position) => [key, position]))
  const positionOf = (play: Play) => positions.get(creatorKey(play)) ?? OTHERS
  return {
    unit: isTimed ? 'minutes' : 'plays',
    minutes,
    hours: hoursOf(plays, extent, time, isTimed),
    sessions: sessionsIn(plays, extent, time, isTimed),
    creators: named.map((sum) => creatorOf(sum, isTimed)),
    others: others.length,
    othersPlays: others.reduce((sum, each) => sum + each.plays, 0),
    othersMinutes: isTimed ? minutesOf(others.reduce((sum, each) => sum + each.playedMs, 0)) : 0,
    runs: runsOf(paint(plays, extent, positionOf, isTimed)),
    minutesBefore: isTimed
      ? minutesOf(plays.reduce((ms, play) => ms + playedBetween(play, 0, extent.fromMs), 0))
      : 0,
  }
}

/** From the first instant of the local date to the first one of the next. */
function extentOf(date: string, plays: readonly Play[], time: LocalTime): Extent {
  const day = dayNumberOf(date)
  const fromMs = Math.min(
    beginningOf(day, time),
    ...plays.filter((play) => time.dayNumberOf(playStartOf(play)) === day).map(playStartOf),
  )
  const toMs = Math.max(beginningOf(day + 1, time), ...plays.map(({ endedAt }) => endedAt))
  return { fromMs, toMs: Math.min(toMs, fromMs + DAY_HOURS_MAX * HOUR_MS) }
}

/** By bisection, to the minute: some zones leave midnight out, and travellers too. */
function beginningOf(day: number, time: LocalTime): number {
  const middle = day * 24 * 60
  let [before, from] = [middle - EDGE_HOURS_MAX * 60, middle + EDGE_HOURS_MAX * 60]
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2)
    if (time.dayNumberOf(between * MINUTE_MS) < day) before = between
    else from = between
  }
  return from * MINUTE_MS
}

const creatorKey = ({ kind, creator }: Play): string => `${kind}\n${creator}`

interface CreatorSum {
  readonly key: string
  readonly kind: string
  readonly name: string
  plays: number
  playedMs: number
}

/** Most heard first; where lengths are not known, most played. */
function creatorsOf(plays: readonly HeardPlay[], isTimed: boolean): CreatorSum[] {
  const sums = new Map<string, CreatorSum>()
  for (const play of plays) {
    const key = creatorKey(play)
    const sum = sums.get(key) ?? { key, kind: play.kind, name: play.creator, plays: 0, playedMs: 0 }
    sum.plays += Number(isOfDay(play))
    sum.playedMs += heardMsOf(play)
    sums.set(key, sum)
  }
  const byTime = (a: CreatorSum, b: CreatorSum) => b.playedMs - a.playedMs
  const byPlays = (a: CreatorSum, b: CreatorSum) => b.plays - a.plays
  const [first, second] = isTimed ? [byTime, byPlays] : [byPlays, byTime]
  return [...sums.values()].sort((a, b) => first(a, b) || second(a, b) || compareText(a.key, b.key))
}

const creatorOf = (
  { kind, name, plays, playedMs }: CreatorSum,
  isTimed: boolean,
): TimelineCreator => ({ kind, name, plays, minutes: isTimed ? minutesOf(playedMs) : 0 })

function hoursOf(
  plays: readonly HeardPlay[],
  { fromMs, toMs }: Extent,
  time: LocalTime,
  isTimed: boolean,
): TimelineHour[] {
  const ms = new Array<number>(Math.ceil((toMs - fromMs) / HOUR_MS)).fill(0)
  const counts = ms.slice()
  for (const play of plays) {
    const startMs = Math.max(playStartOf(play), fromMs)
    const first = hourIn(startMs, fromMs, ms.length)
    counts[first] = (counts[first] ?? 0) + Number(isOfDay(play))
    for (let hour = first; hour <= hourIn(play.endedAt, fromMs, ms.length); hour += 1) {
      const begin = fromMs + hour * HOUR_MS
      ms[hour] = (ms[hour] ?? 0) + playedBetween(play, Math.max(begin, fromMs), begin + HOUR_MS)
    }
  }
  const shown = withinHours(plays, ms)
  return counts.map((count, hour) => ({
    clock: time.clockOf(fromMs + hour * HOUR_MS),
    plays: count,
    minutes: isTimed ? minutesOf(shown[hour] ?? 0) : 0,
  }))
}

const hourIn = (instantMs: number, fromMs: number, hours: number): number =>
  Math.min(Math.max(Math.floor((instantMs - fromMs) / HOUR_MS), 0), hours - 1)

const playedBetween = (play: Play, fromMs: number, toMs: number): number =>
  Math.max(0, Math.min(play.endedAt, toMs) - Math.max(playStartOf(play), fromMs))

/** Minutes of the day that a play covers; where its length is not known, the one in which it began. */
function minutesIn(play: Play, { fromMs, toMs }: Extent, isTimed: boolean): [number, number] {
  const last = Math.ceil((toMs - fromMs) / MINUTE_MS)
  const from = Math.floor((Math.max(playStartOf(play), fromMs) - fromMs) / MINUTE_MS)
  const to = isTimed ? Math.ceil((play.endedAt - fromMs) / MINUTE_MS) : from + 1
  return [Math.min(from, last - 1), Math.min(Math.max(to, from + 1), last)]
}

function sessionsIn(
  plays: readonly HeardPlay[],
  extent: Extent,
  time: LocalTime,
  isTimed: boolean,
): TimelineSession[] {
  return sessionsOf(plays).map((session) => {
    const edges = session.plays.map((play) => minutesIn(play, extent, isTimed))
    const last = session.plays.at(-1) as Play
    return {
      from: Math.min(...edges.map(([from]) => from)),
      to: Math.max(...edges.map(([, to]) => to)),
      startedAt: time.clockOf(Math.max(session.startedAt, extent.fromMs)),
      endedAt: time.clockOf(isTimed ? session.endedAt : playStartOf(last)),
      plays: session.plays.filter(isOfDay).length,
    }
  })
}

/** Who was heard longest in each minute. */
function paint(
  plays: readonly Play[],
  extent: Extent,
  positionOf: (play: Play) => number,
  isTimed: boolean,
): number[] {
  const minutes = new Array<number>(Math.ceil((extent.toMs - extent.fromMs) / MINUTE_MS))
  const painted = minutes.fill(NOBODY)
  const most = new Array<number>(painted.length).fill(0)
  for (const play of plays) {
    const [from, to] = minutesIn(play, extent, isTimed)
    for (let minute = from; minute < to; minute += 1) {
      const begin = extent.fromMs + minute * MINUTE_MS
      const ms = isTimed ? playedBetween(play, begin, begin + MINUTE_MS) : 1
      if (ms <= (most[minute] ?? 0)) continue
      most[minute] = ms
      painted[minute] = positionOf(play)
    }
  }
  return painted
}

function runsOf(painted: readonly number[]): TimelineRun[] {
  const runs = joined(painted, 1)
  return runs.length > RUNS_MAX ? joined(coarse(painted), COARSE_MINUTES, painted.length) : runs
}

function joined(painted: readonly number[], width: number, end = painted.length): TimelineRun[] {
  const runs: TimelineRun[] = []
  for (const [at, creator] of painted.entries()) {
    if (creator === NOBODY) continue
    const from = at * width
    const to = Math.min(from + width, end)
    const last = runs.at(-1)
    if (last?.creator === creator && last.to === from) runs.splice(-1, 1, { ...last, to })
    else runs.push({ from, to, creator })
  }
  return runs
}

/** The creator of most minutes among each five; the first of those with as many. */
function coarse(painted: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(painted.length / COARSE_MINUTES) }, (_, at) => {
    const heard = painted
      .slice(at * COARSE_MINUTES, (at + 1) * COARSE_MINUTES)
      .filter((each) => each !== NOBODY)
    const countOf = (creator: number) => heard.filter((each) => each === creator).length
    return heard.reduce(
      (most, each) => (countOf(each) > countOf(most) ? each : most),
      heard[0] ?? NOBODY,
    )
  })
}
