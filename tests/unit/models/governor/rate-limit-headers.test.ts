import { quotaStateOf, retryAfterMsOf } from '#models/governor/rate-limit-headers.ts'

const NOW = Date.UTC(2026, 0, 1)

test.each([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
  [{ 'retry-after-ms': '120', 'retry-after': '7' }, 120],
  [{ 'retry-after': '999999999' }, 86_400_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, undefined],
  [{}, undefined],
])('%p asks to wait %p ms', (headers, ms) => {
  expect(retryAfterMsOf(headers, NOW)).toBe(ms)
})

test('what is no number is not known', () => {
  const headers = {
    'x-ratelimit-limit-tokens': '1000',
    'x-ratelimit-remaining-tokens': '-1',
    'x-ratelimit-limit-requests': 'many',
  }

  expect(quotaStateOf(headers, 'tokens')).toEqual({ limit: 1_000, remaining: -1 })
  expect(quotaStateOf(headers, 'requests')).toEqual({ limit: undefined, remaining: undefined })
})
