import type { Inbox, InboxEvents, InRecord, Position, TopicPartition } from '#runtime/broker.ts'
import type { FakeBroker } from './fake-broker.ts'

export const at = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`

export class FakeInbox implements Inbox {
  readonly unit: string
  readonly #broker: FakeBroker
  readonly #events: InboxEvents
  readonly #paused = new Set<string>()
  readonly #positions = new Map<string, Position>()
  readonly instance: string
  #owned: readonly number[] = []
  #target: readonly number[] | undefined
  #isClosed = false
  /** False from a rebalance until this member has taken notice. */
  isCurrent = true

  constructor(broker: FakeBroker, unit: string, events: InboxEvents) {
    this.#broker = broker
    this.unit = unit
    this.#events = events
    this.instance = `member-${broker.inboxes.length}`
  }

  get pausedCount(): number {
    return this.#paused.size
  }

  reassign(target: readonly number[]): void {
    this.#target = target
    this.isCurrent = false
  }

  async take(): Promise<readonly InRecord[]> {
    if (this.#isClosed) await new Promise(() => {})
    if (this.#target) await this.#rebalance(this.#target)
    const records: InRecord[] = []
    for (const position of this.#positions.values()) {
      if (this.#paused.has(at(position))) continue
      let { offset } = position
      for (const end = this.#broker.stableEnd(position); offset < end; offset += 1) {
        const record = this.#broker.recordAt(position, offset)
        if (record) records.push(record)
      }
      this.#positions.set(at(position), { ...position, offset })
    }
    await new Promise((resolve) => setTimeout(resolve, records.length > 0 ? 0 : 1))
    return records
  }

  start(positions: readonly Position[]) {
    for (const each of positions) {
      if (this.#owned.includes(each.partition)) this.#positions.set(at(each), each)
    }
  }

  pause(partitions: readonly TopicPartition[]) {
    for (const each of partitions) this.#paused.add(at(each))
  }

  resume(partitions: readonly TopicPartition[]) {
    for (const each of partitions) this.#paused.delete(at(each))
  }

  async committed(partitions: readonly TopicPartition[]) {
    await new Promise(setImmediate)
    return partitions.map(({ topic, partition }) => ({
      topic,
      partition,
      offset: this.#broker.committedOffset({ topic, partition }),
    }))
  }

  restart() {
    this.#target = this.#owned
    this.isCurrent = false
  }

  async members() {
    return this.#broker.inboxes.map(({ instance, numbers }) => ({ instance, numbers }))
  }

  get numbers(): readonly number[] {
    return this.#owned
  }

  leave() {}

  async [Symbol.asyncDispose]() {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#events.revoked(this.#owned)
    this.#broker.leave(this)
  }

  /** Nobody is told. */
  crash(): void {
    this.#isClosed = true
    this.isCurrent = false
  }

  async #rebalance(target: readonly number[]) {
    this.#target = undefined
    if (this.#owned.length > 0) await this.#events.revoked(this.#owned)
    this.isCurrent = true
    this.#paused.clear()
    this.#positions.clear()
    this.#owned = target
    if (target.length > 0) this.#events.assigned(target)
  }
}
