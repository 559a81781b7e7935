// What an endpoint answered, read with care: the text or why there is none, the tokens, and what it says of its limits.
// Failures are distinguished by who ended the call (the caller, our deadline) and by the status, never by the error's
// class alone.
import type { ChatCompletion } from 'openai/resources/chat/completions'
import type { CallEnd, CallReport } from './governor/ask.ts'
import { type HeadersByName, quotaStateOf, retryAfterMsOf } from './governor/rate-limit-headers.ts'
import type { CallFailure, Usage } from './model.ts'
import { EndpointError } from './transport.ts'

type Result =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: CallFailure; readonly detail: string }

/** What an endpoint answered, before it is billed. */
export interface Answer {
  readonly model: string
  readonly usage: Usage
  readonly result: Result
  readonly report: CallReport
}

const DETAIL_CHARACTERS_MAX = 500
const noUsage: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }

/** What calls itself a completion may be anything. */
export function answerOf(
  completion: Partial<ChatCompletion> | undefined,
  asked: string,
  headers: HeadersByName,
): Answer {
  const counts = completion?.usage
  const usage: Usage = {
    inputTokens: counts?.prompt_tokens ?? 0,
    cachedTokens: counts?.prompt_tokens_details?.cached_tokens ?? 0,
    outputTokens: counts?.completion_tokens ?? 0,
    reasoningTokens: counts?.completion_tokens_details?.reasoning_tokens ?? 0,
  }
  const tokensBilled = counts ? usage.inputTokens + usage.outputTokens : undefined
  return {
    model: completion?.model || asked,
    usage,
    result: resultOf(completion?.choices?.[0]),
    report: { end: 'answered', tokensBilled, ...limitsOf(headers) },
  }
}

/** `deadline` is our own; `nowMs` dates a `Retry-After`. */
export function failedAnswer(
  error: unknown,
  model: string,
  deadline: AbortSignal,
  nowMs: number,
): Answer {
  const result = resultOfError(error, deadline)
  const headers = error instanceof EndpointError ? error.headers : undefined
  const retryAfterMs = headers && retryAfterMsOf(headers, nowMs)
  const end = endOf(error, result)
  const detail = result.ok ? '' : result.detail
  const report = { end, retryAfterMs, detail, ...limitsOf(headers) }
  return { model, usage: noUsage, result, report }
}

function resultOf(choice: ChatCompletion.Choice | undefined): Result {
  const text = choice?.message?.content
  if (choice?.message?.refusal) return failure('refused', choice.message.refusal)
  if (choice?.finish_reason === 'content_filter') {
    return failure('refused', 'the content filter stopped it')
  }
  if (choice?.finish_reason === 'length') return failure('unusable', 'the answer was cut short')
  if (typeof text !== 'string' || text === '') return failure('unusable', 'the answer has no text')
  return { ok: true, text }
}

const failure = (kind: CallFailure, detail: string): Result => ({
  ok: false,
  failure: kind,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})

function resultOfError(error: unknown, deadline: AbortSignal): Result {
  const detail = reasonOf(error)
  if (deadline.aborted) return failure('timed-out', detail)
  if (error instanceof SyntaxError) return failure('unusable', `the answer is not JSON: ${detail}`)
  const status = error instanceof EndpointError ? error.status : undefined
  if (status === undefined) {
    return failure(/time(d )?out/i.test(detail) ? 'timed-out' : 'unreachable', detail)
  }
  if (status === 429) return failure('limited', detail)
  if (status === 408 || status === 504) return failure('timed-out', detail)
  return failure(status >= 500 ? 'unreachable' : 'refused', detail)
}

/** What wraps a failure of the network says less than its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message || error.cause.name}` : ''
  return `${error.message}${cause}`
}

/** Nobody gets an answer with this key, this model or this account, however often it is tried. */
const STATUS_CLOSED: ReadonlySet<number | undefined> = new Set([401, 402, 403, 404])

function endOf(error: unknown, result: Result): CallEnd {
  const status = error instanceof EndpointError ? error.status : undefined
  if (STATUS_CLOSED.has(status)) return 'closed'
  if (error instanceof EndpointError && error.code === 'insufficient_quota') return 'closed'
  if (result.ok || result.failure === 'unusable') return 'answered'
  const ends = {
    limited: 'limited',
    'timed-out': 'timed-out',
    unreachable: 'unavailable',
    refused: 'refused',
  } as const
  return ends[result.failure]
}

const limitsOf = (headers: HeadersByName = {}): Pick<CallReport, 'requests' | 'tokens'> => ({
  requests: quotaStateOf(headers, 'requests'),
  tokens: quotaStateOf(headers, 'tokens'),
})
