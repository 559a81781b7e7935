import type { Play, SourceMessage } from '#schemas/index.ts'
import {
  addEntry,
  closeDay,
  type Entries,
  openDay,
  PLAYS_A_DAY_MAX,
  SOURCES_A_DAY_MAX,
} from '#services/heuristics/day-page.ts'
import { play } from '#testkit/play-history.ts'

const source = (offset: number): SourceMessage => ({
  topic: 'plays',
  partition: 0,
  offset,
  traceparent: null,
})

function add(entries: Entries, added: Play, offset: number, recordedAt = 1): boolean {
  const entry = { play: added, recordedAt, imports: [0], claims: [] }
  return addEntry(entries, { ...entry, source: source(offset) })
}

test('a page keeps the latest hundred messages, and each play points to its own', () => {
  const entries = openDay(undefined)
  for (let offset = 0; offset < SOURCES_A_DAY_MAX + 20; offset += 1) {
    add(entries, play('2025-01-20T10:00:00Z', { title: String(offset) }), offset)
  }
  const page = closeDay(entries)

  expect(page?.sources.map(({ offset }) => offset)).toEqual(
    Array.from({ length: SOURCES_A_DAY_MAX }, (_, index) => index + 20),
  )
  for (const kept of page?.plays ?? []) {
    const offset = Number(kept.play.title)
    expect(page?.sources[kept.source]?.offset).toBe(offset < 20 ? undefined : offset)
  }
})

test('more plays than a day can hold leave the longest', () => {
  const entries = openDay(undefined)
  for (let index = 0; index < PLAYS_A_DAY_MAX + 5; index += 1) {
    const playedMs = index < 5 ? 1_000 : 40_000
    add(entries, play('2025-01-20T10:00:00Z', { playedMs }), 0)
  }
  const page = closeDay(entries)

  expect(page?.plays).toHaveLength(PLAYS_A_DAY_MAX)
  expect(page?.plays.every((kept) => kept.play.playedMs === 40_000)).toBe(true)
})

test('of two imports, the one that measured a play is counted, whichever came last', () => {
  const assumed = play('2025-01-20T10:00:00Z', { playedMs: 180_000, isLengthAssumed: true })
  const measured = { ...assumed, playedMs: 231_000, isLengthAssumed: false }
  for (const [first, second] of [
    [assumed, measured],
    [measured, assumed],
  ] as const) {
    const entries = openDay(undefined)
    addEntry(entries, { play: first, recordedAt: 1, imports: [0], claims: [], source: source(0) })
    addEntry(entries, { play: second, recordedAt: 2, imports: [1], claims: [], source: source(1) })

    expect(closeDay(entries)?.plays.map((kept) => kept.play)).toEqual([measured])
  }
})

test('a play known with its address keeps it when read again without', () => {
  const entries = openDay(undefined)
  const rich = play('2025-01-20T10:00:00Z', { uri: 'spotify:track:1', collection: 'Album' })
  add(entries, rich, 0)

  expect(add(entries, { ...rich, uri: null, collection: null }, 1)).toBe(false)
  expect(closeDay(entries)?.plays[0]?.play).toEqual(rich)
})

test('a page that is opened and closed is the same', () => {
  const entries = openDay(undefined)
  for (let n = 0; n < 10; n += 1) add(entries, play('2025-01-20T10:00:00Z'), n % 3)
  const page = closeDay(entries)

  expect(closeDay(openDay(page))).toEqual(page)
})
