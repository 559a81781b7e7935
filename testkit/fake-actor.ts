import { trace } from '@opentelemetry/api'
import type { Actor, Context, Pages, TurnSource } from '#runtime/actor.ts'
import type { Schema } from '#runtime/schema.ts'
import { stateOverMap } from '#runtime/state/map-state.ts'
import type { EventOf, Topic, UserEvent } from '#runtime/topic.ts'

export interface Sent<E extends UserEvent = UserEvent> {
  readonly topic: string
  readonly schema: string
  readonly event: E
  readonly traceparent: string | undefined
}

interface Memory {
  /** By `family/part`. */
  readonly pages: Map<string, unknown>
  /** Due times in ms since 1970 UTC, by name. */
  readonly timers: Map<string, number>
  readonly messages: Sent[]
}

/**
 * Drives one user's actor in memory: no broker, no clock, no network. A turn that throws leaves
 * state, timers and messages as they were, as in the runtime.
 */
export function fakeActor<Sends extends Topic, P extends Pages, Needs>(
  actor: Actor<Sends, P, Needs>,
  userId: string,
  needs: Needs,
  options: { readonly nowMs?: number } = {},
): Probe<Sends, P, Needs> {
  return new Probe(actor, userId, needs, options.nowMs ?? Date.UTC(2026, 0, 15, 12))
}

class Probe<Sends extends Topic, P extends Pages, Needs> {
  /** Moves only when a test moves it, or a timer fires later. */
  readonly clock: { nowMs: number }
  /** Steps of the effects run so far, in order. */
  readonly effects: string[] = []
  readonly #actor: Actor<Sends, P, Needs>
  readonly #userId: string
  readonly #needs: Needs
  #memory: Memory = { pages: new Map(), timers: new Map(), messages: [] }
  #offset = -1

  constructor(actor: Actor<Sends, P, Needs>, userId: string, needs: Needs, nowMs: number) {
    this.#actor = actor
    this.#userId = userId
    this.#needs = needs
    this.clock = { nowMs }
  }

  get pages(): ReadonlyMap<string, unknown> {
    return this.#memory.pages
  }

  get timers(): ReadonlyMap<string, number> {
    return this.#memory.timers
  }

  get messages(): readonly Sent[] {
    return this.#memory.messages
  }

  async receive<T extends Topic<any>, E extends EventOf<T> & UserEvent>(
    topic: T,
    schema: Schema<E>,
    event: Omit<E, 'userId'>,
    source: Partial<TurnSource> = {},
  ): Promise<void> {
    const receiver = this.#actor.receivers.find(
      (each) => each.topic.name === topic.name && each.schema.name === schema.name,
    )
    if (!receiver) throw new Error(`${this.#actor.name} does not receive ${schema.name}`)
    this.#offset = source.offset ?? this.#offset + 1
    const message: TurnSource = {
      topic: topic.name,
      partition: 0,
      timestampMs: this.clock.nowMs,
      traceparent: undefined,
      ...source,
      offset: this.#offset,
    }
    await this.#turn(message, (context) =>
      receiver.handle({ ...event, userId: this.#userId }, context),
    )
  }

  /** Fires a timer that is set, at its due time or now, whichever is later. */
  async fireTimer(name: string): Promise<void> {
    const dueMs = this.timers.get(name)
    if (dueMs === undefined) throw new Error(`no timer ${name} is set`)
    const fire = this.#actor.timers.get(name)
    if (!fire) throw new Error(`${this.#actor.name} declares no timer ${name}`)
    this.clock.nowMs = Math.max(this.clock.nowMs, dueMs)
    await this.#turn(undefined, (context) => {
      context.clearTimer(name)
      return fire(context)
    })
  }

  /** Events sent to `topic` so far, in order; of one schema where it is given. */
  sent<E extends UserEvent>(topic: Topic<any>, schema?: Schema<E>): readonly E[] {
    return this.messages
      .filter((each) => each.topic === topic.name && (!schema || each.schema === schema.name))
      .map((each) => each.event as E)
  }

  async #turn(
    source: TurnSource | undefined,
    run: (context: Context<Sends, P, Needs>) => void | Promise<void>,
  ): Promise<void> {
    const memory: Memory = {
      pages: new Map(this.#memory.pages),
      timers: new Map(this.#memory.timers),
      messages: [...this.#memory.messages],
    }
    await run(this.#contextOver(memory, source))
    this.#memory = memory
  }

  #contextOver(memory: Memory, source: TurnSource | undefined): Context<Sends, P, Needs> {
    const { signal } = new AbortController()
    return {
      userId: this.#userId,
      source,
      signal,
      nowMs: this.clock.nowMs,
      state: stateOverMap(memory.pages, () => memory.timers.clear()),
      needs: this.#needs,
      span: trace.getTracer('probe').startSpan('probe'),
      send: (topic, schema, event, options) =>
        void memory.messages.push({
          topic: topic.name,
          schema: schema.name,
          event: { ...event, userId: this.#userId } as UserEvent,
          traceparent: options?.traceparent,
        }),
      effect: async (step, call) => {
        this.effects.push(step)
        // A journaled result is read back from JSON, so it is handed over as JSON here too.
        return JSON.parse(JSON.stringify(await call(signal)))
      },
      setTimer: (name, dueMs) => void memory.timers.set(name, dueMs),
      clearTimer: (name) => void memory.timers.delete(name),
    }
  }
}
