import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lmdbStores } from '#runtime/state/lmdb-store.ts'
import type { StateChange } from '#runtime/state/state-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-lmdb-'))
const open = lmdbStores(folder)
afterAll(() => rmSync(folder, { recursive: true }))

const page = (userId: string, name: string, value: string | null): StateChange => ({
  table: 'pages',
  key: userId,
  name,
  value: value === null ? null : Buffer.from(value),
})

test('changes and the offset survive a close', async () => {
  const store = await open(0)
  await store.apply([page('ann', 'day:1', 'one'), page('ann', 'day:2', 'two')], {
    changelogOffset: 7,
    nowMs: 5,
  })
  await store.apply([page('ann', 'day:1', null)], { nowMs: 6 })
  await store.close()

  const again = await open(0)
  expect(again.changelogOffset).toBe(7)
  expect(again.appliedAtMs).toBe(6)
  expect(again.get('pages', 'ann', 'day:1')).toBeUndefined()
  expect(again.get('pages', 'ann', 'day:2')?.toString()).toBe('two')
  await again.close()
})

test('one user’s names are found in order, and nobody else’s', async () => {
  const store = await open(1)
  await store.apply(
    [
      page('ann', 'day:2', 'b'),
      page('ann', 'day:10', 'a'),
      page('ann', 'year:1', 'c'),
      page('anna', 'day:1', 'd'),
      page('an', 'day:1', 'e'),
    ],
    { nowMs: 1 },
  )
  expect([...store.entriesOf('pages', 'ann', 'day:')].map(({ name }) => name)).toEqual([
    'day:10',
    'day:2',
  ])
  expect([...store.entriesOf('pages', 'ann', '')]).toHaveLength(3)
  expect([...store.all('pages')]).toHaveLength(5)
  await store.wipe()
  expect([...store.all('pages')]).toEqual([])
  expect(store.changelogOffset).toBeUndefined()
  await store.close()
  expect(() => store.get('pages', 'ann', 'day:2')).toThrow('closed')
})

test('a store of an earlier boot is wiped: the disk may lack what was written last (I11)', async () => {
  const before = await lmdbStores(folder, undefined, 'boot-1')(2)
  await before.apply([page('ann', 'day:1', 'one')], { changelogOffset: 7, nowMs: 5 })
  await before.close()

  const again = await lmdbStores(folder, undefined, 'boot-1')(2)
  expect(again.changelogOffset).toBe(7)
  await again.close()
  const after = await lmdbStores(folder, undefined, 'boot-2')(2)
  expect(after.changelogOffset).toBeUndefined()
  expect([...after.all('pages')]).toEqual([])
  await after.close()
})

test.each([
  ['no store', 3, (path: string) => writeFileSync(join(path, 'data.mdb'), 'not what it was')],
  ['cut to nothing', 4, (path: string) => writeFileSync(join(path, 'data.mdb'), '')],
  ['what a process died of', 5, (path: string) => writeFileSync(`${path}.opening`, '')],
])('a store that is %s is wiped, and said to be (I11)', async (_what, partition, spoil) => {
  const store = await open(partition)
  await store.apply([page('ann', 'day:1', 'one')], { changelogOffset: 7, nowMs: 5 })
  await store.close()
  spoil(join(folder, String(partition)))
  const said: unknown[] = []
  const openSaying = lmdbStores(folder, { warn: (_message, fields) => said.push(fields) })

  const again = await openSaying(partition)

  expect(again.changelogOffset).toBeUndefined()
  expect(said).toMatchObject([{ partition, reason: expect.any(String) }])
  await again.close()
  await (await openSaying(partition)).close()
  expect(said).toHaveLength(1)
})
