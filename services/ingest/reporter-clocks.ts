// How the clocks of two reporters differ. One service stamps starts, another ends or half-way points, a third is an
// hour off because a zone was taken for another. All of it shows in the rows: of the listens that two reporters share,
// the differences of their instants are nearly equal, if what is assumed of their stamps is right. The most frequent
// difference under the best assumption is taken if enough rows bear it out.
import { HOUR_MS, SECOND_MS } from '#foundation/time.ts'
import type { Fingerprints } from './fingerprints.ts'

/** How the instants of a reporter's rows are to be read. */
export interface ReporterClock {
  /** How much of a play had been heard at the instant that stands for its start: 0, a half, or all of it. */
  readonly stampsAt: number
  /** How far the clock is ahead of those of reporters that know more, ms. */
  readonly shiftMs: number
  /** Rows that bear it out; 0 where nothing did, and stamps are taken for what their service says. */
  readonly pairs: number
}

export const trueClock: ReporterClock = { stampsAt: 0, shiftMs: 0, pairs: 0 }

/** When the play of a row began, by the clock of its reporter. */
export const startBy = (rows: Fingerprints, row: number, clock: ReporterClock): number =>
  rows.startedAt(row) -
  clock.shiftMs -
  (rows.statesStart(row) ? Math.round(clock.stampsAt * rows.playedMs(row)) : 0)

/** As far as zones are apart. */
const APART_MS_MAX = 26 * HOUR_MS
const BIN_MS = 10 * SECOND_MS
const MIDDLE_BIN = APART_MS_MAX / BIN_MS
const BINS = 2 * MIDDLE_BIN + 1
/** Less is what players and networks take: nothing is moved for it. */
const SHIFT_MS_MIN = 30 * SECOND_MS
/** So many rows, and of those with a title in common so large a share, must have the same difference. */
const PAIRS_MIN = 4
const SHARE_MIN = 0.3
/** What services say of their stamps is given up for what explains so many times as many rows. */
const BETTER_MIN = 1.2
/** Rows of a reporter that are looked at, taken by title: enough to see a difference. */
const SAMPLE_ROWS = 20_000
/** At what part of a play the lesser reporter stamps it; negative: the other one. The plainest goes first. */
const STAMPS = [0, 1, -1, 0.5, -0.5]

/**
 * The clock of each reporter by its index. `order` has them with the one that knows most first: it is right, and each
 * later one is compared with all before it.
 */
export function clocksOf(
  rows: Fingerprints,
  order: readonly number[],
  isLeftOut: (row: number) => boolean,
): ReporterClock[] {
  const clocks = rows.reporters.map(() => trueClock)
  const samples = sampleByTitle(rows, isLeftOut)
  for (const [at, own] of order.entries()) {
    const comparisons = order
      .slice(0, at)
      .map((known) =>
        compareClocks(rows, { known, own, clock: clocks[known] as ReporterClock }, samples),
      )
    const best = comparisons
      .filter((each) => each !== undefined)
      .toSorted((a, b) => b.own.pairs - a.own.pairs)[0]
    if (!best) continue
    clocks[own] = best.own
    if (best.known) clocks[best.knownReporter] = best.known
  }
  return clocks
}

/** Kept rows by reporter, then title, of some of the titles. */
type Samples = readonly ReadonlyMap<number, readonly number[]>[]

function sampleByTitle(rows: Fingerprints, isLeftOut: (row: number) => boolean): Samples {
  const samples = rows.reporters.map(() => new Map<number, number[]>())
  const every = Math.ceil(rows.count / samples.length / SAMPLE_ROWS) || 1
  for (let row = 0; row < rows.count; row++) {
    const title = rows.title(row)
    if (title % every !== 0 || isLeftOut(row)) continue
    const sample = samples[rows.reporter(row)] as Map<number, number[]>
    const known = sample.get(title)
    if (known) known.push(row)
    else sample.set(title, [row])
  }
  return samples
}

interface ReporterPair {
  readonly known: number
  readonly own: number
  readonly clock: ReporterClock
}

interface ClockComparison {
  readonly own: ReporterClock
  readonly knownReporter: number
  /** Where the one that knows more turned out to stamp ends. */
  readonly known: ReporterClock | undefined
}

