// One simulated process. Everything that it asks of the world passes here, and here it is killed,
// stopped or cut off: after its death no call returns and no timer fires.
import type { Clock } from '#foundation/clock.ts'
import { between, isHit } from '#foundation/random-choice.ts'
import type { FaultProfile } from './fault-profile.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface SimulatedProcessOptions {
  readonly name: string
  /** What the process calls itself; its name where nothing else is said. */
  readonly instanceId?: string
  readonly timeline: VirtualTime
  readonly faultProfile: () => FaultProfile
  /** Called once, when it is killed. */
  readonly died?: () => void
}

let lives = 0

export class SimulatedProcess {
  /** No other process has it. */
  readonly id: number
  readonly name: string
  readonly instanceId: string
  readonly clock: Clock
  readonly #options: SimulatedProcessOptions
  readonly #held: (() => void)[] = []
  readonly #awayListeners = new Set<() => void>()
  readonly #backListeners = new Set<() => void>()
  #state: 'alive' | 'frozen' | 'dead' = 'alive'
  #awaySinceMs: number | undefined
  #cutUntilMs = 0

  constructor(options: SimulatedProcessOptions) {
    this.#options = options
    this.name = options.name
    this.instanceId = options.instanceId ?? options.name
    lives += 1
    this.id = lives
    this.clock = {
      now: () => options.timeline.nowMs,
      after: (ms, run) => this.after(ms, 'alarm', run),
    }
  }

  get isAlive(): boolean {
    return this.#state !== 'dead'
  }

  /** Since when the broker has not heard of it; undefined while it does. */
  get unreachableSinceMs(): number | undefined {
    return this.#awaySinceMs
  }

  /** `away` is called when the broker stops hearing of it, `back` when it is heard of again. */
  listen(away: () => void, back: () => void): void {
    this.#awayListeners.add(away)
    this.#backListeners.add(back)
  }

  /**
   * Asks the broker. A request that has left arrives also when the process is dead by then; its
   * answer reaches nobody.
   */
  call<T>(action: string, run: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.passes(action)) return
      const arrive = async () => {
        let answer: () => void
        try {
          const result = await run()
          answer = () => resolve(result)
        } catch (error) {
          answer = () => reject(error)
        }
        this.after(this.#wayMs(), `${action}: answer`, answer)
      }
      const leave = () => {
        const label = `${this.name} ${action}`
        this.#options.timeline.after(this.latencyMs(), label, () => void arrive())
      }
      const cutMs = this.#cutUntilMs - this.#options.timeline.nowMs
      if (cutMs > 0) this.after(cutMs, `${action}: leaves`, leave)
      else leave()
    })
  }

  /** Does something of the process's own machine: what is under way when it dies does not happen. */
  local<T>(action: string, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.passes(action)) return
      this.after(this.latencyMs(), action, () => {
        let answer: () => void
        try {
          const result = run()
          answer = () => resolve(result)
        } catch (error) {
          answer = () => reject(error)
        }
        this.after(this.latencyMs(), `${action}: done`, answer)
      })
    })
  }

  /** Calls `run` after `ms`, unless the process is dead by then; late where it is frozen. */
  after(ms: number, label: string, run: () => void): () => void {
    let isOff = false
    const fire = () => {
      if (isOff || !this.passes(label)) return
      if (this.#state === 'frozen') this.#held.push(fire)
      else run()
    }
    const callOff = this.#options.timeline.after(ms, `${this.name} ${label}`, fire)
    return () => {
      isOff = true
      callOff()
    }
  }

  /** A boundary: false where the process is dead, or dies here. */
  passes(where: string): boolean {
    if (this.#state === 'dead') return false
    const { timeline, faultProfile } = this.#options
    const { crashProbability, freezeProbability, partitionProbability, outageMsMax } =
      faultProfile()
    if (isHit(timeline.random, crashProbability)) {
      this.kill(where)
      return false
    }
    if (isHit(timeline.random, freezeProbability)) {
      this.freeze(between(timeline.random, 1, outageMsMax))
    }
    if (isHit(timeline.random, partitionProbability)) {
      this.cutOff(between(timeline.random, 1, outageMsMax))
    }
    return true
  }

  latencyMs(): number {
    const { timeline, faultProfile } = this.#options
    const { latencyMsMax, delayProbability, delayMsMax } = faultProfile()
    const most = isHit(timeline.random, delayProbability) ? delayMsMax : latencyMsMax
    return between(timeline.random, 0, most)
  }

  /** As `kill -9` does. */
  kill(where: string): void {
    if (this.#state === 'dead') return
    this.#state = 'dead'
    this.#held.length = 0
    this.#options.timeline.note(`${this.name} DIES at ${where}`)
    this.#goAway()
    this.#options.died?.()
  }

  /** As SIGSTOP does, and SIGCONT after `ms`. */
  freeze(ms: number): void {
    if (this.#state !== 'alive') return
    this.#state = 'frozen'
    this.#options.timeline.note(`${this.name} FREEZES for ${ms}`)
    this.#goAway()
    this.#options.timeline.after(ms, `${this.name} thaws`, () => this.#thaw())
  }

  /** The network to the broker is gone for `ms`; requests and answers wait. */
  cutOff(ms: number): void {
    if (this.#state !== 'alive' || this.#awaySinceMs !== undefined) return
    const { timeline } = this.#options
    timeline.note(`${this.name} IS CUT OFF for ${ms}`)
    this.#cutUntilMs = timeline.nowMs + ms
    this.#goAway()
    timeline.after(ms, `${this.name} is connected again`, () => {
      if (this.#state === 'alive') this.#comeBack()
    })
  }

  #wayMs(): number {
    return Math.max(this.latencyMs(), this.#cutUntilMs - this.#options.timeline.nowMs)
  }

  #thaw(): void {
    if (this.#state !== 'frozen') return
    this.#state = 'alive'
    for (const run of this.#held.splice(0))
      this.#options.timeline.after(0, `${this.name} late`, run)
    this.#comeBack()
  }

  #goAway(): void {
    this.#awaySinceMs ??= this.#options.timeline.nowMs
    for (const listener of this.#awayListeners) listener()
  }

  #comeBack(): void {
    this.#awaySinceMs = undefined
    for (const listener of this.#backListeners) listener()
  }
}
