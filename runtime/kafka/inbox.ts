// A group member on librdkafka. Assignment changes, pauses and reads take turns on purpose: a read
// that is under way may still bring records of the old assignment, so an assignment is told only
// between two reads.
import type { Log } from '#observability/log.ts'
import type { Inbox, InboxEvents, InRecord, Position, TopicPartition } from '../broker.ts'
import { faults } from '../faults.ts'
import type { RuntimeSettings } from '../settings.ts'
import {
  type Consumer,
  call,
  codes,
  commonSettings,
  connect,
  disconnect,
  type Failure,
  KafkaConsumer,
  logErrors,
} from './client.ts'
import { toRecord } from './record.ts'

type Settings = Pick<
  RuntimeSettings,
  'KAFKA_BROKERS' | 'INSTANCE_ID' | 'KAFKA_GROUP_PROTOCOL' | 'KAFKA_SESSION_TIMEOUT_MS'
>

interface Change {
  readonly code: number
  readonly partitions: readonly TopicPartition[]
}

const WAIT_MS = 100
const BATCH = 1_000
const COMMITTED_MS_MAX = 30_000
const NO_OFFSET = -1

export interface InboxOptions {
  readonly settings: Settings
  readonly group: string
  readonly topics: readonly string[]
  readonly events: InboxEvents
  readonly log: Log
}

/** The librdkafka handle of an inbox, for the producer that binds offsets to its membership. */
export const consumers = new WeakMap<Inbox, Consumer>()

export async function openInbox(options: InboxOptions): Promise<Inbox> {
  const inbox = new KafkaInbox(options)
  await inbox.open()
  return inbox
}

class KafkaInbox implements Inbox {
  readonly #options: InboxOptions
  readonly #consumer: Consumer
  readonly #isIncremental: boolean
  #changes: Change[] = []
  #toPause: TopicPartition[] = []
  #toResume: TopicPartition[] = []
  #isClosing = false
  #fatal: Failure | undefined

