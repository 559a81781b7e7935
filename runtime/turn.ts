// One attempt at one turn: its context buffers everything, and `finish` gives the buffers to the
// commit. Encoding happens when a value is buffered, so that what cannot be written fails the turn
// and not the transaction (I9).

import { messaging } from '#observability/attributes.ts'
import { endSpan, type Span, SpanKind, startSpan, traceparentOf } from '#observability/spans.ts'
import type { Context, EffectOptions, SendOptions, Source } from './actor.ts'
import type { OutRecord } from './broker.ts'
import type { Finished } from './commit.ts'
import { runEffect } from './effect.ts'
import { faults } from './faults.ts'
import { finished, timerChange } from './finished.ts'
import type { Host } from './host.ts'
import type { Work } from './partition.ts'
import { partitionOf } from './partitioner.ts'
import type { Schema } from './schema.ts'
import type { Change } from './store.ts'
import { ownerOf, type Topic, type UserEvent } from './topic.ts'
import { isSampled, noSpan } from './tracing.ts'
import { TurnState } from './turn-state.ts'

export class Turn {
  readonly #host: Host
  readonly #work: Work
  readonly #span: Span
  readonly #outs: OutRecord[] = []
  readonly #sendSpans: Span[] = []
  readonly #steps = new Set<string>()
  readonly #timers = new Map<string, number | undefined>()
  readonly #state: TurnState
  readonly #overdue = new AbortController()
  #joined: AbortSignal | undefined
  #isOver = false

  constructor(host: Host, work: Work, span: Span) {
    this.#host = host
    this.#work = work
    this.#span = span
    this.#state = new TurnState(host, work, () => this.#clearTimers())
    if (work.kind === 'timer') this.#timers.set(work.name, undefined) // It has fired; it may set itself again.
  }

  /** Runs the handler within its time. */
  async run(handle: (context: Context) => void | Promise<void>): Promise<void> {
    const { clock, settings } = this.#host
    const { partition } = this.#work
    const result = handle(this.#context())
    if (!(result instanceof Promise)) return
    const msMax = settings.TURN_MS_MAX
    const { promise: cut, reject } = Promise.withResolvers<never>()
    const callOff = clock.after(msMax, () => {
      this.#overdue.abort()
      reject(faults.TURN_OVERDUE({ msMax }))
    })
    const unlisten = partition.ownership.listen(() =>
      reject(faults.PARTITION_REVOKED({ partition: partition.number })),
    )
    try {
      await Promise.race([result, cut])
    } finally {
      callOff()
      unlisten()
    }
  }

  /** After a failed attempt: whatever the handler still does has no effect. */
  close(error: unknown): void {
    this.#isOver = true
    for (const span of this.#sendSpans) endSpan(span, { error })
  }

  get usedEffects(): boolean {
    return this.#steps.size > 0
  }

  /** Makes the buffers visible to the user's next turn and returns them for the commit. */
  finish(extra: readonly Change[]): Finished {
    this.#isOver = true
    const { partition, userId } = this.#work
    const { pages, changes: pageChanges } = this.#state
    const version = partition.opened.pages.put(userId, pages)
    const changes = [...pageChanges.values(), ...this.#applyTimers(), ...extra]
    const bytesByName = new Map(
      [...pageChanges].map(([name, each]) => [name, each.value?.length ?? 0]),
    )
    return finished(this.#work, this.#outs, changes, (error) => {
      for (const span of this.#sendSpans) endSpan(span, { error })
      if (!error) partition.opened.pages.settle(userId, version, bytesByName)
    })
  }

  #context(): Context {
    const { host, work } = { host: this.#host, work: this.#work }
    const signal = () => this.#signal
    return {
      userId: work.userId,
      source: sourceOf(work),
      get signal() {
        return signal()
      },
      nowMs: host.clock.now(),
      state: this.#state as Context['state'],
      needs: host.needs,
      span: this.#span,
      send: (topic, schema, event, options) => this.#send(topic, schema, event, options),
      effect: (step, run, options) => this.#effect(step, run, options),
      setTimer: (name, dueMs) => this.#setTimer(name, dueMs),
      clearTimer: (name) => this.#setTimer(name, undefined),
    }
  }

  /** Made when it is first asked for: most turns never look at it. */
  get #signal(): AbortSignal {
    this.#joined ??= AbortSignal.any([this.#work.partition.ownership.signal, this.#overdue.signal])
    return this.#joined
  }

  #send(topic: Topic, schema: Schema, event: object, options: SendOptions = {}): void {
    this.#assertOpen('send')
    const { host, work } = { host: this.#host, work: this.#work }
    const value = { ...event, userId: work.userId } as UserEvent
    const key = topic.key(value)
    const count = host.counts.get(topic.name)
    if (count === undefined) {
      throw faults.SEND_UNDECLARED({ topic: topic.name, schema: schema.name })
    }
    if (ownerOf(key) !== work.userId) throw faults.EVENT_MISADDRESSED({ key })
    const partition = partitionOf(work.userId, count)
    const bytes = host.codec.encode(topic.name, schema, value)
    const traceparent = this.#startSend(topic.name, partition, options.traceparent)
    const headers = traceparent ? { traceparent } : undefined
    this.#outs.push({ topic: topic.name, partition, key, value: bytes, headers })
  }

  #startSend(topic: string, partition: number, given: string | undefined): string | undefined {
    const own =
      this.#span === noSpan ? sourceOf(this.#work)?.traceparent : traceparentOf(this.#span)
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
    if (this.#steps.has(step)) throw faults.EFFECT_REPEATED({ step })
    this.#steps.add(step)
    const call = { step, run, options, signal: () => this.#signal, assertOpen }
    const result = await runEffect(this.#host, this.#work, call)
    assertOpen()
    return result
  }

  #setTimer(name: string, dueMs: number | undefined): void {
    this.#assertOpen('setTimer')
    if (!this.#host.actor.timers.has(name)) throw faults.TIMER_UNDECLARED({ timer: name })
    this.#timers.set(name, dueMs === undefined ? undefined : Math.ceil(dueMs))
  }

  #clearTimers(): void {
    for (const name of this.#work.partition.timers.of(this.#work.userId).keys()) {
      this.#timers.set(name, undefined)
    }
    for (const name of this.#timers.keys()) this.#timers.set(name, undefined)
  }

  #applyTimers(): Change[] {
    const { userId, partition } = this.#work
    const changes: Change[] = []
    for (const [name, dueMs] of this.#timers) {
      const current = partition.timers.dueMsOf(userId, name)
      if (current === dueMs) continue
      changes.push(timerChange(userId, name, dueMs))
      if (dueMs === undefined) partition.timers.clear(userId, name)
      else partition.timers.set(userId, name, dueMs)
    }
    return changes
  }

  #assertOpen(call: string): void {
    if (this.#isOver) throw faults.TURN_OVER({ call })
  }
}

function sourceOf(work: Work): Source | undefined {
  if (work.kind !== 'message') return undefined
  const { topic, partition, offset, timestampMs, headers } = work.record
  return { topic, partition, offset, timestampMs, traceparent: headers.traceparent }
}
