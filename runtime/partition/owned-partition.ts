// One partition of an actor, from assignment to revoke. A partition that comes back is a new object: its identity
// is the epoch (I4), and results that hold the old one are dropped. All of its state changes through its methods.

import { Cancellation } from '#foundation/cancellation.ts'
import type { Clock } from '#foundation/clock.ts'
import type { Codec } from '../codec/codec.ts'
import type { GroupConsumer, InRecord, Position, TopicPartition } from '../kafka/port.ts'
import { inputOffsetOf } from '../state/input-offsets.ts'
import { PageCache } from '../state/page-cache.ts'
import { completedTable, type StateChange, type StateStore } from '../state/state-store.ts'
import { ownerOf } from '../topic.ts'
import type { BlockedTurn } from './blocked-turn.ts'
import { CompletedOffsets } from './completed-offsets.ts'
import type { Mailboxes } from './mailbox.ts'
import { OffsetTracker, type TrackedOffset } from './offset-tracker.ts'
import type { OpenState } from './open-state.ts'
import type { PartitionCommit } from './partition-commit.ts'
import { type LoadLimits, PartitionLoad, sizeOf } from './partition-load.ts'
import { Timers } from './timers.ts'

export interface MessageWork {
  readonly kind: 'message'
  readonly partition: OwnedPartition
  readonly key: string
  readonly record: InRecord
  readonly tracked: TrackedOffset
}

export interface TimerWork {
  readonly kind: 'timer'
  readonly partition: OwnedPartition
  readonly key: string
  readonly name: string
  readonly dueMs: number
}

/** What a turn is about. */
export type Work = MessageWork | TimerWork

/**
 * `restoring` until its store holds the changelog; `open` while its inputs are read; `suspended` while they are not
 * read, since too much of it waits; `revoked` at the end.
 */
export type PartitionPhase = 'restoring' | 'open' | 'suspended' | 'revoked'

export interface PartitionOptions {
  readonly number: number
  readonly clock: Clock
  /** Topics that the actor receives. */
  readonly inputs: readonly string[]
  readonly limits: LoadLimits
  /** Stops and continues the reading of inputs, and knows how far it is. */
  readonly consumer: Pick<GroupConsumer, 'pause' | 'resume' | 'reached'>
  readonly fire: (work: TimerWork) => void
}

export class OwnedPartition {
  readonly number: number
  readonly timers: Timers
  /** The scheduler fills and empties them. */
  readonly mailboxes: Mailboxes<Work> = new Map()
  /** Over at the revoke. */
  readonly ownership = new Cancellation()
  readonly #options: PartitionOptions
  readonly #load: PartitionLoad
  /** By topic, then key: the last completed offset where it is above the committed position (I3). */
  readonly #completed = new Map<string, CompletedOffsets>()
  /** By topic: the position that its own changelog notes. */
  readonly #noted = new Map<string, number>()
  readonly #blocked = new Map<string, BlockedTurn>()
  readonly #turns = new Map<Work, number>()
  readonly #journaled = new Set<string>()
  #phase: PartitionPhase = 'restoring'
  #opened: OpenState | undefined
  /** Whether the changelog holds more than the store's offset says. */
  #isAhead = false
  /** Up to where the changelog was decided, once, while no commit ran: in the store, if nobody else wrote it. */
  #decidedEnd: number | undefined

  constructor(options: PartitionOptions) {
    const { number, clock, fire } = options
    this.#options = options
    this.number = number
    this.#load = new PartitionLoad(options.limits)
    this.timers = new Timers(clock, (alarm) => fire({ kind: 'timer', partition: this, ...alarm }))
  }

  get phase(): PartitionPhase {
    return this.#phase
  }

  get isOwned(): boolean {
    return this.#phase !== 'revoked'
  }

  get isOpen(): boolean {
    return this.#phase === 'open' || this.#phase === 'suspended'
  }

