import { resolve } from 'node:path'
import { startCommand } from '#testkit/command.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { bumped, until } from '#testkit/tally/tally-topics.ts'

test('a subscriber with another client and deserializer reads every committed event, and no aborted one', async () => {
  await using world = await openTopics()
  const { sender, bumps, servers } = world
  const event = (userId: string, number: number) => ({ userId, number, command: '' })
  const given = [event('ann', 1), event('bob', 1), event('ann', 2)]
  for (const each of given) await sender.send(bumps, bumped, each)
  const aborted = sender.transaction(async (send) => {
    await send(bumps, bumped, event('eve', 1))
    throw new Error('called off')
  })
  await expect(aborted).rejects.toThrow('called off')
  await sender.send(bumps, bumped, event('cid', 1))

  const main = resolve('testkit/plain-subscriber-main.ts')
  const { KAFKA_BROKERS, SCHEMA_REGISTRY_URL } = servers
  const { child, finished, said } = startCommand(
    // kafkajs 2.2.4 sets timers with negative times.
    [
      process.execPath,
      '--disable-warning=TimeoutNegativeWarning',
      main,
      KAFKA_BROKERS,
      SCHEMA_REGISTRY_URL,
      bumps.name,
      `plain-${world.id}`,
    ],
    {},
  )
  const lines = () => said().trim().split('\n').filter(Boolean)
  // Its library asks again at growing intervals where a busy broker has no coordinator for a new group yet.
  await until('all of them', () => lines().length >= 4, 90_000)
  child.kill('SIGTERM')
  const { stderr } = await finished

  const got = lines().map((line) => JSON.parse(line))
  const of = (userId: string) => got.filter((each) => each.event.userId === userId)
  expect(of('ann')).toEqual([given[0], given[2]].map((each) => ({ key: 'ann', event: each })))
  expect([of('bob').length, of('cid').length, of('eve').length, got.length]).toEqual([1, 1, 0, 4])
  expect(stderr).toBe('')
}, 120_000)
