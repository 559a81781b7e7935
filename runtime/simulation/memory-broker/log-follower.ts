import { between, shuffled } from '#foundation/random-choice.ts'
import {
  type FollowedRecords,
  type LogFollower,
  type Position,
  type TopicPartition,
  topicPartitionKey,
} from '#runtime/kafka/port.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { BrokerState, WaitingReader } from './broker-state.ts'

const WAIT_MS = 500
const BATCH_MAX = 20

export class MemoryLogFollower implements LogFollower, WaitingReader {
  readonly #state: BrokerState
  readonly #life: SimulatedProcess
  readonly #positions = new Map<string, Position>()
  #wakeUp: (() => void) | undefined

  constructor(state: BrokerState, life: SimulatedProcess) {
    this.#state = state
    this.#life = life
    state.readers.add(this)
  }

  add(from: Position) {
    this.#positions.set(topicPartitionKey(from), from)
  }

  remove(partition: TopicPartition) {
    this.#positions.delete(topicPartitionKey(partition))
  }

  wake(where: TopicPartition) {
    if (this.#positions.has(topicPartitionKey(where))) this.#wakeUp?.()
  }

  async take(): Promise<readonly FollowedRecords[]> {
    const isBehind = (each: Position) => this.#state.logOf(each).stableEnd > each.offset
    if (![...this.#positions.values()].some(isBehind)) await this.#wait()
    const stretches: FollowedRecords[] = []
    const { random } = this.#state.options.timeline
    await this.#life.call('follow', () => {
      for (const each of shuffled(random, this.#positions.values())) {
        const log = this.#state.logOf(each)
        const end = Math.min(log.stableEnd, each.offset + between(random, 1, BATCH_MAX))
        if (end <= each.offset) continue
        stretches.push({ ...each, offset: end, records: log.between(each.offset, end) })
        this.#positions.set(topicPartitionKey(each), { ...each, offset: end })
      }
    })
    return stretches
  }

  async [Symbol.asyncDispose]() {
    this.#state.readers.delete(this)
  }

  async #wait(): Promise<void> {
    await new Promise<void>((resolve) => {
      const callOff = this.#life.after(WAIT_MS, 'nothing to follow', resolve)
      this.#wakeUp = () => {
        this.#wakeUp = undefined
        callOff()
        this.#life.after(this.#life.latencyMs(), 'something to follow', resolve)
      }
    })
    this.#wakeUp = undefined
  }
}
