// A pool of replicas with continuous batching, as vLLM serves a model: a queue, slots, a prefill, then a token a step,
// where a step takes longer the more calls share it. It computes nothing; it only takes its time.
import type { Clock } from '#foundation/clock.ts'
import { FifoQueue } from '#foundation/fifo-queue.ts'
import { Heap } from '#foundation/heap.ts'

export interface PoolShape {
  readonly replicas: number
  /** Calls that one replica decodes together. */
  readonly slotsOfReplica: number
  /** A step of a replica without a call, and what each call adds, ms. */
  readonly stepMs: number
  readonly stepMsOfCall: number
  /** Prompt tokens that cost as much as one decoded token. */
  readonly promptTokensOfStep: number
}

/** A model of 8 billion parameters on GPUs of a former generation: 107 calls/s in all, of 1,200 + 150 tokens. */
export const usualPool: PoolShape = {
  replicas: 16,
  slotsOfReplica: 32,
  stepMs: 12,
  stepMsOfCall: 0.35,
  promptTokensOfStep: 20,
}

export interface PoolWork {
  readonly promptTokens: number
  readonly outputTokens: number
}

export type PoolLoss = 'cut' | 'requeue' | 'drain'

/** `cut`: the replica was lost, and the call with it. `refused`: there is no replica. */
export type PoolEnd = 'done' | 'cut' | 'refused'

interface PoolCall {
  readonly steps: number
  readonly end: (how: PoolEnd) => void
  /** Where the pool's step count has to be. */
  doneAt: number
  state: 'waiting' | 'running' | 'gone'
}

const byEnd = (a: PoolCall, b: PoolCall): number => a.doneAt - b.doneAt

export class ReplicaPool {
  readonly #clock: Clock
  readonly #shape: PoolShape
  readonly #waiting = new FifoQueue<PoolCall>()
  /** Lost their replica and begin again before all others. */
  readonly #requeued: PoolCall[] = []
  #running = new Heap<PoolCall>(byEnd)
  #runningCount = 0
  #waitingCount = 0
  /** Of the replicas, those that are there. */
  #share = 1
  #isHanging = false
  /** Steps that every running call has made so far, fractions included. */
  #steps = 0
  #steppedAtMs: number
  #callOff: (() => void) | undefined

  constructor(clock: Clock, shape: PoolShape = usualPool) {
    this.#clock = clock
    this.#shape = shape
    this.#steppedAtMs = clock.now()
  }

  get running(): number {
    return this.#runningCount
  }

  get waiting(): number {
    return this.#waitingCount
  }

  /** Calls that can run now. */
  get slots(): number {
    const { replicas, slotsOfReplica } = this.#shape
    return Math.floor(this.#share * replicas * slotsOfReplica)
  }

  /** Steps a ms of all running calls together, and what it would be with every slot in use. */
  get speed(): { readonly now: number; readonly full: number } {
    return {
      now: this.#runningCount * this.#rateOf(this.#runningCount),
      full: this.slots * this.#rateOf(this.slots),
    }
  }

  /** What it returns takes the call back. */
  submit({ promptTokens, outputTokens }: PoolWork, end: PoolCall['end']): () => void {
    if (this.#share === 0) {
      end('refused')
      return () => {}
    }
    const steps = promptTokens / this.#shape.promptTokensOfStep + outputTokens
    const call: PoolCall = { steps, end, doneAt: 0, state: 'waiting' }
    this.#waiting.push(call)
    this.#waitingCount += 1
    if (this.#runningCount < this.slots) this.#move()
    return () => this.#takeBack(call)
  }

  /**
   * So much of the nominal capacity is there from now on. Of calls on lost replicas, `loss` says whether they are cut,
   * begin again, or are finished there before it goes; without any replica all are cut.
   */
  setShare(share: number, loss: PoolLoss): void {
    this.#advance()
    this.#share = share
    if (loss !== 'drain' || share === 0) this.#lose(loss)
    if (share === 0) this.#cutWaiting()
    this.#move()
  }

  #lose(loss: PoolLoss): void {
    const running = [...this.#running.within(() => true)].filter(({ state }) => state === 'running')
    running.sort((a, b) => a.doneAt - b.doneAt)
    const lost = running.splice(this.slots) // Those that came last, as vLLM preempts.
    this.#running = new Heap<PoolCall>(byEnd)
    for (const call of running) this.#running.push(call)
    this.#runningCount = running.length
    const isAgain = loss === 'requeue' && this.#share > 0
    for (const call of lost) call.state = isAgain ? 'waiting' : 'gone'
    if (isAgain) {
      this.#waitingCount += lost.length
      this.#requeued.push(...lost)
    } else for (const { end } of lost) end('cut')
  }

  /** Accepts calls and works on none. */
  setHanging(isHanging: boolean): void {
    this.#advance()
    this.#isHanging = isHanging
    this.#move()
  }

  #takeBack(call: PoolCall): void {
    if (call.state === 'gone') return
    const wasRunning = call.state === 'running'
    if (wasRunning) this.#advance()
    call.state = 'gone'
    if (!wasRunning) this.#waitingCount -= 1
    else {
      this.#runningCount -= 1
      this.#move()
    }
  }

  #cutWaiting(): void {
    for (let call = this.#next(); call; call = this.#next()) {
      this.#waitingCount -= 1
      call.state = 'gone'
      call.end('cut')
    }
  }

  #next(): PoolCall | undefined {
    for (let call = this.#requeued.shift(); call; call = this.#requeued.shift()) {
      if (call.state === 'waiting') return call
    }
    for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) {
      if (call.state === 'waiting') return call
    }
    return undefined
  }

  /** Steps a ms of one call, with so many spread evenly. */
  #rateOf(calls: number): number {
    if (calls === 0 || this.#isHanging || this.#share === 0) return 0
    const { replicas, slotsOfReplica, stepMs, stepMsOfCall } = this.#shape
    // Replicas that drain are still there.
    const there = Math.max(this.#share * replicas, calls / slotsOfReplica)
    return 1 / (stepMs + (stepMsOfCall * calls) / there)
  }

  #advance(): void {
    const nowMs = this.#clock.now()
    this.#steps += (nowMs - this.#steppedAtMs) * this.#rateOf(this.#runningCount)
    this.#steppedAtMs = nowMs
  }

  /** Ends what is done, fills free slots, and wakes when the next call is done. */
  #move(): void {
    this.#advance()
    this.#callOff?.()
    this.#callOff = undefined
    const done: PoolCall[] = []
    for (let call = this.#running.peek(); call; call = this.#running.peek()) {
      if (call.state === 'running' && call.doneAt > this.#steps + 1e-6) break
      this.#running.pop()
      if (call.state !== 'running') continue
      call.state = 'gone'
      this.#runningCount -= 1
      done.push(call)
    }
    while (this.#runningCount < this.slots) {
      const call = this.#next()
      if (!call) break
      this.#waitingCount -= 1
      call.state = 'running'
      call.doneAt = this.#steps + call.steps
      this.#running.push(call)
      this.#runningCount += 1
    }
    const next = this.#running.peek()
    const rate = this.#rateOf(this.#runningCount)
    if (next && rate > 0) {
      this.#callOff = this.#clock.after((next.doneAt - this.#steps) / rate, () => this.#move())
    }
    for (const { end } of done) end('done')
  }
}
