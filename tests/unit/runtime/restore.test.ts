import { type Log, openLog } from '#observability/log.ts'
import { changelogTopic } from '#runtime/changelog.ts'
import { systemClock } from '#runtime/clock.ts'
import { restore } from '#runtime/restore.ts'
import { HOUR_MS } from '#runtime/time.ts'
import { FakeBroker } from '#tests/support/runtime/fake-broker.ts'
import { codeLog, fakeWorld, memoryStores } from '#tests/support/runtime/fakes.ts'
import { until } from '#tests/support/runtime/world.ts'

const changelog = { topic: 'c', partition: 0 }
const page = (userId: string, value: string | null) => ({
  ...changelog,
  key: `${userId}:pages:tally:`,
  value: value === null ? null : Buffer.from(value),
})

async function parts(log: Log = openLog('test', 'silent')) {
  const broker = new FakeBroker({ c: 1 })
  const store = await memoryStores().open(0)
  const run = async (nowMs = 0) =>
    restore({
      store,
      archive: await broker.openArchive(),
      clock: { ...systemClock, now: () => nowMs },
      log,
      changelog,
      isWanted: () => true,
    })
  const of = (userId: string) => store.get('pages', userId, 'tally:')?.toString()
  return { broker, store, run, of }
}

test('a store catches up with what was committed, and leaves out what was aborted (I11)', async () => {
  const { broker, store, run, of } = await parts()
  broker.append([page('ann', 'old'), page('bob', 'here')])
  const outbox = await broker.openOutbox('x')
  await outbox.begin()
  outbox.produce(page('ann', 'aborted'))
  await outbox.abort()
  broker.append([page('ann', 'new'), page('bob', null)])

  await run()

  expect([of('ann'), of('bob')]).toEqual(['new', undefined])
  expect(store.changelogOffset).toBe(broker.logOf(changelog).length)
})

test('a restore waits for a transaction that the previous owner left open (I11)', async () => {
  const { broker, run, of } = await parts()
  broker.append([page('ann', 'old')])
  const open = { state: 'open' as const, records: [page('ann', 'late')], offsets: [] }
  broker.logOf(changelog).push({ ...page('ann', 'late'), transaction: open, isMarker: false })
  let isDone = false
  const restoring = run().then(() => {
    isDone = true
  })

  await until('the old page', () => of('ann') === 'old')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isDone).toBe(false)
  broker.decide(open, 'committed')
  await restoring

  expect(of('ann')).toBe('late')
})

test.each([
  ['ahead of the log', { changelogOffset: 99, nowMs: 0 }, 0],
  ['older than the log keeps deletions', { changelogOffset: 1, nowMs: 0 }, 13 * HOUR_MS],
  ['of a topic that was deleted', { changelogOffset: 1, changelogId: 'another', nowMs: 0 }, 0],
])('a store that is %s is wiped and rebuilt', async (_what, was, nowMs) => {
  const { broker, store, run, of } = await parts()
  broker.append([page('ann', 'true')])
  const wrong = {
    table: 'pages',
    userId: 'zoe',
    name: 'tally:',
    value: Buffer.from('wrong'),
  } as const
  await store.apply([wrong], was)

  await run(nowMs)

  expect([of('ann'), of('zoe')]).toEqual(['true', undefined])
})

test('a checkpoint notes the end of the changelog, so that a restart reads nothing twice', async () => {
  const { world, broker, stores, start, bump, tallies } = await fakeWorld()
  const actor = await start({ CHECKPOINT_INTERVAL_MS: 10 })
  bump('ann', 1)
  await until('done', () => tallies().length === 1)
  const end = () => broker.logOf({ topic: changelogTopic(world.actor), partition: 0 }).length
  await until('noted', () => end() > 0 && stores.disks.get(0)?.changelogOffset === end())
  await actor[Symbol.asyncDispose]()
})

test('a changelog without its beginning is said to be, and what there is of it is taken', async () => {
  const log = codeLog()
  const { broker, run, of } = await parts(log)
  broker.append([page('ann', 'gone'), page('bob', 'here')])
  broker.lows.set('c/0', 1)

  await run()

  expect([of('ann'), of('bob')]).toEqual([undefined, 'here'])
  expect(log.codes).toEqual(['CHANGELOG_CUT_SHORT'])
})

test('a store that has what a cut changelog lacks needs nothing of it', async () => {
  const log = codeLog()
  const { broker, run, of } = await parts(log)
  broker.append([page('ann', 'kept'), page('bob', 'here')])
  await run()
  broker.lows.set('c/0', 1)

  await run()

  expect([of('ann'), of('bob')]).toEqual(['kept', 'here'])
  expect(log.codes).toEqual([])
})

test.each([
  ['a timer without a time', 'ann:timers:echo', 'soon'],
  ['a mark without an offset', 'ann:lasts:bumps', ''],
  ['a table that this version does not know', 'ann:dreams:x', 'y'],
  ['a key of nobody', 'nobody', 'x'],
])('%s is left out of the state, and said', async (_what, key, value) => {
  const log = codeLog()
  const { broker, run, of } = await parts(log)
  broker.append([{ ...changelog, key, value: Buffer.from(value) }, page('bob', 'here')])

  await run()

  expect(of('bob')).toBe('here')
  expect(log.codes).toEqual(['STATE_UNDECODABLE'])
})
