import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TakenSnapshot, takenSnapshot } from '#testkit/snapshots.ts'

let taken: TakenSnapshot
beforeEach(async () => {
  taken = await takenSnapshot([
    { userId: 'ada', selected: { revision: 1 } },
    { userId: 'bob', selected: {} },
    { userId: 'ada', selected: { revision: 2 } },
    { userId: 'cleo', selected: {} },
    { userId: 'bob' },
  ])
})
afterEach(async () => {
  await taken[Symbol.asyncDispose]()
})

const fileOf = ({ folder, manifest }: TakenSnapshot) =>
  join(folder, manifest.id, manifest.files[0]?.file ?? '')

test('the latest record of each listener is in it, and none of who was erased', async () => {
  const { manifest, snapshots } = taken
  expect(manifest).toMatchObject({ rows: 2, days: 10, files: [{ from: 0, to: 5, rows: 2 }] })
  expect(await snapshots.list()).toEqual([manifest.id])
  expect((await snapshots.open(manifest.id)).paths).toEqual([fileOf(taken)])
  expect(await readdir(taken.folder)).toEqual([manifest.id]) // Nothing unfinished, nothing spilled.
})

test.each<[string, string, (path: string) => Promise<void>]>([
  [
    'a byte is changed',
    'has other bytes',
    async (path) => {
      const bytes = await readFile(path)
      bytes[20] = (bytes[20] ?? 0) ^ 1
      await writeFile(path, bytes)
    },
  ],
  ['it is cut short', 'has 100 bytes', (path) => truncate(path, 100)],
  [
    'its manifest is cut short',
    'manifest.json is not whole',
    (path) => truncate(join(path, '../manifest.json'), 90),
  ],
])('a snapshot is refused where %s', async (_, reason, damage) => {
  await damage(fileOf(taken))

  await expect(taken.snapshots.open(taken.manifest.id)).rejects.toMatchObject({
    code: 'SNAPSHOT_DAMAGED',
    message: expect.stringContaining(reason),
  })
})

test('a snapshot that was cut off is none', async () => {
  await taken.snapshots.begin('20261130t080000z')

  expect(await taken.snapshots.list()).toEqual([taken.manifest.id])
  await expect(taken.snapshots.open('20261130t080000z')).rejects.toMatchObject({
    code: 'SNAPSHOT_UNKNOWN',
  })
})
