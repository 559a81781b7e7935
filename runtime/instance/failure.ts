import type { Log } from '#observability/log.ts'
import { logEvent } from '../telemetry/log-events.ts'

/** Why an actor cannot continue: its first failure. Later ones follow from it. */
export class Failure {
  readonly #log: Log
  #first: { readonly error: unknown } | undefined
  #stop = () => {}

  constructor(log: Log) {
    this.#log = log
  }

  get first(): { readonly error: unknown } | undefined {
    return this.#first
  }

  /** Calls `stop` at the first failure; immediately if it was before. */
  listen(stop: () => void): void {
    this.#stop = stop
    if (this.#first) stop()
  }

  note(error: unknown): void {
    if (this.#first) return
    this.#first = { error }
    logEvent(this.#log, 'actor.failed', { error })
    this.#stop()
  }
}
