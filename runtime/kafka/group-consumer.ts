// A group member on librdkafka. Assignment changes, starts, pauses and reads take turns on purpose: a read
// that is under way may still bring records of the old assignment, so an assignment is passed on only between
// two reads. The group assigns the partition numbers of one topic; `start` says what is read of them
// (docs/adr/005): the client binds the membership to offsets, not topics to the membership.
import { settled, sleep, systemClock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import type { RuntimeSettings } from '../settings.ts'
import { logEvent } from '../telemetry/log-events.ts'
import {
  brokerError,
  type ClientFailure,
  call,
  codes,
  connect,
  KafkaConsumer,
  logErrors,
  onBrokenConnection,
  type RdConsumer,
} from './client.ts'
import { closeClient } from './close-client.ts'
import { FetchPositions } from './fetch-positions.ts'
import { leaveGroup, membersOf } from './group-admin.ts'
import { groupSettings } from './group-settings.ts'
import { InstanceConflict } from './instance-conflict.ts'
import {
  BrokerError,
  type GroupConsumer,
  type GroupEvents,
  type InRecord,
  type Position,
  type TopicPartition,
} from './port.ts'
import { readMessages } from './read-messages.ts'

type Settings = Pick<
  RuntimeSettings,
  'KAFKA_BROKERS' | 'INSTANCE_ID' | 'KAFKA_GROUP_PROTOCOL' | 'KAFKA_SESSION_TIMEOUT_MS'
>

type Change =
  | { readonly kind: 'assigned' | 'revoked'; readonly numbers: readonly number[] }
  | { readonly kind: 'restart' }

type CommittedOffset = TopicPartition & { readonly offset?: number }
const WAIT_MS = 100
const BATCH = 1_000
const COMMITTED_MS_MAX = 30_000
const NO_OFFSET = -1
const REJOIN_AGAIN_MS = 500
/** Before `join` nothing is assigned. */
const nobody: GroupEvents = { assigned: () => {}, revoked: async () => {} }

export interface GroupConsumerOptions {
  readonly settings: Settings
  readonly group: string
  readonly assignmentTopic: string
  readonly log: Log
}

/** A consumer of this folder's, for the producer that binds offsets to its membership. */
export interface RdGroupConsumer extends GroupConsumer {
  /** Another one after the member had to rejoin its group. */
  readonly handle: RdConsumer
}

export async function openGroupConsumer(options: GroupConsumerOptions): Promise<RdGroupConsumer> {
  const consumer = new KafkaGroupConsumer(options)
  await consumer.connect()
  return consumer
}

class KafkaGroupConsumer implements RdGroupConsumer {
  readonly #options: GroupConsumerOptions
  #consumer: RdConsumer
  #owned = new Set<number>()
  readonly #positions = new FetchPositions()
  #changes: Change[] = []
  #events: GroupEvents = nobody
  #isClosing = false
  #isLeaving = false
  #wasAssigned = false
  readonly #instanceConflict = new InstanceConflict(systemClock)
  #fatal: ClientFailure | undefined

  constructor(options: GroupConsumerOptions) {
    this.#options = options
    this.#consumer = this.#newConsumer()
  }

  get handle(): RdConsumer {
    return this.#consumer
  }

  async connect() {
    if (this.#isClosing) throw new BrokerError('the consumer is closed', 'renew')
    await connect(this.#consumer)
  }

  async join(events: GroupEvents) {
    this.#events = events
    this.#subscribe()
  }

  async take(): Promise<readonly InRecord[]> {
    for (let change = this.#changes.shift(); change; change = this.#changes.shift()) {
      await this.#apply(change)
    }
    if (this.#fatal) await this.#recover(this.#fatal)
    if (this.#fatal) return []
    this.#positions.tell(this.#consumer, this.#owned)
    // Waits for the first record only: a read of many would wait for a gap after the last one too.
    const [first] = await this.#consume(1, WAIT_MS)
    if (!first) return []
    return [first, ...(await this.#consume(BATCH - 1, 0))]
  }

  start(positions: readonly Position[]) {
    this.#positions.start(positions)
  }

  pause(partitions: readonly TopicPartition[]) {
    this.#positions.pause(partitions)
  }

  resume(partitions: readonly TopicPartition[]) {
    this.#positions.resume(partitions)
  }

  reached(partition: TopicPartition) {
    return this.#positions.reached(partition)
  }

  async committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]> {
    const positions = await call<CommittedOffset[]>(this.#consumer, (done) =>
      this.#consumer.committed([...partitions], COMMITTED_MS_MAX, done),
    ).catch((error) => {
      throw brokerError('read the committed offsets', error)
    })
    return positions.map(({ topic, partition, offset }) => ({
      topic,
      partition,
      offset: offset !== undefined && offset >= 0 ? offset : NO_OFFSET,
    }))
  }

  restart() {
    if (this.#changes.at(-1)?.kind !== 'restart') this.#changes.push({ kind: 'restart' })
  }

  async members() {
    return await membersOf(this.#group, this.#options.settings.KAFKA_GROUP_PROTOCOL)
  }

  leave() {
    this.#isLeaving = true
  }

  async [Symbol.asyncDispose]() {
    this.#isClosing = true
    for (const change of this.#changes.splice(0)) await this.#apply(change)
    await closeClient(this.#consumer, this.#log)
    if (this.#isLeaving) await this.#endMembership()
  }

  get #log() {
    return this.#options.log
  }

  get #instance() {
    return this.#options.settings.INSTANCE_ID
  }

  get #group() {
    return { brokers: this.#options.settings.KAFKA_BROKERS, group: this.#options.group }
  }

  async #endMembership() {
    await leaveGroup(this.#group, { instance: this.#instance })
  }

  #subscribe() {
    this.#consumer.subscribe([this.#options.assignmentTopic])
  }

  #newConsumer(): RdConsumer {
    const consumer = new KafkaConsumer(
      {
        ...groupSettings(this.#options.settings, this.#options.group),
        rebalance_cb: ({ code }: ClientFailure, partitions: TopicPartition[]) => {
          const kind = code === codes.assigned ? 'assigned' : 'revoked'
          this.#noteChange({ kind, numbers: partitions.map(({ partition }) => partition) })
        },
      } as never,
      { 'auto.offset.reset': 'earliest' },
    )
    consumer.on('event.error', (error) => {
      if (error.isFatal || error.code === codes.fatal) this.#fatal = error
    })
    consumer.on('partition.eof', ({ topic, partition, offset }) => {
      if (consumer === this.#consumer) this.#positions.noteEnd({ topic, partition, offset })
    })
    logErrors(consumer, this.#options.log)
    onBrokenConnection(consumer, (isForeign) => {
      if (isForeign && consumer === this.#consumer) this.#instanceConflict.lostBroker()
    })
    return consumer
  }

  #noteChange(change: Change) {
    if (!this.#isClosing) this.#changes.push(change)
    else
      this.#apply(change).catch((error) => logEvent(this.#log, 'consumer.revoke-failed', { error }))
  }

  async #apply(change: Change) {
    if (change.kind === 'assigned') return this.#assigned(change.numbers)
    if (change.kind === 'revoked') return await this.#revoked(change.numbers)
    const numbers = [...this.#owned]
    await this.#revoked(numbers)
    this.#assigned(numbers)
  }

  /** The client gets an answer in every case, also an empty one: its rebalance goes on only then. */
  #assigned(numbers: readonly number[]) {
    this.#wasAssigned = true
    for (const number of numbers) this.#owned.add(number)
    this.#events.assigned(numbers)
    this.#consumer.incrementalAssign([])
  }

  async #revoked(numbers: readonly number[]) {
    for (const number of numbers) this.#owned.delete(number)
    const ended = this.#positions.end(numbers)
    await this.#events.revoked(numbers)
    this.#consumer.incrementalUnassign(ended)
  }

  /**
   * A member that its group no longer knows rejoins, once: an answer was lost while a broker died, or, under
   * the `consumer` protocol, the group still holds the instance ID of a killed process. Where another process
   * has the same instance ID, one of them stops.
   */
  async #recover(failure: ClientFailure) {
    try {
      await this.#rejoin(failure)
      this.#fatal = undefined
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error
      logEvent(this.#log, 'instance.join-failed', { instance: this.#instance, error })
      await sleep(systemClock, REJOIN_AGAIN_MS)
    }
  }

  async #rejoin(failure: ClientFailure) {
    await settled() // The listeners have then heard whatever the client has logged by now.
    const isReplaced = this.#instanceConflict.isLost()
    // This comes first in both cases: another member owns by now what is still to be committed.
    await this.#giveUpAll()
    const fenced = { instance: this.#instance, error: failure }
    logEvent(this.#log, isReplaced ? 'instance.conflicted' : 'instance.fenced', fenced)
    if (isReplaced) throw this.#replaced(failure)
    const before = this.#consumer
    this.#consumer = this.#newConsumer() // From here on its connections count, no longer the other's.
    await closeClient(before, this.#log)
    const isConsumer = this.#options.settings.KAFKA_GROUP_PROTOCOL === 'consumer'
    if (isConsumer && !this.#wasAssigned) await this.#endMembership()
    await this.connect()
    this.#subscribe()
    this.#instanceConflict.rejoined()
  }

  /** Without the client, which has lost everything already. */
  async #giveUpAll() {
    const numbers = [...this.#owned]
    this.#owned.clear()
    this.#positions.end(numbers)
    await this.#events.revoked(numbers)
    this.#changes = []
  }

  async #consume(count: number, waitMs: number): Promise<InRecord[]> {
    this.#consumer.setDefaultConsumeTimeout(waitMs)
    try {
      return await readMessages(this.#consumer, count)
    } catch (error) {
      if (error instanceof ServiceError) throw error
      const failure = error as ClientFailure
      const isOver = failure.isFatal || failure.code === codes.fatal
      if (isOver || failure.code === codes.fencedInstance) this.#fatal ??= failure
      else logEvent(this.#log, 'consumer.read-failed', { error: failure })
      return []
    }
  }

  #replaced({ message }: ClientFailure) {
    return errors.INSTANCE_REPLACED({ instance: this.#instance, reason: message })
  }
}
