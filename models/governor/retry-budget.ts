/** How many calls may be tried again, as a share of those that are answered: retries never become the load. */
export class RetryBudget {
  #credit = CREDIT_MAX

  answered(): void {
    this.#credit = Math.min(CREDIT_MAX, this.#credit + SHARE)
  }

  /** So that an endpoint that answers nobody is still tried. */
  tick(elapsedMs: number): void {
    this.#credit = Math.min(CREDIT_MAX, this.#credit + elapsedMs / 1_000)
  }

  take(): boolean {
    if (this.#credit < 1) return false
    this.#credit -= 1
    return true
  }
}

const SHARE = 0.2
const CREDIT_MAX = 1_000
