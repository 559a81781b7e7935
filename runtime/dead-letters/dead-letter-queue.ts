// The dead-letter queue: lists, redrives and discards dead letters. The message and its settlement are one transaction,
// so a dead letter is redriven once, for any number of callers and requests, and whichever process dies.

import { retry } from '#foundation/backoff.ts'
import { type Clock, sleep } from '#foundation/clock.ts'
import { defineErrors } from '#foundation/service-error.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import { partitionOf } from '../kafka/partitioner.ts'
import {
  BrokerError,
  type InRecord,
  isRetriable,
  type LogReader,
  type TopicPartition,
  type TransactionalProducer,
  topicPartitionKey,
} from '../kafka/port.ts'
import { logEvent } from '../telemetry/log-events.ts'
import {
  type DeadLetter,
  type DeadLetterHeaders,
  deadLetterHeaders,
  deadLetterTopic,
  parseDeadLetter,
  parseSettlement,
  type Settlement,
  sourceTopicOf,
  toRedrive,
  toSettlement,
} from './dead-letter.ts'

export const deadLetterErrors = defineErrors({
  LETTERS_UNSETTLED: {
    policy: 'stop',
    message: (d: { done: number; of: number; reason: string }) =>
      `${d.done} of ${d.of} dead letters are dealt with; what became of the next ones is not known: ${d.reason}`,
  },
  ACTOR_UNKNOWN: {
    policy: 'stop',
    message: (d: { actor: string }) => `there is no actor ${d.actor}`,
  },
})

/** An unsettled dead letter. */
export interface QueuedDeadLetter {
  /** `<actor>:<partition>:<offset>`, of the dead-letter topic: it never changes. */
  readonly id: string
  readonly actor: string
  readonly partition: number
  readonly offset: number
  readonly bytes: number
  readonly why: DeadLetter
}

export interface DeadLetterQueueOptions {
  /** Of the application whose actors wrote them. */
  readonly namespace: string
  readonly logReader: LogReader
  /** Undefined where the topic does not exist. */
  readonly partitionsOf: (topic: string) => Promise<number | undefined>
  /** Opened when something is to be done, under one identity: who comes later fences who was here. */
  readonly openProducer: () => Promise<TransactionalProducer>
  readonly clock: Clock
  readonly log: Log
}

export interface SettleOptions {
  readonly letters: readonly QueuedDeadLetter[]
  readonly outcome: Settlement
  /** Called with the number of settled ones. */
  readonly say?: (done: number) => void
  readonly signal?: AbortSignal
}

interface Dealing {
  readonly producer: TransactionalProducer
  readonly outcome: Settlement
  readonly counts: ReadonlyMap<string, number>
  readonly signal: AbortSignal | undefined
}

type Whole = QueuedDeadLetter & { readonly record: InRecord }

const LETTERS_MAX = 500
const BYTES_MAX = 8_388_608
const backoff = { msMin: 100, msMax: 5_000 }

export class DeadLetterQueue {
  readonly #options: DeadLetterQueueOptions
  readonly #headers: DeadLetterHeaders
  /** Settled or deleted dead letters, as far as was read. */
  readonly #marked = new Set<string>()
  /** The dead letter of each key, by topic, partition and key. */
  readonly #byKey = new Map<string, string>()
  /** How far that is, by topic and partition. */
  readonly #seen = new Map<string, number>()

  constructor(options: DeadLetterQueueOptions) {
    this.#options = options
    this.#headers = deadLetterHeaders(options.namespace)
  }

