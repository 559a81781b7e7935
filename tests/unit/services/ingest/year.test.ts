import { chooseYear } from '#services/ingest/year.ts'

const nowMs = Date.UTC(2026, 5, 1)

test('the archive is about the latest year that holds a fair share, and it is said why', () => {
  const plays = new Map([
    [2022, 9_000],
    [2023, 16_006],
    [2024, 2_231],
  ])

  expect(chooseYear(plays, nowMs)).toEqual({
    year: 2023,
    reason: '2024 holds only 2,231 plays; 2023 holds 16,006 plays of 30 s and more',
  })
})

test('a year that is not over counts once it holds a quarter of the fullest', () => {
  expect(
    chooseYear(
      new Map([
        [2024, 400],
        [2025, 100],
      ]),
      nowMs,
    ).year,
  ).toBe(2025)
  expect(
    chooseYear(
      new Map([
        [2024, 400],
        [2025, 99],
      ]),
      nowMs,
    ).year,
  ).toBe(2024)
})

test('a history of skips alone is about the current year', () => {
  expect(chooseYear(new Map(), nowMs).year).toBe(2026)
})
