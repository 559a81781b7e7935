// What happens to a world besides the faults of single calls: members come and go, disks are lost, all
// is down for so long that the broker has forgotten deletions.

import { between, pick } from '#foundation/random-choice.ts'
import { HOUR_MS } from '#foundation/time.ts'
import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { DELETIONS_KEPT_MS } from '#runtime/simulation/memory-broker/log-reader.ts'
import type { SimulatedDisk } from '#runtime/simulation/memory-store.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import type { Plan } from './program.ts'

/** Goes on until the faults end; nothing happens while everything is down. */
export function disturb(
  world: Simulation,
  plan: Plan,
  usualMs: number,
  isDown: () => boolean,
): void {
  const { random } = world.timeline
  world.timeline.after(between(random, 1, usualMs), 'a disturbance', () => {
    if (world.faultProfile === noFaults) return
    const name = pick(random, [...plan.instances, 'late'])
    const event = pick(random, [
      'rebalance',
      'rebalance',
      'stop',
      'kill',
      'join',
      'twin',
      'bounce',
      'lose',
      'compact',
    ])
    if (isDown()) return disturb(world, plan, usualMs, isDown)
    world.timeline.note(`disturbance ${event} ${name}`)
    const instance = world.instances.get(name)
    if (event === 'rebalance') world.rebalance()
    if (event === 'stop') void instance?.stop()
    if (event === 'kill') instance?.kill()
    if (event === 'join') world.start(name)
    if (event === 'twin') world.startTwin(name)
    if (event === 'bounce') world.bounce()
    if (event === 'lose') loseDisk(world, name)
    if (event === 'compact') compact(world)
    disturb(world, plan, usualMs, isDown)
  })
}

/** Everything is down together, for hours; some disks are lost, others come back as they were before. */
export function sleepLong(world: Simulation): void {
  const { random } = world.timeline
  const backups = new Map([...world.instances.keys()].map((name) => [name, copyOf(world, name)]))
  for (const instance of world.instances.values()) instance.kill()
  for (const [name, backup] of backups) {
    const fate = random.next()
    if (fate < 0.2) loseDisk(world, name)
    else if (fate < 0.4) restoreDisk(world, name, backup)
  }
  world.timeline.skip(between(random, 1, 60) * HOUR_MS)
  compact(world)
}

/** As Kafka's cleaner does: the last of each key, and deletions of the last day. */
function compact(world: Simulation): void {
  for (let partition = 0; partition < world.options.partitions; partition += 1) {
    const log = world.broker.logOf({ topic: 'ledger-changelog', partition })
    log.compact(world.timeline.nowMs - DELETIONS_KEPT_MS)
  }
}

function loseDisk(world: Simulation, name: string): void {
  world.instances.get(name)?.kill()
  world.disks.wipe(name)
}

const copyOf = (world: Simulation, name: string): SimulatedDisk[] =>
  [...world.disks.of(name).values()].map((disk) => ({ ...disk, entries: new Map(disk.entries) }))

function restoreDisk(world: Simulation, name: string, backup: readonly SimulatedDisk[]): void {
  const folder = world.disks.of(name)
  folder.clear()
  for (const disk of backup) folder.set(disk.partition, disk)
}
