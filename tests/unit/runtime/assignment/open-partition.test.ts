// What an actor does when its topics are not what they were.

import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import { NAMESPACE } from '#topics/listener-key.ts'

/** A world whose actor died with a mark of ann's above the watermark, which a hanging user holds down. */
async function worldWithMark() {
  const fake = await simulateTally()
  await fake.start()
  fake.bump('bob', 1, 'hang')
  fake.bump('ann', 1)
  fake.bump('ann', 2)
  await fake.until('both', () => fake.tallies().length === 2)
  const marks = () => fake.entries('lasts')
  await fake.until('the mark', () => marks().length > 0)
  fake.crash()
  return { ...fake, marks }
}

test.each([
  ['forgotten', true],
  ['still there', false],
])(
  'an input that was created again is read from its beginning, its offsets %s',
  async (_what, forgets) => {
    const { names, broker, codes, marks, start, bump, tallies, until } = await worldWithMark()
    broker.recreate(names.bumps.name, { forgets })
    if (!forgets) expect(broker.committedOffset({ topic: names.bumps.name, partition: 0 })).toBe(0)
    // Where the offset is still there, it must lie beyond the end to be seen to be wrong.
    if (!forgets) broker.commitOffset({ topic: names.bumps.name, partition: 0, offset: 50 })
    bump('ann', 3)

    await start()
    await until('the new event', () => tallies().length === 3)

    expect(tallies().at(-1)).toMatchObject({ userId: 'ann', number: 3, total: 6 })
    expect(codes).toEqual(['INPUT_RECREATED'])
    await until('no marks', () => marks().length === 0)
  },
)

test('an input that was created again is known though it has grown past what was committed', async () => {
  const { names, broker, codes, start, bump, tallies, crash, until } = await simulateTally()
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  crash()
  broker.recreate(names.bumps.name, { forgets: false })
  for (const number of [2, 3, 4]) bump('ann', number)

  await start()

  await until('all of the new topic', () => tallies().length === 4)
  expect(tallies().map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(codes).toEqual(['INPUT_RECREATED'])
})

test.each([
  ['older offsets than were committed', 2],
  ['none', -1],
])('a coordinator that answers with %s repeats nothing (I3)', async (_what, offset) => {
  const { names, broker, codes, start, bump, tallies, crash, until, pass } = await simulateTally()
  await start()
  for (const number of [1, 2, 3]) bump('ann', number)
  await until('all', () => tallies().length === 3)
  crash()
  await pass(10_000)
  broker.commitOffset({ topic: names.bumps.name, partition: 0, offset })
  bump('ann', 4)

  await start()

  await until('the next', () => tallies().length === 4)
  expect(tallies().at(-1)).toMatchObject({ number: 4, total: 10 })
  await pass(1_000)
  expect(tallies().length).toBe(4)
  expect(codes).toEqual([])
})

test('an input that is created again while the actor runs is begun anew', async () => {
  const { names, broker, start, bump, tallies, until } = await simulateTally({
    settings: { CHECKPOINT_INTERVAL_MS: 10 },
  })
  await start()
  for (const number of [1, 2, 3]) bump('ann', number)
  await until('all', () => tallies().length === 3)

  broker.recreate(names.bumps.name, { forgets: true })
  bump('ann', 4)

  await until('the new event', () => tallies().length === 4)
  expect(tallies().at(-1)).toMatchObject({ number: 4, total: 10 })
})

test('a changelog that is created again while the actor runs is said to be, and state begins anew', async () => {
  const { names, broker, codes, start, bump, tallies, until } = await simulateTally({
    settings: { CHECKPOINT_INTERVAL_MS: 10 },
  })
  await start()
  bump('ann', 5)
  await until('one', () => tallies().length === 1)

  broker.recreate(changelogTopic(names.actor), { forgets: true })
  await until('it is said', () => codes.includes('CHANGELOG_RECREATED'))
  bump('ann', 6)

  await until('the next', () => tallies().length === 2)
  expect(tallies().at(-1)).toMatchObject({ number: 6, total: 6 })
})

test('messages that retention took before they were read are said to be gone; the rest is read', async () => {
  const { names, broker, codes, start, bump, tallies, crash, until, pass } = await simulateTally()
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  crash()
  bump('ann', 2)
  await pass(10)
  bump('ann', 3)
  broker.logOf({ topic: names.bumps.name, partition: 0 }).cutBefore(4)

  await start()

  await until('the rest', () => tallies().length === 2)
  expect(tallies().map(({ number }) => number)).toEqual([1, 3])
  expect(codes).toEqual(['INPUT_EXPIRED'])
})

test('a group that has forgotten its offsets is told them again, though nothing happens', async () => {
  const { names, broker, start, bump, tallies, crash, until } = await simulateTally()
  const where = { topic: names.bumps.name, partition: 0 }
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  await until('committed', () => broker.committedOffset(where) > 0)
  crash()
  broker.commitOffset({ ...where, offset: -1 })

  await start()

  await until('told again', () => broker.committedOffset(where) > 0)
})

test('a page that does not decode gives up its listener’s events, and nobody else’s', async () => {
  const { names, broker, start, bump, tallies, until } = await simulateTally()
  const key = 'ann:pages:tally:'
  const value = Buffer.from('no page at all')
  broker.append([{ topic: changelogTopic(names.actor), partition: 0, key, value }])
  await start()

  bump('ann', 1)
  bump('bob', 1)

  const letters = () => broker.visible(deadLetterTopic(names.actor))
  await until('both', () => tallies().length === 1 && letters().length === 1)
  expect(tallies()).toMatchObject([{ userId: 'bob', total: 1 }])
  expect(
    JSON.parse(letters()[0]?.headers?.[deadLetterHeaders(NAMESPACE).reason] ?? ''),
  ).toMatchObject({
    code: 'STATE_UNDECODABLE',
    attempts: 1,
  })
})

test('positions are committed anew when a partition is opened, lest Kafka forget them', async () => {
  const { names, broker, start, bump, tallies, crash, until } = await simulateTally()
  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  crash()
  const before = broker.decided.length

  await start()

  await until('a commit', () => broker.decided.length > before)
  const { records = [], offsets = new Map() } = broker.decided.at(-1) ?? {}
  expect(records).toEqual([])
  expect([...offsets.values()]).toMatchObject([{ topic: names.bumps.name, partition: 0 }])
})
