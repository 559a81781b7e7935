// What a failed request answers: one shape, with the project's error codes.

import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newUuid } from '#foundation/random.ts'
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
  CAMPAIGN_UNKNOWN: 404,
  SNAPSHOT_UNKNOWN: 404,
  CAMPAIGN_BUDGET_EMPTY: 400,
  CAMPAIGN_BUDGET_USED: 409,
  PROMPT_UNKNOWN: 400,
  COHORT_INVALID: 400,
  COHORT_SLOW: 400,
  COHORT_EMPTY: 400,
  CAMPAIGN_EXISTS: 409,
  CAMPAIGN_UNFIT: 409,
  CAMPAIGN_OVERLAPS: 409,
  SNAPSHOT_DAMAGED: 409,
  ACTORS_SILENT: 503,
  CAMPAIGN_SILENT: 503,
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
  const { statusCode, message, code } = error as {
    code?: string
    statusCode?: number
    message?: string
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const words = wordsByCode[code ?? ''] ?? message ?? 'it cannot be read'
    return apiErrors.REQUEST_INVALID({ faults: [words] })
  }
  return undefined
}

const wordsByCode: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'its content-type must be application/json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'it has no body; at least {} is needed',
  FST_ERR_MAX_PARAM_LENGTH: 'a part of its address is too long',
}

const bodyOf = ({ status: _, ...error }: RequestFailure): string =>
  JSON.stringify({ error: { ...error, remedy: remedyOf(error.code) ?? null } })

/** Answers what is not HTTP, or has headers above 16 kB, and ends its connection. */
export function answerUnreadable({ code }: { readonly code?: string }, socket: Socket): void {
  if (socket.destroyed || code === 'ECONNRESET') return
  const isLarge = code === 'HPE_HEADER_OVERFLOW'
  const faults = [isLarge ? 'its headers are too large' : 'it is no whole HTTP request']
  const { code: ours, message } = apiErrors.REQUEST_INVALID({ faults })
  const body = bodyOf({ status: 400, code: ours, message, requestId: newUuid() })
  const head = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`
  if (socket.writable)
    socket.write(`HTTP/1.1 400 Bad Request\r\n${head}\r\nconnection: close\r\n\r\n${body}`)
  socket.destroy()
}

export function answerTo(failure: RequestFailure, reply: FastifyReply): FastifyReply {
  const { status } = failure
  if (status === 503) reply.header('retry-after', String(AGAIN_SECONDS))
  // A document for people is JSON already; no schema of an answer is needed.
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((body: string) => body)
    .send(bodyOf(failure))
}
