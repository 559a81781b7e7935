import { outdatedLines } from '#cli/commands/status.ts'
import { ageDaysOf, zoneDataWords } from '#cli/commands/zone-data-words.ts'

const data = { version: '2026f', releasedOn: '2026-10-29' }

test.each([
  ['2026-10-29T00:00:00Z', '2026f, released on 2026-10-29, 0 days ago'],
  ['2026-10-30T23:59:59Z', '2026f, released on 2026-10-29, 1 day ago'],
  ['2026-11-29T12:00:00Z', '2026f, released on 2026-10-29, 31 days ago'],
])('at %s the time zone data is %s', (now, words) => {
  expect(zoneDataWords(data, Date.parse(now))).toBe(words)
})

test('a clock that is slow makes no negative age', () => {
  expect(ageDaysOf(data, Date.parse('2026-01-01T00:00:00Z'))).toBe(0)
})

test('a service that was started with other data is named, with what to do', () => {
  const inUse = [
    { service: 'heuristics', version: '2026c' },
    { service: 'judging', version: '2026f' },
  ]

  expect([...outdatedLines({ version: '2026f', inUse })]).toEqual([
    'heuristics: it cuts days by time zone data 2026c: linernotes down, then up, starts it with 2026f',
  ])
})
