// One partition of an actor, from assignment to revoke. A partition that comes back is a new object:
// its identity is the epoch (I4), and whatever still holds the old one is dropped.

import { Cancellation } from '#foundation/cancellation.ts'
import type { Clock } from '#foundation/clock.ts'
import type { Codec } from '../codec/codec.ts'
import type { InRecord, Position } from '../kafka/port.ts'
import { inputOffsetOf } from '../state/input-offsets.ts'
import { PageCache } from '../state/page-cache.ts'
import type { StateChange, StateStore } from '../state/state-store.ts'
import { CompletedOffsets } from './completed-offsets.ts'
import type { Mailboxes } from './mailbox.ts'
import { OffsetTracker, type TrackedOffset } from './offset-tracker.ts'
import { Timers } from './timers.ts'

export interface MessageWork {
  readonly kind: 'message'
  readonly partition: OwnedPartition
  readonly key: string
  readonly record: InRecord
  readonly place: TrackedOffset
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

/** What an opened partition has, read from its store and from the group. */
export interface OpenState {
  readonly store: StateStore
  readonly pages: PageCache
  readonly watermarks: ReadonlyMap<string, OffsetTracker> // By topic.
  readonly topicIds: ReadonlyMap<string, string> // Of the inputs.
}

/** A user whose turn failed and waits for its next attempt, and whose later events wait behind it. */
export interface BlockedTurn {
  readonly code: string
  readonly attempts: number
  /** When its first attempt began, ms since 1970 UTC. */
  readonly sinceMs: number
}

export class OwnedPartition {
  readonly number: number
  readonly timers: Timers
  readonly mailboxes: Mailboxes<Work> = new Map()
  /** By topic, then user: the last finished offset where it stands above the watermark (I3). */
  readonly lasts = new Map<string, CompletedOffsets>()
  /** By topic: how far its own log says that it is read. */
  readonly noted = new Map<string, number>()
  /** By user. */
  readonly parked = new Map<string, BlockedTurn>()
  /** Turns that have begun and not ended, the oldest first, with when they began, ms since 1970 UTC. */
  readonly turns = new Map<Work, number>()
  /** Users of whom the store held journaled effects when it was opened. */
  readonly journaled = new Set<string>()
  /** Messages from arrival to commit. */
  load = 0
  loadBytes = 0
  isPaused = false
  /** Whether the changelog holds more than the store's offset says. */
  isAhead = false
  /**
   * Where the changelog was decided up to, once, while no commit ran. Everything below is in the store if
   * only this process wrote it: the next commit proves that.
   */
  decidedEnd: number | undefined
  /** Over at the revoke. */
  readonly ownership = new Cancellation()
  #opened: OpenState | undefined

  constructor(number: number, clock: Clock, fire: (work: TimerWork) => void) {
    this.number = number
    this.timers = new Timers(clock, (alarm) => fire({ kind: 'timer', partition: this, ...alarm }))
  }

  get isOwned(): boolean {
    return !this.ownership.isOver
  }

  get isOpen(): boolean {
    return this.#opened !== undefined && this.isOwned
  }

  get opened(): OpenState {
    if (!this.#opened) throw new TypeError(`partition ${this.number} is not open yet`)
    return this.#opened
  }

  /** Undefined where the revoke came first. */
  get wasOpened(): OpenState | undefined {
    return this.#opened
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
    for (const { key, name: topic, value } of store.all('lasts')) {
      this.lastsOf(topic).set(key, Number(value.toString()))
    }
    for (const { key } of store.all('effects')) this.journaled.add(key)
    for (const [topic, id] of topicIds) {
      const note = inputOffsetOf(store, topic)
      if (note?.topicId === id) this.noted.set(topic, note.offset)
    }
    this.#opened = {
      store,
      topicIds,
      pages: new PageCache(store, codec),
      watermarks: new Map(
        starts.map(({ topic, offset }) => [topic, new OffsetTracker(topic, offset)]),
      ),
    }
    this.isAhead = true
  }

  lastsOf(topic: string): CompletedOffsets {
    const lasts = this.lasts.get(topic) ?? new CompletedOffsets()
    this.lasts.set(topic, lasts)
    return lasts
  }

  /** What the group should note. */
  get positions(): Position[] {
    return [...this.opened.watermarks].map(([topic, watermark]) => ({
      topic,
      partition: this.number,
      offset: watermark.value,
    }))
  }

  /** Brings what was committed into the store. */
  async keep(changes: readonly StateChange[], nowMs: number): Promise<void> {
    const { decidedEnd } = this
    this.decidedEnd = undefined
    if (changes.length > 0) this.isAhead = true
    else if (decidedEnd === undefined) return
    const offset = decidedEnd === undefined ? {} : { changelogOffset: decidedEnd }
    await this.opened.store.apply(changes, { ...offset, nowMs })
  }

  revoke(): void {
    this.ownership.end()
    this.timers.stop()
    this.mailboxes.clear()
    this.parked.clear()
  }
}
