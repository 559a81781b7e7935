import type { CallPriority } from './governor/ask.ts'

/** One message of a chat. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[]
  /** JSON schema that the answer must follow, and its name. */
  readonly schema: { readonly name: string; readonly json: Readonly<Record<string, unknown>> }
  /** Bound on the output. */
  readonly outputTokensMax: number
  readonly temperature: number
  /** What goes first where calls wait for each other; `bulk` where it is left out. */
  readonly priority?: CallPriority
  /** Calls of one priority are shared out evenly between campaigns. */
  readonly campaign?: string
  /** Where it is aborted, the request leaves the queue; a call that has left is waited for. */
  readonly held?: AbortSignal | undefined
  /** Names prompts with the same beginning, for providers that cache by it. */
  readonly cacheKey?: string
  /** W3C trace context of the span that the call belongs to; the active span where it is left out. */
  readonly traceparent?: string
}

/** What one call cost; zeros where the endpoint does not say. */
export interface Usage {
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
}

export type CallFailure = 'refused' | 'limited' | 'timed-out' | 'unreachable' | 'unusable'

/** One call, answered or not: expected failures are outcomes, never thrown, so that each is recorded. */
export type CallOutcome = {
  readonly callId: string
  readonly route: string
  /** As the endpoint reported it, or as asked for when it did not answer. */
  readonly model: string
  readonly usage: Usage
  /** Millionths of a US dollar. */
  readonly priceMicros: number
  readonly latencyMs: number
  /** When the call began, ms since 1970 UTC. */
  readonly calledAt: number
} & (
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: CallFailure; readonly detail: string }
)

/** What became of a request: its last call, and those before it. */
export type ChatOutcome = CallOutcome & {
  /** Calls for the same request that failed before, oldest first: each is recorded too. */
  readonly earlier?: readonly CallOutcome[]
}

/** A language model behind some endpoint. */
export interface Model {
  /** `fake`, `local`, or the configured endpoint's name. */
  readonly route: string
  /**
   * One answer. Behind a governor, the call waits for its turn and is made again where that helps; without one it is
   * made once. Each call waits at most `MODEL_TIMEOUT_MS`. Billed: call it inside `context.effect`.
   *
   * @throws the signal's reason when the caller called it off: then there is no outcome to record. MODEL_BUSY;
   * HeldCall where `request.held` aborted
   */
  chat(request: ChatRequest, signal: AbortSignal): Promise<ChatOutcome>
}
