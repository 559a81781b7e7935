// Starts one actor: builds its parts in one order, each from those before it. `instance/actor-instance.ts` runs them.

import { Cancellation } from '#foundation/cancellation.ts'
import { type Clock, systemClock } from '#foundation/clock.ts'
import { type Random, systemRandom } from '#foundation/random.ts'
import { type Log, openLog } from '#observability/log.ts'
import { type Actor, type AnyActor, groupOf, type Pages, type Receiver } from './actor.ts'
import { Assignment } from './assignment/assignment.ts'
import { EndOffsets } from './assignment/end-offsets.ts'
import { Standbys } from './assignment/standby.ts'
import { StoreLeases } from './assignment/store-leases.ts'
import { Codec } from './codec/codec.ts'
import { openSchemaRegistry, type SchemaRegistry } from './codec/registry.ts'
import { Committer } from './commit/committer.ts'
import { deadLetterHeaders, deadLetterTopic } from './dead-letters/dead-letter.ts'
import { ActorInstance, type RunningActor } from './instance/actor-instance.ts'
import { Failure } from './instance/failure.ts'
import { inputsOf, resolveTopics } from './instance/resolve-topics.ts'
import { assertCompressions } from './kafka/compression.ts'
import { connectKafka } from './kafka/connect.ts'
import type { GroupConsumer, KafkaPort, LogReader, TransactionalProducer } from './kafka/port.ts'
import { Scheduler } from './partition/mailbox.ts'
import type { Work } from './partition/owned-partition.ts'
import type { RuntimeSettings } from './settings.ts'
import { changelogTopic } from './state/changelog.ts'
import { lmdbStores } from './state/lmdb-store.ts'
import type { OpenStateStore } from './state/state-store.ts'
import { actorMetrics } from './telemetry/actor-metrics.ts'
import { logEvent } from './telemetry/log-events.ts'
import type { Topic } from './topic.ts'
import { supervise } from './turn/supervisor.ts'

export type { RunningActor } from './instance/actor-instance.ts'

export interface ActorOptions<Deps> {
  readonly settings: RuntimeSettings
  /** Ports that the actor's handlers use. They must stay open until the actor has stopped. */
  readonly deps: Deps
  readonly log?: Log
  readonly clock?: Clock
  readonly random?: Random
  readonly broker?: KafkaPort
  readonly registry?: SchemaRegistry
  readonly openStore?: OpenStateStore
}

const THREADS_MIN = 8

/**
 * Starts `actor`. Resolves when it is connected; it is ready once its partitions are restored.
 * Disposing it lets running turns finish, commits them, and closes everything.
 *
 * @throws COMPRESSION_UNSUPPORTED, TOPIC_MISSING, TOPICS_UNALIGNED, SCHEMA_UNREGISTERED, REGISTRY_UNREACHABLE
 */
export async function startActor<Sends extends Topic, P extends Pages, Deps, K extends string>(
  actor: Actor<Sends, P, Deps, K>,
  options: ActorOptions<Deps>,
): Promise<RunningActor> {
  const { settings } = options
  const log = options.log ?? openLog(actor.name)
  if (settings.UV_THREADPOOL_SIZE < THREADS_MIN) {
    const threads = settings.UV_THREADPOOL_SIZE
    logEvent(log, 'actor.threads-few', { threads, threadsMin: THREADS_MIN })
  }
  const topics = (actor as AnyActor).receivers.map(({ topic }: Receiver) => topic)
  assertCompressions({ own: settings.KAFKA_COMPRESSION, topics })
  const broker = options.broker ?? connectKafka(actor.namespace, settings, log)
  const clients = await openClients(actor, broker, settings)
  const instance = await compose(actor, { ...options, log }, clients).catch(async (error) => {
    await clients.close()
    throw error
  })
  await instance.start()
  return instance
}

interface Clients {
  readonly logReader: LogReader
  readonly producer: TransactionalProducer
  readonly consumer: GroupConsumer
  close(): Promise<void>
}

async function openClients(
  actor: AnyActor,
  broker: KafkaPort,
  { INSTANCE_ID }: RuntimeSettings,
): Promise<Clients> {
  const group = groupOf(actor)
  await using opened = new AsyncDisposableStack()
  const logReader = opened.use(await broker.openLogReader())
  const producer = opened.use(await broker.openProducer(`${group}.${INSTANCE_ID}`))
  const consumer = opened.use(await broker.openConsumer(group, changelogTopic(actor.name)))
  const clients = opened.move()
  return { logReader, producer, consumer, close: () => clients.disposeAsync() }
}

async function compose(
  actor: AnyActor,
  options: ActorOptions<unknown> & { readonly log: Log },
  { logReader, producer, consumer }: Clients,
): Promise<ActorInstance> {
  const { settings, log, deps } = options
  const clock = options.clock ?? systemClock
  const registry = options.registry ?? openSchemaRegistry(settings.SCHEMA_REGISTRY_URL)
  const codec = new Codec(registry, settings.RECORD_BYTES_MAX)
  const counts = await resolveTopics(actor, { producer, codec })
  const stopping = new Cancellation()
  const failure = new Failure(log)
  const changelog = changelogTopic(actor.name)
  const metrics = actorMetrics(actor.namespace)
  const fail = (error: unknown) => failure.note(error)
  const common = { settings, clock, log, codec, changelog, metrics, consumer, stopping, fail }
  const committer = new Committer({ ...common, actor: actor.name, producer })
  const turns = {
    ...common,
    actor,
    deps,
    labels: { actor: actor.name },
    headers: deadLetterHeaders(actor.namespace),
    random: options.random ?? systemRandom,
    deadLetters: deadLetterTopic(actor.name),
    counts,
    committer,
  }
  const scheduler = new Scheduler<Work>(settings.TURNS_IN_FLIGHT_MAX, (work) =>
    supervise(turns, work),
  )
  const openStore = options.openStore ?? lmdbStores(`${settings.STATE_DIR}/${actor.name}`, log)
  const partitions = { ...common, logReader, openStore, committer, leases: new StoreLeases() }
  const assignment = new Assignment(partitions, { inputs: inputsOf(actor), scheduler })
  const standbys = new Standbys(partitions)
  const ends = new EndOffsets(logReader, clock)
  const parts = { consumer, producer, logReader, committer, scheduler, assignment, standbys, ends }
  return new ActorInstance(turns, parts, failure)
}
