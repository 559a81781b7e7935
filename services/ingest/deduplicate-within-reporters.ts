// What one reporter says twice, and what it says in two rows.
//
// A listen is reported twice when a scrobbler runs on two devices, a client tries again, or two spellings of a credit
// come through: rows of one track whose starts are nearer than anyone can hear it, with nothing else begun in between.
// Rows of players that measure are reported twice only if they have the same milliseconds and overlap: there a short
// track in a loop is a real repeat.
//
// A play that was paused may come as two rows. They are one if the second began soon after the first had ended, with
// nothing heard between, the first did not hear the track to its end, and either their reasons say so or their sum is
// the length of the track. The row of the last part then has the minutes of all.
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Fingerprints } from './fingerprints.ts'
import { fates, type RowFates } from './row-fates.ts'
import { eachGroup } from './row-groups.ts'

/** Double reports come up to 100 s apart; the shortest tracks that people repeat last two minutes. */
const REPORTED_TWICE_MS_MAX = 105 * SECOND_MS
/** Services take a listen after half of the track, or four minutes of it: two are at least that far apart. */
const LISTEN_SHARE_MIN = 0.5
const LISTEN_MS_MAX = 4 * MINUTE_MS
/** If a track is shorter than that, its starts are as far apart as it is long, or nearly. */
const TRACK_SHARE_MIN = 0.9
const SAME_INSTANT_MS_MAX = 2 * SECOND_MS
/** Two measured rows of a play overlap by at least so much of it. */
const OVERLAP_SHARE_MIN = 0.4

/** A pause of this length ends a session too. */
const PAUSE_MS_MAX = 30 * MINUTE_MS
/** How exactly parts add up to a track, and how far players are behind each other. */
const SUM_MS_APART = 2 * SECOND_MS

export function joinWithinReporters(rows: Fingerprints, decided: RowFates): void {
  const pauses: Pause[] = []
  const starts = new ReporterStarts(rows, decided)
  const isLeftOut = (row: number) => !decided.isKept(row)
  eachGroup(rows.hashes.track, rows.count, {
    isLeftOut,
    compare: (a, b) =>
      rows.compareTracks(a, b) ||
      rows.reporter(a) - rows.reporter(b) ||
      endOf(rows, decided, a) - endOf(rows, decided, b) ||
      rows.compare(a, b),
    isSame: (a, b) => rows.isSameTrack(a, b) && rows.reporter(a) === rows.reporter(b),
    visit(group) {
      const listens = withoutDoubles(rows, group, decided, starts)
      if (!rows.statesStart(group[0] as number)) notePauses(rows, listens, decided, pauses)
    },
  })
  joinParts(rows, decided, pauses)
}

const endOf = (rows: Fingerprints, decided: RowFates, row: number): number =>
  decided.endOf(row) ?? rows.at(row)

/** The rows of a track, ascending by the instant they state, without those that report a listen again. */
function withoutDoubles(
  rows: Fingerprints,
  group: Uint32Array,
  decided: RowFates,
  starts: ReporterStarts,
): number[] {
  const listens: number[] = []
  let doubles = 0 // Of the last listen.
  for (const row of group) {
    const last = listens.at(-1)
    if (
      last !== undefined &&
      isReportedTwice(rows, last, row, decided) &&
      (!rows.statesStart(row) || starts.countBetween(last, row) <= doubles)
    ) {
      decided.join(row, fates.reportedTwice, last)
      doubles += 1
    } else {
      listens.push(row)
      doubles = 0
    }
  }
  return listens
}

/** When the rows of each reporter that state their start began. Sorted at the first question: few imports ask. */
class ReporterStarts {
  readonly #rows: Fingerprints
  readonly #decided: RowFates
  #byReporter: ReadonlyMap<number, Float64Array> | undefined

  constructor(rows: Fingerprints, decided: RowFates) {
    this.#rows = rows
    this.#decided = decided
  }

