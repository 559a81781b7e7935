// De-duplicates plays across services: a player reports to Last.fm or ListenBrainz what its own export contains too,
// and one ListenBrainz account is often fed by two players. Two rows of different reporters are one play if their
// titles agree (as far as services write them alike) and the one began while the other was heard, by the clocks of
// both (`reporter-clocks.ts`). Two minutes of grace cover the minute of account data, pauses and slow reports. A row
// gets one partner, the nearest: a track that is heard again is in both services again. Artists only say which of two
// is nearer: one service names the album's, the other the track's.
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Fingerprints } from './fingerprints.ts'
import { clocksOf, type ReporterClock, startBy, trueClock } from './reporter-clocks.ts'
import { fates, type RowFates } from './row-fates.ts'
import { eachGroup } from './row-groups.ts'

const APART_MS_MAX = 2 * MINUTE_MS
/** If clocks are known, so long before the end of a play is the last that can be a report of it. */
const ENDING_MS = 30 * SECOND_MS
/** Two rows that name different artists count as so much further apart. */
const OTHER_ARTIST_MS = MINUTE_MS

/** Decides that rows are other reports of plays that a reporter who knows more has. @returns the reporters' clocks. */
export function matchReporters(rows: Fingerprints, decided: RowFates): readonly ReporterClock[] {
  const order = reportersInOrder(rows)
  if (order.length < 2) return rows.reporters.map(() => trueClock)
  const isLeftOut = (row: number) => !decided.isKept(row)
  const clocks = clocksOf(rows, order, isLeftOut)
  const rank = rows.reporters.map((_, reporter) => order.indexOf(reporter))
  const rankOf = (row: number) => rank[rows.reporter(row)] as number
  const startOf = (row: number) => startBy(rows, row, clocks[rows.reporter(row)] as ReporterClock)
  const match = { rows, decided, clocks, startOf }
  eachGroup(rows.hashes.title, rows.count, {
    isLeftOut,
    compare: (a, b) =>
      rows.title(a) - rows.title(b) ||
      rankOf(a) - rankOf(b) ||
      startOf(a) - startOf(b) ||
      rows.compare(a, b),
    isSame: (a, b) => rows.title(a) === rows.title(b),
    visit: (group) => matchTitle(group, match),
  })
  return clocks
}

/** By service, then the one that measures, then by name: in any order of files the same. */
function reportersInOrder(rows: Fingerprints): number[] {
  return [...rows.reporters.keys()].sort((a, b) => rows.compareReporters(a, b))
}

interface TitleMatch {
  readonly rows: Fingerprints
  readonly decided: RowFates
  readonly clocks: readonly ReporterClock[]
  startOf(row: number): number
}

/** `group` has the rows of a title, by reporter, each ascending by start. */
function matchTitle(group: Uint32Array, match: TitleMatch): void {
  const { rows, startOf } = match
  let listens: number[] = []
  for (let start = 0, end = 0; start < group.length; start = end) {
    const reporter = rows.reporter(group[start] as number)
    end = start + 1
    while (end < group.length && rows.reporter(group[end] as number) === reporter) end++
    const reported = [...group.subarray(start, end)]
    const more = listens.length === 0 ? reported : unmatched(reported, listens, match)
    if (end === group.length) return
    listens = [...listens, ...more].sort((a, b) => startOf(a) - startOf(b))
  }
}

interface RowPair {
  readonly row: number
  readonly listen: number
  readonly apart: number
}

/** The rows of `reported` that match no row of `listens`. Both ascend by start. */
function unmatched(
  reported: readonly number[],
  listens: readonly number[],
  match: TitleMatch,
): number[] {
  const pairs = pairsOf(reported, listens, match).sort(
    (a, b) => a.apart - b.apart || match.startOf(a.row) - match.startOf(b.row),
  )
  const taken = new Set<number>()
  const matched = new Set<number>()
  for (const { row, listen } of pairs) {
    if (taken.has(listen) || matched.has(row)) continue
    taken.add(listen)
    matched.add(row)
    match.decided.join(row, fates.otherReport, listen)
  }
  return reported.filter((row) => !matched.has(row))
}

function pairsOf(
  reported: readonly number[],
  listens: readonly number[],
  match: TitleMatch,
): RowPair[] {
  const { rows, startOf } = match
  const longest = (all: readonly number[]) =>
    all.reduce((most, row) => Math.max(most, rows.playedMs(row)), APART_MS_MAX) + APART_MS_MAX
  const before = longest(listens)
  const after = longest(reported)
  const pairs: RowPair[] = []
  let from = 0
  for (const row of reported) {
    const startedAt = startOf(row)
    while (from < listens.length && startOf(listens[from] as number) < startedAt - before) from++
    for (let at = from; at < listens.length; at++) {
      const listen = listens[at] as number
      if (startOf(listen) > startedAt + after) break
      if (!isDuring(row, listen, match) && !isDuring(listen, row, match)) continue
      const apart = Math.abs(startOf(listen) - startedAt)
      pairs.push({
        row,
        listen,
        apart: apart + (rows.isSameTrack(row, listen) ? 0 : OTHER_ARTIST_MS),
      })
    }
  }
  return pairs
}

/** Whether the play of `row` began while that of `listen` was heard. */
function isDuring(row: number, listen: number, { rows, clocks, startOf }: TitleMatch): boolean {
  const into = startOf(row) - startOf(listen)
  const lengthMs = rows.isLengthKnown(listen) ? rows.playedMs(listen) : 0
  // Without a proof of what the other clock stamps, it may be the end.
  const isProven = [row, listen].every(
    (each) => !rows.statesStart(each) || (clocks[rows.reporter(each)] as ReporterClock).pairs > 0,
  )
  const lastMs = isProven ? lengthMs - ENDING_MS : lengthMs + APART_MS_MAX
  return into >= -APART_MS_MAX && into <= Math.max(APART_MS_MAX, lastMs)
}
