import type { Span } from '@opentelemetry/api'
import type { Schema } from './schema.ts'
import type { EventOf, Topic, UserEvent } from './topic.ts'

/** The families of pages that an actor's state is made of, by name. */
export type Pages = { readonly [family: string]: Schema<any> }

type PageOf<P extends Pages, F extends keyof P> = P[F] extends Schema<infer T> ? T : never

/**
 * One user's state: pages in families. A family with a single page uses the part `''`.
 * Reads see every earlier write of this user, committed or not; writes become durable when the
 * turn commits, or never. Values are immutable: set a new one, never change one that was read.
 */
export interface State<P extends Pages> {
  get<F extends keyof P & string>(family: F, part?: string): PageOf<P, F> | undefined
  set<F extends keyof P & string>(family: F, part: string, page: PageOf<P, F>): void
  delete<F extends keyof P & string>(family: F, part?: string): void
  /** Parts of `family` that exist, ascending. */
  parts<F extends keyof P & string>(family: F): readonly string[]
  /** Deletes every page and timer of this user. */
  clear(): void
}

/** The message that a turn was started by; a timer's turn has none. */
export interface TurnSource {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** Kafka's timestamp of the message, ms since 1970 UTC. */
  readonly timestampMs: number
  /** W3C trace context that came in the headers. */
  readonly traceparent: string | undefined
}

export interface SendOptions {
  /** W3C trace context for the message's headers; the turn's own span where it is left out. */
  readonly traceparent?: string
}

export interface EffectOptions<T> {
  /**
   * What to do about a call that was started and whose end nobody saw: the process died, the
   * partition was revoked, or the turn's time was up.
   * - `repeat` (the default): call again. For calls that may be made twice; costs nothing.
   * - `dead-letter`: the turn goes to the dead letters, for a person to look at.
   * - a function: asks the world outside. It gives the result if there is one; undefined says that
   *   the call never took place, and it is made.
   *
   * Other than `repeat`, the start is committed before the call: one more transaction.
   */
  readonly onUnknown?:
    | 'repeat'
    | 'dead-letter'
    | ((signal: AbortSignal) => Promise<{ readonly result: T } | undefined>)
}

export interface Context<Sends extends Topic = Topic, P extends Pages = Pages, Needs = unknown> {
  readonly userId: string
  /** Undefined in a timer's turn. */
  readonly source: TurnSource | undefined
  /** Aborts when the partition is revoked or the turn's time is up; its result is then discarded. */
  readonly signal: AbortSignal
  /** When the turn began, ms since 1970 UTC, from the injected clock. */
  readonly nowMs: number
  readonly state: State<P>
  /** What the service gave the actor when it was started: ports to models and stores. */
  readonly needs: Needs
  /** The turn's `process` span. */
  readonly span: Span
  /** Buffers `event`. It becomes visible when the turn commits, or never (I2). */
  send<T extends Sends, E extends EventOf<T>>(
    topic: T,
    schema: Schema<E>,
    event: Omit<E, 'userId'>,
    options?: SendOptions,
  ): void
  /**
   * Runs `run` once and journals its result before the turn goes on (I7): a replayed turn reads it
   * back instead of calling again. The result must survive JSON. `step` is unique within the turn.
   * What `run` throws fails the turn as any error does, and the next attempt calls again.
   *
   * @throws EFFECT_UNKNOWN where a call was cut off and `onUnknown` says `dead-letter`
   */
  effect<T>(
    step: string,
    run: (signal: AbortSignal) => Promise<T>,
    options?: EffectOptions<T>,
  ): Promise<T>
  /** Sets or moves this user's timer `name`. Fires through the mailbox, never before `dueMs` (I8). */
  setTimer(name: string, dueMs: number): void
  clearTimer(name: string): void
}

export type Handler<E, Sends extends Topic, P extends Pages, Needs> = (
  event: E,
  context: Context<Sends, P, Needs>,
) => void | Promise<void>

export type TimerHandler<Sends extends Topic, P extends Pages, Needs> = (
  context: Context<Sends, P, Needs>,
) => void | Promise<void>

export interface Receiver {
  readonly topic: Topic<any>
  readonly schema: Schema<any>
  readonly handle: Handler<any, any, any, any>
}

/** An actor, as data: one lives for each user; the runtime hosts it. */
export interface Actor<Sends extends Topic = Topic, P extends Pages = Pages, Needs = unknown> {
  readonly name: string
  readonly sends: readonly Sends[]
  readonly pages: P
  readonly receivers: readonly Receiver[]
  readonly timers: ReadonlyMap<string, TimerHandler<Sends, P, Needs>>
  on<T extends Topic<any>, E extends EventOf<T> & UserEvent>(
    topic: T,
    schema: Schema<E>,
    handle: Handler<E, Sends, P, Needs>,
  ): Actor<Sends, P, Needs>
  onTimer(name: string, handle: TimerHandler<Sends, P, Needs>): Actor<Sends, P, Needs>
}

/** An actor of whatever topics, pages and needs. */
export type AnyActor = Actor<any, any, any>

type Declaration<Sends extends Topic, P extends Pages> = {
  readonly name: string
  /** Topics it may write to; sending to another does not compile. */
  readonly sends: readonly Sends[]
  /** Its state; `{}` for none. */
  readonly pages: P
}

/**
 * Declares an actor. `Needs` is what `startActor` must be given for it:
 * `defineActor<{ readonly model: Model }>()({ name: 'generation', ... })`.
 */
export const defineActor =
  <Needs = unknown>() =>
  <const Sends extends Topic<any> = never, const P extends Pages = Record<never, never>>(
    declaration: Declaration<Sends, P>,
  ): Actor<Sends, P, Needs> =>
    extend(declaration, [], new Map())

function extend<Sends extends Topic<any>, P extends Pages, Needs>(
  declaration: Declaration<Sends, P>,
  receivers: readonly Receiver[],
  timers: ReadonlyMap<string, TimerHandler<Sends, P, Needs>>,
): Actor<Sends, P, Needs> {
  return {
    ...declaration,
    receivers,
    timers,
    on: (topic, schema, handle) =>
      extend(declaration, [...receivers, { topic, schema, handle }], timers),
    onTimer: (name, handle) => extend(declaration, receivers, new Map([...timers, [name, handle]])),
  }
}
