// Which traces are recorded. It follows from the trace ID alone, so that all services take the same ones, and the trace
// of a report that is taken is complete.
import { TraceFlags } from '@opentelemetry/api'
import { type Sampler, SamplingDecision } from '@opentelemetry/sdk-trace'

const RANGE = 2 ** 32

let share = 1

/** From now on this share of all traces is recorded, 0 to 1; the others cost no span. */
export function sampleTraces(next: number): void {
  share = next
}

/** Whether the trace is one of those recorded: the last 8 digits of its ID are as good as chance. */
export const isTraceSampled = (traceId: string): boolean =>
  share >= 1 || Number.parseInt(traceId.slice(-8), 16) >= (1 - share) * RANGE

/** Of a W3C traceparent, such as `01`. */
export const traceFlagsOf = (traceId: string): string => (isTraceSampled(traceId) ? '01' : '00')

/** Whether spans of a W3C traceparent are recorded. A look at its last digit costs a thousandth of a span. */
export const isSampled = (traceparent: string | undefined): boolean =>
  traceparent !== undefined &&
  traceparent.length === 55 &&
  (traceparent.charCodeAt(54) & TraceFlags.SAMPLED) !== 0 &&
  !traceparent.startsWith('00-00000000000000000000000000000000')

/** For traces that begin here. */
export const rootSampler: Sampler = {
  shouldSample: (_context, traceId) => ({
    decision: isTraceSampled(traceId)
      ? SamplingDecision.RECORD_AND_SAMPLED
      : SamplingDecision.NOT_RECORD,
  }),
  toString: () => 'rootSampler',
}
