// Virtual time. Whatever waits in a simulated world waits here, and nothing else moves it: the clock
// jumps to the next task, equal times are ordered by chance, so one seed gives one course of events.
import { settled } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'
import { type Random, seededRandom } from '#foundation/random.ts'

interface Task {
  readonly atMs: number
  readonly order: number
  readonly label: string
  readonly run: () => void
  isOff: boolean
}

const START_MS = 1_750_000_000_000
const TRACE_MAX = 2_000
const FNV_PRIME = 0x01000193

export class VirtualTime {
  readonly random: Random
  readonly #tasks = new Heap<Task>((a, b) => a.atMs - b.atMs || a.order - b.order)
  readonly #trace: string[] = []
  #nowMs = START_MS
  #hash = 0x811c9dc5
  #steps = 0

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  get nowMs(): number {
    return this.#nowMs
  }

  get steps(): number {
    return this.#steps
  }

  /** Equal for equal courses of events. */
  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0')
  }

  /** The last events, oldest first. */
  get trace(): readonly string[] {
    return this.#trace
  }

  after(ms: number, label: string, run: () => void): () => void {
    const atMs = this.#nowMs + Math.max(0, Math.ceil(ms))
    const task: Task = { atMs, order: this.random.next(), label, run, isOff: false }
    this.#tasks.push(task)
    return () => {
      task.isOff = true
    }
  }

  /** Moves the clock while nothing runs. What was due meanwhile is late. */
  skip(ms: number): void {
    this.#nowMs += ms
    this.note(`the clock skips ${ms} ms`)
  }

  note(event: string): void {
    const line = `${this.#nowMs - START_MS} ${event}`
    for (let at = 0; at < line.length; at += 1) {
      this.#hash = Math.imul(this.#hash ^ line.charCodeAt(at), FNV_PRIME)
    }
    this.#trace.push(line)
    if (this.#trace.length > 2 * TRACE_MAX) this.#trace.splice(0, TRACE_MAX)
  }

  /** Runs the next task, once nothing goes on by itself. False where there is none. */
  async step(): Promise<boolean> {
    await settled()
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      if (task.isOff) continue
      this.#steps += 1
      this.#nowMs = Math.max(this.#nowMs, task.atMs)
      this.note(task.label)
      task.run()
      return true
    }
    return false
  }
}
