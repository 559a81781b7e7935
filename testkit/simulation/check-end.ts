// What must be true once everything is done and nothing fails any more.

import { inputsOf } from '#runtime/instance/resolve-topics.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import { fromChangelog } from '#runtime/state/changelog.ts'
import type { Checker } from './checker.ts'
import { type Done, done, dones, ledger, slip } from './ledger.ts'
import type { UserModel } from './model.ts'

export function checkEnd(world: Simulation, checker: Checker): void {
  for (let partition = 0; partition < world.options.partitions; partition += 1) {
    checkInputs(world, checker, partition)
    checkOutputs(world, checker, partition)
    checkChangelog(world, checker, partition)
    checkStore(world, checker, partition)
  }
  checker.checkTold()
  for (const [userId, user] of checker.users) checkUser(world, checker, { userId, user })
}

function checkInputs(world: Simulation, checker: Checker, partition: number): void {
  for (const topic of inputsOf(ledger)) {
    const records = world.broker.logOf({ topic, partition }).between(0, Number.POSITIVE_INFINITY)
    for (const { offset, value } of records) {
      const source = `${topic}/${partition}/${offset}`
      if (value && !checker.completed.has(source)) checker.breaks(`once: ${source} is lost`)
    }
  }
}

/** Readers see each listener's outputs in order, without gaps. */
function checkOutputs(world: Simulation, checker: Checker, partition: number): void {
  const counts = new Map<string, number>()
  let hasRestarted = false
  const log = world.broker.logOf({ topic: dones.name, partition })
  const restart = checker.restarts.get(partition)
  for (const { value, offset } of log.between(0, Number.POSITIVE_INFINITY)) {
    if (restart !== undefined && offset >= restart && !hasRestarted) {
      hasRestarted = true
      counts.clear()
    }
    const { userId, count, source }: Done = world.codec.decode(done, value as Buffer)
    const next = (counts.get(userId) ?? 0) + 1
    if (count !== next) checker.breaks(`order: ${source} is read as turn ${count}, not ${next}`)
    counts.set(userId, next)
  }
}

/** Readers of the changelog see what its transactions committed. */
function checkChangelog(world: Simulation, checker: Checker, partition: number): void {
  const fold = new Map<string, Buffer>()
  const log = world.broker.logOf({ topic: 'ledger-changelog', partition })
  for (const record of log.between(0, Number.POSITIVE_INFINITY)) {
    if (!fromChangelog(record)) checker.breaks(`changelog: ${record.key} is no change`)
    if (record.value) fold.set(String(record.key), record.value)
    else fold.delete(String(record.key))
  }
  compare(checker, `changelog ${partition}`, fold, checker.changelog.foldOf(partition))
}

/** The owner's store equals the changelog. */
function checkStore(world: Simulation, checker: Checker, partition: number): void {
  const owner = world.broker.groupOf(`linernotes.${ledger.name}`).holderOf(partition)
  if (!owner) checker.breaks(`progress: nobody owns partition ${partition}`)
  const disk = owner && world.disks.of(owner.life.name).get(partition)
  const found = new Map([...(disk?.entries ?? [])].map(([key, { value }]) => [key, value]))
  compare(checker, `store ${partition}`, found, checker.changelog.foldOf(partition))
}

function compare(
  checker: Checker,
  what: string,
  found: ReadonlyMap<string, Buffer>,
  expected: ReadonlyMap<string, Buffer>,
): void {
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    const [one, other] = [found.get(key), expected.get(key)]
    if (one && other && one.equals(other)) continue
    checker.breaks(`state: ${what} has ${key} ${one ? 'otherwise' : 'not'} than was committed`)
  }
}

/** Slips and timers in the changelog are those that the programs left. */
function checkUser(
  world: Simulation,
  checker: Checker,
  { userId, user }: { readonly userId: string; readonly user: UserModel },
): void {
  const found = new Map<string, string>()
  const expected = new Map<string, string>()
  for (const [part, text] of user.slips) expected.set(`${userId}:pages:slips:${part}`, text)
  for (const [name, dueMs] of user.timers) expected.set(`${userId}:timers:${name}`, String(dueMs))
  for (let partition = 0; partition < world.options.partitions; partition += 1) {
    for (const [key, value] of checker.changelog.foldOf(partition)) {
      if (key.startsWith(`${userId}:effects:`)) checker.breaks(`I7: ${key} stays in the journal`)
      if (key.startsWith(`${userId}:timers:`)) found.set(key, value.toString())
      if (!key.startsWith(`${userId}:pages:slips:`)) continue
      found.set(key, world.codec.decode(slip, value).text)
    }
  }
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    if (found.get(key) === expected.get(key)) continue
    checker.breaks(`state: ${key} is ${found.get(key)}, not ${expected.get(key)}`)
  }
}
