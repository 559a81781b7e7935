// What the runtime logs, by event. Names and fields are stable: dashboards and searches use them. docs/RUNTIME.md has
// the same table. Nothing is logged for each message that succeeds.

import { ServiceError } from '#foundation/service-error.ts'
import type { Log } from '#observability/log.ts'
import type { Span } from '#observability/spans.ts'

/** One name and one type a field, in every line. */
interface Fields {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly endOffset: number
  /** Of the service error or of the dead letter. */
  readonly code: string
  /** How often it failed, from 1. */
  readonly attempt: number
  readonly error: unknown
  readonly reason: string
  readonly ms: number
  readonly records: number
  readonly partitions: number
  readonly actor: string
  readonly instance: string
  readonly producer: string
  /** Its `client.id`. */
  readonly client: string
  readonly timer: string
  readonly step: string
  /** Of librdkafka. */
  readonly kafkaCode: number
  readonly threads: number
  readonly threadsMin: number
}

interface Kind {
  readonly level: 'info' | 'warn' | 'error'
  /** The message of the line. */
  readonly says: string
  readonly fields: readonly (keyof Fields)[]
  readonly optional?: readonly (keyof Fields)[]
}

export const logEvents = {
  'actor.started': {
    level: 'info',
    says: 'the actor is connected and has joined its group',
    fields: ['actor', 'instance'],
  },
  'actor.threads-few': {
    level: 'warn',
    says: 'UV_THREADPOOL_SIZE is too small: Kafka calls wait for each other',
    fields: ['threads', 'threadsMin'],
  },
  'actor.failed': {
    level: 'error',
    says: 'the actor cannot continue and stops',
    fields: ['error'],
    optional: ['code'],
  },
  'actor.draining': {
    level: 'info',
    says: 'the actor stops: running turns finish and are committed',
    fields: ['actor', 'partitions'],
  },
  'actor.stop-step-failed': {
    level: 'warn',
    says: 'a step of the stop failed or took too long; the next one follows',
    fields: ['step', 'error'],
    optional: ['code'],
  },
  'actor.stopped': {
    level: 'info',
    says: 'the actor has stopped',
    fields: ['actor', 'ms'],
  },
  'partition.assigned': {
    level: 'info',
    says: 'the group assigned a partition to this process',
    fields: ['topic', 'partition'],
  },
  'partition.opened': {
    level: 'info',
    says: 'a partition is open: its inputs are read',
    fields: ['topic', 'partition', 'records', 'ms'],
  },
  'partition.open-failed': {
    level: 'warn',
    says: 'a partition could not be opened; the next attempt follows',
    fields: ['topic', 'partition', 'attempt', 'error'],
    optional: ['code'],
  },
  'partition.revoked': {
    level: 'info',
    says: 'this process gives up a partition',
    fields: ['topic', 'partition'],
  },
  'restore.began': {
    level: 'info',
    says: 'a store reads its changelog',
    fields: ['topic', 'partition', 'offset', 'endOffset'],
  },
  'restore.ended': {
    level: 'info',
    says: 'a store holds its changelog',
    fields: ['topic', 'partition', 'offset', 'records', 'ms'],
  },
  'restore.cancelled': {
    level: 'info',
    says: 'a restore ends early: the partition was revoked',
    fields: ['topic', 'partition', 'records', 'ms'],
  },
  'store.outdated': {
    level: 'warn',
    says: 'a store does not match its changelog: it is wiped and rebuilt',
    fields: ['topic', 'partition', 'reason'],
  },
  'store.untrusted': {
    level: 'warn',
    says: 'the files of a store cannot be trusted: they are deleted and rebuilt',
    fields: ['partition', 'reason'],
  },
  'store.record-skipped': {
    level: 'error',
    says: 'a record of the changelog is not state: it is skipped',
    fields: ['topic', 'partition', 'offset', 'error'],
    optional: ['code'],
  },
  'standby.failed': {
    level: 'warn',
    says: 'the standbys could not continue; the next attempt follows',
    fields: ['attempt', 'error'],
    optional: ['code'],
  },
  'standby.write-failed': {
    level: 'warn',
    says: 'a standby could not write its store: it begins again where the store is',
    fields: ['topic', 'partition', 'error'],
    optional: ['code'],
  },
  'checkpoint.failed': {
    level: 'warn',
    says: 'a checkpoint failed; the next one follows at its time',
    fields: ['error'],
    optional: ['code'],
  },
  'turn.retried': {
    level: 'warn',
    says: 'a turn failed and is retried',
    fields: ['partition', 'code', 'attempt', 'error'],
    optional: ['topic', 'offset', 'timer'],
  },
  'turn.dead-lettered': {
    level: 'error',
    says: 'a message or timer became a dead letter',
    fields: ['partition', 'code', 'attempt', 'error'],
    optional: ['topic', 'offset', 'timer'],
  },
  'dead-letter.redriven': {
    level: 'info',
    says: 'a dead letter was sent to its topic again',
    fields: ['topic', 'partition', 'offset', 'code'],
  },
  'dead-letter.discarded': {
    level: 'info',
    says: 'a dead letter was discarded',
    fields: ['topic', 'partition', 'offset', 'code'],
  },
  'transaction.call-retried': {
    level: 'warn',
    says: 'a Kafka call of a transaction failed and is repeated',
    fields: ['attempt', 'error'],
    optional: ['code'],
  },
  'transaction.failed': {
    level: 'warn',
    says: 'a transaction failed and is ended before it is made again',
    fields: ['error'],
    optional: ['code'],
  },
  'transaction.abort-failed': {
    level: 'warn',
    says: 'an abort failed: a new producer takes over',
    fields: ['error'],
    optional: ['code'],
  },
  'transaction.in-doubt': {
    level: 'warn',
    says: 'the outcome of a commit is unknown: all partitions open again from the broker',
    fields: ['partitions'],
  },
  'producer.epoch-bumped': {
    level: 'info',
    says: 'the producer takes a new epoch: requests of an earlier transaction may arrive late',
    fields: ['producer'],
  },
  'producer.renew-failed': {
    level: 'warn',
    says: 'a new producer could not be created; the next attempt follows',
    fields: ['attempt', 'error'],
    optional: ['code'],
  },
  'instance.fenced': {
    level: 'warn',
    says: 'the group fenced this instance: it joins again',
    fields: ['instance', 'error'],
    optional: ['code'],
  },
  'instance.conflicted': {
    level: 'error',
    says: 'the group fenced this instance again: another process runs under its ID, and this one stops',
    fields: ['instance', 'error'],
    optional: ['code'],
  },
  'instance.join-failed': {
    level: 'warn',
    says: 'the group could not be joined again; the next attempt follows',
    fields: ['instance', 'error'],
    optional: ['code'],
  },
  'consumer.read-failed': {
    level: 'warn',
    says: 'a read failed; the next one follows',
    fields: ['error'],
    optional: ['code'],
  },
  'consumer.revoke-failed': {
    level: 'warn',
    says: 'the last revocation failed while the consumer closed',
    fields: ['error'],
    optional: ['code'],
  },
  'kafka.client-failed': {
    level: 'warn',
    says: 'the Kafka client reports an error, which it mends itself',
    fields: ['kafkaCode', 'reason'],
  },
  'kafka.close-abandoned': {
    level: 'warn',
    says: 'a Kafka client did not close in time: it is left open, and the process continues',
    fields: ['client', 'ms', 'error'],
    optional: ['code'],
  },
} as const satisfies Record<string, Kind>

export type LogEvent = keyof typeof logEvents

type Row<E extends LogEvent> = (typeof logEvents)[E]
type OptionalOf<E extends LogEvent> =
  Row<E> extends { readonly optional: readonly (infer F)[] } ? F & keyof Fields : never

/** A missing or unknown field does not compile. The span's IDs go into the line. */
export type FieldsOf<E extends LogEvent> = Pick<Fields, Row<E>['fields'][number]> &
  Partial<Pick<Fields, OptionalOf<E>>> & { readonly span?: Span }

/** Writes the line of `event`. The code of a service error is a field of its own. */
export function logEvent<E extends LogEvent>(
  log: Pick<Log, Row<E>['level']>,
  event: E,
  fields: FieldsOf<E>,
): void {
  const { level, says }: Kind = logEvents[event]
  const { error } = fields as Partial<Fields>
  const code = error instanceof ServiceError ? { code: error.code } : {}
  ;(log as Log)[level](says, { event, ...code, ...fields })
}
