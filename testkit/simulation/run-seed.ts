// One seed: a world with all its faults, then calm, then what must be true.

import { seededRandom } from '#foundation/random.ts'
import { between, isHit, pick } from '#foundation/random-choice.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import type { Schema } from '#runtime/schema.ts'
import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { openSimulation, type Simulation } from '#runtime/simulation/world.ts'
import { checkEnd } from './check-end.ts'
import { Checker } from './checker.ts'
import { disturb, sleepLong } from './disturbance.ts'
import {
  account,
  credited,
  credits,
  done,
  dones,
  ledger,
  moved,
  moves,
  ordered,
  orders,
  slip,
} from './ledger.ts'
import { loseSomething, putDown, putUp, QUIET_MS } from './loss.ts'
import { type Plan, planOf, stepsOf } from './program.ts'

export interface Outcome {
  readonly seed: number
  /** What was broken; empty for a good run. */
  readonly broken: readonly string[]
  readonly trace: readonly string[]
  readonly hash: string
  readonly steps: number
  readonly turns: number
  readonly calls: number
  readonly deaths: number
}

const schemas: readonly (readonly [string, Schema])[] = [
  [orders.name, ordered],
  [credits.name, credited],
  [dones.name, done],
  [moves.name, moved],
  ['ledger-changelog', account],
  ['ledger-changelog', slip],
]
/** After the last fault, everything must be done within this time of the world. */
const END_MS_MAX = 900_000
/** Events after something was lost. */
const MORE_MAX = 30

export async function runSeed(seed: number): Promise<Outcome> {
  const plan = planOf(seededRandom(seed * 7_919 + 1))
  const { settings } = plan
  const checker = new Checker({
    bytesMax: settings.RECORD_BYTES_MAX as number,
    turnMsMax: settings.TURN_MS_MAX as number,
    mailboxMax: settings.MAILBOX_MAX as number,
  })
  const world = openSimulation(ledger, {
    ...plan,
    seed,
    deps: (life) => checker.calls.depsOf(life),
    watcher: {
      decided: (transaction) => checker.decided(transaction),
      called: (life, action, record) => checker.called(life, action, record),
      applied: (disk, changes, offset) => checker.applied(disk, changes, offset),
      failed: (instance, error) => checker.failed(instance, error),
      logged: (_level, fields) => checker.logged(fields),
    },
  })
  checker.watch(world)
  try {
    for (const schema of schemas) await world.codec.declare(...schema)
    await goThrough(world, plan, checker)
  } catch (error) {
    checker.breaks(
      `progress: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : error}`,
    )
    if (error instanceof TypeError) throw error
  }
  const { timeline } = world
  return {
    seed,
    broken: checker.broken,
    trace: timeline.trace,
    hash: timeline.hash,
    steps: timeline.steps,
    turns: checker.completed.size,
    calls: checker.calls.count,
    deaths: world.deaths,
  }
}

async function goThrough(world: Simulation, plan: Plan, checker: Checker): Promise<void> {
  const { timeline } = world
  const until = (what: string, isTrue: () => boolean) =>
    world.until(what, () => checker.broken.length > 0 || isTrue(), END_MS_MAX)
  for (const name of plan.instances) world.start(name)
  let isDown = false
  const send = async (count: number) => {
    let sent = 0
    for (let event = 0; event < count; event += 1) sendSoon(world, plan, () => (sent += 1))
    await until('events', () => sent === count)
  }
  if (isHit(timeline.random, 0.6)) {
    disturb(world, plan, pick(timeline.random, [300, 3_000]), () => isDown)
  }
  await send(plan.events)
  if (isHit(timeline.random, 0.3)) {
    isDown = true
    putDown(world)
    await until('silence', over(world, QUIET_MS))
    loseSomething(world, checker)
    putUp(world)
    isDown = false
    await send(between(timeline.random, 1, MORE_MAX))
  }
  if (isHit(timeline.random, 0.3)) sleepLong(world)
  await until('time', over(world, between(timeline.random, 0, 5_000)))
  timeline.note('CALM')
  world.faultProfile = noFaults
  world.restart()
  await until('one process a name', () => isEachAlone(world))
  await until('every event is done', () => world.isDone && checker.isAtRest)
  await until('every process is a member', () => areMembers(world))
  await until('every partition is owned', () => isOwned(world, plan.partitions))
  await until('the stores have it', over(world, 3_000))
  if (checker.broken.length === 0) checkEnd(world, checker)
}

/** Of two processes under one name, one stops. */
function isEachAlone(world: Simulation): boolean {
  const alive = [...world.instances.values()].filter(({ life }) => life)
  return new Set(alive.map(({ instanceId }) => instanceId)).size === alive.length
}

/** One that its group gave up, and that hears of it late, joins and moves partitions once more. */
function areMembers(world: Simulation): boolean {
  const { members } = world.broker.groupOf(`linernotes.${ledger.name}`)
  return [...world.instances.values()].every(
    ({ life }) => !life || members.some((member) => member.life === life),
  )
}

function isOwned(world: Simulation, partitions: number): boolean {
  const group = world.broker.groupOf(`linernotes.${ledger.name}`)
  return Array.from({ length: partitions }, (_, number) => group.holderOf(number)).every(
    (holder) => holder && world.instances.get(holder.life.name)?.actor?.isReady(),
  )
}

function over(world: Simulation, ms: number): () => boolean {
  const endMs = world.timeline.nowMs + ms
  world.timeline.after(ms, 'time is over', () => {})
  return () => world.timeline.nowMs >= endMs
}

const GARBAGE = 0.03
const UNKNOWN_SCHEMA = Buffer.from([0, 0, 0, 3, 231, 1, 2])

function sendSoon(world: Simulation, plan: Plan, sent: () => void): void {
  const { random } = world.timeline
  const userId = pick(random, plan.users)
  world.timeline.after(between(random, 0, plan.spreadMs), 'an event', () => {
    sent()
    sendOne(world, plan, userId)
  })
}

function sendOne(world: Simulation, { users, partitions }: Plan, userId: string): void {
  const { random } = world.timeline
  const where = { topic: orders.name, partition: partitionOf(userId, partitions), key: userId }
  if (isHit(random, GARBAGE)) {
    const value = pick(random, [UNKNOWN_SCHEMA, Buffer.from('garbage'), null])
    world.broker.append([{ ...where, value }])
    return
  }
  const value = world.codec.encode(orders.name, ordered, { userId, steps: stepsOf(random, users) })
  world.broker.append([{ ...where, value }])
}
