// A world in memory for one actor: broker, stores, registry, clock and chance, all from one seed.

import { settled } from '#foundation/clock.ts'
import { type Actor, type AnyActor, groupOf, type Pages } from '../actor.ts'
import { Codec } from '../codec/codec.ts'
import { deadLetterTopic } from '../dead-letters/dead-letter.ts'
import { inputsOf } from '../instance/resolve-topics.ts'
import type { Inspection } from '../introspection/inspect.ts'
import { partitionOf } from '../kafka/partitioner.ts'
import type { Schema } from '../schema.ts'
import type { RuntimeSettings } from '../settings.ts'
import { changelogTopic } from '../state/changelog.ts'
import { type AnyTopic, type EventOf, ownerOfEvent, type Topic } from '../topic.ts'
import { type FaultProfile, noFaults } from './fault-profile.ts'
import { MemoryBroker } from './memory-broker/memory-broker.ts'
import type {
  BrokerWatcher,
  MemoryBrokerOptions,
  RebalanceProtocol,
} from './memory-broker/options.ts'
import { MemoryRegistry } from './memory-registry.ts'
import { MemoryDisks, type StoreWatcher } from './memory-store.ts'
import { type Environment, type InstanceWatcher, SimulatedInstance } from './simulated-instance.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import { VirtualTime } from './virtual-time.ts'

export interface SimulationOptions {
  /** One seed, one course of events. */
  readonly seed: number
  readonly actor: AnyActor
  /** What each process of the actor is given. */
  readonly deps: (life: SimulatedProcess) => unknown
  /** Of every topic. */
  readonly partitions: number
  readonly faultProfile: FaultProfile
  readonly protocol: RebalanceProtocol
  readonly settings: Partial<Record<keyof RuntimeSettings, string | number>>
  readonly watcher: BrokerWatcher & StoreWatcher & InstanceWatcher
  /** A world that it is in already, with another actor: the two share time, broker, disks and fault profile. */
  readonly beside?: Simulation | undefined
  /** Actors that are to come beside it: their topics are there from the beginning. */
  readonly awaits?: readonly AnyActor[] | undefined
}

const SESSION_MS = 6_000
const TRANSACTION_MS = 10_000
const BYTES_MAX = 10_000_000
const STEPS_MAX = 500_000
const IN_A_MOMENT_MS = 600_000

export type ActorSimulationOptions = Partial<Omit<SimulationOptions, 'actor' | 'needs'>>

/** Opens a world for `actor`, in which nothing runs before `start`. */
export function openSimulation<Sends extends Topic, P extends Pages, Deps, K extends string>(
  actor: Actor<Sends, P, Deps, K>,
  { deps, ...asked }: ActorSimulationOptions & { readonly deps: (life: SimulatedProcess) => Deps },
): Simulation {
  return new Simulation({
    seed: 1,
    partitions: 2,
    faultProfile: noFaults,
    protocol: 'incremental',
    settings: {},
    watcher: {},
    ...asked,
    actor,
    deps,
  })
}

export class Simulation implements Environment {
  readonly options: SimulationOptions
  readonly timeline: VirtualTime
  readonly broker: MemoryBroker
  readonly disks: MemoryDisks
  readonly registry: MemoryRegistry
  readonly codec: Codec
  readonly instances = new Map<string, SimulatedInstance>()
  /** Why processes ended by themselves. */
  readonly failures: { readonly instance: string; readonly error: unknown }[] = []
  /** How many processes died, of whatever. */
  deaths = 0
  #faultProfile: FaultProfile

  constructor(options: SimulationOptions) {
    const { seed, watcher, beside } = options
    this.options = options
    this.#faultProfile = options.faultProfile
    this.timeline = beside?.timeline ?? new VirtualTime(seed)
    const common = { timeline: this.timeline, faultProfile: () => this.faultProfile, watcher }
    this.broker = beside?.broker ?? openBroker(options, common)
    this.disks = beside?.disks ?? new MemoryDisks(common)
    this.registry = beside?.registry ?? new MemoryRegistry()
    this.codec = beside?.codec ?? new Codec(this.registry, BYTES_MAX)
  }

  /** One for all that share a world. */
  get faultProfile(): FaultProfile {
    return this.options.beside?.faultProfile ?? this.#faultProfile
  }

  set faultProfile(profile: FaultProfile) {
    if (this.options.beside) this.options.beside.faultProfile = profile
    else this.#faultProfile = profile
  }

  /** Starts an instance, and starts it again whenever it dies. */
  start(name = 'one'): SimulatedInstance {
    const instance = this.instances.get(name) ?? new SimulatedInstance(this, name)
    this.instances.set(name, instance)
    instance.start()
    return instance
  }