/** Undefined where too little is in common to say anything. */
function compareClocks(
  rows: Fingerprints,
  { known, own, clock }: ReporterPair,
  samples: Samples,
): ClockComparison | undefined {
  const shared = [...(samples[own] ?? [])].flatMap(([title, some]) => {
    const knownRows = samples[known]?.get(title)
    return knownRows ? some.map((row) => ({ row, knownRows, clock })) : []
  })
  if (shared.length < PAIRS_MIN) return undefined
  const counts = STAMPS.map(() => new Int32Array(BINS))
  const common = shared.filter((each) => countDifferences(rows, each, counts)).length
  const needed = Math.max(PAIRS_MIN, SHARE_MIN * common)
  // Only one that is not borne out yet, and states no ends, may turn out to stamp something else than starts.
  const isFixed = clock.pairs > 0 || !statesStarts(rows, samples[known])
  const modes = STAMPS.flatMap((stamp, index) =>
    stamp < 0 && isFixed ? [] : [modeOf(counts[index] as Int32Array, stamp)],
  )
  const plain = countAround(counts[0] as Int32Array, 0)
  const best = modes.reduce((most, mode) => (mode.weight > most.weight ? mode : most))
  if (Math.max(plain, best.pairs) < needed) return undefined
  if (best.pairs < BETTER_MIN * plain)
    return { own: { ...trueClock, pairs: plain }, knownReporter: known, known: undefined }
  const { stamp, shiftMs, pairs } = best
  const ownClock = { stampsAt: Math.max(stamp, 0), shiftMs, pairs }
  const other = stamp < 0 ? { stampsAt: -stamp, shiftMs: 0, pairs } : undefined
  return { own: ownClock, knownReporter: known, known: other }
}

const statesStarts = (rows: Fingerprints, sample: Samples[number] | undefined): boolean =>
  [...(sample?.values() ?? [])].some((some) => some.some((row) => rows.statesStart(row)))

/** Whether the other reporter has the title within the time that zones are apart. */
function countDifferences(
  rows: Fingerprints,
  {
    row,
    knownRows,
    clock,
  }: {
    readonly row: number
    readonly knownRows: readonly number[]
    readonly clock: ReporterClock
  },
  counts: readonly Int32Array[],
): boolean {
  let isCommon = false
  const startedAt = rows.startedAt(row)
  for (const other of knownRows) {
    const apart = startedAt - startBy(rows, other, clock)
    if (Math.abs(apart) > APART_MS_MAX) continue
    isCommon = true
    for (const [index, stamp] of STAMPS.entries()) {
      if (stamp !== 0 && !rows.isLengthKnown(other)) continue
      const bin = binOf(apart - stamp * rows.playedMs(other))
      const bins = counts[index] as Int32Array
      if (bin >= 0 && bin < BINS) bins[bin] = (bins[bin] as number) + 1
    }
  }
  return isCommon
}

const binOf = (ms: number): number => Math.round((ms + APART_MS_MAX) / BIN_MS)

interface ClockMode {
  readonly stamp: number
  readonly shiftMs: number
  readonly pairs: number
  /** More for what needs no shift. */
  readonly weight: number
}

const UNSHIFTED_WEIGHT = 1.1

/** The difference that most rows have, give or take a bin. */
function modeOf(bins: Int32Array, stamp: number): ClockMode {
  let best = MIDDLE_BIN
  let most = 0
  for (let bin = 1; bin < BINS - 1; bin++) {
    if (bins[bin] === 0) continue
    const pairs = (bins[bin - 1] as number) + (bins[bin] as number) + (bins[bin + 1] as number)
    const isCloser = Math.abs(bin - MIDDLE_BIN) < Math.abs(best - MIDDLE_BIN)
    if (pairs < most || (pairs === most && !isCloser)) continue
    most = pairs
    best = bin
  }
  const ms = Math.round(meanBin(bins, best) * BIN_MS) - APART_MS_MAX
  const isShifted = Math.abs(ms) >= SHIFT_MS_MIN
  const weight = isShifted ? most : most * UNSHIFTED_WEIGHT
  return { stamp, shiftMs: isShifted ? ms : 0, pairs: most, weight }
}

function meanBin(bins: Int32Array, middle: number): number {
  let [sum, count] = [0, 0]
  for (let bin = middle - 1; bin <= middle + 1; bin++) {
    sum += bin * (bins[bin] as number)
    count += bins[bin] as number
  }
  return count === 0 ? middle : sum / count
}

function countAround(bins: Int32Array, ms: number): number {
  const reach = SHIFT_MS_MIN / BIN_MS
  let count = 0
  for (let bin = binOf(ms) - reach; bin <= binOf(ms) + reach; bin++) count += bins[bin] as number
  return count
}
