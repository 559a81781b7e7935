// The port between the runtime and Kafka. `runtime/kafka` is the real one; a simulation gives its own.

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** The next offset to read of a partition. */
export interface Position extends TopicPartition {
  readonly offset: number
}

/** ASCII in, UTF-8 out; of a name that comes twice the last value holds. */
export type Headers = Readonly<Record<string, string>>

export interface InRecord extends Position {
  readonly timestampMs: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers
}

export interface OutRecord extends TopicPartition {
  readonly key: string | Buffer | null
  /** Null deletes the key from a compacted topic. */
  readonly value: Buffer | null
  readonly headers?: Headers | undefined
}

/**
 * What may be done about a failed call: `retry` the same call, `abort` the transaction and begin
 * again, or `renew` the producer.
 */
export type Remedy = 'retry' | 'abort' | 'renew'

export class BrokerError extends Error {
  readonly remedy: Remedy

  constructor(message: string, remedy: Remedy, cause?: unknown) {
    super(message, { cause })
    this.name = 'BrokerError'
    this.remedy = remedy
  }
}

export interface InboxEvents {
  /** All partitions of one assignment at once. Records follow only after this returned. */
  assigned(partitions: readonly TopicPartition[]): void
  /** Another member may own them as soon as this has resolved. */
  revoked(partitions: readonly TopicPartition[]): Promise<void>
}

/** A member of a consumer group that reads committed records. Calls must not overlap. */
export interface Inbox extends AsyncDisposable {
  /**
   * Waits for a record, at most about 100 ms, then returns what has arrived, in order per partition.
   * Tells the events first, so that no record of an old assignment follows a new one.
   */
  take(): Promise<readonly InRecord[]>
  /** Takes effect at the next `take`. Nothing is lost or skipped. */
  pause(partitions: readonly TopicPartition[]): void
  resume(partitions: readonly TopicPartition[]): void
  /**
   * Committed offsets once no transaction that may still move them is open; -1 where there is none.
   * May overlap with `take`.
   */
  committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]>
  /** Gives everything up and starts again from the committed offsets, at the next `take`. */
  restart(): void
}

/** A transactional producer. Calls must not overlap; each throws `BrokerError`. */
export interface Outbox extends AsyncDisposable {
  /** Undefined where the topic does not exist. */
  partitionsOf(topic: string): Promise<number | undefined>
  begin(): Promise<void>
  produce(record: OutRecord): void
  /** Binds the transaction to the inbox's membership as it is now. */
  sendOffsets(positions: readonly Position[], inbox: Inbox): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
  /** A new producer with the same identity; whatever the old one left open is aborted. */
  renew(): Promise<void>
}

/** Offsets of a partition that exist: from `low` up to but not including `high`. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

export interface Archive extends AsyncDisposable {
  /** To the end of the log, undecided transactions included. */
  bounds(partition: TopicPartition): Promise<Bounds>
  /** Up to the first undecided transaction. */
  decidedEnd(partition: TopicPartition): Promise<number>
  /**
   * Committed records from `from` up to but not including offset `end`, in batches. Where an
   * undecided transaction stands before the end, empty batches come until it is decided.
   */
  read(from: Position, end: number): AsyncIterable<readonly InRecord[]>
}

export interface Broker {
  openInbox(group: string, topics: readonly string[], events: InboxEvents): Promise<Inbox>
  openOutbox(transactionalId: string): Promise<Outbox>
  openArchive(): Promise<Archive>
}
