import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOwnBrokerCluster } from '#testkit/faults/own-brokers.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { startTally } from '#testkit/tally/process.ts'
import { bump, bumpAll, start, tallies } from '#testkit/tally/tally-driver.ts'
import { readAll, until } from '#testkit/tally/tally-topics.ts'

/** A disk of its own for the state, of so many kB; undefined where one may not be mounted. */
function mountSmallDisk(kilobytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-disk-'))
  try {
    const options = `size=${kilobytes}k`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return {
    folder,
    grow: () => execFileSync('mount', ['-o', 'remount,size=200m', folder]),
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const USERS = 4_000
const ROUNDS = 2
const mayMount = process.getuid?.() === 0
const onRoot = mayMount ? test : test.skip // Only root mounts a disk.

onRoot(
  'a full disk stops the actor and loses nothing; with room again it goes on (I5)',
  async () => {
    using disk = mountSmallDisk(700)
    if (!disk) throw new Error('no disk could be mounted')
    await using world = await openTopics(1)
    const settings = { STATE_DIR: disk.folder, CHECKPOINT_INTERVAL_MS: 200 }
    const users = Array.from({ length: USERS }, (_, at) => `user-${at}-${'x'.repeat(100)}`)
    const notes = join(world.stateDir, 'notes')
    writeFileSync(notes, '')
    // A process of its own: LMDB writes to the console when it likes.
    const first = startTally(world, notes, settings)
    const ended = once(first.child, 'close')
    for (const [at] of Array.from({ length: ROUNDS }).entries()) {
      await bumpAll(
        world,
        users.map((userId) => ({ userId, number: at + 1, command: '' })),
      )
    }

    expect(await ended).toEqual([1, null])
    expect(first.said()).toContain('STATE_UNWRITABLE')
    disk.grow()
    await using second = await start(world, settings)

    const count = async () => (await readAll(world.reader, world.tallies, 1)).length
    await until('every result', async () => (await count()) >= ROUNDS * USERS, 60_000)
    expect(await count()).toBe(ROUNDS * USERS)
    await until('the state', () => second.inspect(users[0] ?? '')?.pages.length === 1)
    expect(second.inspect(users[0] ?? '')?.pages[0]?.page).toEqual({ total: 3, last: 2 })
  },
  120_000,
)

test('a page that was deleted stays deleted for a store that slept past its tombstone (I11)', async () => {
  const changelogConfig = {
    'delete.retention.ms': '200',
    'segment.ms': '200',
    'min.cleanable.dirty.ratio': '0.01',
    'max.compaction.lag.ms': '500',
  }
  await using own = await openOwnBrokerCluster({}, { changelogConfig })
  const { world } = own
  const folder = (name: string) => {
    mkdirSync(join(world.stateDir, name), { recursive: true })
    return { STATE_DIR: join(world.stateDir, name) }
  }
  const first = await start(world, folder('sleeper'))
  await bump(world, 'ann', 1)
  await tallies(world, 1)
  await first[Symbol.asyncDispose]()

  const other = await start(world, folder('other'))
  await bump(world, 'ann', 2, 'forget')
  await tallies(world, 2)
  // Something newer, so that the segment of the tombstone is closed and cleaned, and then it is gone.
  const isForgotten = async () => {
    await bump(world, 'bob', 1)
    for (let partition = 0; partition < 4; partition += 1) {
      for await (const { key } of world.reader.records(`${world.actor}-changelog`, partition)) {
        if (String(key).startsWith('ann:pages')) return false
      }
    }
    return true
  }
  await until('the end of the tombstone', isForgotten, 90_000)
  await other[Symbol.asyncDispose]()

  await using sleeper = await start(world, folder('sleeper'))
  await until('ready', () => sleeper.inspect('bob') !== undefined, 60_000)
  await until('ann’s partition', () => sleeper.inspect('ann') !== undefined)
  expect(sleeper.inspect('ann')?.pages).toEqual([])
}, 240_000)
