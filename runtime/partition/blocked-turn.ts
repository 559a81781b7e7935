/** A key whose turn failed and waits for its next attempt, and whose later events wait behind it. */
export interface BlockedTurn {
  readonly code: string
  readonly attempts: number
  /** When its first attempt began, ms since 1970 UTC. */
  readonly sinceMs: number
}
