import { isLocalDate, isUserId, parseReportId, partsOfReportId, reportIdOf } from '#schemas/ids.ts'

test.each(['ann', 'ann@example.org', 'a.b-c_D.9', '...', '.ann', 'x'.repeat(128)])(
  '%s is a user ID',
  (text) => {
    expect(isUserId(text)).toBe(true)
  },
)

test.each(['', '.', '..', 'ann:1', 'ann b', 'änn', 'x'.repeat(129), 'ann\n'])(
  '%j is no user ID',
  (text) => {
    expect(isUserId(text)).toBe(false)
  },
)

test.each([
  ['20240229', true],
  ['20250714', true],
  ['20250229', false],
  ['20251301', false],
  ['20250700', false],
  ['2025071', false],
  ['2025-07-14', false],
  ['', false],
])('%j is a date of the calendar: %s', (text, expected) => {
  expect(isLocalDate(text)).toBe(expected)
})

test('a report ID is read back as it was made', () => {
  const id = reportIdOf('ann@example.org', '20250714')

  expect(id).toBe('ann@example.org:20250714')
  expect(parseReportId(id)).toEqual({ id, userId: 'ann@example.org', date: '20250714' })
  expect(partsOfReportId(id)).toEqual({ userId: 'ann@example.org', date: '20250714' })
})

test.each(['ann', 'ann:', ':20250714', 'ann:20250229', 'ann:20250714:1', 'a:b:20250714'])(
  '%j is no report ID',
  (text) => {
    expect(parseReportId(text)).toBeUndefined()
  },
)

test('an ID of another form is not made', () => {
  expect(() => reportIdOf('ann:1', '20250714')).toThrow('a report ID is of a user ID and a date')
  expect(() => reportIdOf('ann', '2025-07-14')).toThrow('a report ID is of a user ID and a date')
})
