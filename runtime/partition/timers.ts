// Timers of one partition's users, in memory; the changelog holds them too (I8). A timer that was
// moved or cleared leaves its old entry in the heap: it is recognised when it comes up.
import type { Clock } from '#foundation/clock.ts'
import { Heap } from '#foundation/heap.ts'
import type { StateChange } from '../state/state-store.ts'

interface Alarm {
  readonly key: string
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

  dueMsOf(key: string, name: string): number | undefined {
    return this.#due.get(key)?.get(name)
  }

  of(key: string): ReadonlyMap<string, number> {
    return this.#due.get(key) ?? new Map()
  }

  set(key: string, name: string, dueMs: number): void {
    const timers = this.#due.get(key) ?? new Map<string, number>()
    this.#due.set(key, timers.set(name, dueMs))
    this.#heap.push({ key, name, dueMs })
    this.#arm()
  }

  clear(key: string, name: string): void {
    const timers = this.#due.get(key)
    timers?.delete(name)
    if (timers?.size === 0) this.#due.delete(key)
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
      if (this.dueMsOf(next.key, next.name) === next.dueMs) this.#fire(next)
      next = this.#heap.peek()
    }
  }
}

export const timerChange = (key: string, name: string, dueMs: number | undefined): StateChange => ({
  table: 'timers',
  key,
  name,
  value: dueMs === undefined ? null : Buffer.from(String(dueMs)),
})
