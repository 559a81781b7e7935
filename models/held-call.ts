import type { CallOutcome } from './model.ts'

/** A request was called off while it waited for its turn: its campaign was paused or cancelled. */
export class HeldCall extends Error {
  /** Calls for it that had been made and failed, oldest first: each is recorded all the same. */
  readonly calls: readonly CallOutcome[]

  constructor(calls: readonly CallOutcome[]) {
    super('the call was held back')
    this.name = 'HeldCall'
    this.calls = calls
  }
}