  constructor(options: InboxOptions) {
    this.#options = options
    this.#isIncremental = options.settings.KAFKA_GROUP_PROTOCOL === 'consumer'
    this.#consumer = new KafkaConsumer(
      {
        ...groupSettings(options),
        rebalance_cb: (error: Failure, partitions: TopicPartition[]) =>
          this.#noteChange(error, partitions),
      } as never,
      { 'auto.offset.reset': 'earliest' },
    )
    this.#consumer.on('event.error', (error) => {
      if (error.isFatal || error.code === codes.fatal) this.#fatal = error
    })
    logErrors(this.#consumer, options.log)
    consumers.set(this, this.#consumer)
  }

  async open() {
    await connect(this.#consumer)
    this.#consumer.subscribe([...this.#options.topics])
  }

  async take(): Promise<readonly InRecord[]> {
    for (let change = this.#changes.shift(); change; change = this.#changes.shift()) {
      await this.#apply(change)
    }
    this.#applyPauses()
    if (this.#fatal) throw this.#replaced(this.#fatal)
    // Waits for the first record only: a read of many would wait for a gap after the last one too.
    const [first] = await this.#consume(1, WAIT_MS)
    if (!first) return []
    return [first, ...(await this.#consume(BATCH - 1, 0))]
  }

  pause(partitions: readonly TopicPartition[]) {
    this.#toResume = without(this.#toResume, partitions)
    this.#toPause.push(...partitions)
  }

  resume(partitions: readonly TopicPartition[]) {
    this.#toPause = without(this.#toPause, partitions)
    this.#toResume.push(...partitions)
  }

  async committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]> {
    const positions = await call<{ topic: string; partition: number; offset?: number }[]>((done) =>
      this.#consumer.committed([...partitions], COMMITTED_MS_MAX, done),
    )
    return positions.map(({ topic, partition, offset }) => ({
      topic,
      partition,
      offset: offset !== undefined && offset >= 0 ? offset : NO_OFFSET,
    }))
  }

  restart() {
    if (this.#changes.length > 0) return // A rebalance that is under way starts everything anew.
    const partitions = this.#consumer.assignments()
    this.#changes.push({ code: codes.revoked, partitions }, { code: codes.assigned, partitions })
  }

  async [Symbol.asyncDispose]() {
    this.#isClosing = true
    for (const change of this.#changes.splice(0)) await this.#apply(change)
    await disconnect(this.#consumer)
  }

  #noteChange(error: Failure, partitions: TopicPartition[]) {
    const change = { code: error.code, partitions }
    if (!this.#isClosing) this.#changes.push(change)
    else this.#apply(change).catch((failure) => this.#warn('the last revoke failed', failure))
  }

  async #apply({ code, partitions }: Change) {
    if (code === codes.assigned) {
      this.#options.events.assigned(partitions)
      if (this.#isIncremental) this.#consumer.incrementalAssign([...partitions])
      else this.#consumer.assign([...partitions])
    } else {
      const isGone = (each: TopicPartition) => partitions.some((other) => isSame(each, other))
      this.#toPause = this.#toPause.filter((each) => !isGone(each))
      this.#toResume = this.#toResume.filter((each) => !isGone(each))
      await this.#options.events.revoked(partitions)
      if (this.#isIncremental) this.#consumer.incrementalUnassign([...partitions])
      else this.#consumer.unassign()
    }
  }

  #applyPauses() {
    if (this.#toPause.length > 0) this.#consumer.pause(this.#toPause.splice(0))
    if (this.#toResume.length > 0) this.#consumer.resume(this.#toResume.splice(0))
  }

  async #consume(count: number, waitMs: number): Promise<InRecord[]> {
    this.#consumer.setDefaultConsumeTimeout(waitMs)
    try {
      const messages = await call<Parameters<typeof toRecord>[0][]>((done) =>
        this.#consumer.consume(count, done),
      )
      return messages.map(toRecord)
    } catch (error) {
      const failure = error as Failure
      if (
        failure.isFatal ||
        failure.code === codes.fatal ||
        failure.code === codes.fencedInstance
      ) {
        throw this.#replaced(failure)
      }
      this.#warn('reading failed, and goes on', failure)
      return []
    }
  }

  #replaced({ message }: Failure) {
    return faults.INSTANCE_REPLACED({
      instance: this.#options.settings.INSTANCE_ID,
      reason: message,
    })
  }

  #warn(what: string, error: unknown) {
    this.#options.log.warn(what, { error })
  }
}

function groupSettings({ settings, group }: InboxOptions) {
  const { KAFKA_BROKERS, INSTANCE_ID, KAFKA_GROUP_PROTOCOL, KAFKA_SESSION_TIMEOUT_MS } = settings
  return {
    ...commonSettings(KAFKA_BROKERS, `${group}.${INSTANCE_ID}`),
    'group.id': group,
    'group.instance.id': INSTANCE_ID,
    ...(KAFKA_GROUP_PROTOCOL === 'consumer'
      ? { 'group.protocol': 'consumer', 'group.remote.assignor': 'range' }
      : {
          // Range gives a member the same partition number of every topic: input and changelog stay together.
          'partition.assignment.strategy': 'range',
          'session.timeout.ms': KAFKA_SESSION_TIMEOUT_MS,
          'heartbeat.interval.ms': Math.min(3_000, Math.ceil(KAFKA_SESSION_TIMEOUT_MS / 4)),
        }),
    'isolation.level': 'read_committed',
    'enable.auto.commit': false,
    'enable.auto.offset.store': false,
    'fetch.wait.max.ms': 500,
    'fetch.queue.backoff.ms': 5,
    'fetch.error.backoff.ms': 50,
    'queued.max.messages.kbytes': 32_768,
    'max.poll.interval.ms': Math.max(300_000, KAFKA_SESSION_TIMEOUT_MS),
  }
}

const isSame = (a: TopicPartition, b: TopicPartition) =>
  a.partition === b.partition && a.topic === b.topic

const without = (from: readonly TopicPartition[], gone: readonly TopicPartition[]) =>
  from.filter((each) => !gone.some((other) => isSame(each, other)))
