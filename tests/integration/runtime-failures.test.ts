import { changelogTopic } from '#runtime/state/changelog.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { openRegistryWay } from '#testkit/tally/registry-way.ts'
import {
  bump,
  letters,
  newerBytes,
  of,
  produceRaw,
  start,
  tallies,
  tallyBytes,
} from '#testkit/tally/tally-driver.ts'
import { brokerSettings, until } from '#testkit/tally/tally-topics.ts'

test('what cannot be handled goes to the dead letters, and the others go on', async () => {
  await using world = await openTopics()
  await using _actor = await start(world)

  await bump(world, 'ann', 1, 'bug')
  await bump(world, 'ann', 2, 'refuse')
  await bump(world, 'ann', 3, 'big')
  await bump(world, 'ann', 4)

  const found = await tallies(world, 1)
  expect(found).toEqual([{ userId: 'ann', number: 4, total: 4, note: '' }])
  const why = (await letters(world, 3)).map((each) => each.why)
  expect(why.map(({ code, attempts }) => [code, attempts])).toEqual([
    ['BUG', 3],
    ['BUMP_REFUSED', 1],
    ['RECORD_TOO_LARGE', 1],
  ])
}, 60_000)

test('bytes that are no event go to the dead letters with their headers', async () => {
  await using world = await openTopics()
  await using _actor = await start(world)
  const good = (await tallyBytes(world)) as Buffer
  await produceRaw(world, [
    { key: 'ann', value: Buffer.from('nonsense'), headers: [{ from: 'someone' }] },
    { key: 'ann', value: Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 1]), headers: [] },
    { key: 'ann', value: Buffer.concat([good, Buffer.from([1])]), headers: [] },
    { key: 'ann', value: good, headers: [] }, // Another listener's event.
    { key: null, value: good, headers: [] },
  ])

  const found = await letters(world, 5)
  expect(found.map(({ why }) => why.code).sort()).toEqual([
    'EVENT_MISADDRESSED',
    'EVENT_UNDECODABLE',
    'EVENT_UNDECODABLE',
    'EVENT_UNDECODABLE',
    'SCHEMA_UNKNOWN',
  ])
  const first = found.find(({ value }) => String(value) === 'nonsense')
  expect(first?.headers).toMatchObject({ from: 'someone' })
}, 60_000)

test('while the registry is down, only events of schemas not yet seen wait for it', async () => {
  await using world = await openTopics()
  const { SCHEMA_REGISTRY_URL } = brokerSettings()
  await using way = await openRegistryWay(SCHEMA_REGISTRY_URL)
  await using _actor = await start(world, { SCHEMA_REGISTRY_URL: way.url })
  await bump(world, 'bob', 1)
  await tallies(world, 1)
  const value = await newerBytes(world, { userId: 'ann', number: 7, command: '', reason: 'new' })

  way.isClosed = true
  await produceRaw(world, [{ key: 'ann', value, headers: [] }])
  for (const number of [2, 3]) await bump(world, 'bob', number)
  const found = await tallies(world, 3)
  expect(found.map(({ userId }) => userId)).toEqual(['bob', 'bob', 'bob'])
  way.isClosed = false

  expect(of(await tallies(world, 4), 'ann')).toEqual([
    { userId: 'ann', number: 7, total: 7, note: '' },
  ])
  expect(await letters(world, 0)).toEqual([])
}, 60_000)

test('a turn that takes too long is given up', async () => {
  await using world = await openTopics()
  await using _actor = await start(world, { TURN_MS_MAX: 50, TURN_ATTEMPTS_MAX: 2 })

  await bump(world, 'ann', 1, 'hang')
  await bump(world, 'ann', 2)

  expect(await tallies(world, 1)).toMatchObject([{ number: 2, total: 2 }])
  expect((await letters(world, 1))[0]?.why).toMatchObject({ code: 'TURN_OVERDUE', attempts: 2 })
}, 60_000)

test('an error with policy stop stops the actor with it', async () => {
  await using world = await openTopics()
  await using actor = await start(world)

  await bump(world, 'ann', 1, 'stop')

  await expect(actor.stopped).rejects.toMatchObject({ code: 'WORLD_ENDED' })
  expect(actor.isReady()).toBe(false)
}, 60_000)

test('a topic or schema that is missing is named', async () => {
  await using world = await openTopics()
  await world.admin.deleteTopics([changelogTopic(world.actor)])
  await expect(start(world)).rejects.toMatchObject({ code: 'TOPIC_MISSING' })
  await world.admin.createTopics([{ topic: changelogTopic(world.actor), partitions: 3 }])
  await expect(start(world)).rejects.toMatchObject({ code: 'TOPICS_UNALIGNED' })
}, 60_000)

test('a second process of the same name replaces the first, which stops', async () => {
  await using world = await openTopics()
  const first = await start(world)
  await bump(world, 'ann', 1)
  await tallies(world, 1)

  await using second = await start(world, { STATE_DIR: `${world.stateDir}/second` })
  await expect(first.stopped).rejects.toMatchObject({ code: 'INSTANCE_REPLACED' })
  await until('ready', () => second.isReady())
  await bump(world, 'ann', 2)

  expect((await tallies(world, 2)).map(({ total }) => total)).toEqual([1, 3])
}, 60_000)
