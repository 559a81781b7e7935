// An hour of the clock has 60 minutes, whatever played at the same time: on two devices, or two people's on one
// account. Where the plays of a day fill an hour with more, each of them counts for its share of that hour
// (docs/adr/019-an-hour-has-sixty-minutes.md). Plays keep their start, their end and their number.
import { HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import { countedAt, type HeardPlay } from './heard-play.ts'
import type { LocalTime } from './local-time.ts'

/** The counted plays of one day, in any order, so that no hour of it has more than 60 minutes. */
export function heardOnce(plays: readonly HeardPlay[], time: LocalTime): readonly HeardPlay[] {
  if (!plays.some(overlapsNext)) return plays
  const hours = new Map<string, FilledHour>()
  for (const play of plays) {
    for (const { hour, ms } of partsOf(play, time)) {
      const known = hours.get(hour) ?? { ms: 0, isByMinute: true }
      known.ms += ms
      known.isByMinute &&= play.endedAt % MINUTE_MS === 0
      hours.set(hour, known)
    }
  }
  if (![...hours.values()].some(isOverfull)) return plays
  return plays.map((play) => {
    let heardMs = 0
    for (const { hour, ms } of partsOf(play, time)) heardMs += shareOf(ms, hours.get(hour))
    return heardMs < play.playedMs ? { ...play, heardMs } : play
  })
}

/** Heard in each of some hours of the clock, at most all of it where plays of the day share an hour. */
export const withinHours = (plays: readonly HeardPlay[], hoursMs: readonly number[]): number[] =>
  plays.some(({ heardMs }) => heardMs !== undefined)
    ? hoursMs.map((ms) => (ms > HOUR_MS + MINUTE_MS ? HOUR_MS : ms))
    : [...hoursMs]

interface FilledHour {
  ms: number
  /** Whether all ends are full minutes: account data knows no seconds. */
  isByMinute: boolean
}

/** Ends that are known to the minute may put a minute of the next hour into this one. */
const isOverfull = ({ ms, isByMinute }: FilledHour): boolean =>
  ms > HOUR_MS + (isByMinute ? MINUTE_MS : 0)

const shareOf = (ms: number, hour: FilledHour | undefined): number =>
  hour && isOverfull(hour) ? Math.floor((ms * HOUR_MS) / hour.ms) : ms

const startOf = ({ endedAt, playedMs }: Play): number => endedAt - playedMs

/** In the order of a day page most days have nothing at the same time, and cost one comparison a play. */
const overlapsNext = (play: Play, at: number, plays: readonly Play[]): boolean => {
  const next = plays[at + 1]
  return next !== undefined && startOf(next) < play.endedAt
}

/** The parts of a play in hours of the local clock, by the offset in force at the instant that dates it. */
function partsOf(play: Play, time: LocalTime): { readonly hour: string; readonly ms: number }[] {
  const offsetMs = time.offsetMsAt(countedAt(play))
  const toMs = play.endedAt + offsetMs
  const parts = []
  for (let fromMs = startOf(play) + offsetMs; fromMs < toMs; ) {
    const hour = Math.floor(fromMs / HOUR_MS)
    const endMs = Math.min((hour + 1) * HOUR_MS, toMs)
    parts.push({ hour: `${hour} ${offsetMs}`, ms: endMs - fromMs })
    fromMs = endMs
  }
  return parts
}