  get opened(): OpenState {
    if (!this.#opened) throw new TypeError(`partition ${this.number} is not open yet`)
    return this.#opened
  }

  /** Messages from arrival to commit. */
  get load(): Pick<PartitionLoad, 'messages' | 'bytes'> {
    return this.#load
  }

  /** Turns that have begun and not ended, the oldest first, with when they began, ms since 1970 UTC. */
  get turns(): ReadonlyMap<Work, number> {
    return this.#turns
  }

  /** By key. */
  get blocked(): ReadonlyMap<string, BlockedTurn> {
    return this.#blocked
  }

  /** By topic. */
  get completed(): ReadonlyMap<string, Pick<CompletedOffsets, 'get' | 'below'>> {
    return this.#completed
  }

  /** The position of an input that its own changelog notes. */
  notedOffset(topic: string): number | undefined {
    return this.#noted.get(topic)
  }

  /** This number of every topic that the actor receives. */
  get inputs(): TopicPartition[] {
    return this.#options.inputs.map((topic) => ({ topic, partition: this.number }))
  }

  /** What the group should note. */
  get positions(): Position[] {
    return [...this.opened.offsets].map(([topic, offsets]) => ({
      topic,
      partition: this.number,
      offset: offsets.value,
    }))
  }

  /** Messages of an input up to `end` that are incomplete or not read yet; of what is not read, offsets count. */
  lag(topic: string, end: number): number {
    const { openCount = 0, position = 0 } = this.opened.offsets.get(topic) ?? {}
    const reached = this.#options.consumer.reached({ topic, partition: this.number }) ?? 0
    return openCount + Math.max(0, end - Math.max(position, reached))
  }

  /** Takes what the store holds besides pages into memory. */
  open(
    store: StateStore,
    codec: Codec,
    starts: readonly Position[],
    topicIds: ReadonlyMap<string, string>,
  ): void {
    for (const { key, name, value } of store.all('timers')) {
      this.timers.set(key, name, Number(value.toString()))
    }
    for (const { key, name: topic, value } of store.all(completedTable)) {
      this.#completedOf(topic).set(key, Number(value.toString()))
    }
    for (const { key } of store.all('effects')) this.#journaled.add(key)
    for (const [topic, id] of topicIds) {
      const note = inputOffsetOf(store, topic)
      if (note?.topicId === id) this.#noted.set(topic, note.offset)
    }
    this.#opened = {
      store,
      topicIds,
      pages: new PageCache(store, codec),
      offsets: new Map(
        starts.map(({ topic, offset }) => [topic, new OffsetTracker(topic, offset)]),
      ),
    }
    this.#isAhead = true
    if (this.#phase === 'restoring') this.#phase = 'open'
  }

  /** Forgets completed offsets that are none of the topic that has their name now. */
  forgetCompleted(stale: readonly StateChange[]): void {
    for (const { table, key, name } of stale) {
      if (table === completedTable) this.#completedOf(name).delete(key)
    }
  }

  /** A record has arrived. Undefined where it is not for this assignment, or has come before. */
  admit(record: InRecord): MessageWork | undefined {
    if (!this.isOpen) return undefined
    const tracked = this.opened.offsets.get(record.topic)?.add(record.offset, sizeOf(record))
    if (!tracked) return undefined
    this.#load.add(tracked.bytes)
    if (this.#load.isFull) this.suspend()
    const key = record.key ? ownerOf(record.key.toString()) : ''
    return { kind: 'message', partition: this, key, record, tracked }
  }

  /** A message is committed or dropped: what it took of the partition's limits is free. */
  released({ bytes }: TrackedOffset): void {
    this.#load.remove(bytes)
    if (this.#load.isLow) this.resume()
  }

  /** Back-pressure: reads nothing more of its inputs until `resume`. */
  suspend(): void {
    if (this.#phase !== 'open') return
    this.#phase = 'suspended'
    this.#options.consumer.pause(this.inputs)
  }

  resume(): void {
    if (this.#phase !== 'suspended') return
    this.#phase = 'open'
    this.#options.consumer.resume(this.inputs)
  }

  /** The result of a message is about to be committed. */
  complete(tracked: TrackedOffset): void {
    this.opened.offsets.get(tracked.topic)?.complete(tracked)
  }

  /** The key's last completed offset above the committed position (I3); -1 where there is none. */
  lastCompleted(topic: string, key: string): number {
    return this.#completed.get(topic)?.get(key) ?? -1
  }

  turnBegan(work: Work, atMs: number): void {
    this.#turns.set(work, atMs)
  }

  turnEnded(work: Work): void {
    this.#turns.delete(work)
  }

  /** A turn failed: the key's later events wait until `unblock`. */
  block(key: string, blocked: BlockedTurn): void {
    this.#blocked.set(key, blocked)
  }

  unblock(key: string): void {
    this.#blocked.delete(key)
  }

  /** Whether the store held journaled effects of the key when it was opened. */
  hadEffects(key: string): boolean {
    return this.#journaled.has(key)
  }

  /** A transaction is committed: moves the completed and noted offsets as it says (I3). */
  committed({ positions, noted, completed }: PartitionCommit): void {
    for (const { topic, key, offset } of completed) this.#completedOf(topic).set(key, offset)
    for (const { topic, offset } of positions) {
      this.opened.offsets.get(topic)?.committed(offset)
      this.#completed.get(topic)?.deleteBelow(offset)
    }
    for (const { topic, offset } of noted) this.#noted.set(topic, offset)
  }

  /** Whether the store should note how far it is. */
  get needsCheckpoint(): boolean {
    return this.isOpen && this.#isAhead
  }

  /** Everything below `end` in the changelog is decided; the next commit that is stored notes it. */
  noteDecidedEnd(end: number): void {
    this.#decidedEnd = end
    this.#isAhead = false
  }

  /** Brings what was committed into the store (I5). */
  async store(changes: readonly StateChange[], nowMs: number): Promise<void> {
    const decidedEnd = this.#decidedEnd
    this.#decidedEnd = undefined
    if (changes.length > 0) this.#isAhead = true
    else if (decidedEnd === undefined) return
    const offset = decidedEnd === undefined ? {} : { changelogOffset: decidedEnd }
    await this.opened.store.apply(changes, { ...offset, nowMs })
  }

  /** Closes its store, if it was opened. */
  async close(): Promise<void> {
    await this.#opened?.store.close()
  }

  revoke(): void {
    this.#phase = 'revoked'
    this.ownership.end()
    this.timers.stop()
    this.mailboxes.clear()
    this.#blocked.clear()
  }

  #completedOf(topic: string): CompletedOffsets {
    const completed = this.#completed.get(topic) ?? new CompletedOffsets()
    this.#completed.set(topic, completed)
    return completed
  }
}
