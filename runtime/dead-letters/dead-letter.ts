// A dead letter is a poison message as it was, bytes and headers, so that it can be redriven. One more header has the
// reason and the message's own key, as JSON in ASCII: the record's own key names its owner and this dead letter alone,
// so that it can be deleted. A settlement is a later record of the same partition, so that it outlives its dead letter.

import type { Clock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Span } from '#observability/spans.ts'
import { traceparentOf } from '#observability/spans.ts'
import type { AnyActor } from '../actor.ts'
import type { Headers, InRecord, OutRecord, TopicPartition } from '../kafka/port.ts'
import type { Work } from '../partition/owned-partition.ts'

/** Names of the headers that carry what a dead letter is, by the application's namespace. */
export interface DeadLetterHeaders {
  /** Says why: the record is a dead letter. */
  readonly reason: string
  /** What became of the dead letter that the record's key names. */
  readonly settlement: string
  /** The only actor that a redriven message is for: the others of its topic have handled it. */
  readonly addressee: string
  /** Of a message without bytes: the timer to fire once more. */
  readonly timer: string
}

export const deadLetterHeaders = (namespace: string): DeadLetterHeaders => ({
  reason: `${namespace}-dead-letter`,
  settlement: `${namespace}-dead-letter-mark`,
  addressee: `${namespace}-for`,
  timer: `${namespace}-timer`,
})

export interface DeadLetter {
  readonly actor: string
  /** Whose turn it was. */
  readonly owner: string
  /** Absent for a timer. */
  readonly source?: {
    readonly topic: string
    readonly partition: number
    readonly offset: number
    readonly timestampMs: number
  }
  /** With the input topic through which it can be fired again. */
  readonly timer?: { readonly name: string; readonly dueMs: number; readonly topic: string }
  /** The message's own key, in base64, null where it had none; a timer has none. */
  readonly key?: string | null
  readonly code: string
  readonly message: string
  readonly stack: string
  readonly attempts: number
  readonly failedAtMs: number
}

const STACK_MAX = 4_000
const MESSAGE_MAX = 2_000

/** The actor that a dead letter comes from. */
export interface DeadLetterOrigin {
  readonly actor: AnyActor
  readonly clock: Clock
  /** Partition counts by topic. */
  readonly counts: ReadonlyMap<string, number>
  readonly deadLetters: string
  readonly headers: DeadLetterHeaders
}

export const deadLetterTopic = (actor: string): string => `${actor}-dead-letters`

export function toDeadLetter(
  origin: DeadLetterOrigin,
  work: Work,
  { error, attempts, span }: { error: unknown; attempts: number; span: Span },
): OutRecord {
  const count = origin.counts.get(origin.deadLetters) ?? 1
  const given = work.kind === 'message' ? work.record.headers : { traceparent: traceparentOf(span) }
  const why = describe(origin, work, error, attempts)
  return {
    topic: origin.deadLetters,
    partition: work.partition.number % count,
    key: letterKey(why, origin.headers),
    value: work.kind === 'message' ? work.record.value : Buffer.alloc(0),
    headers: {
      ...given,
      [origin.headers.reason]: toAscii(JSON.stringify(why)),
    },
  }
}

function describe(
  origin: DeadLetterOrigin,
  work: Work,
  error: unknown,
  attempts: number,
): DeadLetter {
  const cause = error instanceof Error ? error : new Error(String(error))
  return {
    actor: origin.actor.name,
    owner: work.key,
    ...(work.kind === 'message'
      ? {
          source: {
            topic: work.record.topic,
            partition: work.record.partition,
            offset: work.record.offset,
            timestampMs: work.record.timestampMs,
          },
          key: work.record.key?.toString('base64') ?? null,
        }
      : {
          timer: {
            name: work.name,
            dueMs: work.dueMs,
            topic: origin.actor.receivers[0]?.topic.name ?? '',
          },
        }),
    code: error instanceof ServiceError ? error.code : 'BUG',
    message: cause.message.slice(0, MESSAGE_MAX),
    stack: (cause.stack ?? '').slice(0, STACK_MAX),
    attempts,
    failedAtMs: origin.clock.now(),
  }
}

/** Of one dead letter: compaction removes it when this key is deleted, and never before. */
function letterKey(
  { owner, source, timer, failedAtMs }: DeadLetter,
  headers: DeadLetterHeaders,
): string {
  const what = source
    ? `${source.topic}:${source.partition}:${source.offset}`
    : `${headers.timer}:${timer?.name}:${timer?.dueMs}`
  return `${owner}:${what}:${failedAtMs}`
}

/** The key that the message came with. */
export const originalKey = ({ key }: DeadLetter, record: Pick<InRecord, 'key'>): Buffer | null => {
  if (key === undefined) return record.key // A dead letter from before its record had its own key.
  return key === null ? null : Buffer.from(key, 'base64')
}

/** What became of a dead letter. `replayed` means redriven: the word is in stored records. */
export type Settlement = 'replayed' | 'discarded'

/** Undefined where the record is no dead letter. */
export function parseDeadLetter(
  { headers }: Pick<InRecord, 'headers'>,
  { reason }: DeadLetterHeaders,
): DeadLetter | undefined {
  const text = headers[reason]
  if (text === undefined) return undefined
  try {
    const why: unknown = JSON.parse(text)
    if (typeof why !== 'object' || why === null) return undefined
    const { userId = '', ...rest } = why as DeadLetter & { readonly userId?: string }
    return { ...rest, owner: rest.owner ?? userId } // Before version 0.2 it was called `userId`.
  } catch {
    return undefined
  }
}

export const toSettlement = (
  at: TopicPartition,
  id: string,
  { outcome, headers }: { readonly outcome: Settlement; readonly headers: DeadLetterHeaders },
): OutRecord => ({
  topic: at.topic,
  partition: at.partition,
  key: id,
  value: Buffer.from(outcome), // Without one, compaction would take it for a deletion.
  headers: { [headers.settlement]: outcome },
})

/** ID of the settled dead letter; undefined if the record is not a settlement. */
export const parseSettlement = (
  { headers, key }: InRecord,
  { settlement }: DeadLetterHeaders,
): string | undefined => (headers[settlement] === undefined ? undefined : key?.toString())

/** The headers that the message came with. */
export const originalHeaders = (headers: Headers, { reason }: DeadLetterHeaders): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== reason))

/** The topic that a dead letter is sent to again. */
export const sourceTopicOf = ({ source, timer }: DeadLetter): string =>
  source?.topic ?? timer?.topic ?? ''

/**
 * The message to send again, as it was. A timer has none: the record that stands for it has no bytes, and a key that no
 * event has, so that other readers take it for a deletion of nothing.
 */
export function toRedrive(
  why: DeadLetter,
  letter: InRecord,
  {
    partition,
    headers: names,
  }: { readonly partition: number; readonly headers: DeadLetterHeaders },
): OutRecord {
  const { owner, actor, timer } = why
  const { value, headers } = letter
  const common = { ...originalHeaders(headers, names), [names.addressee]: actor }
  const topic = sourceTopicOf(why)
  if (!timer) return { topic, partition, key: originalKey(why, letter), value, headers: common }
  return {
    topic,
    partition,
    key: `${owner}:${names.timer}:${timer.name}`,
    value: null,
    headers: { ...common, [names.timer]: timer.name },
  }
}

/** JSON can say everything else by number, for any reader. */
const toAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