  /** Starts a second process under the name of one that runs, as by mistake. It is not kept running. */
  startTwin(twinOf: string): SimulatedInstance {
    const name = `${twinOf}, twin`
    const twin = this.instances.get(name) ?? new SimulatedInstance(this, name, twinOf)
    this.instances.set(name, twin)
    twin.start()
    return twin
  }

  /** A process ended by itself. */
  failed(instance: string, error: unknown): void {
    this.failures.push({ instance, error })
    this.timeline.note(`${instance} FAILS: ${error instanceof Error ? error.message : error}`)
    this.options.watcher.failed?.(instance, error)
  }

  died(): void {
    this.deaths += 1
  }

  /** Commits `event` to `topic`, as some other process would. */
  async send<E extends object>(topic: Topic<E>, schema: Schema<E>, event: E): Promise<void> {
    if (!this.codec.isDeclared(topic.name, schema)) await this.codec.declare(topic.name, schema)
    const partition = partitionOf(ownerOfEvent(topic, event), this.options.partitions)
    const value = this.codec.encode(topic.name, schema, event)
    this.broker.append([{ topic: topic.name, partition, key: topic.key(event), value }])
  }

  /** Everything committed to `topic` that carries `schema`, in order per listener. */
  async sent<T extends AnyTopic, E extends EventOf<T>>(topic: T, schema: Schema<E>): Promise<E[]> {
    const found: E[] = []
    for (const { value } of this.broker.visible(topic.name)) {
      if (value && (await this.codec.nameOf(value)) === schema.name) {
        found.push({ ...this.codec.decode(schema, value) })
      }
    }
    return found
  }

  /** Pages and timers of a listener, at the instance that owns it. */
  inspect(key: string): Inspection | undefined {
    for (const { actor } of this.instances.values()) {
      const found = actor?.inspect(key)
      if (found) return found
    }
    return undefined
  }

  get #group() {
    return this.broker.groupOf(groupOf(this.options.actor))
  }

  /** Assigns the partitions to the members again. */
  rebalance(): void {
    this.#group.rebalance()
  }

  /** The coordinator of the group dies, and comes back. */
  bounce(): void {
    this.#group.bounce()
  }

  /** Goes on until `isTrue`. @throws Error with the last events where it does not come true. */
  async until(what: string, isTrue: () => boolean, msMax = IN_A_MOMENT_MS): Promise<void> {
    const { timeline } = this
    const endMs = timeline.nowMs + msMax
    const lastStep = timeline.steps + STEPS_MAX
    for (await settled(); !isTrue(); await settled()) {
      const isStuck = !(await timeline.step()) || timeline.steps > lastStep
      if (!isStuck && timeline.nowMs <= endMs) continue
      throw new Error(`not within ${msMax} ms: ${what}\n${timeline.trace.slice(-60).join('\n')}`)
    }
  }

  /** Lets `ms` of the world's time pass. */
  async pass(ms: number): Promise<void> {
    let isOver = false
    this.timeline.after(ms, 'time has passed', () => {
      isOver = true
    })
    await this.until(`${ms} ms`, () => isOver, ms + 1)
  }

  /** Starts every instance that is not running. */
  restart(): void {
    for (const instance of this.instances.values()) if (!instance.isTwin) instance.start()
  }

  /** Ends all faults, and goes on until every event is done and committed. */
  async settle(): Promise<void> {
    this.faultProfile = noFaults
    this.restart()
    await this.until('every event is done', () => this.isDone && this.broker.isShown)
  }

  /** Whether every event that was sent is done and committed. */
  get isDone(): boolean {
    return inputsOf(this.options.actor).every((topic) =>
      Array.from({ length: this.options.partitions }, (_, partition) => ({
        topic,
        partition,
      })).every((where) => {
        const log = this.broker.logOf(where)
        const from = Math.max(0, this.broker.committedOffset(where, this.#group.name))
        if (from > log.high) return false // Of a topic that was another one.
        return log.between(from, Number.POSITIVE_INFINITY).length === 0
      }),
    )
  }
}

function openBroker(
  { actor, awaits = [], partitions, protocol, settings }: SimulationOptions,
  common: Pick<MemoryBrokerOptions, 'timeline' | 'faultProfile' | 'watcher'>,
): MemoryBroker {
  const topics = [actor, ...awaits].flatMap(topicsOf)
  return new MemoryBroker({
    ...common,
    counts: Object.fromEntries(topics.map((topic) => [topic, partitions])),
    protocol,
    sessionMs: Number(settings.KAFKA_SESSION_TIMEOUT_MS ?? SESSION_MS),
    transactionMs: Number(settings.KAFKA_TRANSACTION_TIMEOUT_MS ?? TRANSACTION_MS),
  })
}

function topicsOf(actor: AnyActor): string[] {
  const sends = (actor.sends as readonly Topic[]).map(({ name }) => name)
  return [...inputsOf(actor), ...sends, changelogTopic(actor.name), deadLetterTopic(actor.name)]
}
