import { fromChangelog, toChangelog } from '#runtime/state/changelog.ts'
import type { StateChange } from '#runtime/state/state-store.ts'

test('a change survives its way through the changelog', () => {
  const change: StateChange = {
    table: 'pages',
    key: 'a@b.c',
    name: 'day:2025:x',
    value: Buffer.from('v'),
  }
  const { key, value, ...where } = toChangelog({ topic: 't', partition: 3 }, change)
  const record = {
    ...where,
    offset: 1,
    timestampMs: 0,
    headers: {},
    key: Buffer.from(String(key)),
    value,
  }
  expect(fromChangelog(record)).toEqual(change)
  expect(fromChangelog({ ...record, key: Buffer.from('ann:future:1') })).toBeUndefined()
  expect(fromChangelog({ ...record, key: null })).toBeUndefined()
})
