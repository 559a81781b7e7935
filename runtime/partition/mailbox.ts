// Who is next: turns of one user one after another, users in the order in which they became ready.
// Hot (bench/stateful.ts): a turn that ends synchronously costs no promise, and a lone event no queue.
import { FifoQueue } from '#foundation/fifo-queue.ts'

/** What waits for one user. */
class Mailbox<W> {
  readonly key: string
  readonly home: Mailboxes<W>
  #first: W | undefined
  #rest: FifoQueue<W> | undefined

  constructor(key: string, home: Mailboxes<W>) {
    this.key = key
    this.home = home
  }

  get length(): number {
    return (this.#first === undefined ? 0 : 1) + (this.#rest?.length ?? 0)
  }

  push(work: W): void {
    if (this.#first === undefined) {
      this.#first = work
      return
    }
    this.#rest ??= new FifoQueue()
    this.#rest.push(work)
  }

  shift(): W | undefined {
    const work = this.#first
    this.#first = this.#rest?.shift()
    return work
  }
}

/** Mailboxes of one partition's users. */
export type Mailboxes<W> = Map<string, Mailbox<W>>

/** Runs work of all partitions, at most `runningMax` concurrently. */
export class Scheduler<W> {
  readonly #run: (work: W) => Promise<void> | undefined
  readonly #runningMax: number
  readonly #ready = new FifoQueue<Mailbox<W>>()
  #running = 0
  #isStopped = false
  #idle: (() => void) | undefined

  /** @param run Must not throw or reject. Undefined where the work is done. */
  constructor(runningMax: number, run: (work: W) => Promise<void> | undefined) {
    this.#runningMax = runningMax
    this.#run = run
  }

  get running(): number {
    return this.#running
  }

  /**
   * Runs the work immediately if nothing waits for this key or any other; otherwise it waits in its
   * key's mailbox until `start` reaches it.
   */
  put(mailboxes: Mailboxes<W>, key: string, work: W): void {
    const mailbox = mailboxes.get(key)
    if (mailbox) mailbox.push(work)
    else if (this.#ready.length === 0 && !this.#isFull) this.#runNow(mailboxes, key, work)
    else this.#ready.push(this.#open(mailboxes, key, work))
  }

  start(): void {
    while (!this.#isFull) {
      const mailbox = this.#ready.shift()
      if (!mailbox) return
      const work = mailbox.shift()
      // A revoked partition's mailboxes were cleared: nobody waits for them.
      if (work === undefined || mailbox.home.get(mailbox.key) !== mailbox) continue
      this.#running += 1
      const turn = this.#run(work)
      if (turn !== undefined) void this.#finishAfter(turn, mailbox)
      else this.#finish(mailbox)
    }
  }

  /** Starts nothing more. Resolves when nothing runs. */
  async drain(): Promise<void> {
    this.#isStopped = true
    if (this.#running === 0) return
    await new Promise<void>((resolve) => {
      this.#idle = resolve
    })
  }

  get #isFull(): boolean {
    return this.#isStopped || this.#running >= this.#runningMax
  }

  #runNow(mailboxes: Mailboxes<W>, key: string, work: W): void {
    this.#running += 1
    const turn = this.#run(work)
    if (turn === undefined) {
      this.#running -= 1
      if (this.#running === 0) this.#idle?.()
      return
    }
    void this.#finishAfter(turn, this.#open(mailboxes, key))
  }

  #open(mailboxes: Mailboxes<W>, key: string, work?: W): Mailbox<W> {
    const mailbox = new Mailbox(key, mailboxes)
    mailboxes.set(key, mailbox)
    if (work !== undefined) mailbox.push(work)
    return mailbox
  }

  async #finishAfter(turn: Promise<void>, mailbox: Mailbox<W>) {
    await turn
    this.#finish(mailbox)
    this.start()
  }

  #finish(mailbox: Mailbox<W>) {
    this.#running -= 1
    if (mailbox.length > 0) this.#ready.push(mailbox)
    else if (mailbox.home.get(mailbox.key) === mailbox) mailbox.home.delete(mailbox.key)
    if (this.#running === 0) this.#idle?.()
  }
}
