/** What goes first, in this order: people who wait, listeners with the most days, repairs, the rest, judging. */
export const callPriorities = ['interactive', 'tail', 'remediation', 'bulk', 'judge'] as const
export type CallPriority = (typeof callPriorities)[number]

/** A call that wants to leave. */
export interface CallAsk {
  readonly priority: CallPriority
  /** Calls of one priority are shared out evenly between campaigns, by tokens. */
  readonly campaign: string
  /** Tokens that the call may take at most: its prompt, and the bound on its output. */
  readonly tokens: number
}

/**
 * How a call that left ended. `limited`: the endpoint is busy (429). `unavailable`: it cannot be reached or fails
 * (5xx). `closed`: it answers nobody with these settings (no such model, no such key, nothing left to spend).
 * `timed-out`: the deadline of the call passed. `refused`: this call alone is refused. `cancelled`: its caller left.
 */
export type CallEnd =
  | 'answered'
  | 'limited'
  | 'unavailable'
  | 'closed'
  | 'timed-out'
  | 'refused'
  | 'cancelled'

/** What an endpoint says of one of its quotas with an answer; undefined where it does not say. */
export interface QuotaState {
  /** A minute. */
  readonly limit: number | undefined
  readonly remaining: number | undefined
}

/** What can be learned from a call that ended. */
export interface CallReport {
  readonly end: CallEnd
  /** `Retry-After`, in ms. */
  readonly retryAfterMs?: number | undefined
  readonly requests?: QuotaState | undefined
  readonly tokens?: QuotaState | undefined
  /** Tokens that the endpoint billed; undefined where it does not say. */
  readonly tokensBilled?: number | undefined
  /** Why it failed, for who looks after the endpoint. */
  readonly detail?: string | undefined
}
