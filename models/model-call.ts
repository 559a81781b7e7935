import type { ModelCalled } from '#schemas/index.ts'
import type { CallOutcome, ChatOutcome } from './model.ts'

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

type Called = Omit<ModelCalled, 'userId'>

/**
 * The events that record the calls for one answer: every call has one, so that the cost of a report is a query. Calls
 * that failed before the last share its `attempt`.
 */
export const modelCallsOf = (outcome: ChatOutcome, context: CallContext): readonly Called[] => [
  ...(outcome.earlier ?? []).map((call) =>
    modelCallOf(call, {
      ...context,
      outcome: call.ok ? 'answered' : call.failure,
      detail: call.ok ? '' : call.detail,
      rules: [],
    }),
  ),
  modelCallOf(outcome, context),
]

const modelCallOf = (outcome: CallOutcome, context: CallContext): Called => ({
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
