// One attempt at one turn: its context buffers everything, and `finish` gives the buffers to the
// commit. Encoding happens when a value is buffered, so that what cannot be written fails the turn
// and not the transaction (I9). Hot (bench/stateful.ts): what few turns use is made when it is asked for.

import { messaging } from '#observability/attributes.ts'
import { isSampled } from '#observability/sampling.ts'
import { endSpan, type Span, SpanKind, startSpan, traceparentOf } from '#observability/spans.ts'
import type { Context, EffectOptions, SendOptions, TurnSource } from '../actor.ts'
import { CompletedTurn } from '../commit/turn-result.ts'
import { errors } from '../errors.ts'
import { partitionOf } from '../kafka/partitioner.ts'
import type { OutRecord } from '../kafka/port.ts'
import type { Work } from '../partition/owned-partition.ts'
import { timerChange } from '../partition/timers.ts'
import type { Schema } from '../schema.ts'
import { assertKeyFits, type StateChange } from '../state/state-store.ts'
import { ownerOf, ownerOfEvent, type Topic } from '../topic.ts'
import { runEffect } from './effect.ts'
import type { TurnServices } from './turn-services.ts'
import { noSpan } from './turn-span.ts'
import { TurnState } from './turn-state.ts'

const none: OutRecord[] = []

export class Turn implements Context {
  readonly state: Context['state']
  readonly nowMs: number
  readonly span: Span
  readonly #services: TurnServices
  readonly #work: Work
  readonly #state: TurnState
  #outs: OutRecord[] = none
  #timers: Map<string, number | undefined> | undefined
  #sendSpans: Span[] | undefined
  #steps: Set<string> | undefined
  #overdue: AbortController | undefined
  #joined: AbortSignal | undefined
  #isOver = false

  constructor(services: TurnServices, work: Work, span: Span) {
    this.#services = services
    this.#work = work
    this.#state = new TurnState(services, work, this)
    this.state = this.#state as Context['state']
    this.nowMs = services.clock.now()
    this.span = span
    if (work.kind === 'timer') this.#timers = new Map([[work.name, undefined]]) // It has fired; it may set itself again.
  }

  get key(): string {
    return this.#work.key
  }