  /** Rows of their reporter that began after `first` and before `second`. */
  countBetween(first: number, second: number): number {
    this.#byReporter ??= this.#sort()
    const starts = this.#byReporter.get(this.#rows.reporter(first)) ?? new Float64Array()
    const from = endOf(this.#rows, this.#decided, first)
    const to = endOf(this.#rows, this.#decided, second)
    const firstAfter = (ms: number) => firstAtLeast(starts.length, (at) => starts[at] as number, ms)
    return Math.max(0, firstAfter(to) - firstAfter(from + 1))
  }

  #sort(): Map<number, Float64Array> {
    const found = new Map<number, number[]>()
    for (let row = 0; row < this.#rows.count; row++) {
      if (!this.#rows.statesStart(row)) continue
      const own = found.get(this.#rows.reporter(row)) ?? []
      if (own.length === 0) found.set(this.#rows.reporter(row), own)
      own.push(endOf(this.#rows, this.#decided, row))
    }
    return new Map(
      [...found].map(([reporter, starts]) => [reporter, new Float64Array(starts).sort()]),
    )
  }
}

function isReportedTwice(
  rows: Fingerprints,
  first: number,
  second: number,
  decided: RowFates,
): boolean {
  const apart = endOf(rows, decided, second) - endOf(rows, decided, first)
  if (rows.statesStart(second)) return apart < leastApart(rows, first, second)
  if (rows.isByMinute(first) || rows.isByMinute(second)) return false
  const overlapMs = rows.playedMs(first) - apart
  return (
    rows.isSameContent(first, second) &&
    rows.isLong(first) &&
    apart <= REPORTED_TWICE_MS_MAX &&
    overlapMs > OVERLAP_SHARE_MIN * rows.playedMs(first)
  )
}

/** How far apart the starts of two listens of a track are at least. */
function leastApart(rows: Fingerprints, first: number, second: number): number {
  const known = [first, second].filter((row) => rows.isLengthKnown(row))
  if (known.length === 0) return REPORTED_TWICE_MS_MAX
  const lengthMs = Math.min(...known.map((row) => rows.playedMs(row)))
  return Math.max(
    Math.min(LISTEN_SHARE_MIN * lengthMs, LISTEN_MS_MAX),
    Math.min(TRACK_SHARE_MIN * lengthMs, REPORTED_TWICE_MS_MAX),
    SAME_INSTANT_MS_MAX,
  )
}

/** Two rows that may be parts of one play, if nothing was heard in between. */
interface Pause {
  readonly first: number
  readonly second: number
  readonly from: number
  readonly to: number
}

function notePauses(
  rows: Fingerprints,
  listens: readonly number[],
  decided: RowFates,
  pauses: Pause[],
): void {
  let lengths: ReadonlySet<number> | undefined
  for (let at = 1; at < listens.length; at++) {
    const [first, second] = [listens[at - 1] as number, listens[at] as number]
    const from = endOf(rows, decided, first)
    const to = endOf(rows, decided, second) - rows.playedMs(second)
    if (to - from > PAUSE_MS_MAX || to - from < -SUM_MS_APART) continue
    lengths ??= lengthsIn(rows, listens)
    if (isContinued(rows, first, second, lengths)) pauses.push({ first, second, from, to })
  }
}

/** Seconds that the track is long: it ended by itself after them, or was heard so long more than once. */
function lengthsIn(rows: Fingerprints, listens: readonly number[]): ReadonlySet<number> {
  const times = new Map<number, number>()
  const lengths = new Set<number>()
  for (const row of listens) {
    const seconds = Math.round(rows.playedMs(row) / SECOND_MS)
    const count = (times.get(seconds) ?? 0) + 1
    times.set(seconds, count)
    if (!rows.isLong(row)) continue
    const isWhole = rows.hasEnded(row) === true && rows.isResumed(row) !== true
    if (isWhole || (count > 1 && rows.hasEnded(row) === undefined)) lengths.add(seconds)
  }
  return lengths
}

function isContinued(
  rows: Fingerprints,
  first: number,
  second: number,
  lengths: ReadonlySet<number>,
): boolean {
  // Account data gives no reasons, and what its owners count are its rows.
  if (rows.isByMinute(first) || rows.isByMinute(second)) return false
  if (rows.hasEnded(first) === true || rows.isResumed(second) === false) return false
  const [heardMs, furtherMs] = [rows.playedMs(first), rows.playedMs(second)]
  if (heardMs === 0 || furtherMs === 0) return false
  const isLength = (ms: number) =>
    [...lengths].some((each) => Math.abs(each * SECOND_MS - ms) <= SUM_MS_APART)
  if (isLength(heardMs) || isLength(furtherMs)) return false
  const isSaid = rows.hasEnded(first) === false && rows.isResumed(second) === true
  return isSaid || isLength(heardMs + furtherMs)
}

/** The first of three parts goes with the second before that goes with the third. */
function joinParts(rows: Fingerprints, decided: RowFates, pauses: readonly Pause[]): void {
  if (pauses.length === 0) return
  const interrupted = interruptedOf(rows, decided, pauses)
  for (const [at, { first, second }] of pauses.entries()) {
    if (interrupted.has(at)) continue
    const heardMs = decided.playedMsOf(first) ?? rows.playedMs(first)
    decided.join(first, fates.part, second)
    decided.setPlayedMs(second, heardMs + rows.playedMs(second))
  }
}

/** Indices of the pauses in which the same reporter has something else. */
function interruptedOf(
  rows: Fingerprints,
  decided: RowFates,
  pauses: readonly Pause[],
): Set<number> {
  const found = new Set<number>()
  const order = [...pauses.keys()].sort((a, b) => fromOf(pauses, a) - fromOf(pauses, b))
  const firstFrom = (ms: number) =>
    firstAtLeast(order.length, (at) => fromOf(pauses, order[at] as number), ms)
  for (let row = 0; row < rows.count; row++) {
    if (rows.statesStart(row) || !decided.isKept(row)) continue
    const endedAt = endOf(rows, decided, row)
    for (let at = firstFrom(endedAt - PAUSE_MS_MAX); at < order.length; at++) {
      const index = order[at] as number
      const { first, second, from, to } = pauses[index] as Pause
      if (from >= endedAt) break
      if (endedAt <= to && !isOneOf(rows, row, first, second)) found.add(index)
    }
  }
  return found
}

const isOneOf = (rows: Fingerprints, row: number, first: number, second: number): boolean =>
  row === first || row === second || rows.reporter(row) !== rows.reporter(first)

const fromOf = (pauses: readonly Pause[], index: number): number => (pauses[index] as Pause).from

/** By bisection: the first of `count` ascending values that is `ms` or later. */
function firstAtLeast(count: number, msAt: (at: number) => number, ms: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (msAt(middle) < ms) low = middle + 1
    else high = middle
  }
  return low
}
