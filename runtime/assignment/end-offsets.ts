// Caches the end offsets of the inputs, for the consumer lag. Kafka is asked for one partition at a time and not more
// often than needed, because each query holds a thread; while it does not answer, the last answer is used.

import { type Clock, sleep } from '#foundation/clock.ts'
import type { LogReader, TopicPartition } from '../kafka/port.ts'

const FRESH_MS = 1_000
const WAIT_MS_MAX = 1_000

export class EndOffsets {
  readonly #logReader: LogReader
  readonly #clock: Clock
  readonly #known = new Map<string, number>() // By topic and partition.
  #askedMs = Number.NEGATIVE_INFINITY
  #asking: Promise<void> | undefined

  constructor(logReader: LogReader, clock: Clock) {
    this.#logReader = logReader
    this.#clock = clock
  }

  /** Up to the first undecided transaction, as last heard. */
  of(at: TopicPartition): number | undefined {
    return this.#known.get(keyOf(at))
  }

  /** Resolves when the answers are there, or soon without them. */
  async ask(partitions: readonly TopicPartition[]): Promise<void> {
    if (!this.#asking && this.#clock.now() - this.#askedMs < FRESH_MS) return
    this.#asking ??= this.#askAll(partitions).finally(() => {
      this.#asking = undefined
    })
    const over = new AbortController()
    await Promise.race([this.#asking, sleep(this.#clock, WAIT_MS_MAX, over.signal)])
    over.abort()
  }

  /** The first question without an answer is the last: the others would wait as long. */
  async #askAll(partitions: readonly TopicPartition[]): Promise<void> {
    this.#askedMs = this.#clock.now()
    try {
      for (const each of partitions) {
        this.#known.set(keyOf(each), await this.#logReader.decidedEnd(each))
      }
    } catch {
      // The client has logged why; the last answer is used.
    }
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`
