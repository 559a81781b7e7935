import { DAY_MS } from '#foundation/time.ts'
import { compareViews, type ReportViews } from '#operations/discrepancy.ts'

const category = 'biggest-music-day'
const day = 500 * DAY_MS
const live = {
  year: 2025,
  category,
  contentHash: 'text',
  factsHash: 'facts',
  storedAt: day,
} as const
const whole = {
  expected: { category, factsHash: 'facts', selectedAt: day },
  marker: { category, year: 2025, revision: 3 },
  content: { id: 'ada:20250714', revision: 3, live },
  event: { category, revision: 3, contentHash: 'text', at: day },
} as const satisfies ReportViews

const options = { settledBefore: day + 1, isCampaignYear: false }
const found = (views: Partial<ReportViews>, more: Partial<typeof options> = {}) =>
  compareViews({ ...whole, ...views }, { ...options, ...more })
const nothing = { marker: undefined, content: undefined, event: undefined }
const tombstone = { id: 'ada:20250714', revision: 3, live: undefined }
const retracted = { ...whole.event, contentHash: undefined }

test('what is chosen, marked, stored and announced alike is as it should be', () => {
  expect(found({})).toBeUndefined()
})

test.each([
  ['missing', 'a chosen day that is nowhere', nothing],
  ['missing', 'an announced report that is nowhere', { ...nothing, event: whole.event }],
  [
    'missing',
    'what was withdrawn before it was chosen again',
    { ...nothing, content: tombstone, event: { ...retracted, at: day - 1 } },
  ],
  ['dangling-marker', 'a marker alone', { content: undefined }],
  ['dangling-marker', 'a marker of a removed report', { content: tombstone }],
  ['orphan-content', 'content alone', { marker: undefined }],
  ['orphan-content', 'a report that no selection has', { expected: undefined }],
  ['mismatch', 'a marker of another revision', { marker: { ...whole.marker, revision: 4 } }],
  [
    'mismatch',
    'a text of other facts',
    { content: { ...whole.content, live: { ...live, factsHash: 'old' } } },
  ],
  ['mismatch', 'a report that was never announced', { event: undefined }],
  ['mismatch', 'a report that was announced as retracted', { event: retracted }],
  ['mismatch', 'an announcement of another revision', { event: { ...whole.event, revision: 2 } }],
  [
    'mismatch',
    'an announcement with another text',
    { event: { ...whole.event, contentHash: 'other' } },
  ],
] as const)('%s: %s', (kind, _, views) => {
  expect(found(views)).toMatchObject({ kind, category })
})

test('the revision is the highest that anything has: the next one must be above it', () => {
  expect(found({ marker: { ...whole.marker, revision: 7 } })?.revision).toBe(7)
  expect(found(nothing)?.revision).toBe(0)
})

test.each([
  ['what is younger than the grace', { marker: undefined }, { settledBefore: day }],
  ['a day that waits for a campaign', nothing, { isCampaignYear: true }],
  [
    'what a judge has taken back',
    { ...nothing, content: tombstone, event: { ...retracted, at: day + 1 } },
    { settledBefore: day + 2 },
  ],
  [
    'an announcement that the topic no longer keeps',
    { event: undefined },
    { settledBefore: day + 395 * DAY_MS },
  ],
  [
    'what was withdrawn',
    { expected: undefined, marker: undefined, content: tombstone, event: retracted },
    {},
  ],
] as const)('%s is no discrepancy', (_, views, more) => {
  expect(found(views, more)).toBeUndefined()
})
