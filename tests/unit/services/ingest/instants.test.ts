import fc from 'fast-check'
import { parseInstant } from '#services/ingest/exports/values.ts'
import { Spool } from '#services/ingest/spool.ts'

const NOW_MS = Date.UTC(2026, 0, 15)
const two = (number: number) => String(number).padStart(2, '0')
const number = (max: number) => fc.integer({ min: 0, max })

test('an instant in its usual form means what it means written otherwise, also where no calendar has it', () => {
  const parts = fc.tuple(
    fc.integer({ min: 1_999, max: 2_028 }),
    number(14),
    number(33),
    number(26),
    number(62),
    number(62),
  )
  fc.assert(
    fc.property(parts, ([year, month, day, hour, minute, second]) => {
      const text = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
      expect(parseInstant(`${text}Z`, NOW_MS)).toBe(parseInstant(`${text} UTC`, NOW_MS))
    }),
    { numRuns: 3_000 },
  )
})

test.each([
  '2023-05-01T17:14:0xZ',
  '2023-05-01 17:14:03',
  '2023-05-01T17:14:03+',
  '2023/05/01T17:14:03Z',
])('%j, as long as an instant, is read as carefully', (text) => {
  expect(parseInstant(text, NOW_MS)).toBe(
    text === '2023-05-01 17:14:03' ? Date.UTC(2023, 4, 1, 17, 14, 3) : 'bad-time',
  )
})

test('what is spooled comes back in its order, whatever is in it and however many rows', async () => {
  await using spool = await Spool.open()
  const added = Array.from({ length: 2_345 }, (_, at) => ({
    endedAt: at,
    precision: 'second' as const,
    playedMs: at,
    kind: 'track' as const,
    title: `Title ${at} \n"\u2028\u00fc\ud83c\udfb5`,
    creator: 'Artist',
    collection: at % 2 ? 'Album' : null,
    uri: null,
    country: null,
    isLengthAssumed: at % 3 === 0,
  }))
  for (const [at, play] of added.entries()) {
    spool.add(at % 5, `content-${at}`, play)
    if (at % 700 === 0) await spool.flush()
  }

  const rows = []
  for await (const block of spool.read()) rows.push(...block)
  expect(rows).toEqual(
    added.map(({ playedMs, kind, title, creator, collection, isLengthAssumed }, at) => [
      at % 5,
      `content-${at}`,
      ...[playedMs, kind, title, creator, collection, null, null, isLengthAssumed],
    ]),
  )
})
