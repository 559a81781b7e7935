// Hosts one actor: for each user of the partitions that this process owns, until it is told to stop.

import { Cancellation } from '#foundation/cancellation.ts'
import { type Clock, systemClock, within } from '#foundation/clock.ts'
import { type Random, systemRandom } from '#foundation/random.ts'
import { HOUR_MS } from '#foundation/time.ts'
import { type Log, openLog } from '#observability/log.ts'
import { type Actor, type AnyActor, groupOf, type Pages } from './actor.ts'
import { Assignment } from './assignment/assignment.ts'
import { EndOffsets } from './assignment/end-offsets.ts'
import { type StandbyReport, Standbys } from './assignment/standby.ts'
import { Codec } from './codec/codec.ts'
import { openSchemaRegistry, type SchemaRegistry } from './codec/registry.ts'
import { Committer } from './commit/committer.ts'
import type { OnReleased } from './commit/turn-result.ts'
import { deadLetterHeaders, deadLetterTopic } from './dead-letters/dead-letter.ts'
import type { Host } from './host.ts'
import { inputsOf, resolveTopics } from './instance/resolve-topics.ts'
import {
  type ActorReport,
  type Inspection,
  inspectKey,
  type PartitionReport,
  reportActor,
  reportOf,
} from './introspection/inspect.ts'
import { connectKafka } from './kafka/connect.ts'
import type { GroupConsumer, KafkaPort, LogReader, TransactionalProducer } from './kafka/port.ts'
import { Scheduler } from './partition/mailbox.ts'
import type { Work } from './partition/owned-partition.ts'
import type { RuntimeSettings } from './settings.ts'
import { changelogTopic } from './state/changelog.ts'
import { lmdbStores } from './state/lmdb-store.ts'
import type { OpenStateStore } from './state/state-store.ts'
import { actorMetrics } from './telemetry/actor-metrics.ts'
import type { Topic } from './topic.ts'
import { supervise } from './turn/supervisor.ts'

export interface ActorOptions<Needs> {
  readonly settings: RuntimeSettings
  /** Ports that the actor's handlers use. They must stay open until the actor has stopped. */
  readonly needs: Needs
  readonly log?: Log
  readonly clock?: Clock
  readonly random?: Random
  readonly broker?: KafkaPort
  readonly registry?: SchemaRegistry
  readonly openStore?: OpenStateStore
}

export interface RunningActor extends AsyncDisposable {
  /** Resolves after a clean stop; rejects when the actor cannot go on. */
  readonly stopped: Promise<void>
  /** Whether every partition assigned to this process is restored and being read. */
  isReady(): boolean
  /** One user's pages and timers; undefined where another process owns the user. */
  inspect(key: string, family?: string): Inspection | undefined
  /** Watermarks and what is in flight, of each partition; without asking Kafka where they end. */
  partitions(): readonly PartitionReport[]
  /** The same with ends and lags, and what holds for the whole process. */
  report(): Promise<ActorReport>
  /** Partitions of other processes whose state is kept here too, and how far it is. */
  standbys(): readonly StandbyReport[]
  /** Makes the stop that follows give the partitions to others at once: for scaling down. */
  leave(): void
}

const THREADS_MIN = 8
const HURRY_MS = 2_000
const TOUCH_MS = HOUR_MS
/** However long commits take: a rebalance is told by reading. */
const ROOM_MS_MAX = 200

/**
 * Starts `actor`. Resolves when it is connected; it is ready once its partitions are restored.
 * Disposing it lets running turns finish, commits them, and closes everything.
 *
 * @throws TOPIC_MISSING, TOPICS_UNALIGNED, SCHEMA_UNREGISTERED, REGISTRY_UNREACHABLE
 */
