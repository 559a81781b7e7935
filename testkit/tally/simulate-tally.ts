// A seeded world in memory with a tally actor in it, and short words for what tests do there.

import { sleep } from '#foundation/clock.ts'
import type { LogFields } from '#observability/log.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import { type ActorSimulationOptions, openSimulation } from '#runtime/simulation/world.ts'
import type { RunningActor } from '#runtime/start-actor.ts'
import type { Table } from '#runtime/state/state-store.ts'
import { newDeps, type TallyDeps, tallyActor } from './tally-actor.ts'
import { bumped, type Tallied, tallied, tallyTopicsOf } from './tally-topics.ts'

interface TallyOptions extends ActorSimulationOptions {
  /** What a process is given instead of the usual. */
  readonly deps?: (life: SimulatedProcess) => Partial<TallyDeps>
}

export type TallySimulation = Awaited<ReturnType<typeof simulateTally>>

/** Nothing runs before `start`, and no time passes but in what is awaited here. */
export async function simulateTally(options: TallyOptions = {}) {
  const opened = openTally(options)
  const { names, world } = opened
  const { broker, codec, timeline } = world
  const { bumps, tallies } = names
  await codec.declare(bumps.name, bumped)
  await codec.declare(tallies.name, tallied)
  return {
    ...opened,
    broker,
    codec,
    until: world.until.bind(world),
    pass: world.pass.bind(world),
    /** Lets time pass until `promise` is settled. */
    async during<T>(promise: PromiseLike<T>): Promise<T> {
      let isOver = false
      const over = () => {
        isOver = true
      }
      promise.then(over, over)
      await world.until('an answer', () => isOver)
      return await promise
    },
    /** A process of a test's own, which asks the broker itself. */
    newLife: () =>
      new SimulatedProcess({ name: 'outside', timeline, faultProfile: () => world.faultProfile }),
    async start(name = 'one'): Promise<RunningActor> {
      const instance = world.start(name)
      await world.until('a start', () => instance.actor !== undefined)
      return instance.actor as RunningActor
    },
    /** As `kill -9` of every process together; none is there again before `start`. */
    crash() {
      for (const instance of world.instances.values()) {
        instance.kill()
        void instance.stop()
      }
    },
    bump(userId: string, number: number, command = '', traceparent?: string) {
      broker.append([
        {
          topic: bumps.name,
          partition: partitionOf(userId, world.options.partitions),
          key: userId,
          value: codec.encode(bumps.name, bumped, { userId, number, command }),
          headers: traceparent ? { traceparent } : undefined,
        },
      ])
    },
    tallies: (): Tallied[] =>
      broker
        .visible(tallies.name)
        .map(({ value }) => ({ ...codec.decode(tallied, value as Buffer) })),
    /** What an instance has of a partition on its disk. */
    entries: (table: Table, instance = 'one', partition = 0) =>
      [...(world.disks.of(instance).get(partition)?.entries.values() ?? [])].filter(
        (each) => each.table === table,
      ),
  }
}

function openTally({ deps = () => ({}), settings, ...asked }: TallyOptions) {
  const names = tallyTopicsOf('memory', '/nowhere')
  /** What the world outside saw. */
  const notes: string[] = []
  const lines: (LogFields & { readonly level: string })[] = []
  /** Of the errors and notices that were logged. */
  const codes: string[] = []
  let lives = 0
  const world = openSimulation(tallyActor(names), {
    partitions: 1,
    ...asked,
    settings: { DRAIN_MS_MAX: 300, ...settings },
    watcher: {
      ...asked.watcher,
      logged: (level, fields) => {
        lines.push({ level, ...fields })
        if (level === 'error') codes.push(String(fields.code ?? ''))
      },
    },
    deps: (life) => {
      lives += 1
      const isSecondLife = lives > 1
      return {
        ...newDeps((what) => notes.push(what)),
        wait: (ms) => sleep(life.clock, ms),
        isSecondLife: () => isSecondLife,
        ...deps(life),
      }
    },
  })
  return { names, world, notes, lines, codes }
}
