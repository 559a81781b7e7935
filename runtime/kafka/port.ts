// The port between the runtime and Kafka. `runtime/kafka` is the real one; a simulation gives its own.

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** A partition as the key of a map. */
export const topicPartitionKey = ({ topic, partition }: TopicPartition): string =>
  `${topic}/${partition}`

/** The next offset to read of a partition. */
export interface Position extends TopicPartition {
  readonly offset: number
}

/** UTF-8; of a name that comes twice the last value holds. */
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

/** A later producer has the transactional ID; what this one had not committed is undone. */
export class FencedError extends BrokerError {
  constructor(message: string, cause?: unknown) {
    super(message, 'renew', cause)
    this.name = 'FencedError'
  }
}

/** Whether the same call may succeed when it is made again. */
export const isRetriable = (error: unknown): boolean =>
  error instanceof BrokerError && error.remedy === 'retry'

export interface GroupEvents {
  /** This member owns these partition numbers, of every topic. Nothing is read before `start`. */
  assigned(numbers: readonly number[]): void
  /** Another member may own them as soon as this has resolved. */
  revoked(numbers: readonly number[]): Promise<void>
}

/** One process of an actor, as its group knows it. */
export interface GroupMember {
  readonly instance: string
  /** Partition numbers that it owns, or is being given. */
  readonly numbers: readonly number[]
}

/** A member of a consumer group that reads committed records. Calls must not overlap. */
export interface GroupConsumer extends AsyncDisposable {
  /** Joins the group, once. What it assigns and revokes is reported to `events` from the next `take` on. */
  join(events: GroupEvents): Promise<void>
  /**
   * Waits for a record, at most about 100 ms, then returns what has arrived, in order per partition.
   * Reports assignments and revokes first, so that no record of an old assignment follows a new one.
   */
  take(): Promise<readonly InRecord[]>
  /** Reads owned partitions from these positions on, from the next `take`. */
  start(positions: readonly Position[]): void
  /** Takes effect at the next `take`. Nothing is lost or skipped. */
  pause(partitions: readonly TopicPartition[]): void
  resume(partitions: readonly TopicPartition[]): void
  /**
   * The end that reading has come to: nothing readable is below it that an earlier `take` has not returned. Undefined
   * until reading has come to an end. May overlap with `take`.
   */
  reached(partition: TopicPartition): number | undefined
  /**
   * Committed offsets once no transaction that may still move them is open; -1 where there is none.
   * May overlap with `take`.
   */
  committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]>
  /** Gives everything up and starts again from the committed offsets, at the next `take`. */
  restart(): void
  /** Who is in the group at this moment, by name. May overlap with `take`. */
  members(): Promise<readonly GroupMember[]>
  /** Ends the membership at disposal, so that others take over immediately and not after a time-out. */
  leave(): void
}

/** A transactional producer. Calls must not overlap; each throws `BrokerError`. */
export interface TransactionalProducer extends AsyncDisposable {
  /** Undefined where the topic does not exist. */
  partitionsOf(topic: string): Promise<number | undefined>
  begin(): Promise<void>
  produce(record: OutRecord): void
  /** Binds the transaction to the consumer's membership as it is now. */
  sendOffsets(positions: readonly Position[], consumer: GroupConsumer): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
  /** A new producer with the same identity; whatever the old one left open is aborted. */
  renew(): Promise<void>
}

/** Offsets of a partition that exist: from `low` up to but not including `high`. */
export interface OffsetRange {
  readonly low: number
  readonly high: number
}

/** What recovery must know of a topic. */
export interface TopicMetadata {
  /** Another one when a topic is deleted and created again under its name. */
  readonly id: string
  /** How long the deletion of a key stays readable in a compacted topic. */
  readonly deletionsKeptMs: number
}

/** Records of one partition that have become readable, and where the next ones begin. */
export interface FollowedRecords extends Position {
  readonly records: readonly InRecord[]
}

/** Follows the committed records of many partitions as they come. Calls must not overlap. */
export interface LogFollower extends AsyncDisposable {
  /** From the next `take` on. */
  add(from: Position): void
  remove(partition: TopicPartition): void
  /** Waits for a record, at most about 100 ms. */
  take(): Promise<readonly FollowedRecords[]>
}

export interface LogReader extends AsyncDisposable {
  metadata(topic: string): Promise<TopicMetadata>
  follow(): Promise<LogFollower>
  /** To the end of the log, undecided transactions included. */
  bounds(partition: TopicPartition): Promise<OffsetRange>
  /** Up to the first undecided transaction. */
  decidedEnd(partition: TopicPartition): Promise<number>
  /**
   * Committed records from `from` up to but not including offset `end`, in batches. Where an
   * undecided transaction is before the end, empty batches come until it is decided.
   */
  read(from: Position, end: number): AsyncIterable<readonly InRecord[]>
}

export interface KafkaPort {
  /**
   * Connects; the group is joined by `join`. @param assignmentTopic The topic whose partition numbers the group shares
   * out: who owns one owns it everywhere.
   */
  openConsumer(group: string, assignmentTopic: string): Promise<GroupConsumer>
  openProducer(transactionalId: string): Promise<TransactionalProducer>
  openLogReader(): Promise<LogReader>
}
