// What the operations work on. Each opens what it names when it is first needed, so that an operation that needs
// Kafka alone runs while everything else is down.

import type { Clock } from '#foundation/clock.ts'
import type { ReportStore } from '#reports/store.ts'
import type { StoreScan } from '#reports/store-scan.ts'
import type { DeadLetterQueue } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { DecodedMessage } from '#runtime/dead-letters/open-dead-letter-queue.ts'
import type { EventReader } from '#runtime/kafka/event-reader.ts'
import type { EventSender, EventSenderOptions } from '#runtime/kafka/event-sender.ts'
import type { GroupMember, InRecord } from '#runtime/kafka/port.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import type { Inspector } from './inspector.ts'
import type { LeftKey } from './search-topic.ts'
import type { SnapshotStore } from './snapshots/snapshot.ts'

export type GroupProtocol = 'classic' | 'consumer'

/** Consumer groups of the actors. */
export interface GroupAdmin {
  members(group: string): Promise<readonly GroupMember[]>
  end(group: string, instance: string): Promise<void>
}

export type DeadLetters = Pick<DeadLetterQueue, 'open' | 'record' | 'deal'>

export interface OperationPorts {
  readonly clock: Clock
  readonly inspector: Inspector
  store(): Promise<ReportStore & StoreScan>
  /** @throws KAFKA_UNREACHABLE, as all that follow */
  log(): Promise<ListenerLog>
  /** Asks now, whatever is open already. */
  reachKafka(): Promise<void>
  /** A later sender with the same ID fences this one. */
  openSender(
    transactionalId: string,
    options?: Pick<EventSenderOptions, 'transactionMsMax'>,
  ): Promise<EventSender>
  openDeadLetterQueue(): Promise<AsyncDisposable & { readonly queue: DeadLetters }>
  decode(record: InRecord): Promise<DecodedMessage>
  groups(protocol: GroupProtocol): Promise<GroupAdmin>
  /** Every record of a partition, from the beginning to the end as it is now. */
  records(topic: string, partition: number, from?: number): AsyncIterable<InRecord>
  /** The same, decoded. */
  events: EventReader['events']
  /** Offsets that exist: from `low` up to but not including `high`. */
  bounds: EventReader['bounds']
  readonly snapshots: SnapshotStore
  /** Of every topic. */
  readonly partitionCount: number
  /** Deletes keys of compacted topics, all of one listener. */
  deleteKeys(userId: string, keys: readonly LeftKey[]): Promise<void>
}

/** Imports and changes of one listener exclude each other: a later one fences the one before. */
export const listenerSenderId = (userId: string): string => `ingest-${userId}`
