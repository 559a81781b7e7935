// What the broker in memory holds: logs, committed offsets and producer sessions. It knows none of its clients.
// As in Kafka, markers of transactions come late, readers see committed records, offsets become stable, and a
// new epoch fences the producer before it. All waiting happens in virtual time.

import { between, isHit } from '#foundation/random-choice.ts'
import {
  BrokerError,
  FencedError,
  type OutRecord,
  type Position,
  type TopicPartition,
  topicPartitionKey,
} from '#runtime/kafka/port.ts'
import { CommittedOffsets } from './committed-offsets.ts'
import { type DuplicateRequest, DuplicateRequests } from './duplicate-requests.ts'
import type { BrokerCall, InjectedFault, MemoryBrokerOptions, ProducerSession } from './options.ts'
import { newTransaction, PartitionLog, type Transaction } from './partition-log.ts'

const MARKER_MS_MAX = 3

/** A client that waits for records. */
export interface WaitingReader {
  /** There may be something new at `where`. */
  wake(where: TopicPartition): void
}

export class BrokerState {
  readonly options: MemoryBrokerOptions
  /** Faults that a test injects. Each is used once, before chance decides. */
  readonly faults: InjectedFault[] = []
  /** Calls that producers made, in order. */
  readonly calls: BrokerCall[] = []
  /** Transactions in the order in which they were decided. */
  readonly decided: Transaction[] = []
  readonly readers = new Set<WaitingReader>()
  /** Of topics that were deleted and created again. */
  readonly #ids = new Map<string, string>()
  readonly #logs = new Map<string, PartitionLog>()
  readonly #sessions = new Map<string, ProducerSession>()
  readonly #offsets = new Map<string, CommittedOffsets>() // By group.
  /** Of a transaction that offsets were sent with. */
  readonly #groupOf = new WeakMap<Transaction, string>()
  readonly #duplicates: DuplicateRequests

  constructor(options: MemoryBrokerOptions) {
    this.options = options
    this.#duplicates = new DuplicateRequests(options.timeline)
    for (const [topic, count] of Object.entries(options.counts)) {
      for (let partition = 0; partition < count; partition += 1) {
        const where = { topic, partition }
        this.#logs.set(topicPartitionKey(where), new PartitionLog(where))
      }
    }
  }

  /** @throws BrokerError where the topic does not exist. */
  logOf(where: TopicPartition): PartitionLog {
    const log = this.#logs.get(topicPartitionKey(where))
    if (!log) throw new BrokerError(`${topicPartitionKey(where)} does not exist`, 'renew')
    return log
  }

  countOf(topic: string): number | undefined {
    return this.options.counts[topic]
  }

  /** Another one after the topic was deleted and created again. */
  topicIdOf(topic: string): string {
    return this.#ids.get(topic) ?? topic
  }

  /** Appends outside of the runtime, committed immediately. */
  append(records: readonly OutRecord[]): void {
    const transaction = newTransaction('outside')
    this.write(transaction, records)
    transaction.state = 'committed'
    this.#mark(transaction)
  }

  /** Committed records of a topic in order per partition. */
  visible(topic: string) {
    const count = this.countOf(topic) ?? 0
    return Array.from({ length: count }, (_, partition) =>
      this.logOf({ topic, partition }).between(0, Number.POSITIVE_INFINITY),
    ).flat()
  }

  /** Of the group that is named, or of the only one; -1 where there is none. */
  committedOffset(where: TopicPartition, group = this.#onlyGroup()): number {
    return group === undefined ? -1 : this.#offsetsOf(group).of(where)
  }

  /** As an operator may, of the only group. */
  commitOffset(position: Position): void {
    this.#offsetsOf(this.#onlyGroup() ?? '').set(position)
  }

