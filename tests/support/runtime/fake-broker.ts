// Kafka in memory, as far as the runtime relies on it: transactions with markers, read committed up to
// the first undecided one, group generations, fencing; and faults on request.
import {
  type Archive,
  type Broker,
  BrokerError,
  type InboxEvents,
  type InRecord,
  type Outbox,
  type OutRecord,
  type Position,
  type Remedy,
  type TopicPartition,
} from '#runtime/broker.ts'
import { FakeFollower } from './fake-follower.ts'
import { at, FakeInbox } from './fake-inbox.ts'

const DAY_MS = 86_400_000

interface Logged extends OutRecord {
  readonly transaction: Transaction
  /** Takes an offset, is never delivered. */
  readonly isMarker: boolean
}

interface Transaction {
  state: 'open' | 'committed' | 'aborted'
  readonly records: OutRecord[]
  offsets: readonly Position[]
}

type Action = 'begin' | 'produce' | 'sendOffsets' | 'commit' | 'abort'

interface Fault {
  readonly action: Action
  readonly remedy: Remedy
  /** The broker did what was asked, and only the answer is lost. */
  readonly isDone?: boolean
}

export class FakeBroker implements Broker {
  readonly #counts: ReadonlyMap<string, number>
  readonly #logs = new Map<string, Logged[]>()
  readonly #offsets = new Map<string, number>()
  readonly #epochs = new Map<string, number>() // By transactional ID.
  readonly #open = new Map<string, Transaction>()
  readonly inboxes: FakeInbox[] = []
  /** First offsets that retention has left, by place. */
  readonly lows = new Map<string, number>()
  /** Of topics that were deleted and created again. */
  readonly ids = new Map<string, string>()
  readonly faults: Fault[] = []
  /** Each transaction that was decided, in order. */
  readonly decided: Transaction[] = []
  #life = 0
  /** Calls made, in order. */
  readonly calls: Action[] = []

  constructor(counts: Readonly<Record<string, number>>) {
    this.#counts = new Map(Object.entries(counts))
  }

  logOf(where: TopicPartition): Logged[] {
    const log = this.#logs.get(at(where)) ?? []
    this.#logs.set(at(where), log)
    return log
  }

  partitionsOf = (topic: string): number | undefined => this.#counts.get(topic)

  committedOffset = (where: TopicPartition): number => this.#offsets.get(at(where)) ?? -1

  /** Committed records of a topic that readers see, in order per partition. */
  visible(topic: string): OutRecord[] {
    const count = this.#counts.get(topic) ?? 0
    return Array.from({ length: count }, (_, partition) => ({ topic, partition })).flatMap(
      (where) =>
        this.logOf(where).filter(
          (each) => !each.isMarker && each.transaction.state === 'committed',
        ),
    )
  }

  /** As an operator may. */
  commitOffset(position: Position): void {
    this.#offsets.set(at(position), position.offset)
  }