  get source(): TurnSource | undefined {
    return sourceOf(this.#work)
  }

  get deps(): unknown {
    return this.#services.deps
  }

  /** Made when it is first asked for: most turns never look at it. */
  get signal(): AbortSignal {
    const { partition } = this.#work
    this.#overdue ??= new AbortController()
    this.#joined ??= AbortSignal.any([partition.ownership.signal, this.#overdue.signal])
    return this.#joined
  }

  // A handler takes these apart from their context: each is bound, and made for those who ask.
  get send(): Context['send'] {
    return (topic, schema, event, options) => this.#send(topic, schema, event, options)
  }

  get effect(): Context['effect'] {
    return (step, run, options) => this.#effect(step, run, options)
  }

  get setTimer(): Context['setTimer'] {
    return (name, dueMs) => this.#setTimer(name, dueMs)
  }

  get clearTimer(): Context['clearTimer'] {
    return (name) => this.#setTimer(name, undefined)
  }

  /** Runs the handler within its time. Undefined if it has ended synchronously. */
  run(handle: (context: Context) => void | Promise<void>): Promise<void> | undefined {
    const result = handle(this)
    return result instanceof Promise ? this.#within(result) : undefined
  }

  /** After a failed attempt: whatever the handler still does has no effect. */
  close(error: unknown): void {
    this.#isOver = true
    for (const span of this.#sendSpans ?? []) endSpan(span, { error })
  }

  get usedEffects(): boolean {
    return this.#steps !== undefined
  }

  /**
   * Makes the buffers visible to the key's next turn and returns them for the commit.
   */
  finish(extra: readonly StateChange[]): CompletedTurn {
    this.#isOver = true
    const work = this.#work
    const { list: writes } = this.#state.writes
    const changes: StateChange[] = writes.map(({ change }) => change)
    if (this.#timers) changes.push(...this.#applyTimers(this.#timers))
    if (extra.length > 0) changes.push(...extra)
    const put = writes.length > 0 ? work.partition.opened.pages.put(work.key, writes) : undefined
    const spans = this.span === noSpan ? this.#sendSpans : [...(this.#sendSpans ?? []), this.span]
    return new CompletedTurn(work, { outs: this.#outs, changes, put, spans })
  }

  async #within(result: Promise<void>): Promise<void> {
    const { clock, settings } = this.#services
    const { partition } = this.#work
    const msMax = settings.TURN_MS_MAX
    const { promise: cut, reject } = Promise.withResolvers<never>()
    const callOff = clock.after(msMax, () => {
      this.#overdue ??= new AbortController()
      this.#overdue.abort()
      reject(errors.TURN_OVERDUE({ msMax }))
    })
    const unlisten = partition.ownership.listen(() =>
      reject(errors.PARTITION_REVOKED({ partition: partition.number })),
    )
    try {
      await Promise.race([result, cut])
    } finally {
      callOff()
      unlisten()
    }
  }

  #send(topic: Topic, schema: Schema, event: object, options: SendOptions = {}): void {
    this.#assertOpen('send')
    const { actor, codec, counts } = this.#services
    const work = this.#work
    const { field } = topic.owner
    const value = field === actor.key.field ? { ...event, [field]: work.key } : event
    const owner = ownerOfEvent(topic, value)
    const key = topic.key(value)
    const count = counts.get(topic.name)
    if (count === undefined) {
      throw errors.SEND_UNDECLARED({ topic: topic.name, schema: schema.name })
    }
    if (ownerOf(key) !== owner || !topic.owner.isValid(owner)) {
      throw errors.EVENT_MISADDRESSED({ key: key.slice(0, 200) })
    }
    const partition = partitionOf(owner, count)
    const bytes = codec.encode(topic.name, schema, value)
    const traceparent = this.#startSend(topic.name, partition, options.traceparent)
    const headers = traceparent ? { traceparent } : undefined
    const out = { topic: topic.name, partition, key, value: bytes, headers }
    if (this.#outs === none) this.#outs = [out]
    else this.#outs.push(out)
  }

  #startSend(topic: string, partition: number, given: string | undefined): string | undefined {
    const own = this.span === noSpan ? traceOf(this.#work) : traceparentOf(this.span)
    const parent = given ?? own
    if (!isSampled(parent)) return parent // Not sampled here, not sampled there.
    const span = startSpan(`send ${topic}`, {
      kind: SpanKind.PRODUCER,
      parent,
      attributes: {
        [messaging.system]: 'kafka',
        [messaging.operationName]: 'send',
        [messaging.operationType]: 'send',
        [messaging.destination]: topic,
        [messaging.partition]: String(partition),
      },
    })
    this.#sendSpans ??= []
    this.#sendSpans.push(span)
    return traceparentOf(span)
  }

  async #effect<T>(
    step: string,
    run: (signal: AbortSignal) => Promise<T>,
    options: EffectOptions<T> = {},
  ): Promise<T> {
    const assertOpen = () => this.#assertOpen('effect')
    assertOpen()
    this.#steps ??= new Set()
    if (this.#steps.has(step)) throw errors.EFFECT_REPEATED({ step })
    this.#steps.add(step)
    const call = { step, run, options, signal: () => this.signal, assertOpen }
    const result = await runEffect(this.#services, this.#work, call)
    assertOpen()
    return result
  }

  #setTimer(name: string, dueMs: number | undefined): void {
    this.#assertOpen('setTimer')
    if (!this.#services.actor.timers.has(name)) throw errors.TIMER_UNDECLARED({ timer: name })
    assertKeyFits(this.#work.key, name)
    this.#timers ??= new Map()
    this.#timers.set(name, dueMs === undefined ? undefined : Math.ceil(dueMs))
  }

  /** Clears every timer of this user, as `state.clear` does with the pages. */
  clearTimers(): void {
    this.#timers ??= new Map()
    for (const name of this.#work.partition.timers.of(this.#work.key).keys()) {
      this.#timers.set(name, undefined)
    }
    for (const name of this.#timers.keys()) this.#timers.set(name, undefined)
  }

  #applyTimers(timers: ReadonlyMap<string, number | undefined>): StateChange[] {
    const { key, partition } = this.#work
    const changes: StateChange[] = []
    for (const [name, dueMs] of timers) {
      const current = partition.timers.dueMsOf(key, name)
      if (current === dueMs) continue
      changes.push(timerChange(key, name, dueMs))
      if (dueMs === undefined) partition.timers.clear(key, name)
      else partition.timers.set(key, name, dueMs)
    }
    return changes
  }

  #assertOpen(call: string): void {
    if (this.#isOver) throw errors.TURN_OVER({ call })
  }
}

const traceOf = (work: Work): string | undefined =>
  work.kind === 'message' ? work.record.headers.traceparent : undefined

function sourceOf(work: Work): TurnSource | undefined {
  if (work.kind !== 'message') return undefined
  const { topic, partition, offset, timestampMs, headers } = work.record
  return { topic, partition, offset, timestampMs, traceparent: headers.traceparent }
}
