import type { RdConsumer } from './client.ts'
import { type Position, type TopicPartition, topicPartitionKey } from './port.ts'

/** What a consumer is to read, and from where; applied between two reads. */
export class FetchPositions {
  #told: readonly TopicPartition[] = []
  #toStart: Position[] = []
  #toPause: TopicPartition[] = []
  #toResume: TopicPartition[] = []
  #endsFound: Position[] = []
  /** By partition: the end that reading last came to. */
  readonly #reached = new Map<string, number>()

  start(positions: readonly Position[]): void {
    this.#toStart.push(...positions)
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.#toResume = without(this.#toResume, partitions)
    this.#toPause.push(...partitions)
  }

  resume(partitions: readonly TopicPartition[]): void {
    this.#toPause = without(this.#toPause, partitions)
    this.#toResume.push(...partitions)
  }

  /**
   * The client found nothing more to read below `end`. It is so from the next `tell` on: the caller has the records
   * that came before it by then.
   */
  noteEnd(end: Position): void {
    this.#endsFound.push(end)
  }

  reached(at: TopicPartition): number | undefined {
    return this.#reached.get(topicPartitionKey(at))
  }

  /** Returns what the consumer reads of these partitions, and ends reading it. */
  end(numbers: readonly number[]): TopicPartition[] {
    const gone = new Set(numbers)
    const isKept = ({ partition }: TopicPartition) => !gone.has(partition)
    const ended = this.#told.filter((each) => !isKept(each))
    this.#told = this.#told.filter(isKept)
    for (const each of ended) this.#reached.delete(topicPartitionKey(each))
    this.#toStart = this.#toStart.filter(isKept)
    this.#toPause = this.#toPause.filter(isKept)
    this.#toResume = this.#toResume.filter(isKept)
    return ended
  }

  tell(consumer: RdConsumer, owned: ReadonlySet<number>): void {
    for (const end of this.#endsFound.splice(0)) {
      const isRead = this.#told.some((each) => isSame(each, end))
      if (isRead) this.#reached.set(topicPartitionKey(end), end.offset)
    }
    const starting = this.#toStart
      .splice(0)
      .filter(({ partition }) => owned.has(partition))
      .filter((each) => !this.#told.some((other) => isSame(each, other)))
    if (starting.length > 0) consumer.incrementalAssign(starting)
    this.#told = [...this.#told, ...starting]
    if (this.#toPause.length > 0) consumer.pause(this.#toPause.splice(0))
    if (this.#toResume.length > 0) consumer.resume(this.#toResume.splice(0))
  }
}

const isSame = (a: TopicPartition, b: TopicPartition) =>
  a.partition === b.partition && a.topic === b.topic

const without = (from: readonly TopicPartition[], gone: readonly TopicPartition[]) =>
  from.filter((each) => !gone.some((other) => isSame(each, other)))
