// A transactional producer on librdkafka. Back to back, a transaction meets the broker still writing the markers of the
// last one. librdkafka asks again after 20 ms, or, where the offsets are first, after `retry.backoff.ms`: 100 ms by
// default, 1 ms as set here (findings/librdkafka-transactions-back-to-back.sh).
// Delivery reports stay off: the commit reports failure for all records together.

import { settled, systemClock } from '#foundation/clock.ts'
import type { Log } from '#observability/log.ts'
import type { RuntimeSettings } from '../settings.ts'
import { logEvent } from '../telemetry/log-events.ts'
import {
  brokerError,
  call,
  commonSettings,
  connect,
  logErrors,
  onBrokenConnection,
  Producer,
  partitionsOf,
  type RdProducer,
  tellsOfConnections,
} from './client.ts'
import { closeClient } from './close-client.ts'
import type { RdGroupConsumer } from './group-consumer.ts'
import type { GroupConsumer, OutRecord, Position, TransactionalProducer } from './port.ts'
import { BrokerError } from './port.ts'
import { ProducerEpochGuard } from './producer-epoch-guard.ts'
import { toHeaders } from './record.ts'

/** Not for ever: a call that ran out of time is retriable, and goes on where it was. */
const DECIDE_MS_MAX = 10_000
const INIT_MS_MAX = 60_000
const OFFSETS_MS_MAX = 30_000
const POLL_MS = 200
const RECORDS_MAX = 500_000

export interface TransactionalProducerOptions {
  readonly brokers: string
  readonly transactionalId: string
  readonly transactionMsMax: number
  readonly recordBytesMax: number
  readonly compression?: RuntimeSettings['KAFKA_COMPRESSION']
  readonly log: Log
}

export async function openTransactionalProducer(
  options: TransactionalProducerOptions,
): Promise<TransactionalProducer> {
  await using opened = new AsyncDisposableStack()
  const producer = opened.use(new KafkaTransactionalProducer(options))
  await producer.renew()
  opened.move()
  return producer
}

type Run = (producer: RdProducer, done: (error: unknown) => void) => void

class KafkaTransactionalProducer implements TransactionalProducer {
  readonly #options: TransactionalProducerOptions
  readonly #epochGuard = new ProducerEpochGuard(systemClock)
  /** It connects, or is connected. */
  #current: RdProducer | undefined
  #isClosed = false

  constructor(options: TransactionalProducerOptions) {
    this.#options = options
  }

  partitionsOf(topic: string) {
    return partitionsOf(this.#producer, topic)
  }

  async begin() {
    await settled() // The listeners have then heard whatever the client has logged by now.
    if (this.#epochGuard.isRaised) {
      const { log, transactionalId } = this.#options
      logEvent(log, 'producer.epoch-bumped', { producer: transactionalId })
      await this.renew()
    }
    await this.#call('begin a transaction', (producer, done) => producer.beginTransaction(done))
  }

  produce({ topic, partition, key, value, headers }: OutRecord) {
    try {
      this.#producer.produce(topic, partition, value, key, undefined, undefined, toHeaders(headers))
    } catch (error) {
      throw brokerError(`produce to ${topic}`, error)
    }
  }

  sendOffsets(positions: readonly Position[], consumer: GroupConsumer) {
    const { handle } = consumer as Partial<RdGroupConsumer>
    if (!handle) throw new TypeError('the consumer was opened elsewhere')
    return this.#watch('send offsets', (producer, done) =>
      producer.sendOffsetsToTransaction([...positions], handle, OFFSETS_MS_MAX, done),
    )
  }

  commit() {
    return this.#watch('commit', (producer, done) =>
      producer.commitTransaction(DECIDE_MS_MAX, done),
    )
  }

  abort() {
    return this.#watch('abort', (producer, done) => producer.abortTransaction(DECIDE_MS_MAX, done))
  }

  async renew() {
    await this.#closeCurrent()
    if (this.#isClosed) throw new BrokerError('the producer is closed', 'renew')
    const { brokers, transactionalId, transactionMsMax, recordBytesMax, log } = this.#options
    const { compression = 'lz4' } = this.#options
    const producer = new Producer({
      ...commonSettings(brokers, transactionalId),
      'transactional.id': transactionalId,
      'transaction.timeout.ms': transactionMsMax,
      'linger.ms': 5, // The end of a transaction does not wait for it.
      'retry.backoff.ms': 1,
      'retry.backoff.max.ms': 10,
      'compression.codec': compression,
      'message.max.bytes': recordBytesMax + 100_000,
      'queue.buffering.max.messages': RECORDS_MAX,
      'queue.buffering.max.kbytes': 1_048_576,
      ...tellsOfConnections,
    } as never)
    logErrors(producer, log)
    onBrokenConnection(producer, () => {
      if (producer === this.#current) this.#epochGuard.raise()
    })
    this.#current = producer // A close during the connect waits for it, and closes what it made.
    await connect(producer)
    producer.setPollInterval(POLL_MS)
    this.#epochGuard.clear()
    await this.#call('begin a transactional session', (current, done) =>
      current.initTransactions(INIT_MS_MAX, done),
    )
  }

  async [Symbol.asyncDispose]() {
    this.#isClosed = true
    await this.#closeCurrent()
  }

  async #closeCurrent() {
    const producer = this.#current
    this.#current = undefined
    if (producer) await closeClient(producer, this.#options.log)
  }

  get #producer(): RdProducer {
    if (!this.#current) throw new BrokerError('the producer is closed', 'renew')
    return this.#current
  }

  #watch(action: string, run: Run): Promise<void> {
    return this.#epochGuard.watch(() => this.#call(action, run))
  }

  #call(action: string, run: Run): Promise<void> {
    const producer = this.#producer
    return call(producer, (done) => run(producer, done)).catch((error) => {
      throw brokerError(action, error)
    }) as Promise<void>
  }
}
