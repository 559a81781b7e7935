import type { ModelCalled } from '#schemas/index.ts'
import type { ChatOutcome } from './model.ts'

/** What a caller knows of its call, and what became of the answer. */
export type CallContext = Pick<
  ModelCalled,
  | 'reportId'
  | 'revision'
  | 'purpose'
  | 'attempt'
  | 'promptVersion'
  | 'traceId'
  | 'outcome'
  | 'detail'
> &
  Partial<Pick<ModelCalled, 'rules'>>

/** The event that records one call: every call has one, so that the cost of a report is a query. */
export const modelCallOf = (
  outcome: ChatOutcome,
  context: CallContext,
): Omit<ModelCalled, 'userId'> => ({
  callId: outcome.callId,
  route: outcome.route,
  model: outcome.model,
  ...outcome.usage,
  priceMicros: outcome.priceMicros,
  latencyMs: outcome.latencyMs,
  calledAt: outcome.calledAt,
  rules: [],
  ...context,
})
