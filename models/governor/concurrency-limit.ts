/** How many calls may be in flight: one law, fed with what is seen. */
export interface ConcurrencyLimit {
  /** Calls, at least 0. */
  readonly limit: number
  /** A call was answered. */
  answered(latencyMs: number): void
  /** Called every second while there is work. */
  tick(seen: LimitView): void
  /** An outage is over: begin carefully. */
  restart(): void
}

export interface LimitView {
  /** Since the last tick. */
  readonly elapsedMs: number
  readonly inFlight: number
  /** Whether calls waited for the limit, and nothing else held them: only then does it decide anything. */
  readonly isBinding: boolean
  /** Of the server's queue, 0 to 1: what all instances see, they mend together. */
  readonly share: number
  /** What the server says of itself, if it was asked and answered since the last tick. */
  readonly load?: ServerLoad | undefined
}

/** Of all engines behind an endpoint, as vLLM's `/metrics` has it. */
export interface ServerLoad {
  readonly running: number
  readonly waiting: number
}
