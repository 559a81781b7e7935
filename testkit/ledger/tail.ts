// Follows a topic: each `pull` appends what was committed since the last one.

import type { EventReader } from '#runtime/kafka/event-reader.ts'
import type { InRecord } from '#runtime/kafka/port.ts'
import { realSleep } from './sleep.ts'

const RETRIES = 20
const RETRY_MS = 500

export class Tail {
  readonly #reader: EventReader
  readonly #topic: string
  readonly #next: number[]
  #pulling: Promise<void> = Promise.resolve()
  /** By partition, in order. */
  readonly records: InRecord[][]

  constructor(reader: EventReader, topic: string, partitions: number) {
    this.#reader = reader
    this.#topic = topic
    this.#next = Array.from({ length: partitions }, () => 0)
    this.records = this.#next.map(() => [])
  }

  get all(): InRecord[] {
    return this.records.flat()
  }

  get count(): number {
    return this.records.reduce((sum, { length }) => sum + length, 0)
  }

  /** One after another, for all callers. */
  pull(): Promise<void> {
    const pulling = this.#pulling.then(() => this.#pull())
    this.#pulling = pulling.catch(() => {})
    return pulling
  }

  async #pull(): Promise<void> {
    for (const [partition, next] of this.#next.entries()) {
      const { high } = await this.#boundsOf(partition)
      if (high <= next) continue
      const found: InRecord[] = []
      for await (const record of this.#reader.records(this.#topic, partition, next)) {
        found.push(record)
      }
      this.records[partition]?.push(...found)
      this.#next[partition] = Math.max(high, (found.at(-1)?.offset ?? 0) + 1)
    }
  }

  /** A leader may be moving. */
  async #boundsOf(partition: number): Promise<{ high: number }> {
    for (let retry = 0; ; retry += 1) {
      try {
        return await this.#reader.bounds(this.#topic, partition)
      } catch (error) {
        if (retry === RETRIES) throw error
        await realSleep(RETRY_MS)
      }
    }
  }
}
