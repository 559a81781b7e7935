// A listener for the benches of heuristics: how many plays over how many years.
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play, ProfileDeclared } from '#schemas/index.ts'

export interface LoadHistory {
  readonly plays: number
  readonly years: number
}

const END = Date.UTC(2025, 11, 31)

/** Some artists often, many seldom; skips among the plays; what changes with the size is the number of days. */
export const playAt = ({ plays, years }: LoadHistory, index: number): Play => ({
  playId: `${index}`.padStart(32, '0'),
  endedAt:
    END - Math.floor((1 - index / plays) * years * 364) * DAY_MS + ((index * 7) % 900) * MINUTE_MS,
  playedMs: index % 5 === 0 ? 12_000 : 200_000,
  kind: 'track',
  title: `Title ${(index * 31) % 3_000}`,
  creator: `Artist ${(index * index) % (index % 3 === 0 ? 5_000 : 60)}`,
  collection: `Album ${(index * 31) % 300}`,
  uri: `spotify:track:${`${index}`.padStart(22, '0')}`,
  country: 'DE',
  isLengthAssumed: false,
})

/** One that comes late, by an artist that was never heard before. */
export const latePlayAt = (history: LoadHistory, index: number, late: number): Play => ({
  ...playAt(history, index),
  playId: `late-${late}`.padStart(32, '0'),
  creator: `Late ${late}`,
})

export const loadProfile: ProfileDeclared = {
  userId: 'bench',
  zone: 'Europe/Berlin',
  zoneHistory: [],
  country: null,
  language: 'en',
  birthday: '07-14',
  years: [],
  hiddenCreators: [],
  hiddenDates: [],
  isHidden: false,
  declaredAt: 1,
}

/** Milliseconds of CPU, which other work on the machine does not change. */
export async function cpuMsOf(run: () => void | Promise<void>): Promise<number> {
  const from = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
