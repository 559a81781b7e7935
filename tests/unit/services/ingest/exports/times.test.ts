import { isTime, timeReaderOf } from '#services/ingest/exports/times.ts'

const nowMs = Date.UTC(2026, 0, 1)
const read = (samples: readonly unknown[], value = samples[0]) => {
  const time = timeReaderOf(samples, nowMs).read(value)
  return typeof time === 'string' ? time : new Date(time.ms).toISOString().slice(0, 16)
}

test('one day above 12 decides the order of all dates of a file', () => {
  expect(read(['05/01/2025 17:30', '13/01/2025 10:00'])).toBe('2025-01-05T17:30')
  expect(read(['05/01/2025 17:30', '05/13/2025 10:00'])).toBe('2025-05-01T17:30')
})

test('where no day decides, rows that follow each other do; else it is said', () => {
  const days = ['01/12/2024 10:00', '02/12/2024 10:00', '03/12/2024 10:00']

  expect(read(days)).toBe('2024-12-01T10:00')
  expect(read(days.map((day) => `${day.slice(3, 5)}/${day.slice(0, 2)}${day.slice(5)}`))).toBe(
    '2024-12-01T10:00',
  )
  expect(timeReaderOf(['05/06/2025 17:30'], nowMs).isOrderCertain).toBe(false)
  expect(timeReaderOf(['05.06.2025 17:30'], nowMs).isOrderCertain).toBe(true)
})

test.each([
  [1736098200, '2025-01-05T17:30'],
  ['1736098200000', '2025-01-05T17:30'],
  ['1736098200,5', '2025-01-05T17:30'],
  ['2025-01-05T18:30:00+01:00', '2025-01-05T17:30'],
  ['2025/01/05 17:30', '2025-01-05T17:30'],
  ['Sun, 05 Jan 2025 17:30:00 GMT', '2025-01-05T17:30'],
  ['5. Januar 2025 17:30', '2025-01-05T17:30'],
  ['5 de enero de 2025, 17:30', '2025-01-05T17:30'],
  ['5 января 2025 17:30', '2025-01-05T17:30'],
  ['2025年1月5日 17:30', '2025-01-05T17:30'],
  ['01/13/2025 12:05 AM', '2025-01-13T00:05'],
  ['01 Jan 1970, 00:00', 'no-time'],
  ['31 Feb 2025 10:00', 'bad-time'],
  ['25:00', 'bad-time'],
  ['soon', 'bad-time'],
  ['', 'no-time'],
  ['05 Apr 1999 11:59', 'absurd-time'],
])('%j is read as %s', (value, expected) => {
  expect(read([value])).toBe(expected)
})

test('names of columns, songs and people are no times', () => {
  for (const text of ['Date', '1979', '99 Luftballons', 'May', '7/4', 'Song 9 of Lou', '4:33'])
    expect(isTime(text)).toBe(false)
})
