// A dead letter is the message as it was: key, bytes and headers, so that it can be sent again as it
// is. Why it is here stands in one more header, as JSON in ASCII.
import type { Span } from '#observability/spans.ts'
import { traceparentOf } from '#observability/spans.ts'
import type { OutRecord } from './broker.ts'
import { ServiceError } from './errors.ts'
import type { Host } from './host.ts'
import type { Work } from './partition.ts'

/** Name of the header that says why. */
export const deadLetterHeader = 'linernotes-dead-letter'

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
  readonly timer?: { readonly name: string; readonly dueMs: number }
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
  return {
    topic: host.deadLetters,
    partition: work.partition.number % count,
    key: work.kind === 'message' ? work.record.key : work.userId,
    value: work.kind === 'message' ? work.record.value : Buffer.alloc(0),
    headers: {
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toAscii(value)])),
      [deadLetterHeader]: toAscii(JSON.stringify(describe(host, work, error, attempts))),
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
        }
      : { timer: { name: work.name, dueMs: work.dueMs } }),
    code: error instanceof ServiceError ? error.code : 'BUG',
    message: cause.message.slice(0, MESSAGE_MAX),
    stack: (cause.stack ?? '').slice(0, STACK_MAX),
    attempts,
    failedAtMs: host.clock.now(),
  }
}

/** Header values are ASCII; JSON can say everything else by number. */
const toAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
