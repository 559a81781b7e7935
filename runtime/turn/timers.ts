// Timers of one partition's users, in memory; the changelog holds them too (I8). A timer that was
// moved or cleared leaves its old entry in the heap: it is recognised when it comes up.
import type { Clock } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'
import type { StateChange } from '../state/state-store.ts'

interface Alarm {
  readonly userId: string
  readonly name: string
  readonly dueMs: number
}

export class Timers {
  readonly #clock: Clock
  readonly #fire: (alarm: Alarm) => void
  readonly #heap = new Heap<Alarm>((a, b) => a.dueMs - b.dueMs)
  readonly #due = new Map<string, Map<string, number>>() // By user, then name.
  #callOff: (() => void) | undefined
  #armedMs = Number.POSITIVE_INFINITY
  #isRunning = false

  /** @param fire Called once a set timer, at its due time or later. */
  constructor(clock: Clock, fire: (alarm: Alarm) => void) {
    this.#clock = clock
    this.#fire = fire
  }

  dueMsOf(userId: string, name: string): number | undefined {
    return this.#due.get(userId)?.get(name)
  }

  of(userId: string): ReadonlyMap<string, number> {
    return this.#due.get(userId) ?? new Map()
  }

  set(userId: string, name: string, dueMs: number): void {
    const timers = this.#due.get(userId) ?? new Map<string, number>()
    this.#due.set(userId, timers.set(name, dueMs))
    this.#heap.push({ userId, name, dueMs })
    this.#arm()
  }

  clear(userId: string, name: string): void {
    const timers = this.#due.get(userId)
    timers?.delete(name)
    if (timers?.size === 0) this.#due.delete(userId)
  }

  /** Nothing fires before this: restored timers wait for their partition. */
  start(): void {
    this.#isRunning = true
    this.#arm()
  }

  stop(): void {
    this.#isRunning = false
    this.#callOff?.()
    this.#callOff = undefined
    this.#armedMs = Number.POSITIVE_INFINITY
  }

  #arm() {
    const next = this.#heap.peek()
    if (!this.#isRunning || !next || next.dueMs >= this.#armedMs) return
    this.#callOff?.()
    this.#armedMs = next.dueMs
    this.#callOff = this.#clock.after(Math.max(0, next.dueMs - this.#clock.now()), () => {
      this.#armedMs = Number.POSITIVE_INFINITY
      this.#fireDue()
      this.#arm()
    })
  }

  #fireDue() {
    for (let next = this.#heap.peek(); next && next.dueMs <= this.#clock.now(); ) {
      this.#heap.pop()
      if (this.dueMsOf(next.userId, next.name) === next.dueMs) this.#fire(next)
      next = this.#heap.peek()
    }
  }
}

export const timerChange = (
  userId: string,
  name: string,
  dueMs: number | undefined,
): StateChange => ({
  table: 'timers',
  userId,
  name,
  value: dueMs === undefined ? null : Buffer.from(String(dueMs)),
})
