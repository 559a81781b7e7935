// Turns and the calls that they make, as the actor's code tells of them.

import { isHit } from '#foundation/random-choice.ts'
import { defineErrors } from '#foundation/service-error.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import type { Changelog } from './changelog.ts'
import { type Done, ledger, type OutsideCall, type SimulationDeps } from './ledger.ts'
import { isCall } from './model.ts'

interface Attempt {
  readonly tenure: string
  readonly startedMs: number
  state: 'running' | 'done' | 'failed'
}

interface Made {
  readonly tenure: string
  readonly attempt: number
  readonly answer: string
  hasFailed: boolean
}

const keyOf = ({ source, step }: OutsideCall): string => `${source} ${step}`

const errors = defineErrors({
  SIMULATED_BUSY: { policy: 'retry', message: (d: { what: string }) => `${d.what} is busy` },
})

const BUSY = 0.1

/** What is known of the world in which the calls are made, and who hears of a broken promise. */
interface Witness {
  readonly world: Simulation
  readonly changelog: Changelog
  /** Sources that are done or given up, in a committed transaction. */
  readonly completed: ReadonlySet<string>
  stepsOf(source: string): readonly string[] | undefined
  breaks(what: string): void
}

export class Calls {
  readonly #witness: Witness
  readonly #turnMsMax: number
  /** By source: all attempts in all processes. */
  readonly #attempts = new Map<string, Attempt[]>()
  readonly #ends = new Map<SimulatedProcess, Map<string, number>>()
  readonly #calls = new Map<string, Made[]>()
  /** Counts everything that happens, to tell what was first. */
  sequence = 0
  count = 0

  constructor(witness: Witness, turnMsMax: number) {
    this.#witness = witness
    this.#turnMsMax = turnMsMax
  }

  depsOf(life: SimulatedProcess): SimulationDeps {
    return {
      began: (userId, source) => this.#began(life, userId, source),
      attemptOf: (source) => this.#attempts.get(source)?.length ?? 0,
      wait: (ms) => new Promise((resolve) => life.after(ms, 'waited', resolve)),
      call: (call) => this.#call(life, call),
      ask: (call) => life.call(`ask ${keyOf(call)}`, () => this.#known(call)),
    }
  }

  /** These sources name other messages from now on, or the journal is gone. */
  forget(isGone: (source: string) => boolean): void {
    for (const source of this.#attempts.keys()) if (isGone(source)) this.#attempts.delete(source)
    for (const key of this.#calls.keys()) if (isGone(key)) this.#calls.delete(key)
  }

  /** When the turn of `source` last ended in this process. */
  endOf(life: SimulatedProcess, source: string): number {
    return this.#ends.get(life)?.get(source) ?? Number.POSITIVE_INFINITY
  }

  /** I7: the journal held the answer of a committed turn before. */
  checkNotes({ userId, source, notes }: Done, steps: readonly string[]): void {
    const answers = steps.filter((step) => isCall(step) || step.startsWith('timer '))
    for (const [at, step] of answers.entries()) {
      const [, name = ''] = step.split(' ')
      if (!isCall(step)) continue
      const journaled = this.#witness.changelog.journalOf(userId, source, name)
      if (journaled !== notes[at]) {
        this.#witness.breaks(
          `I7: ${source} ${name} took ${notes[at]}, the journal says ${journaled}`,
        )
      }
    }
  }

  #began(
    life: SimulatedProcess,
    userId: string,
    source: string,
  ): (state: 'done' | 'failed') => void {
    const { completed, world } = this.#witness
    if (!life.isAlive) return () => {}
    const [kind, name = '', due] = source.split('/')
    if (kind === 'timer' && !(Number(due) <= world.timeline.nowMs)) {
      this.#witness.breaks(`I8: timer ${name} fires at ${world.timeline.nowMs}, not at ${due}`)
    }
    if (completed.has(source) && this.#isOwner(life, userId)) {
      this.#witness.breaks(`I3: ${source} runs again after it was committed`)
    }
    const tenure = this.#tenureOf(life, userId)
    if (this.#assignmentOf(life, userId) === 0) {
      this.#witness.breaks(`I4: ${source} begins in ${life.name}, which has given its partition up`)
    }
    const attempts = this.#attempts.get(source) ?? []
    this.#attempts.set(source, attempts)
    const last = attempts.findLast((each) => each.tenure === tenure)
    const isOverdue = last && world.timeline.nowMs - last.startedMs >= this.#turnMsMax
    if (last && last.state !== 'failed' && !isOverdue) {
      this.#witness.breaks(`I6: ${source} runs again in one assignment, though it did not fail`)
    }
    const attempt: Attempt = { tenure, startedMs: world.timeline.nowMs, state: 'running' }
    attempts.push(attempt)
    const steps = this.#witness.stepsOf(source)?.join(', ')
    world.timeline.note(`${life.name} turn ${source} of ${userId} begins: ${steps}`)
    return (state) => {
      attempt.state = state
      this.sequence += 1
      const ends = this.#ends.get(life) ?? new Map<string, number>()
      if (state === 'done') this.#ends.set(life, ends.set(source, this.sequence))
      world.timeline.note(`${life.name} turn ${source} ${state}`)
    }
  }

  /** I7: a journaled call is not made again; another one only in another attempt. */
  #call(life: SimulatedProcess, call: OutsideCall): Promise<string> {
    const { world, changelog } = this.#witness
    const { userId, source, step } = call
    const key = keyOf(call)
    const calls = this.#calls.get(key) ?? []
    const tenure = this.#tenureOf(life, userId)
    const attempt = this.#attempts.get(source)?.length ?? 0
    if (changelog.journalOf(userId, source, step) !== undefined && this.#isOwner(life, userId)) {
      this.#witness.breaks(`I7: ${key} is called again, though it was journaled`)
    }
    if (calls.some((each) => each.tenure === tenure && each.attempt === attempt)) {
      this.#witness.breaks(`I7: ${key} is called twice in one attempt`)
    }
    if (call.isOnce && calls.some(({ hasFailed }) => !hasFailed) && this.#isOwner(life, userId)) {
      this.#witness.breaks(`I7: ${key} is called again, though an earlier call may have been done`)
    }
    this.count += 1
    const made: Made = { tenure, attempt, answer: `answer-${this.count}`, hasFailed: false }
    this.#calls.set(key, [...calls, made])
    return life.call(`effect ${key}`, () => {
      made.hasFailed = isHit(world.timeline.random, BUSY)
      if (made.hasFailed) throw errors.SIMULATED_BUSY({ what: key })
      return made.answer
    })
  }

  #known(call: OutsideCall): { readonly result: string } | undefined {
    const made = this.#calls.get(keyOf(call))?.find(({ hasFailed }) => !hasFailed)
    return made && { result: made.answer }
  }

  /** Whether the group says that this process has the listener: a zombie does not know better. */
  #isOwner(life: SimulatedProcess, userId: string): boolean {
    const group = this.#witness.world.broker.groupOf(`linernotes.${ledger.name}`)
    return group.holderOf(this.#partitionOf(userId))?.life === life
  }

  #assignmentOf(life: SimulatedProcess, userId: string): number {
    const { broker } = this.#witness.world
    const consumer = [...broker.consumers].find((each) => each.life === life)
    return consumer?.assignmentOf(this.#partitionOf(userId)) ?? 0
  }

  #tenureOf(life: SimulatedProcess, userId: string): string {
    return `${life.id} ${this.#assignmentOf(life, userId)}`
  }

  #partitionOf(userId: string): number {
    return partitionOf(userId, this.#witness.world.options.partitions)
  }
}
