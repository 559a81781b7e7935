import { ServiceError } from '#foundation/service-error.ts'
import type { Span } from '#observability/spans.ts'
import type { Work } from '../partition/owned-partition.ts'
import { logEvent } from '../telemetry/log-events.ts'
import type { TurnServices } from './turn-services.ts'

interface Failure {
  readonly error: unknown
  readonly attempt: number
}

export const codeOf = (error: unknown): string =>
  error instanceof ServiceError ? error.code : 'BUG'

export function logRetry(
  { log }: TurnServices,
  work: Work,
  { span, ...failure }: Failure & { readonly span: Span },
): void {
  logEvent(log, 'turn.retried', { ...fieldsOf(work, failure), span })
}

export function logDeadLetter({ log }: TurnServices, work: Work, failure: Failure): void {
  logEvent(log, 'turn.dead-lettered', fieldsOf(work, failure))
}

const fieldsOf = (work: Work, { error, attempt }: Failure) => ({
  error,
  code: codeOf(error),
  attempt,
  partition: work.partition.number,
  ...(work.kind === 'message'
    ? { topic: work.record.topic, offset: work.record.offset }
    : { timer: work.name }),
})
