import { localeOf } from '#services/serving/locale.ts'

test.each([
  ['en-us,en;q=0.5', 'en-US'],
  ['EN-us', 'en-US'],
  ['de, en-AU', 'en-AU'],
  ['en', 'en-GB'],
  ['en-XX', 'en-GB'],
  ['', 'en-GB'],
])('%s is read as %s: there are few, however it is written', (header, locale) => {
  expect(localeOf(header)).toBe(locale)
})