export async function startActor<Sends extends Topic, P extends Pages, Needs, K extends string>(
  actor: Actor<Sends, P, Needs, K>,
  options: ActorOptions<Needs>,
): Promise<RunningActor> {
  const { settings } = options
  const log = options.log ?? openLog(actor.name)
  const broker = options.broker ?? connectKafka(actor.namespace, settings, log)
  if (settings.UV_THREADPOOL_SIZE < THREADS_MIN) {
    log.warn(`UV_THREADPOOL_SIZE is below ${THREADS_MIN}: Kafka calls wait for each other`, {})
  }
  const name = groupOf(actor)
  const logReader = await broker.openLogReader()
  const producer = await broker.openProducer(`${name}.${settings.INSTANCE_ID}`)
  const running = new Running(actor, { ...options, log, broker }, { logReader, producer })
  try {
    await running.start(name)
  } catch (error) {
    await running[Symbol.asyncDispose]()
    throw error
  }
  return running
}

type ResolvedOptions<Needs> = ActorOptions<Needs> & {
  readonly log: Log
  readonly broker: KafkaPort
}

class Running<Needs> implements RunningActor {
  readonly stopped: Promise<void>
  readonly #options: ResolvedOptions<Needs>
  readonly #host: Host
  readonly #producer: TransactionalProducer
  readonly #counts = new Map<string, number>()
  readonly #scheduler: Scheduler<Work>
  readonly #assignment: Assignment
  readonly #standbys: Standbys
  readonly #ends: EndOffsets
  readonly #stopping = new Cancellation()
  readonly #end = Promise.withResolvers<void>()
  #consumer: GroupConsumer | undefined
  #pump: Promise<void> = Promise.resolve()
  #closing: Promise<void> | undefined
  #callOff = () => {}
  #touchedMs = 0
  readonly #release: OnReleased = (partition, place) => this.#assignment.release(partition, place)
  #failure: { readonly error: unknown } | undefined

