// Who may have the folder of a partition's store open: it cannot be open twice. The owner comes first; while a
// partition is not owned here, a standby may borrow its folder, and gives it back when the owner asks for it.

interface Borrower {
  /** Resolves when the borrower has the number's store closed. */
  release(number: number): Promise<void>
}

export class StoreLeases {
  readonly #owned = new Set<number>()
  /** Openings and closings that are under way: each waits for the one before. */
  readonly #busy = new Map<number, Promise<unknown>>()
  #borrower: Borrower | undefined

  lendTo(borrower: Borrower): void {
    this.#borrower = borrower
  }

  /** Whether no owner has the number's store open, or is about to. */
  isFree(number: number): boolean {
    return !this.#owned.has(number) && !this.#busy.has(number)
  }

  /** Takes the folder for an owner. Returns how to wait until nobody else has it open. */
  take(number: number): () => Promise<void> {
    this.#owned.add(number)
    const before = this.#busy.get(number)
    return async () => {
      await before
      await this.#borrower?.release(number)
    }
  }

  /** The owner needs the folder no more, once what occupies it has ended. */
  giveBack(number: number): void {
    this.#owned.delete(number)
  }

  /** An opening that is called off early has not waited for the one before: so all are waited for. */
  occupy(number: number, run: Promise<unknown>): void {
    const done = Promise.all([this.#busy.get(number), run]).finally(() => {
      if (this.#busy.get(number) === done) this.#busy.delete(number)
    })
    done.catch(() => {}) // Its own caller sees the error.
    this.#busy.set(number, done)
  }

  /** Resolves when nothing is being opened or closed. */
  async settled(): Promise<void> {
    await Promise.all(this.#busy.values())
  }
}
