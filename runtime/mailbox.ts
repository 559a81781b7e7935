// Who is next: turns of one user one after another, users in the order in which they became ready.
import { Queue } from './queue.ts'

interface Mailbox<W> {
  readonly userId: string
  readonly works: Queue<W>
  isBusy: boolean
}

/** Mailboxes of one partition's users. */
export type Mailboxes<W> = Map<string, Mailbox<W>>

/** Runs work of all partitions, at most `runningMax` at once. */
export class Scheduler<W> {
  readonly #run: (work: W) => Promise<void>
  readonly #runningMax: number
  readonly #ready = new Queue<{ readonly mailboxes: Mailboxes<W>; readonly mailbox: Mailbox<W> }>()
  #running = 0
  #isStopped = false
  #idle: (() => void) | undefined

  /** @param run Must not reject. */
  constructor(runningMax: number, run: (work: W) => Promise<void>) {
    this.#runningMax = runningMax
    this.#run = run
  }

  get running(): number {
    return this.#running
  }

  /** Work waits in its user's mailbox until `start` is called for it. */
  put(mailboxes: Mailboxes<W>, userId: string, work: W): void {
    let mailbox = mailboxes.get(userId)
    if (!mailbox) {
      mailbox = { userId, works: new Queue(), isBusy: false }
      mailboxes.set(userId, mailbox)
    }
    mailbox.works.push(work)
    if (mailbox.isBusy) return
    mailbox.isBusy = true
    this.#ready.push({ mailboxes, mailbox })
  }

  start(): void {
    while (!this.#isStopped && this.#running < this.#runningMax) {
      const next = this.#ready.shift()
      if (!next) return
      const work = next.mailbox.works.shift()
      // A revoked partition's mailboxes were cleared: nobody waits for them.
      if (work === undefined || next.mailboxes.get(next.mailbox.userId) !== next.mailbox) continue
      this.#running += 1
      void this.#finish(next, this.#run(work))
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

  async #finish(
    ready: { readonly mailboxes: Mailboxes<W>; readonly mailbox: Mailbox<W> },
    turn: Promise<void>,
  ) {
    await turn
    this.#running -= 1
    if (ready.mailbox.works.length > 0) this.#ready.push(ready)
    else if (ready.mailboxes.get(ready.mailbox.userId) === ready.mailbox) {
      ready.mailboxes.delete(ready.mailbox.userId)
    }
    if (this.#running === 0) this.#idle?.()
    this.start()
  }
}
