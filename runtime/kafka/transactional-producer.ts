// A transactional producer on librdkafka. Back to back, transactions meet the broker still writing
// the markers of the last one, and wait `retry.backoff.ms`: 90 ms by default, 8 ms as set here.
// Delivery reports stay off: the commit reports failure for all records at once.

import { settled, systemClock } from '#foundation/clock.ts'
import type { Log } from '#observability/log.ts'
import type { RuntimeSettings } from '../settings.ts'
import {
  brokerError,
  call,
  commonSettings,
  connect,
  logErrors,
  onBrokenConnection,
  Producer,
  partitionsOf,
  type TransactionalProducer,
  tellsOfConnections,
} from './client.ts'
import { consumers } from './group-consumer.ts'
import type { Inbox, Outbox, OutRecord, Position } from './port.ts'
import { BrokerError } from './port.ts'
import { Suspicion } from './producer-epoch-guard.ts'
import { toHeaders } from './record.ts'

/** Not for ever: a call that ran out of time is retriable, and goes on where it was. */
const DECIDE_MS_MAX = 10_000
const INIT_MS_MAX = 60_000
const OFFSETS_MS_MAX = 30_000
const POLL_MS = 200
const RECORDS_MAX = 500_000

export interface OutboxOptions {
  readonly brokers: string
  readonly transactionalId: string
  readonly transactionMsMax: number
  readonly recordBytesMax: number
  readonly compression?: RuntimeSettings['KAFKA_COMPRESSION']
  readonly log: Log
}

export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const outbox = new KafkaOutbox(options)
  await outbox.renew()
  return outbox
}

type Run = (producer: TransactionalProducer, done: (error: unknown) => void) => void

class KafkaOutbox implements Outbox {
  readonly #options: OutboxOptions
  readonly #suspicion = new Suspicion(systemClock)
  #current: TransactionalProducer | undefined

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  partitionsOf(topic: string) {
    return partitionsOf(this.#producer, topic)
  }

  async begin() {
    await settled() // Whatever the client has logged by now has been heard then.
    if (this.#suspicion.isRaised) {
      this.#options.log.info('a new epoch: requests of an earlier transaction may arrive late')
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

  sendOffsets(positions: readonly Position[], inbox: Inbox) {
    const consumer = consumers.get(inbox)
    if (!consumer) throw new TypeError('the inbox was opened elsewhere')
    return this.#watch('send offsets', (producer, done) =>
      producer.sendOffsetsToTransaction([...positions], consumer, OFFSETS_MS_MAX, done),
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
    await this[Symbol.asyncDispose]()
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
      if (producer === this.#current) this.#suspicion.raise()
    })
    try {
      await connect(producer)
    } catch (error) {
      producer.disconnect(1, () => {}) // Or it goes on connecting for ever.
      throw error
    }
    producer.setPollInterval(POLL_MS)
    this.#current = producer
    this.#suspicion.clear()
    await this.#call('begin a transactional session', (current, done) =>
      current.initTransactions(INIT_MS_MAX, done),
    )
  }

  async [Symbol.asyncDispose]() {
    const producer = this.#current
    this.#current = undefined
    if (!producer) return
    // The wrapper would flush first, and wait for records of a transaction that will never commit.
    await new Promise<void>((resolve) => {
      producer.disconnect(1, () => resolve())
    })
  }

  get #producer(): TransactionalProducer {
    if (!this.#current) throw new BrokerError('the producer is closed', 'renew')
    return this.#current
  }

  #watch(action: string, run: Run): Promise<void> {
    return this.#suspicion.watch(() => this.#call(action, run))
  }

  #call(action: string, run: Run): Promise<void> {
    const producer = this.#producer
    return call((done) => run(producer, done)).catch((error) => {
      throw brokerError(action, error)
    }) as Promise<void>
  }
}
