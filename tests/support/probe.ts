import { type Span, trace } from '@opentelemetry/api'
import type { Actor, Context, Pages, Source, State } from '#runtime/actor.ts'
import type { Schema } from '#runtime/schema.ts'
import type { EventOf, Topic, UserEvent } from '#runtime/topic.ts'

interface Sent {
  readonly topic: string
  readonly schema: string
  readonly event: UserEvent
  readonly traceparent: string | undefined
}

interface ProbeOptions {
  /** ms since 1970 UTC at the first turn; `probe.clock.nowMs` moves it. */
  readonly nowMs?: number
}

/**
 * Drives one user's actor in memory: no broker, no clock, no network. A turn that throws leaves state,
 * timers and messages as they were, as in the runtime.
 */
export function probe<Sends extends Topic, P extends Pages, Needs>(
  actor: Actor<Sends, P, Needs>,
  userId: string,
  needs: Needs,
  options: ProbeOptions = {},
) {
  const clock = { nowMs: options.nowMs ?? Date.UTC(2026, 0, 15, 12) }
  let pages = new Map<string, unknown>()
  let timers = new Map<string, number>()
  const messages: Sent[] = []
  const effects: string[] = []
  let offset = -1

  const turn = async (
    source: Source | undefined,
    run: (context: Context<Sends, P, Needs>) => void | Promise<void>,
  ) => {
    const draft = { pages: new Map(pages), timers: new Map(timers), messages: [] as Sent[] }
    const context: Context<Sends, P, Needs> = {
      userId,
      source,
      signal: new AbortController().signal,
      nowMs: clock.nowMs,
      state: stateOver(draft.pages, draft.timers),
      needs,
      span: trace.getTracer('probe').startSpan('probe') as Span,
      send: (topic, schema, event, sendOptions) =>
        void draft.messages.push({
          topic: topic.name,
          schema: schema.name,
          event: { ...event, userId } as UserEvent,
          traceparent: sendOptions?.traceparent,
        }),
      effect: (step, call) => {
        effects.push(step)
        return call(context.signal)
      },
      setTimer: (name, dueMs) => void draft.timers.set(name, dueMs),
      clearTimer: (name) => void draft.timers.delete(name),
    }
    await run(context)
    pages = draft.pages
    timers = draft.timers
    messages.push(...draft.messages)
  }

  return {
    clock,
    /** Steps of the effects run so far, in order. */
    effects,
    get timers(): ReadonlyMap<string, number> {
      return timers
    },
    /** Pages by `family/part`. */
    get pages(): ReadonlyMap<string, unknown> {
      return pages
    },
    async receive<T extends Topic<any>, E extends EventOf<T> & UserEvent>(
      topic: T,
      schema: Schema<E>,
      event: Omit<E, 'userId'>,
      source: Partial<Source> = {},
    ) {
      const receiver = actor.receivers.find(
        (each) => each.topic.name === topic.name && each.schema.name === schema.name,
      )
      if (!receiver) throw new Error(`${actor.name} does not receive ${schema.name}`)
      offset = source.offset ?? offset + 1
      await turn(
        {
          topic: topic.name,
          partition: 0,
          timestampMs: clock.nowMs,
          traceparent: undefined,
          ...source,
          offset,
        },
        (context) => receiver.handle({ ...event, userId }, context),
      )
    },
    /** Fires a timer that is set, at its due time or now, whichever is later. */
    async fireTimer(name: string) {
      const dueMs = timers.get(name)
      if (dueMs === undefined) throw new Error(`no timer ${name} is set`)
      const fire = actor.timers.get(name)
      if (!fire) throw new Error(`${actor.name} declares no timer ${name}`)
      clock.nowMs = Math.max(clock.nowMs, dueMs)
      timers.delete(name)
      await turn(undefined, (context) => fire(context))
    },
    /** Events sent to `topic` so far, in order; of one schema where it is given. */
    sent<E extends UserEvent>(topic: Topic<any>, schema?: Schema<E>): readonly E[] {
      return messages
        .filter((each) => each.topic === topic.name && (!schema || each.schema === schema.name))
        .map((each) => each.event as E)
    },
    /** The same with schema names and trace contexts. */
    messages: messages as readonly Sent[],
  }
}

function stateOver<P extends Pages>(
  pages: Map<string, unknown>,
  timers: Map<string, number>,
): State<P> {
  const key = (family: string, part: string) => `${family}/${part}`
  return {
    get: (family, part = '') => pages.get(key(family, part)) as never,
    set: (family, part, page) => void pages.set(key(family, part), page),
    delete: (family, part = '') => void pages.delete(key(family, part)),
    parts: (family) =>
      [...pages.keys()]
        .filter((each) => each.startsWith(`${family}/`))
        .map((each) => each.slice(family.length + 1))
        .sort(),
    clear: () => {
      pages.clear()
      timers.clear()
    },
  }
}
