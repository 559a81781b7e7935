// The lines of an actor's life, on the simulated broker.

import { changelogTopic } from '#runtime/state/changelog.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'

test('a start, an assignment, a restore, a revocation and a stop are log lines with their fields', async () => {
  const { names, world, lines, start, bump, tallies, until } = await simulateTally({
    settings: { DRAIN_MS_MAX: 5_000 },
  })
  const where = { topic: changelogTopic(names.actor), partition: 0 }
  const of = (event: string) => lines.filter((each) => each.event === event)

  await start()
  bump('ann', 1)
  await until('one', () => tallies().length === 1)
  const stopped = world.instances.get('one')?.stop()
  await until('a stop', () => of('actor.stopped').length === 1)
  await stopped

  const life = [
    'actor.started',
    'partition.assigned',
    'restore.began',
    'restore.ended',
    'partition.opened',
    'actor.draining',
    'partition.revoked',
    'actor.stopped',
  ]
  expect(lines.map(({ event }) => event)).toEqual(life)
  expect(of('partition.assigned')).toEqual([
    { level: 'info', event: 'partition.assigned', ...where },
  ])
  expect(of('restore.began')).toMatchObject([{ ...where, offset: 0, endOffset: 0 }])
  expect(of('partition.opened')).toMatchObject([{ ...where, records: 0, ms: expect.any(Number) }])
  expect(of('partition.revoked')).toEqual([{ level: 'info', event: 'partition.revoked', ...where }])
  expect(of('actor.draining')).toMatchObject([{ actor: names.actor, partitions: 1 }])
})

test('a turn that is retried and given up leaves lines that say of which message, attempt and code', async () => {
  const { names, lines, start, bump, until } = await simulateTally({
    settings: { TURN_ATTEMPTS_MAX: 2 },
  })
  const of = (event: string) => lines.filter((each) => each.event === event)
  await start()

  bump('ann', 1, 'flaky:5')
  await until('a dead letter', () => of('turn.dead-lettered').length === 1)

  const [retried] = of('turn.retried')
  const message = { topic: names.bumps.name, partition: 0, offset: 0, code: retried?.code }
  expect(retried).toMatchObject({ level: 'warn', ...message, attempt: 1 })
  expect(typeof retried?.code).toBe('string')
  expect(of('turn.dead-lettered')).toMatchObject([{ level: 'error', ...message, attempt: 2 }])
})
