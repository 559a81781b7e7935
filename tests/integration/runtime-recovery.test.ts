// Topics that were deleted and created again, as the real broker tells it.
import type { Log } from '#observability/log.ts'
import { startActor } from '#runtime/start-actor.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { type OpenTopics, openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps, tallyActor } from '#testkit/tally/tally-actor.ts'
import { bump, quiet, tallies } from '#testkit/tally/tally-driver.ts'
import { settingsOf, until } from '#testkit/tally/tally-topics.ts'

interface Told {
  readonly codes: string[]
  readonly reasons: string[]
}

function startTold(world: OpenTopics, more = {}, told: Told = { codes: [], reasons: [] }) {
  const log: Log = {
    ...quiet,
    error: (_message, fields) => void told.codes.push(String(fields?.code ?? '')),
    warn: (_message, fields) => void told.reasons.push(String(fields?.reason ?? '')),
  }
  const settings = settingsOf(world, more)
  return startActor(tallyActor(world), { settings, deps: newDeps(), log })
}

/** Deletes a topic and creates it again, empty. */
async function recreate({ admin }: OpenTopics, topic: string, partitions: number) {
  await admin.deleteTopics([topic])
  await until('deleted', async () => !(await admin.topics()).includes(topic))
  const config = topic.endsWith('-changelog') ? { 'cleanup.policy': 'compact' } : {}
  await admin.createTopics([{ topic, partitions, config }])
}

test('a store of a changelog that was deleted and created again is wiped (I11)', async () => {
  await using world = await openTopics()
  {
    await using _actor = await startTold(world)
    await bump(world, 'ann', 1)
    await until('one', async () => (await tallies(world, 1)).length === 1)
  }
  await recreate(world, changelogTopic(world.actor), 4)
  const told: Told = { codes: [], reasons: [] }

  await using actor = await startTold(world, {}, told)
  await until('ready', () => actor.isReady())

  expect(told.reasons).toContain('its changelog was deleted and created again')
  expect(actor.inspect('ann')?.pages).toEqual([])
}, 60_000)

test('an input that is deleted and created again while its actor runs is read from its beginning', async () => {
  await using world = await openTopics()
  const told: Told = { codes: [], reasons: [] }
  await using actor = await startTold(world, { CHECKPOINT_INTERVAL_MS: 200 }, told)
  for (const number of [1, 2, 3]) await bump(world, 'ann', number)
  await tallies(world, 3)

  await recreate(world, world.bumps.name, 4)
  await until('it goes on', () => actor.isReady())
  await bump(world, 'ann', 4)

  const found = await tallies(world, 4)
  expect(found.at(-1)).toMatchObject({ number: 4, total: 10 })
  expect(told.codes).toContain('INPUT_RECREATED')
}, 60_000)

test.each(['set back', 'deleted'])(
  'offsets of the group that were %s repeat nothing (I3)',
  async (how) => {
    await using world = await openTopics()
    {
      await using _actor = await startTold(world, { LEAVE_ON_STOP: 'yes' })
      for (const number of [1, 2, 3]) await bump(world, 'ann', number)
      await tallies(world, 3)
    }
    await forget(world, how)

    await using _actor = await startTold(world)
    await bump(world, 'ann', 4)

    const found = await tallies(world, 4)
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(found.at(-1)).toMatchObject({ total: 10 })
  },
  60_000,
)

/** As an operator may, or a coordinator: offsets of long ago, or none. Nobody is in the group. */
async function forget({ admin, actor, bumps }: OpenTopics, how: string) {
  const group = `linernotes.${actor}`
  if (how === 'deleted') await admin.deleteGroup(group)
  else await admin.setOffsets(group, bumps.name, [0, 0, 0, 0])
}
