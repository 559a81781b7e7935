import { type Span, trace } from '@opentelemetry/api'
import { messaging } from '#observability/attributes.ts'
import { isSampled } from '#observability/sampling.ts'
import { SpanKind, startSpan } from '#observability/spans.ts'
import { groupOf } from '../actor.ts'
import type { Work } from '../partition/owned-partition.ts'
import type { TurnServices } from './turn-services.ts'

/** The span of what nobody traces. */
export const noSpan = trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 })

/** The span of a turn: a child of what sent the message, or nothing where that was not sampled. */
export function startTurnSpan({ actor }: Pick<TurnServices, 'actor'>, work: Work): Span {
  if (work.kind === 'timer') return startSpan(`fire ${work.name}`, { kind: SpanKind.INTERNAL })
  const { topic, partition, offset, headers } = work.record
  const parent = headers.traceparent
  if (!isSampled(parent)) return noSpan
  return startSpan(`process ${topic}`, {
    kind: SpanKind.CONSUMER,
    parent,
    attributes: {
      [messaging.system]: 'kafka',
      [messaging.operationName]: 'process',
      [messaging.operationType]: 'process',
      [messaging.destination]: topic,
      [messaging.partition]: String(partition),
      [messaging.offset]: offset,
      [messaging.consumerGroup]: groupOf(actor),
    },
  })
}
