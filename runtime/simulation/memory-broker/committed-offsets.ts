import { type Position, type TopicPartition, topicPartitionKey } from '#runtime/kafka/port.ts'
import type { Transaction } from './partition-log.ts'

/** Committed offsets of one group, as transactions move them. */
export class CommittedOffsets {
  readonly #offsets = new Map<string, number>()
  /** Transactions that may still move one. */
  readonly #unstable = new Map<string, Set<Transaction>>()

  /** -1 where there is none. */
  of(where: TopicPartition): number {
    return this.#offsets.get(topicPartitionKey(where)) ?? -1
  }

  set(position: Position): void {
    this.#offsets.set(topicPartitionKey(position), position.offset)
  }

  forget(where: TopicPartition): void {
    this.#offsets.delete(topicPartitionKey(where))
  }

  isStable(where: TopicPartition): boolean {
    return (this.#unstable.get(topicPartitionKey(where))?.size ?? 0) === 0
  }

  /** What a transaction will have moved once it is decided. */
  add(transaction: Transaction, positions: readonly Position[]): void {
    for (const position of positions) {
      transaction.offsets.set(topicPartitionKey(position), position)
      const unstable = this.#unstable.get(topicPartitionKey(position)) ?? new Set()
      this.#unstable.set(topicPartitionKey(position), unstable.add(transaction))
    }
  }

  /** The marker of a decided transaction arrives. */
  end(transaction: Transaction): void {
    for (const [name, { offset }] of transaction.offsets) {
      if (transaction.state === 'committed') this.#offsets.set(name, offset)
      this.#unstable.get(name)?.delete(transaction)
    }
  }
}
