import { Config } from '#services/generation/config.ts'

const years = Config.shape.CAMPAIGN_YEARS

test.each([
  ['', []],
  ['2025', [2025]],
  ['2025 2026', [2025, 2026]],
  ['2025,2026', [2025, 2026]],
  ['2025, 2026', [2025, 2026]],
])('campaign years "%s" are %j', (text, expected) => {
  expect(years.parse(text)).toEqual(expected)
})

test('other words are no years', () => {
  expect(years.safeParse('2025;2026').success).toBe(false)
})
