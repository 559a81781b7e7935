import { showFact } from '#facts/show.ts'
import { type FactKind, factKinds } from '#schemas/fact-kinds.ts'
import { aFact } from '#testkit/report.ts'

test('a fact is shown with its usual value and its rank', () => {
  const fact = aFact({ id: 'music-minutes', value: 1412, usual: 133, rank: 1 })

  expect(showFact(fact)).toEqual({
    label: 'Minutes of music',
    value: '1,412',
    detail: '10.6 times the usual 133; the most of any day of the year',
  })
})

test.each([
  [{ id: 'date', value: '20250714', unit: 'date' }, 'Date', '2025-07-14', ''],
  [
    { id: 'top-artist-share', value: 21, unit: 'share', subject: 'Mitski' },
    "Top artist's share of the music",
    '21 %',
    'Mitski',
  ],
  [
    { id: 'track:2', value: 'Low Tide', unit: 'name', subject: 'Marrow Lane' },
    'Also played',
    'Low Tide',
    'by Marrow Lane',
  ],
  [
    { id: 'episode:1', value: 'Part 22', unit: 'name', subject: 'Two Cups' },
    'Episode',
    'Part 22',
    'of Two Cups',
  ],
  [{ id: 'artists', value: 42, rank: 12 }, 'Artists', '42', '12th most of any day of the year'],
  [{ id: 'artists', value: 42, rank: 22 }, 'Artists', '42', '22nd most of any day of the year'],
])('%j is shown in words', (fields, label, value, detail) => {
  expect(showFact(aFact(fields))).toEqual({ label, value, detail })
})

test('every kind of fact has a label of its own', () => {
  const labels = Object.keys(factKinds).map((kind) => showFact(aFact({ id: kind, value: 1 })).label)

  expect(labels.filter((label) => label.includes('-'))).toEqual([])
  expect(new Set(labels).size).toBeGreaterThanOrEqual(labels.length - 2)
})

test('a kind that this version does not know is shown by its own name', () => {
  const fact = { ...aFact({ id: 'minutes', value: 3 }), kind: 'loud-minutes' as FactKind }

  expect(showFact(fact).label).toBe('Loud minutes')
})
