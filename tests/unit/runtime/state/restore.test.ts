import { HOUR_MS } from '#foundation/time.ts'
import { type LogFields, openLog } from '#observability/log.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { restore } from '#runtime/state/restore.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'

/** A changelog, and a store that is restored from it without an actor. */
async function parts() {
  const { broker, names, during, newLife, world, pass, until } = await simulateTally()
  const changelog = { topic: changelogTopic(names.actor), partition: 0 }
  const life = newLife()
  const client = broker.clientOf(life)
  const store = await during(world.disks.openerOf(life)(0))
  const logReader = await during(client.openLogReader())
  const startMs = life.clock.now()
  const codes: string[] = []
  const log = {
    ...openLog('test', 'silent'),
    error: (_message: string, fields?: LogFields) => {
      codes.push(String(fields?.code ?? ''))
    },
  }
  const restoring = (lateMs = 0) => {
    const clock = { ...life.clock, now: () => startMs + lateMs }
    return restore({ store, logReader, clock, log, changelog, isWanted: () => true })
  }
  return {
    log: broker.logOf(changelog),
    changelog,
    client,
    codes,
    startMs,
    store,
    restoring,
    during,
    pass,
    until,
    run: (lateMs = 0) => during(restoring(lateMs)),
    /** Commits records to the changelog. */
    async write(...records: readonly { readonly key: string; readonly value: Buffer | null }[]) {
      broker.append(records.map((each) => ({ ...changelog, ...each })))
      await pass(100)
    },
    of: (userId: string) => store.get('pages', userId, 'tally:')?.toString(),
  }
}

const page = (userId: string, value: string | null) => ({
  key: `${userId}:pages:tally:`,
  value: value === null ? null : Buffer.from(value),
})

test('a store catches up with what was committed, and leaves out what was aborted (I11)', async () => {
  const { changelog, client, log, store, run, of, write, during, until } = await parts()
  await write(page('ann', 'old'), page('bob', 'here'))
  const producer = await during(client.openProducer('x'))
  await during(producer.begin())
  producer.produce({ ...changelog, ...page('ann', 'aborted') })
  await until('the record', () => log.stableEnd < log.high)
  await during(producer.abort())
  await until('its marker', () => log.stableEnd === log.high)
  await write(page('ann', 'new'), page('bob', null))

  await run()

  expect([of('ann'), of('bob')]).toEqual(['new', undefined])
  expect(store.changelogOffset).toBe(8) // Five records and three markers.
  expect(log.high).toBe(8)
})

test('a restore waits for a transaction that the previous owner left open (I11)', async () => {
  const { changelog, client, log, restoring, of, write, during, pass, until } = await parts()
  await write(page('ann', 'old'))
  const producer = await during(client.openProducer('x'))
  await during(producer.begin())
  producer.produce({ ...changelog, ...page('ann', 'late') })
  await until('the record', () => log.stableEnd < log.high)
  let isDone = false
  const restored = restoring().then(() => {
    isDone = true
  })

  await until('the old page', () => of('ann') === 'old')
  await pass(2_000)
  expect(isDone).toBe(false)
  await during(producer.commit())
  await during(restored)

  expect(of('ann')).toBe('late')
})

test.each([
  ['ahead of the log', { changelogOffset: 99 }, 0],
  ['older than the log keeps deletions', { changelogOffset: 1 }, 13 * HOUR_MS],
  ['of a topic that was deleted', { changelogOffset: 1, changelogId: 'another' }, 0],
])('a store that is %s is wiped and rebuilt', async (_what, was, lateMs) => {
  const { startMs, store, run, of, write, during } = await parts()
  await write(page('ann', 'true'))
  const wrong = {
    table: 'pages',
    key: 'zoe',
    name: 'tally:',
    value: Buffer.from('wrong'),
  } as const
  await during(store.apply([wrong], { ...was, nowMs: startMs }))

  await run(lateMs)

  expect([of('ann'), of('zoe')]).toEqual(['true', undefined])
})

test('a checkpoint notes the end of the changelog, so that a restart reads nothing twice', async () => {
  const { world, names, broker, start, bump, tallies, until } = await simulateTally({
    settings: { CHECKPOINT_INTERVAL_MS: 10 },
  })
  await start()
  bump('ann', 1)
  await until('done', () => tallies().length === 1)
  const log = broker.logOf({ topic: changelogTopic(names.actor), partition: 0 })
  await until('page, progress and marker', () => log.stableEnd === 3)
  await until('noted', () => world.disks.of('one').get(0)?.changelogOffset === 3)
  expect(log.high).toBe(3)
})

test('a changelog without its beginning is said to be, and what there is of it is taken', async () => {
  const { log, codes, run, of, write } = await parts()
  await write(page('ann', 'gone'), page('bob', 'here'))
  log.cutBefore(1)

  await run()

  expect([of('ann'), of('bob')]).toEqual([undefined, 'here'])
  expect(codes).toEqual(['CHANGELOG_CUT_SHORT'])
})

test('a store that has what a cut changelog lacks needs nothing of it', async () => {
  const { log, codes, run, of, write } = await parts()
  await write(page('ann', 'kept'), page('bob', 'here'))
  await run()
  log.cutBefore(1)

  await run()

  expect([of('ann'), of('bob')]).toEqual(['kept', 'here'])
  expect(codes).toEqual([])
})

test.each([
  ['a timer without a time', 'ann:timers:echo', 'soon'],
  ['a mark without an offset', 'ann:lasts:bumps', ''],
  ['a table that this version does not know', 'ann:dreams:x', 'y'],
  ['a key of nobody', 'nobody', 'x'],
])('%s is left out of the state, and said', async (_what, key, value) => {
  const { codes, run, of, write } = await parts()
  await write({ key, value: Buffer.from(value) }, page('bob', 'here'))

  await run()

  expect(of('bob')).toBe('here')
  expect(codes).toEqual(['STATE_UNDECODABLE'])
})