  #offsetsOf(group: string): CommittedOffsets {
    const known = this.#offsets.get(group) ?? new CommittedOffsets()
    this.#offsets.set(group, known)
    return known
  }

  #onlyGroup(): string | undefined {
    const [group, ...others] = this.#offsets.keys()
    if (others.length > 0) throw new TypeError('there are several groups: name one')
    return group
  }

  /** Deletes a topic and creates it again. Kafka forgets its committed offsets then, sooner or later. */
  recreate(topic: string, { forgets }: { readonly forgets: boolean }): void {
    for (let partition = 0; partition < (this.countOf(topic) ?? 0); partition += 1) {
      const where = { topic, partition }
      this.#logs.set(topicPartitionKey(where), new PartitionLog(where))
      if (forgets) for (const offsets of this.#offsets.values()) offsets.forget(where)
    }
    this.#ids.set(topic, `${topic} again`)
  }

  /** Waits for transactions that may still move them. */
  async stableOffsets(group: string, partitions: readonly TopicPartition[]): Promise<Position[]> {
    const offsets = this.#offsetsOf(group)
    while (!partitions.every((each) => offsets.isStable(each)))
      await this.#pause('unstable offsets')
    const { timeline, faultProfile } = this.options
    const isOutdated = isHit(timeline.random, faultProfile().staleOffsetsProbability)
    return partitions.map(({ topic, partition }) => {
      const offset = offsets.of({ topic, partition })
      const least = isOutdated ? between(timeline.random, -1, Math.max(-1, offset)) : offset
      return { topic, partition, offset: least }
    })
  }

  /** Whether readers see everything that was decided. */
  get isShown(): boolean {
    return [...this.#logs.values()].every(({ stableEnd, high }) => stableEnd === high)
  }

  faultFor(action: BrokerCall): InjectedFault | undefined {
    const index = this.faults.findIndex((each) => each.action === action)
    if (index >= 0) return this.faults.splice(index, 1)[0]
    const { timeline, faultProfile } = this.options
    const { retryProbability, abortProbability, renewProbability, lostAnswerProbability } =
      faultProfile()
    const canAbort = action === 'sendOffsets' || action === 'commit'
    for (const [remedy, probability] of [
      ['retry', action === 'begin' ? 0 : retryProbability],
      ['abort', canAbort ? abortProbability : 0],
      ['renew', renewProbability],
    ] as const) {
      if (!isHit(timeline.random, probability)) continue
      // What the client knows to be aborted was not done.
      return {
        action,
        remedy,
        isDone: remedy !== 'abort' && isHit(timeline.random, lostAnswerProbability),
      }
    }
    return undefined
  }

  /** Begins a transactional session: fences the one before, aborts what it left open. */
  async initialise(id: string): Promise<number> {
    const session = this.#sessions.get(id) ?? { epoch: 0, open: undefined, last: undefined }
    this.#sessions.set(id, session)
    session.epoch += 1
    const { epoch } = session
    if (session.open) this.#decide(session, session.open, 'aborted')
    while (session.last && session.last.pendingMarkers > 0) await this.#pause('markers')
    return epoch
  }

  /** The session's open transaction; a new one where none is. Waits for the markers of the last. */
  async enrol(id: string, epoch: number): Promise<Transaction> {
    for (;;) {
      const session = this.#sessionOf(id, epoch)
      if (session.open) return session.open
      if (session.last && session.last.pendingMarkers > 0) {
        await this.#pause('markers')
        continue
      }
      const transaction = newTransaction(id)
      session.open = transaction
      this.#limit(session, transaction)
      this.#duplicates.deliver(id, session)
      return transaction
    }
  }

  write(transaction: Transaction, records: readonly OutRecord[]): void {
    for (const record of records) {
      this.logOf(record).append(record, transaction, this.options.timeline.nowMs)
      transaction.records.push(record)
    }
  }

  addOffsets(transaction: Transaction, group: string, positions: readonly Position[]): void {
    transaction.hasOffsets = true
    this.#groupOf.set(transaction, group)
    this.#offsetsOf(group).add(transaction, positions)
  }

  /** Repeated, it tells the same again. @throws BrokerError where the session is fenced. */
  end(id: string, epoch: number, state: 'committed' | 'aborted'): void {
    const session = this.#sessionOf(id, epoch)
    if (session.open) this.#decide(session, session.open, state)
  }

  /** Keeps a request until the next transaction of its producer is open. */
  keepDuplicate(request: DuplicateRequest): void {
    this.#duplicates.add(request)
  }

  #sessionOf(id: string, epoch: number): ProducerSession {
    const session = this.#sessions.get(id)
    if (session?.epoch !== epoch) throw new FencedError('the producer is fenced')
    return session
  }

  #decide(
    session: ProducerSession,
    transaction: Transaction,
    state: 'committed' | 'aborted',
  ): void {
    transaction.state = state
    session.open = undefined
    session.last = transaction
    this.options.timeline.note(
      `${transaction.id} ${state} ${transaction.records.length} records ${[...transaction.offsets.values()].map((p) => `${topicPartitionKey(p)}=${p.offset}`)}`,
    )
    this.decided.push(transaction)
    this.options.watcher?.decided?.(transaction)
    this.#mark(transaction)
  }

  /** Markers come one by one; until the last one, the next transaction of the same producer waits. */
  #mark(transaction: Transaction): void {
    const { timeline } = this.options
    const touched = new Map(
      transaction.records.map((record) => [topicPartitionKey(record), record]),
    )
    transaction.pendingMarkers = touched.size + (transaction.offsets.size > 0 ? 1 : 0)
    for (const { topic, partition } of touched.values()) {
      this.#writeMarker(`marker ${topic}/${partition}`, transaction, () => {
        this.logOf({ topic, partition }).end(transaction, timeline.nowMs)
        this.#wake({ topic, partition })
      })
    }
    if (transaction.offsets.size === 0) return
    const offsets = this.#offsetsOf(this.#groupOf.get(transaction) ?? '')
    this.#writeMarker('marker of offsets', transaction, () => offsets.end(transaction))
  }

  #writeMarker(label: string, transaction: Transaction, run: () => void): void {
    const { timeline, faultProfile } = this.options
    const { delayProbability, delayMsMax } = faultProfile()
    const most = isHit(timeline.random, delayProbability) ? delayMsMax : MARKER_MS_MAX
    timeline.after(between(timeline.random, 0, most), label, () => {
      run()
      transaction.pendingMarkers -= 1
    })
  }

  /** A transaction that stays open too long is aborted, and its producer fenced. */
  #limit(session: ProducerSession, transaction: Transaction): void {
    const { timeline, transactionMs } = this.options
    timeline.after(transactionMs, 'transaction time-out', () => {
      if (session.open !== transaction) return
      session.epoch += 1
      this.#decide(session, transaction, 'aborted')
    })
  }

  #wake(where: TopicPartition): void {
    for (const reader of this.readers) reader.wake(where)
  }

  #pause(label: string): Promise<void> {
    return new Promise((resolve) => {
      this.options.timeline.after(2, label, resolve)
    })
  }
}
