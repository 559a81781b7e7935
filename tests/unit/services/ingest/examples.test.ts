import { rowExample } from '#services/ingest/examples.ts'
import { extendedRow } from '#testkit/exports.ts'
import { appleRow, watchedRow } from '#testkit/listens.ts'

test('a row is shown by what was heard and when, and by the kind that dropped it', () => {
  expect(rowExample(appleRow({ 'Event Type': 'LYRIC_DISPLAY' }), 'not-a-play')).toMatch(
    /^2024-01-01T10:00:00\.250Z.*One.*LYRIC_DISPLAY/,
  )
  expect(rowExample(watchedRow('2024-01-01T10:00:00Z', 'One'), 'not-music')).toContain(
    'Watched One',
  )
})

test('addresses, devices and cities are never shown', () => {
  const spotify = extendedRow('2024-01-01T10:00:00Z', 'One', 200_000, {
    username: 'ada',
    city: 'Ghent',
  })
  const shown = [spotify, appleRow({ 'IP City': 'Ghent', 'Client IP Address': '203.0.113.9' })]
    .map((row) => rowExample(row, 'no-title'))
    .join('\n')

  expect(shown).not.toMatch(/203\.0\.113\.9|Ghent|ada|linux/)
})

test('of a private session no more is shown than when it was', () => {
  expect(rowExample(extendedRow('2024-01-01T10:00:00Z', 'One'), 'private-session')).toBe(
    '2024-01-01T10:00:00Z',
  )
})
