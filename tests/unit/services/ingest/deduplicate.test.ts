import fc from 'fast-check'
import { resolveRows } from '#services/ingest/deduplicate.ts'
import type { ParsedPlay } from '#services/ingest/exports/export.ts'
import { Fingerprints } from '#services/ingest/fingerprints.ts'
import { contentOf, playIdOf, rowFingerprintOf } from '#services/ingest/play-identity.ts'

const noon = Date.UTC(2024, 2, 2, 12)
const seconds = (count: number) => noon + count * 1000

const exact = (endedAt: number, more: Partial<ParsedPlay> = {}): ParsedPlay => ({
  endedAt,
  precision: 'second',
  playedMs: 200_000,
  kind: 'track',
  title: 'Blue',
  creator: 'Nina',
  collection: null,
  uri: 'spotify:track:1',
  country: null,
  isLengthAssumed: false,
  ...more,
})
const byMinute = (endedAt: number, more: Partial<ParsedPlay> = {}): ParsedPlay =>
  exact(endedAt, { precision: 'minute', uri: null, ...more })

/** What is kept: [row, id, end]. */
function kept(plays: readonly ParsedPlay[]) {
  const rows = new Fingerprints()
  for (const play of plays) rows.add(play, rowFingerprintOf(play), 'spotify')
  const resolution = resolveRows(rows)
  return plays.flatMap((play, row) => {
    if (!resolution.isKept(row)) return []
    const endedAt = resolution.endedAt(row)
    return [
      {
        row,
        endedAt,
        playId: playIdOf(contentOf(play), resolution.at(row), resolution.ordinal(row)),
      },
    ]
  })
}
const idsOf = (plays: readonly ParsedPlay[]) =>
  kept(plays)
    .map(({ playId }) => playId)
    .sort()

test('the minute of account data and the second of extended history are one play', () => {
  const both = kept([byMinute(noon), exact(seconds(34))])

  expect(both).toHaveLength(1)
  expect(both[0]).toMatchObject({ row: 1, endedAt: seconds(34) })
})

test('a play has the same id whichever of its rows is imported', () => {
  const [fromMinute] = idsOf([byMinute(noon)])

  expect(idsOf([exact(seconds(34))])).toEqual([fromMinute])
  expect(idsOf([exact(seconds(34)), byMinute(noon)])).toEqual([fromMinute])
})

test('the same row in two files is one play, and the row that knows most is kept', () => {
  const poor = exact(seconds(5), { uri: null })
  const rich = exact(seconds(5), { collection: 'Album', country: 'DE' })

  expect(kept([poor, rich, poor])).toMatchObject([{ row: 1 }])
})

test('a track played twice in a row is two plays', () => {
  expect(kept([exact(noon), exact(seconds(200))])).toHaveLength(2)
  expect(kept([byMinute(noon), byMinute(seconds(240))])).toHaveLength(2)
})

test('a short track in a loop is a play each time, also within one minute', () => {
  const short = { playedMs: 20_000 }
  const loop = [exact(seconds(1), short), exact(seconds(21), short), exact(seconds(41), short)]

  expect(new Set(idsOf(loop)).size).toBe(3)
  expect(kept([...loop, byMinute(noon, short)])).toHaveLength(3)
})

test('plays that differ in milliseconds, title or artist are different plays', () => {
  const changes = [{}, { playedMs: 200_001 }, { title: 'Red' }, { creator: 'Ella' }]

  expect(new Set(idsOf(changes.map((change) => exact(noon, change)))).size).toBe(4)
})

test('case, spacing and punctuation of a title do not make another play', () => {
  const old = byMinute(noon, { title: '((home movie: 1994))' })

  expect(kept([old, exact(seconds(7), { title: '((Home Movie:1994))' })])).toHaveLength(1)
})

test('titles without letters are told apart by what they are', () => {
  expect(kept([exact(noon, { title: '???' }), exact(noon, { title: '!!!' })])).toHaveLength(2)
})

test('a play that was reported hours late takes the end that account data knows', () => {
  const twoHoursLater = seconds(7_234)

  expect(kept([byMinute(noon), exact(twoHoursLater)])).toMatchObject([{ row: 1, endedAt: noon }])
})

test('a late report is matched with the nearest earlier play that nothing else matches', () => {
  const plays = [byMinute(noon), byMinute(seconds(600)), exact(seconds(630)), exact(seconds(4_000))]
  const result = kept(plays)

  expect(result).toMatchObject([
    { row: 2, endedAt: seconds(630) },
    { row: 3, endedAt: noon },
  ])
})

test('plays more than a day apart are never one', () => {
  expect(kept([byMinute(noon), exact(noon + 86_401_000)])).toHaveLength(2)
})

test('an extended row before the minute of account data is another play', () => {
  expect(kept([byMinute(seconds(60)), exact(seconds(20))])).toHaveLength(2)
})

test('ids do not depend on the order of rows', () => {
  const play = fc.record({
    endedAt: fc.integer({ min: 0, max: 400 }).map(seconds),
    playedMs: fc.constantFrom(20_000, 200_000),
    title: fc.constantFrom('Blue', 'Red'),
    isExact: fc.boolean(),
  })
  const plays = fc
    .array(play, { maxLength: 30 })
    .map((list) =>
      list.map(({ isExact, endedAt, ...rest }) =>
        isExact ? exact(endedAt, rest) : byMinute(endedAt - (endedAt % 60_000), rest),
      ),
    )
  fc.assert(
    fc.property(plays, fc.infiniteStream(fc.nat()), (list, chance) => {
      const shuffled = list
        .map((each) => ({ each, at: chance.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each)

      expect(idsOf(shuffled)).toEqual(idsOf(list))
      expect(new Set(idsOf(list)).size).toBe(idsOf(list).length)
    }),
  )
})

test('importing everything a second time changes no id', () => {
  const list = [byMinute(noon), exact(seconds(3)), exact(seconds(23)), exact(seconds(9_000))]

  expect(idsOf([...list, ...list])).toEqual(idsOf(list))
})
