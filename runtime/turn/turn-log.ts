import { ServiceError } from '#foundation/service-error.ts'
import type { Span } from '#observability/spans.ts'
import type { Work } from '../partition/owned-partition.ts'
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
  log.warn('a turn failed and is retried', { ...fieldsOf(work, failure), span })
}

export function logDeadLetter(
  { log, deadLetters }: TurnServices,
  work: Work,
  failure: Failure,
): void {
  log.error(`a message became a dead letter: see ${deadLetters}`, fieldsOf(work, failure))
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
