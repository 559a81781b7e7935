// Partitions as Kafka writes them: records of transactions that are open, markers that decide them,
// offsets that are never used again. A reader sees committed records, up to the first undecided one.
import type { InRecord, OutRecord, Position, TopicPartition } from '#runtime/kafka/port.ts'

export interface Transaction {
  readonly id: string
  state: 'open' | 'committed' | 'aborted'
  readonly records: OutRecord[]
  readonly offsets: Map<string, Position>
  /** Whether offsets were sent with it, if only none. */
  hasOffsets: boolean
  /** Markers that are not written yet. */
  pendingMarkers: number
  readonly whenComplete: (() => void)[]
}

interface LoggedRecord {
  readonly record: OutRecord
  readonly timestampMs: number
  readonly transaction: Transaction
  readonly isMarker: boolean
}

export const newTransaction = (id: string): Transaction => ({
  id,
  state: 'open',
  records: [],
  offsets: new Map(),
  hasOffsets: false,
  pendingMarkers: 0,
  whenComplete: [],
})

export class PartitionLog {
  readonly where: TopicPartition
  /** Undefined where compaction has removed the record. */
  readonly #entries: (LoggedRecord | undefined)[] = []
  readonly #open = new Map<Transaction, number>() // To its first offset here.
  #low = 0

  constructor(where: TopicPartition) {
    this.where = where
  }

  get low(): number {
    return this.#low
  }

  get high(): number {
    return this.#entries.length
  }

  /** The first offset of a transaction whose marker is not here, or the end. */
  get stableEnd(): number {
    return Math.min(this.high, ...this.#open.values())
  }

  append(record: OutRecord, transaction: Transaction, timestampMs: number): void {
    if (!this.#open.has(transaction)) this.#open.set(transaction, this.high)
    this.#entries.push({ record, timestampMs, transaction, isMarker: false })
  }

  /** Writes the marker that decides `transaction` here. */
  end(transaction: Transaction, timestampMs: number): void {
    this.#open.delete(transaction)
    const record = { ...this.where, key: null, value: null }
    this.#entries.push({ record, timestampMs, transaction, isMarker: true })
  }

  /** Undefined where no reader gets a record: a marker, an aborted one, one that was compacted. */
  at(offset: number): InRecord | undefined {
    const logged = this.#entries[offset]
    if (!logged || logged.isMarker || logged.transaction.state !== 'committed') return undefined
    const { key, value, headers = {} } = logged.record
    const bytes = typeof key === 'string' ? Buffer.from(key) : key
    return { ...this.where, offset, timestampMs: logged.timestampMs, key: bytes, value, headers }
  }

  /** What a reader that is allowed everything decided finds between two offsets. */
  between(from: number, end: number): InRecord[] {
    const records: InRecord[] = []
    for (let offset = from; offset < Math.min(end, this.stableEnd); offset += 1) {
      const record = this.at(offset)
      if (record) records.push(record)
    }
    return records
  }

  /** The record at `offset` as it was produced, if it was committed and is still here. */
  producedAt(offset: number): OutRecord | undefined {
    return this.at(offset) && this.#entries[offset]?.record
  }

  /** Keeps the last record of each key; of deletions only those that are younger than `untilMs`. */
  compact(untilMs: number): void {
    const seen = new Set<string>()
    for (let offset = this.stableEnd - 1; offset >= 0; offset -= 1) {
      const record = this.at(offset)
      if (!record?.key) continue
      const key = record.key.toString()
      const isGone = record.value === null && record.timestampMs < untilMs
      if (seen.has(key) || isGone) this.#entries[offset] = undefined
      seen.add(key)
    }
  }

  /** Forgets everything before `offset`, as retention does. */
  cutBefore(offset: number): void {
    this.#low = Math.max(this.#low, Math.min(offset, this.stableEnd))
    for (let at = 0; at < this.#low; at += 1) this.#entries[at] = undefined
  }
}
