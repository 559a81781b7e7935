import type { Follower, InRecord, Position, Stretch, TopicPartition } from '#runtime/broker.ts'
import type { FakeBroker } from './fake-broker.ts'
import { at } from './fake-inbox.ts'

export class FakeFollower implements Follower {
  readonly #broker: FakeBroker
  readonly #positions = new Map<string, Position>()

  constructor(broker: FakeBroker) {
    this.#broker = broker
  }

  add(from: Position) {
    this.#positions.set(at(from), from)
  }

  remove(partition: TopicPartition) {
    this.#positions.delete(at(partition))
  }

  async take(): Promise<readonly Stretch[]> {
    await new Promise((resolve) => setTimeout(resolve, 1))
    return [...this.#positions.values()].flatMap((position) => {
      const { topic, partition } = position
      const end = this.#broker.stableEnd(position)
      const records: InRecord[] = []
      for (let { offset } = position; offset < end; offset += 1) {
        const record = this.#broker.recordAt(position, offset)
        if (record) records.push(record)
      }
      if (end === position.offset) return []
      this.#positions.set(at(position), { topic, partition, offset: end })
      return [{ topic, partition, offset: end, records }]
    })
  }

  async [Symbol.asyncDispose]() {}
}