  /** Deletes a topic and creates it again. Kafka forgets its committed offsets then, sooner or later. */
  recreate(topic: string, { forgets }: { readonly forgets: boolean }): void {
    for (let partition = 0; partition < (this.#counts.get(topic) ?? 0); partition += 1) {
      this.#logs.delete(at({ topic, partition }))
      if (forgets) this.#offsets.delete(at({ topic, partition }))
    }
    this.ids.set(topic, `${topic} again`)
  }

  /** Appends outside the runtime. */
  append(records: readonly OutRecord[]): void {
    const transaction: Transaction = { state: 'open', records: [...records], offsets: [] }
    this.#write(transaction)
    this.decide(transaction, 'committed')
  }

  async openInbox(_group: string, unit: string, events: InboxEvents) {
    const inbox = new FakeInbox(this, unit, events)
    this.inboxes.push(inbox)
    this.rebalance()
    return inbox
  }

  /** Spreads all partition numbers over the members that are there. */
  rebalance(members: readonly FakeInbox[] = this.inboxes): void {
    for (const inbox of this.inboxes) {
      const rank = members.indexOf(inbox)
      inbox.reassign(
        Array.from({ length: this.#counts.get(inbox.unit) ?? 0 }, (_, number) => number).filter(
          (number) => rank >= 0 && number % members.length === rank,
        ),
      )
    }
  }

  /** Every client that is open now is dead: its calls never return, its transactions are aborted. */
  crash(): void {
    this.#life += 1
    for (const inbox of this.inboxes.splice(0)) inbox.crash()
    for (const id of [...this.#open.keys()]) this.#renew(id)
  }

  leave(inbox: FakeInbox): void {
    this.inboxes.splice(this.inboxes.indexOf(inbox), 1)
    this.rebalance()
  }

  async openOutbox(id: string): Promise<Outbox> {
    let epoch = this.#renew(id)
    const life = this.#life
    const never = new Promise<never>(() => {})
    const own = <T>(action: Action, run: (transaction: Transaction | undefined) => T) => {
      if (life !== this.#life) return never
      this.calls.push(action)
      if (this.#epochs.get(id) !== epoch) throw new BrokerError(`${action}: fenced`, 'renew')
      const index = this.faults.findIndex((each) => each.action === action)
      const fault = index < 0 ? undefined : this.faults.splice(index, 1)[0]
      const result = !fault || fault.isDone ? run(this.#open.get(id)) : undefined
      if (fault) throw new BrokerError(`${action}: a fault`, fault.remedy)
      return result as T
    }
    return {
      partitionsOf: async (topic) => this.#counts.get(topic),
      begin: async () =>
        own('begin', (transaction) => {
          if (transaction) throw new BrokerError('begin: one is open', 'abort')
          this.#open.set(id, { state: 'open', records: [], offsets: [] })
        }),
      produce(record) {
        void own('produce', (transaction) => transaction?.records.push(record))
      },
      sendOffsets: async (positions, inbox) =>
        own('sendOffsets', (transaction) => {
          if (!(inbox as FakeInbox).isCurrent) {
            throw new BrokerError('sendOffsets: an old generation', 'abort')
          }
          if (transaction) transaction.offsets = positions
        }),
      commit: async () => await own('commit', (open) => this.#end(id, open, 'committed')),
      abort: async () => await own('abort', (open) => this.#end(id, open, 'aborted')),
      renew: async () => {
        if (life !== this.#life) await never
        epoch = this.#renew(id)
      },
      [Symbol.asyncDispose]: async () => {},
    }
  }

  async openArchive(): Promise<Archive> {
    const bounds = async (where: TopicPartition) => ({
      low: this.lows.get(at(where)) ?? 0,
      high: this.logOf(where).length,
    })
    return {
      bounds,
      decidedEnd: async (where) => this.stableEnd(where),
      read: (from, end) => this.#read(from, end),
      facts: async (topic) => ({ id: this.ids.get(topic) ?? topic, deletionsKeptMs: DAY_MS }),
      follow: async () => new FakeFollower(this),
      [Symbol.asyncDispose]: async () => {},
    }
  }

  /** The first offset of an undecided transaction, or the end. */
  stableEnd(where: TopicPartition): number {
    const log = this.logOf(where)
    const open = log.findIndex(({ transaction }) => transaction.state === 'open')
    return open < 0 ? log.length : open
  }

  recordAt(where: TopicPartition, offset: number): InRecord | undefined {
    const logged = this.logOf(where)[offset]
    if (!logged || logged.isMarker || logged.transaction.state !== 'committed') return undefined
    const { key, value, headers = {} } = logged
    const bytes = typeof key === 'string' ? Buffer.from(key) : key
    return { ...where, offset, timestampMs: offset, key: bytes, value, headers }
  }

  async *#read(from: Position, end: number): AsyncIterable<readonly InRecord[]> {
    for (let { offset } = from; offset < end; ) {
      const stable = Math.min(end, this.stableEnd(from))
      const records: InRecord[] = []
      for (; offset < stable; offset += 1) {
        const record = this.recordAt(from, offset)
        if (record) records.push(record)
      }
      await new Promise(setImmediate)
      yield records
    }
  }

  #renew(id: string): number {
    const epoch = (this.#epochs.get(id) ?? 0) + 1
    this.#epochs.set(id, epoch)
    this.#end(id, this.#open.get(id), 'aborted')
    return epoch
  }

  #end(id: string, transaction: Transaction | undefined, state: 'committed' | 'aborted'): void {
    this.#open.delete(id)
    if (!transaction) return
    this.#write(transaction)
    this.decide(transaction, state)
  }

  #write(transaction: Transaction): void {
    for (const record of transaction.records) {
      this.logOf(record).push({ ...record, transaction, isMarker: false })
    }
  }

  decide(transaction: Transaction, state: 'committed' | 'aborted'): void {
    transaction.state = state
    this.decided.push(transaction)
    const touched = new Map(transaction.records.map((record) => [at(record), record]))
    for (const { topic, partition } of touched.values()) {
      const marker = { topic, partition, key: null, value: null, transaction, isMarker: true }
      this.logOf({ topic, partition }).push(marker)
    }
    if (state !== 'committed') return
    for (const position of transaction.offsets) this.#offsets.set(at(position), position.offset)
  }
}
