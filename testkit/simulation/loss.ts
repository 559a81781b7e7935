// Topics that are not what they were. Everything is down, and nothing is under way any more, when an input
// is deleted and created again, or the changelog is, or the changelog loses its beginning. What must
// follow is defined (docs/ERRORS.md), and said.

import { between, isHit, pick } from '#foundation/random-choice.ts'
import { inputsOf } from '#runtime/instance/resolve-topics.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import type { Checker } from './checker.ts'
import { ledger } from './ledger.ts'

/** Longer than any transaction stays open, and any request is on its way. */
export const QUIET_MS = 40_000
const RESTART_MS_MAX = 3_000

export function putDown(world: Simulation): void {
  for (const instance of world.instances.values()) {
    instance.kill()
    void instance.stop()
  }
}

export function loseSomething(world: Simulation, checker: Checker): void {
  const { random } = world.timeline
  const loss = pick(random, ['input', 'input', 'changelog', 'beginning'])
  world.timeline.note(`LOSS of ${loss}`)
  if (loss === 'input') loseInput(world, checker)
  if (loss === 'changelog') loseChangelog(world, checker)
  if (loss === 'beginning') loseBeginning(world, checker)
}

/** One by one: some stores are opened when the topics have grown again. */
export function putUp(world: Simulation): void {
  const { timeline } = world
  for (const instance of world.instances.values()) {
    const ms = between(timeline.random, 0, RESTART_MS_MAX)
    if (!instance.isTwin) timeline.after(ms, `${instance.name} is put up`, () => instance.start())
  }
}

function loseInput(world: Simulation, checker: Checker): void {
  const { broker, timeline, options } = world
  const topic = pick(timeline.random, inputsOf(ledger))
  const forgets = isHit(timeline.random, 0.5)
  broker.recreate(topic, { forgets })
  for (let partition = 0; partition < options.partitions; partition += 1) {
    const where = { topic, partition }
    if (broker.committedOffset(where) > 0) checker.mustTell('INPUT_RECREATED', where)
    else broker.commitOffset({ ...where, offset: -1 }) // 0 would be of the new topic too.
  }
  checker.forgetInput(topic)
}

function loseChangelog(world: Simulation, checker: Checker): void {
  const topic = changelogTopic(ledger.name)
  const before = world.broker.topicIdOf(topic)
  const disks = [...world.instances.keys()].flatMap((name) => [...world.disks.of(name).values()])
  const old = disks.filter(({ changelogId }) => changelogId === before)
  world.broker.recreate(topic, { forgets: true })
  believeGroup(world)
  checker.forgetState()
  checker.atTheEnd(() => {
    const met = old.filter(({ changelogId }) => changelogId !== before)
    for (const { partition } of met) checker.mustTell('CHANGELOG_RECREATED', { topic, partition })
  })
}

/** And with it every store that has its content. */
function loseBeginning(world: Simulation, checker: Checker): void {
  const topic = changelogTopic(ledger.name)
  for (let partition = 0; partition < world.options.partitions; partition += 1) {
    const log = world.broker.logOf({ topic, partition })
    log.cutBefore(log.high)
    if (log.low > 0) checker.mustTell('CHANGELOG_CUT_SHORT', { topic, partition })
  }
  for (const name of world.instances.keys()) world.disks.wipe(name)
  believeGroup(world)
  checker.forgetState()
}

/** With the changelog went what would show that the group's coordinator is behind: it alone says where to go on. */
function believeGroup(world: Simulation): void {
  world.faultProfile = { ...world.faultProfile, staleOffsetsProbability: 0 }
}
