// The part of a revision's trace that generation knows: where its plays came from, the selection, the checks.
import { linernotes, messaging } from '#observability/attributes.ts'
import { isSampled } from '#observability/sampling.ts'
import { endSpan, recordSpan, startSpan } from '#observability/spans.ts'
import type { SelectedDay } from '#schemas/index.ts'
import type { ModelAnswer } from './draft.ts'
import { type Examination, examine, type Grounds } from './guardrails.ts'

export interface Origin {
  /** When the selection, the request or the verdict that led to the revision began, ms since 1970 UTC. */
  readonly startedAt: number
  readonly endedAt: number
  /** Trace context of the message that asked for it. */
  readonly traceparent: string | undefined
  readonly name: 'select days' | 'request report' | 'judge report'
}

/** One span a source message, linked to the trace that produced it, and one for what chose the day. */
export function recordOrigin(parent: string, { sources }: SelectedDay, origin: Origin): void {
  if (!isSampled(parent)) return
  const { startedAt: startMs, endedAt: endMs } = origin
  for (const { topic, partition, offset, traceparent } of sources) {
    recordSpan('plays source', {
      parent,
      links: traceparent ? [traceparent] : [],
      attributes: {
        [messaging.system]: 'kafka',
        [messaging.destination]: topic,
        [messaging.partition]: String(partition),
        [messaging.offset]: offset,
      },
      startMs,
      endMs: startMs,
    })
  }
  const links = origin.traceparent ? [origin.traceparent] : []
  recordSpan(origin.name, { parent, links, startMs, endMs })
}

/** The guardrails, as a span. */
export function examineTraced(parent: string, draft: ModelAnswer, grounds: Grounds): Examination {
  const span = startSpan('check draft', { parent })
  const examined = examine(draft, grounds)
  span.setAttribute(linernotes.outcome, examined.faults.length === 0 ? 'pass' : 'fail')
  endSpan(span)
  return examined
}
