// What an actor does when its topics are not what they were.
import { changelogTopic } from '#runtime/changelog.ts'
import { deadLetterHeader, deadLetterTopic } from '#runtime/dead-letter.ts'
import { codeLog, fakeWorld } from '#tests/support/runtime/fakes.ts'
import { newNeeds } from '#tests/support/runtime/tally-actor.ts'
import { until } from '#tests/support/runtime/world.ts'

/** A world whose actor died with a mark of ann's above the watermark, which a hanging user holds down. */
async function worldWithMark() {
  const log = codeLog()
  const fake = await fakeWorld({ log })
  const notes: string[] = []
  await fake.start(
    {},
    newNeeds((what) => notes.push(what)),
  )
  fake.bump('bob', 1, 'hang')
  fake.bump('ann', 1)
  fake.bump('ann', 2)
  await until('both', () => fake.tallies().length === 2)
  const marks = () => [...(fake.stores.disks.get(0)?.entries.values() ?? [])]
  await until('the mark', () => marks().some(({ table }) => table === 'lasts'))
  fake.crash()
  return { ...fake, log, marks }
}

test.each([
  ['forgotten', true],
  ['still there', false],
])(
  'an input that was created again is read from its beginning, its offsets %s',
  async (_what, forgets) => {
    const { world, broker, log, marks, start, bump, tallies } = await worldWithMark()
    broker.recreate(world.bumps.name, { forgets })
    if (!forgets) expect(broker.committedOffset({ topic: world.bumps.name, partition: 0 })).toBe(0)
    // Where the offset is still there, it must lie beyond the end to be seen to be wrong.
    if (!forgets) broker.commitOffset({ topic: world.bumps.name, partition: 0, offset: 50 })
    bump('ann', 3)

    await using _actor = await start()
    await until('the new event', () => tallies().length === 3)

    expect(tallies().at(-1)).toMatchObject({ userId: 'ann', number: 3, total: 6 })
    expect(log.codes).toEqual(['INPUT_RECREATED'])
    await until('no marks', () => !marks().some(({ table }) => table === 'lasts'))
  },
)

test('an input that is created again while the actor runs is begun anew', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  await using _actor = await start({ CHECKPOINT_INTERVAL_MS: 10 })
  for (const number of [1, 2, 3]) bump('ann', number)
  await until('all', () => tallies().length === 3)

  broker.recreate(world.bumps.name, { forgets: true })
  bump('ann', 4)

  await until('the new event', () => tallies().length === 4)
  expect(tallies().at(-1)).toMatchObject({ number: 4, total: 10 })
})

test('messages that retention took before they were read are said to be gone; the rest is read', async () => {
  const log = codeLog()
  const { world, broker, start, bump, tallies, crash } = await fakeWorld({ log })
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  crash()
  bump('ann', 2)
  bump('ann', 3)
  broker.lows.set(`${world.bumps.name}/0`, 4)

  await using _actor = await start()

  await until('the rest', () => tallies().length === 2)
  expect(tallies().map(({ number }) => number)).toEqual([1, 3])
  expect(log.codes).toEqual(['INPUT_EXPIRED'])
})

test('a page that does not decode gives up its listener’s events, and nobody else’s', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  const key = 'ann:pages:tally:'
  const value = Buffer.from('no page at all')
  broker.append([{ topic: changelogTopic(world.actor), partition: 0, key, value }])
  await using _actor = await start()

  bump('ann', 1)
  bump('bob', 1)

  const letters = () => broker.visible(deadLetterTopic(world.actor))
  await until('both', () => tallies().length === 1 && letters().length === 1)
  expect(tallies()).toMatchObject([{ userId: 'bob', total: 1 }])
  expect(JSON.parse(letters()[0]?.headers?.[deadLetterHeader] ?? '')).toMatchObject({
    code: 'STATE_UNDECODABLE',
    attempts: 1,
  })
})

test('positions are committed anew when a partition is opened, lest Kafka forget them', async () => {
  const { world, broker, start, bump, tallies, crash } = await fakeWorld()
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  crash()
  const before = broker.decided.length

  await using _actor = await start()

  await until('a commit', () => broker.decided.length > before)
  const { records, offsets } = broker.decided.at(-1) ?? { records: [], offsets: [] }
  expect(records).toEqual([])
  expect(offsets).toMatchObject([{ topic: world.bumps.name, partition: 0 }])
})