  /**
   * Unsettled dead letters of `actor`, in their order within each partition.
   * @throws ACTOR_UNKNOWN where it has no topic of dead letters
   */
  async open(actor: string, signal?: AbortSignal): Promise<readonly QueuedDeadLetter[]> {
    const topic = deadLetterTopic(actor)
    const count = await this.#options.partitionsOf(topic)
    if (count === undefined) throw deadLetterErrors.ACTOR_UNKNOWN({ actor })
    const letters: QueuedDeadLetter[] = []
    for (let partition = 0; partition < count; partition += 1) {
      for await (const record of this.#look({ topic, partition }, { from: 0, signal })) {
        const letter = letterOf(actor, record, this.#headers)
        if (letter) letters.push(letter)
      }
    }
    return letters.filter(({ id }) => !this.#marked.has(id))
  }

  /** The record of `letter`; undefined if it is no longer kept. */
  async record({ actor, partition, offset }: QueuedDeadLetter): Promise<InRecord | undefined> {
    const at = { topic: deadLetterTopic(actor), partition }
    for await (const record of this.#read(at, { from: offset, end: offset + 1 })) return record
    return undefined
  }

  /**
   * Replays or discards `letters`, which `open` gave, in their order. Returns how many: those that
   * somebody else has dealt with meanwhile do not count.
   *
   * @throws LETTERS_UNSETTLED where Kafka failed or another call took over; calling again is safe
   * @throws TOPIC_MISSING if the topic of a dead letter is gone; then nothing was done
   */
  async deal({ letters, outcome, say, signal }: SettleOptions): Promise<number> {
    const counts = outcome === 'replayed' ? await this.#countsOf(letters) : new Map()
    let done = 0
    try {
      await using producer = await this.#options.openProducer()
      const dealing = { producer, outcome, counts, signal }
      const groups = Map.groupBy(letters, ({ actor, partition }) => `${actor}/${partition}`)
      for (const group of groups.values()) {
        for await (const batch of this.#batches(group)) {
          done += await this.#commit(dealing, batch)
          say?.(done)
        }
      }
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error
      const { message: reason } = error
      throw deadLetterErrors.LETTERS_UNSETTLED({ done, of: letters.length, reason }, error)
    }
    return done
  }

  async #countsOf(letters: readonly QueuedDeadLetter[]): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>()
    for (const topic of new Set(letters.map(({ why }) => sourceTopicOf(why)))) {
      const count = await this.#options.partitionsOf(topic)
      if (count === undefined) throw errors.TOPIC_MISSING({ topic })
      counts.set(topic, count)
    }
    return counts
  }

  /** Dead letters of one partition with their records, in batches that fit one transaction. */
  async *#batches(group: readonly QueuedDeadLetter[]): AsyncIterable<readonly Whole[]> {
    const wanted = new Map(group.map((letter) => [letter.offset, letter]))
    const offsets = [...wanted.keys()].sort((a, b) => a - b)
    const range = { from: offsets[0] ?? 0, end: (offsets.at(-1) ?? -1) + 1 }
    let batch: Whole[] = []
    let bytes = 0
    for await (const record of this.#read(placeOf(group), range)) {
      const letter = wanted.get(record.offset)
      if (!letter) continue
      batch.push({ ...letter, record })
      bytes += letter.bytes
      if (batch.length < LETTERS_MAX && bytes < BYTES_MAX) continue
      yield batch
      batch = []
      bytes = 0
    }
    if (batch.length > 0) yield batch
  }

  /** All of `batch` that is still open, in one transaction. */
  async #commit(dealing: Dealing, batch: readonly Whole[]): Promise<number> {
    const { producer, outcome, counts, signal } = dealing
    const at = placeOf(batch)
    for (;;) {
      try {
        await this.#insist(signal, () => producer.begin())
        // Only now: who took over before has ended, and who does so later fences this transaction.
        await this.#lookOn(at)
        const open = batch.filter(({ id }) => !this.#marked.has(id))
        const settling = { outcome, headers: this.#headers }
        for (const { id, why, record } of open) {
          if (outcome === 'replayed') {
            const replay = toRedrive(why, record, {
              partition: homeOf(why, counts),
              headers: this.#headers,
            })
            await this.#insist(signal, () => producer.produce(replay))
          }
          await this.#insist(signal, () => producer.produce(toSettlement(at, id, settling)))
        }
        await this.#insist(signal, () => producer.commit())
        this.#logSettled(open, outcome)
        return open.length
      } catch (error) {
        if (!(error instanceof BrokerError) || error.remedy !== 'abort') throw error
        await this.#insist(signal, () => producer.abort())
        await sleep(this.#options.clock, backoff.msMin, signal)
      }
    }
  }

  #logSettled(letters: readonly QueuedDeadLetter[], outcome: Settlement): void {
    const event = outcome === 'replayed' ? 'dead-letter.redriven' : 'dead-letter.discarded'
    for (const { actor, partition, offset, why } of letters) {
      const where = { topic: deadLetterTopic(actor), partition, offset }
      logEvent(this.#options.log, event, { ...where, code: why.code })
    }
  }

  /** Repeats the same call for as long as the client says that this helps. */
  #insist(signal: AbortSignal | undefined, run: () => void | Promise<void>): Promise<void> {
    return retry(run, { clock: this.#options.clock, backoff, isRetriable, signal })
  }

  async #lookOn(at: TopicPartition): Promise<void> {
    for await (const _ of this.#look(at, { from: this.#seen.get(topicPartitionKey(at)) ?? 0 }));
  }

  /** To the end as it is now, undecided transactions included: they are waited for. Notes the marks. */
  async *#look(at: TopicPartition, range: { from: number; signal?: AbortSignal | undefined }) {
    const { high: end } = await this.#options.logReader.bounds(at)
    for await (const record of this.#read(at, { ...range, end })) {
      const id = parseSettlement(record, this.#headers) ?? this.#deleted(at, record)
      if (id === undefined) yield record
      else this.#marked.add(id)
    }
    this.#seen.set(topicPartitionKey(at), end)
  }

  /** The dead letter that `record` deletes; notes the key if it is a dead letter itself. */
  #deleted(at: TopicPartition, record: InRecord): string | undefined {
    const recordKey = `${topicPartitionKey(at)}/${record.key}`
    const why = parseDeadLetter(record, this.#headers)
    if (why) this.#byKey.set(recordKey, idOf(why.actor, record))
    else if (record.value === null) return this.#byKey.get(recordKey)
    return undefined
  }

  async *#read(
    at: TopicPartition,
    { from, end, signal }: { from: number; end: number; signal?: AbortSignal | undefined },
  ): AsyncIterable<InRecord> {
    const { logReader } = this.#options
    const { low } = await logReader.bounds(at)
    for await (const batch of logReader.read({ ...at, offset: Math.max(low, from) }, end)) {
      signal?.throwIfAborted()
      yield* batch
    }
  }
}

function letterOf(
  actor: string,
  record: InRecord,
  headers: DeadLetterHeaders,
): QueuedDeadLetter | undefined {
  const why = parseDeadLetter(record, headers)
  if (!why) return undefined
  const { partition, offset, key, value } = record
  const bytes = (key?.length ?? 0) + (value?.length ?? 0)
  return { id: idOf(actor, record), actor, partition, offset, bytes, why }
}

/** Where all of `letters` stand. */
function placeOf([first]: readonly QueuedDeadLetter[]): TopicPartition {
  return { topic: deadLetterTopic(first?.actor ?? ''), partition: first?.partition ?? 0 }
}

const idOf = (actor: string, { partition, offset }: InRecord): string =>
  `${actor}:${partition}:${offset}`

/** The current partition of a dead letter's key; without a key, the partition that it was in. */
function homeOf(why: DeadLetter, counts: ReadonlyMap<string, number>): number {
  const count = counts.get(sourceTopicOf(why)) ?? 1
  return why.owner ? partitionOf(why.owner, count) : (why.source?.partition ?? 0) % count
}
