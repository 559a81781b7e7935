// One user's actor in memory, for tests of what an actor decides: no broker, no clock that runs, no network.
// Turns, pages, timers, effects and encoding are the runtime's own, so it refuses what the runtime refuses.
// What the runtime does about a failure (retry, dead letter) is left out: the test gets the error.
import type { Actor, Context, Pages, State, TurnSource } from '#runtime/actor.ts'
import type { InRecord } from '#runtime/kafka/port.ts'
import type { Schema } from '#runtime/schema.ts'
import type { EventOf, Topic } from '#runtime/topic.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'
import { type FakeTurns, openFakeTurns, type Sent } from './fake-turns.ts'

const NOW_MS = Date.UTC(2026, 0, 15, 12)

/**
 * Drives one user's actor. A turn that throws leaves state, timers and messages as they were, as in the
 * runtime; what its effects have journaled stays.
 */
export function fakeActor<Sends extends Topic, P extends Pages, Deps>(
  actor: Actor<Sends, P, Deps, any>,
  userId: string,
  deps: Deps,
  options: { readonly nowMs?: number } = {},
): FakeActor<Sends, P, Deps> {
  return new FakeActor(actor, userId, deps, options.nowMs ?? NOW_MS)
}

export class FakeActor<Sends extends Topic, P extends Pages, Deps> {
  /** Moves only when a test moves it, or a timer fires later. */
  readonly clock: { nowMs: number }
  readonly #actor: Actor<Sends, P, Deps, any>
  readonly #userId: string
  readonly #turns: Promise<FakeTurns>
  #opened: FakeTurns | undefined
  #offset = -1

  constructor(actor: Actor<Sends, P, Deps, any>, userId: string, deps: Deps, nowMs: number) {
    this.#actor = actor
    this.#userId = userId
    this.clock = { nowMs }
    this.#turns = openFakeTurns(actor, { userId, deps, now: () => this.clock.nowMs })
  }

  /** By `family/part`. */
  get pages(): ReadonlyMap<string, unknown> {
    return this.#opened?.pages() ?? new Map()
  }

  /** Due times in ms since 1970 UTC, by name. */
  get timers(): ReadonlyMap<string, number> {
    return this.#opened?.timers() ?? new Map()
  }

  get messages(): readonly Sent[] {
    return this.#opened?.sent ?? []
  }

  /** Steps of the effects that were called, in order: not those that the journal answered. */
  get effects(): readonly string[] {
    return this.#opened?.effects ?? []
  }

  /** @throws VALUE_INVALID where `event` is none that could be in a topic, and whatever the turn throws */
  async receive<T extends Topic<any>, E extends EventOf<T> & ListenerEvent>(
    topic: T,
    schema: Schema<E>,
    event: Omit<E, 'userId'>,
    source: Partial<TurnSource> = {},
  ): Promise<void> {
    const receiver = this.#actor.receivers.find(
      (each) => each.topic.name === topic.name && each.schema.name === schema.name,
    )
    if (!receiver) throw new Error(`${this.#actor.name} does not receive ${schema.name}`)
    const turns = await this.#open()
    const whole = { ...event, userId: this.#userId } as ListenerEvent
    const value = await turns.encode(topic, schema, whole)
    this.#offset = source.offset ?? this.#offset + 1
    const { traceparent } = source
    const record: InRecord = {
      topic: topic.name,
      partition: source.partition ?? 0,
      offset: this.#offset,
      timestampMs: source.timestampMs ?? this.clock.nowMs,
      key: Buffer.from(topic.key(whole)),
      value,
      headers: traceparent === undefined ? {} : { traceparent },
    }
    const received = await turns.decode(receiver.schema, value)
    await turns.message(record, (context) => receiver.handle(received, context as never))
  }

  /** Fires a timer that is set, at its due time or now, whichever is later. */
  async fireTimer(name: string): Promise<void> {
    const turns = await this.#open()
    const dueMs = turns.timers().get(name)
    if (dueMs === undefined) throw new Error(`no timer ${name} is set`)
    const fire = this.#actor.timers.get(name)
    if (!fire) throw new Error(`${this.#actor.name} declares no timer ${name}`)
    this.clock.nowMs = Math.max(this.clock.nowMs, dueMs)
    await turns.timer({ name, dueMs }, (context) => fire(context as Context<Sends, P, Deps>))
  }

  /** Replaces a page by what another build may have left: another page, or none. */
  async setPage<F extends keyof P & string>(
    family: F,
    part: string,
    page: object | undefined,
  ): Promise<void> {
    const turns = await this.#open()
    const set = ({ state }: Context) => {
      if (page) (state as State<any>).set(family, part, page)
      else (state as State<any>).delete(family, part)
    }
    await turns.timer({ name: 'set-page', dueMs: this.clock.nowMs }, set)
  }

  /** Events sent to `topic` so far, in order; of one schema where it is given. */
  sent<E extends ListenerEvent>(topic: Topic<any>, schema?: Schema<E>): readonly E[] {
    return this.messages
      .filter((each) => each.topic === topic.name && (!schema || each.schema === schema.name))
      .map((each) => each.event as E)
  }

  async #open(): Promise<FakeTurns> {
    this.#opened ??= await this.#turns
    return this.#opened
  }
}
