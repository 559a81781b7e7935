// A dead letter is the message as it was, bytes and headers, so that it can be sent again as it is. Why it is
// here stands in one more header, as JSON in ASCII, and so does the message's own key: the record has a key
// of its own, which names its user and no other letter, so that it can be deleted. That it is dealt with stands
// in a mark: a later record of the same partition, so that it outlives its letter.

import { ServiceError } from '#foundation/service-error.ts'
import type { Span } from '#observability/spans.ts'
import { traceparentOf } from '#observability/spans.ts'
import type { Host } from '../host.ts'
import type { Headers, InRecord, OutRecord, TopicPartition } from '../kafka/port.ts'
import type { Work } from '../partition/owned-partition.ts'

/** Name of the header that says why. */
export const deadLetterHeader = 'linernotes-dead-letter'

/** Its value is what became of the letter that the record's key names. */
const markHeader = 'linernotes-dead-letter-mark'

/** The only actor that a replayed message is for: the others of its topic have handled it. */
export const addresseeHeader = 'linernotes-for'

/** Of a message without bytes: the timer to fire anew. */
export const timerHeader = 'linernotes-timer'

export interface DeadLetter {
  readonly actor: string
  readonly userId: string
  /** Absent for a timer. */
  readonly source?: {
    readonly topic: string
    readonly partition: number
    readonly offset: number
    readonly timestampMs: number
  }
  /** With the input topic through which it can be fired anew. */
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

export const deadLetterTopic = (actor: string): string => `${actor}-dead-letters`

export function toDeadLetter(
  host: Host,
  work: Work,
  { error, attempts, span }: { error: unknown; attempts: number; span: Span },
): OutRecord {
  const count = host.counts.get(host.deadLetters) ?? 1
  const given = work.kind === 'message' ? work.record.headers : { traceparent: traceparentOf(span) }
  const why = describe(host, work, error, attempts)
  return {
    topic: host.deadLetters,
    partition: work.partition.number % count,
    key: letterKey(why),
    value: work.kind === 'message' ? work.record.value : Buffer.alloc(0),
    headers: {
      ...given,
      [deadLetterHeader]: toAscii(JSON.stringify(why)),
    },
  }
}

function describe(host: Host, work: Work, error: unknown, attempts: number): DeadLetter {
  const cause = error instanceof Error ? error : new Error(String(error))
  return {
    actor: host.actor.name,
    userId: work.userId,
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
            topic: host.actor.receivers[0]?.topic.name ?? '',
          },
        }),
    code: error instanceof ServiceError ? error.code : 'BUG',
    message: cause.message.slice(0, MESSAGE_MAX),
    stack: (cause.stack ?? '').slice(0, STACK_MAX),
    attempts,
    failedAtMs: host.clock.now(),
  }
}

/** Of one letter: compaction removes it when this key is deleted, and never before. */
function letterKey({ userId, source, timer, failedAtMs }: DeadLetter): string {
  const what = source
    ? `${source.topic}:${source.partition}:${source.offset}`
    : `${timerHeader}:${timer?.name}:${timer?.dueMs}`
  return `${userId}:${what}:${failedAtMs}`
}

/** The key that the message came with. */
export const originalKey = ({ key }: DeadLetter, record: Pick<InRecord, 'key'>): Buffer | null => {
  if (key === undefined) return record.key // A letter from before its record had another one.
  return key === null ? null : Buffer.from(key, 'base64')
}

/** What became of a letter. */
export type Settlement = 'replayed' | 'discarded'

/** Undefined where the record is no dead letter. */
export function parseDeadLetter({ headers }: InRecord): DeadLetter | undefined {
  const text = headers[deadLetterHeader]
  if (text === undefined) return undefined
  try {
    const why: unknown = JSON.parse(text)
    return typeof why === 'object' && why !== null ? (why as DeadLetter) : undefined
  } catch {
    return undefined
  }
}

export const toSettlement = (at: TopicPartition, id: string, outcome: Settlement): OutRecord => ({
  topic: at.topic,
  partition: at.partition,
  key: id,
  value: Buffer.from(outcome), // Without one, compaction would take it for a deletion.
  headers: { [markHeader]: outcome },
})

/** ID of the letter that is dealt with; undefined where the record is no mark. */
export const parseSettlement = ({ headers, key }: InRecord): string | undefined =>
  headers[markHeader] === undefined ? undefined : key?.toString()

/** The headers that the message came with. */
export const originalHeaders = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== deadLetterHeader))

/** The topic that a letter goes back to. */
export const topicOf = ({ source, timer }: DeadLetter): string =>
  source?.topic ?? timer?.topic ?? ''

/**
 * The message to send again, as it was. A timer has none: the record that stands for it has no bytes, and a key that no
 * event has, so that other readers take it for a deletion of nothing.
 */
export function toRedrive(why: DeadLetter, letter: InRecord, partition: number) {
  const { userId, actor, timer } = why
  const { value, headers } = letter
  const common = { ...originalHeaders(headers), [addresseeHeader]: actor }
  const topic = topicOf(why)
  const record: OutRecord = timer
    ? {
        topic,
        partition,
        key: `${userId}:${timerHeader}:${timer.name}`,
        value: null,
        headers: { ...common, [timerHeader]: timer.name },
      }
    : { topic, partition, key: originalKey(why, letter), value, headers: common }
  return record
}

/** JSON can say everything else by number, whatever stands between here and its reader. */
const toAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
