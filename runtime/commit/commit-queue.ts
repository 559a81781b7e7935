// What is finished and waits for its commit: when the next commit may begin, and what it takes along.
import type { Clock } from '#foundation/clock.ts'
import { FifoQueue } from '#foundation/fifo-queue.ts'
import type { RuntimeSettings } from '../settings.ts'
import type { TurnResult } from './turn-result.ts'

type Limits = Pick<
  RuntimeSettings,
  'COMMIT_INTERVAL_MS' | 'COMMIT_RECORDS_MAX' | 'COMMIT_BYTES_MAX'
>

export class CommitQueue {
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #queue = new FifoQueue<TurnResult>()
  #records = 0
  #bytes = 0
  /** When the next commit may begin. */
  #nextMs = 0
  #isUrgent = false
  #endWait = () => {}
  #whenRoom: (() => void)[] = []

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0
  }

  /** Whether a whole batch waits. */
  get isFull(): boolean {
    const { COMMIT_RECORDS_MAX, COMMIT_BYTES_MAX } = this.#limits
    return this.#records >= COMMIT_RECORDS_MAX || this.#bytes >= COMMIT_BYTES_MAX
  }

  push(item: TurnResult): void {
    this.#queue.push(item)
    this.#records += recordsOf(item)
    this.#bytes += item.bytes
    if (this.isFull) this.#endWait()
  }

  /** From now on no commit waits for its time. */
  hurry(): void {
    this.#isUrgent = true
    this.#endWait()
  }

  /** Resolves COMMIT_INTERVAL_MS after the last commit began, or once a batch is full. */
  async due(): Promise<void> {
    const waitMs = this.#nextMs - this.#clock.now()
    if (waitMs > 0 && !this.isFull && !this.#isUrgent) {
      await new Promise<void>((resolve) => {
        const callOff = this.#clock.after(waitMs, resolve)
        this.#endWait = () => {
          callOff()
          resolve()
        }
      })
    }
    this.#nextMs = this.#clock.now() + this.#limits.COMMIT_INTERVAL_MS
  }

  /**
   * Resolves once less than a batch waits, or after `msMax`: who reads no faster than this commits need
   * not pause partitions, which throws away what was fetched ahead.
   */
  async room(msMax: number): Promise<void> {
    if (!this.isFull) return
    await new Promise<void>((resolve) => {
      const callOff = this.#clock.after(msMax, resolve)
      this.#whenRoom.push(() => {
        callOff()
        resolve()
      })
    })
  }

  /** The oldest, up to the limits of one transaction; at least one. */
  take(): TurnResult[] {
    const { COMMIT_RECORDS_MAX, COMMIT_BYTES_MAX } = this.#limits
    const batch: TurnResult[] = []
    let records = 0
    let bytes = 0
    for (let next = this.#queue.peek(); next; next = this.#queue.peek()) {
      records += recordsOf(next)
      bytes += next.bytes
      if (batch.length > 0 && (records > COMMIT_RECORDS_MAX || bytes > COMMIT_BYTES_MAX)) break
      this.#queue.shift()
      this.#records -= recordsOf(next)
      this.#bytes -= next.bytes
      batch.push(next)
    }
    if (!this.isFull) for (const go of this.#whenRoom.splice(0)) go()
    return batch
  }
}

/** With the mark that it may leave. */
const recordsOf = ({ outs, changes }: TurnResult): number => outs.length + changes.length + 1
