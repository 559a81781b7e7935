// What a failed request answers: one shape, with the project's error codes.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from '#foundation/service-error.ts'
import { apiErrors } from '#operations/api/errors.ts'
import { remedyOf } from '#operations/remedy.ts'

export interface RequestFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly requestId: string
}

/** By code; what is not here is a failure of ours, and 500. */
const statusByCode: Readonly<Record<string, number>> = {
  TOKEN_REFUSED: 401,
  REQUEST_INVALID: 400,
  ROUTE_UNKNOWN: 404,
  ACTOR_UNKNOWN: 404,
  ARCHIVE_UNKNOWN: 404,
  DAY_HIDDEN: 404,
  DAY_WITHOUT_PLAYS: 404,
  FACT_UNKNOWN: 404,
  IMPORT_UNKNOWN: 404,
  INSTANCE_UNKNOWN: 404,
  LETTER_UNKNOWN: 404,
  LISTENER_UNKNOWN: 404,
  NAME_UNKNOWN: 404,
  PROFILE_MISSING: 404,
  REPORT_UNKNOWN: 404,
  REPORTS_UNKNOWN: 404,
  LETTERS_UNSETTLED: 409,
  LISTENER_BUSY: 409,
  CATALOGUE_UNREACHABLE: 503,
  CATALOGUE_UNSETTLED: 503,
  EXPLAIN_UNREACHABLE: 503,
  KAFKA_UNREACHABLE: 503,
  LISTENER_ELSEWHERE: 503,
  OPERATION_TIMED_OUT: 503,
  REGISTRY_UNREACHABLE: 503,
  STORE_UNAVAILABLE: 503,
}

const AGAIN_SECONDS = 5

/** Messages without a code are ours: they go to the log and not to the caller. */
export function failureOf(error: unknown, request: FastifyRequest): RequestFailure {
  const { id: requestId } = request
  const known = error instanceof ServiceError ? error : frameworkError(error)
  const status = known && statusByCode[known.code]
  if (known && status) return { status, code: known.code, message: known.message, requestId }
  if (known) return { status: 500, code: known.code, message: known.message, requestId }
  const { code, message } = apiErrors.OPERATION_FAILED({ requestId })
  return { status: 500, code, message, requestId }
}

/** What fastify refuses before a handler runs, in our words. */
function frameworkError(error: unknown): ServiceError | undefined {
  const { statusCode, message } = error as {
    code?: string
    statusCode?: number
    message?: string
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return apiErrors.REQUEST_INVALID({ faults: [message ?? 'it cannot be read'] })
  }
  return undefined
}

export function answerTo({ status, ...error }: RequestFailure, reply: FastifyReply): FastifyReply {
  if (status === 503) reply.header('retry-after', String(AGAIN_SECONDS))
  // A document for people is JSON already; no schema of an answer is needed.
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ error: { ...error, remedy: remedyOf(error.code) ?? null } })
}