  constructor(
    actor: AnyActor,
    options: ResolvedOptions<Needs>,
    {
      logReader,
      producer,
    }: { readonly logReader: LogReader; readonly producer: TransactionalProducer },
  ) {
    const { settings, log } = options
    const clock = options.clock ?? systemClock
    const registry = options.registry ?? openSchemaRegistry(settings.SCHEMA_REGISTRY_URL)
    const folder = `${settings.STATE_DIR}/${actor.name}`
    const metrics = actorMetrics(actor.namespace)
    const common = {
      actor,
      settings,
      metrics,
      clock,
      log,
      logReader,
      consumer: () => this.#openInbox,
    }
    const changelog = changelogTopic(actor.name)
    const fail = (error: unknown) => this.#fail(error)
    this.#options = options
    this.#producer = producer
    this.#ends = new EndOffsets(logReader, clock)
    this.#host = {
      ...common,
      changelog,
      fail,
      needs: options.needs,
      labels: { actor: actor.name },
      random: options.random ?? systemRandom,
      codec: new Codec(registry, settings.RECORD_BYTES_MAX),
      openStore: options.openStore ?? lmdbStores(folder, log),
      deadLetters: deadLetterTopic(actor.name),
      headers: deadLetterHeaders(actor.namespace),
      counts: this.#counts,
      committer: new Committer({ ...common, actor: actor.name, changelog, fail, producer }),
      stopping: this.#stopping,
    }
    this.#scheduler = new Scheduler(settings.TURNS_IN_FLIGHT_MAX, (work) => this.#run(work))
    this.#assignment = new Assignment({
      host: this.#host,
      inputs: inputsOf(actor),
      put: (work) => this.#scheduler.put(work.partition.mailboxes, work.key, work),
      start: () => this.#scheduler.start(),
      freeStore: (number) => this.#standbys.release(number),
    })
    this.#standbys = new Standbys(this.#host, this.#assignment)
    this.stopped = this.#end.promise
    this.stopped.catch(() => {}) // Whoever waits for it still sees it.
  }

  async start(group: string): Promise<void> {
    const { actor, codec, settings } = this.#host
    await resolveTopics(actor, { producer: this.#producer, codec, counts: this.#counts })
    const { broker } = this.#options
    this.#consumer = await broker.openConsumer(group, changelogTopic(actor.name), this.#assignment)
    await this.#standbys.start()
    this.#pump = this.#take(this.#consumer)
    this.#checkpointAfter(settings.CHECKPOINT_INTERVAL_MS)
  }

  isReady(): boolean {
    return !this.#stopping.isOver && this.#assignment.isReady
  }

  inspect(key: string, family?: string): Inspection | undefined {
    return inspectKey(this.#host, this.#assignment, { key, family })
  }

  partitions(): readonly PartitionReport[] {
    const nowMs = this.#host.clock.now()
    return this.#assignment.owned.map((each) => reportOf(each, nowMs))
  }

  report(): Promise<ActorReport> {
    return reportActor(this.#host, this.#assignment, this.#ends)
  }

  standbys(): readonly StandbyReport[] {
    return this.#standbys.reports
  }

  leave(): void {
    this.#consumer?.leave()
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #take(consumer: GroupConsumer): Promise<void> {
    try {
      while (!this.#stopping.isOver) {
        await this.#host.committer.room(ROOM_MS_MAX)
        for (const record of await consumer.take()) this.#assignment.receive(record)
        this.#scheduler.start()
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  #run(work: Work): Promise<void> | undefined {
    return supervise(this.#host, work, this.#release)
  }

  #checkpointAfter(ms: number): void {
    this.#callOff = this.#host.clock.after(ms, () => {
      this.#tend()
        .catch((error) => this.#host.log.warn('no checkpoint this time', { error }))
        .finally(() => {
          if (!this.#stopping.isOver) this.#checkpointAfter(ms)
        })
    })
  }

  async #tend(): Promise<void> {
    const nowMs = this.#host.clock.now()
    if (nowMs - this.#touchedMs > TOUCH_MS) {
      this.#touchedMs = nowMs
      this.#assignment.touch()
    }
    await this.#assignment.checkpoint()
    await this.#assignment.watchTopics()
  }

  #fail(error: unknown): void {
    if (this.#failure) return
    this.#failure = { error }
    this.#host.log.error('the actor stops: it cannot go on', { error })
    void this[Symbol.asyncDispose]()
  }

  async #close(): Promise<void> {
    const { log, settings, clock } = this.#host
    // First this: a turn that is given up at the end must not be followed by its user's next one.
    const drained = this.#scheduler.drain()
    this.#stopping.end()
    this.#callOff()
    if (settings.LEAVE_ON_STOP === 'yes') this.leave()
    const steps: [string, () => Promise<unknown>][] = [
      ['read what is under way', () => this.#pump],
      ['finish running turns', () => drained],
      ['commit them', () => this.#host.committer.flush()],
      ['note how far the stores are', () => this.#assignment.checkpoint()],
      ['give up what cannot be committed', async () => this.#host.committer.close()],
      ['close the standbys', () => this.#standbys.close()],
      ['leave the group', async () => await this.#consumer?.[Symbol.asyncDispose]()],
      ['close the stores', () => this.#assignment.close()],
      ['close the producer', async () => await this.#producer[Symbol.asyncDispose]()],
      ['close the readers', async () => await this.#host.logReader[Symbol.asyncDispose]()],
    ]
    let msMax: number = settings.DRAIN_MS_MAX
    for (const [step, run] of steps) {
      try {
        await within(clock, msMax, run())
      } catch (error) {
        msMax = Math.min(msMax, HURRY_MS) // What cannot be reached now will not be a moment later.
        log.warn(`stopping: could not ${step}`, { error })
      }
    }
    if (this.#failure) this.#end.reject(this.#failure.error)
    else this.#end.resolve()
  }

  get #openInbox(): GroupConsumer {
    if (!this.#consumer) throw new TypeError('the consumer is not open')
    return this.#consumer
  }
}
