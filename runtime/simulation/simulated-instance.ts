// One instance of an actor as an orchestrator keeps it: started again after a while whenever its
// process is gone, with its name and its disk.

import { between } from '#foundation/random-choice.ts'
import type { Log, LogFields } from '#observability/log.ts'
import type { AnyActor } from '../actor.ts'
import { RuntimeConfig, type RuntimeSettings } from '../settings.ts'
import { type RunningActor, startActor } from '../start-actor.ts'
import type { FaultProfile } from './fault-profile.ts'
import type { MemoryBroker } from './memory-broker/memory-broker.ts'
import type { MemoryRegistry } from './memory-registry.ts'
import type { MemoryDisks } from './memory-store.ts'
import { SimulatedProcess } from './simulated-process.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Sees what processes tell. */
export interface InstanceWatcher {
  failed?(instance: string, error: unknown): void
  logged?(level: Level, fields: LogFields): void
}

type Level = 'info' | 'warn' | 'error'

/** What surrounds an instance. */
export interface Environment {
  readonly timeline: VirtualTime
  readonly broker: MemoryBroker
  readonly disks: MemoryDisks
  readonly registry: MemoryRegistry
  /** The faults of now. */
  readonly faultProfile: FaultProfile
  readonly options: {
    readonly actor: AnyActor
    readonly deps: (life: SimulatedProcess) => unknown
    readonly settings: Partial<Record<keyof RuntimeSettings, string | number>>
    readonly watcher: InstanceWatcher
  }
  /** A process ended by itself. */
  failed(instance: string, error: unknown): void
  /** A process ended, for any reason. */
  died(): void
}

const RESTART_MS_MAX = 2_000

export class SimulatedInstance {
  readonly name: string
  readonly instanceId: string
  readonly #world: Environment
  #life: SimulatedProcess | undefined
  #actor: RunningActor | undefined
  /** Whether it is started again when it is gone. */
  #isWanted = true

  /** @param twinOf The name of another one, which it wrongly runs under, on a disk of its own. */
  constructor(world: Environment, name: string, twinOf?: string) {
    this.#world = world
    this.name = name
    this.instanceId = twinOf ?? name
  }

  get life(): SimulatedProcess | undefined {
    return this.#life?.isAlive ? this.#life : undefined
  }

  /** Undefined while it is starting or gone. */
  get actor(): RunningActor | undefined {
    return this.#life?.isAlive ? this.#actor : undefined
  }

  /** Nobody keeps it running: it was a mistake. */
  get isTwin(): boolean {
    return this.instanceId !== this.name
  }

  start(): void {
    this.#isWanted = !this.isTwin
    if (this.life) return
    const { timeline } = this.#world
    const life = new SimulatedProcess({
      name: this.name,
      instanceId: this.instanceId,
      timeline,
      faultProfile: () => this.#world.faultProfile,
      died: () => this.#startLater(),
    })
    this.#life = life
    this.#actor = undefined
    timeline.note(`${this.name} starts`)
    this.#run(life).catch((error) => {
      if (!life.isAlive) return
      this.#world.failed(this.name, error)
      life.kill('its end')
    })
  }

  kill(): void {
    this.#life?.kill('a signal')
  }

  /** As SIGTERM does. Not started again before `start`. */
  async stop(): Promise<void> {
    this.#isWanted = false
    const { life, actor } = this
    await actor?.[Symbol.asyncDispose]()
    life?.kill('its end')
  }

  async #run(life: SimulatedProcess): Promise<void> {
    const { timeline, broker, disks, registry, options } = this.#world
    const { settings, deps, actor } = options
    this.#actor = await startActor(actor, {
      settings: RuntimeConfig.parse({
        KAFKA_BROKERS: 'memory',
        SCHEMA_REGISTRY_URL: 'http://memory',
        STATE_DIR: '/nowhere',
        INSTANCE_ID: this.instanceId,
        UV_THREADPOOL_SIZE: 16,
        ...settings,
      }),
      deps: deps(life),
      log: logOf(timeline, this.name, options.watcher),
      clock: life.clock,
      random: timeline.random,
      broker: broker.clientOf(life),
      registry: registry.clientOf(life, timeline, () => this.#world.faultProfile),
      openStore: disks.openerOf(life),
    })
    await this.#actor.stopped
  }

  #startLater(): void {
    const { timeline } = this.#world
    this.#world.died()
    timeline.after(between(timeline.random, 1, RESTART_MS_MAX), `${this.name} restarts`, () => {
      if (this.#isWanted) this.start()
    })
  }
}

/** Log lines stand in the trace, between the events that they tell of. */
function logOf(timeline: VirtualTime, name: string, watcher: InstanceWatcher): Log {
  const line =
    (level: Level) =>
    (message: string, fields: LogFields = {}) => {
      const { error, code } = fields
      const why = error instanceof Error ? `: ${error.message}` : code ? `: ${String(code)}` : ''
      timeline.note(`${name} ${level}: ${message}${why}`)
      watcher.logged?.(level, fields)
    }
  const log: Log = {
    debug: () => {},
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: () => log,
  }
  return log
}
