import type { Span } from '@opentelemetry/api'
import type { Schema } from './schema.ts'
import type { EventOf, KeyKind, OwnerFieldOf, Topic } from './topic.ts'

/** The families of pages that an actor's state is made of, by name. */
export type Pages = { readonly [family: string]: Schema<any> }

type PageOf<P extends Pages, F extends keyof P> = P[F] extends Schema<infer T> ? T : never

/**
 * The state of one key: pages in families. A family with a single page uses the part `''`.
 * Reads see every earlier write of this key, committed or not; writes become durable when the
 * turn commits, or never. Values are immutable: set a new one, never change one that was read.
 */
export interface State<P extends Pages> {
  get<F extends keyof P & string>(family: F, part?: string): PageOf<P, F> | undefined
  set<F extends keyof P & string>(family: F, part: string, page: PageOf<P, F>): void
  delete<F extends keyof P & string>(family: F, part?: string): void
  /** Parts of `family` that exist, ascending. */
  parts<F extends keyof P & string>(family: F): readonly string[]
  /** Deletes every page and timer of this key. */
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
  readonly onInDoubt?:
    | 'repeat'
    | 'dead-letter'
    | ((signal: AbortSignal) => Promise<{ readonly result: T } | undefined>)
}

/** An event whose owner may be left out: the actor's own key is filled in. */
type Addressable<E, F extends string> = Omit<E, F> & { readonly [field in F & keyof E]?: E[field] }

export interface Context<
  Sends extends Topic<any, any> = Topic,
  P extends Pages = Pages,
  Deps = unknown,
  K extends string = string,
> {
  /** Whose turn it is. */
  readonly key: K
  /** Undefined in a timer's turn. */
  readonly source: TurnSource | undefined
  /** Aborts when the partition is revoked or the turn's time is up; its result is then discarded. */
  readonly signal: AbortSignal
  /** When the turn began, ms since 1970 UTC, from the injected clock. */
  readonly nowMs: number
  readonly state: State<P>
  /** What the service gave the actor when it was started: ports to models and stores. */
  readonly deps: Deps
  /** The turn's `process` span. */
  readonly span: Span
  /**
   * Buffers `event`. It becomes visible when the turn commits, or never (I2). In a topic of the actor's own
   * kind of key the event is always the actor's own; elsewhere the event names its owner.
   */
  send<T extends Sends, E extends EventOf<T>>(
    topic: T,
    schema: Schema<E>,
    event: Addressable<E, OwnerFieldOf<T>>,
    options?: SendOptions,
  ): void
  /**
   * Runs `run` once and journals its result before the turn goes on (I7): a replayed turn reads it
   * back instead of calling again. The result must survive JSON. `step` is unique within the turn.
   * What `run` throws fails the turn as any error does, and the next attempt calls again.
   *
   * @throws EFFECT_IN_DOUBT where a call was cut off and `onInDoubt` says `dead-letter`
   */
  effect<T>(
    step: string,
    run: (signal: AbortSignal) => Promise<T>,
    options?: EffectOptions<T>,
  ): Promise<T>
  /** Sets or moves this key's timer `name`. Fires through the mailbox, never before `dueMs` (I8). */
  setTimer(name: string, dueMs: number): void
  clearTimer(name: string): void
}

export type Handler<
  E,
  Sends extends Topic<any, any>,
  P extends Pages,
  Deps,
  K extends string = string,
> = (event: E, context: Context<Sends, P, Deps, K>) => void | Promise<void>

export type TimerHandler<
  Sends extends Topic<any, any>,
  P extends Pages,
  Deps,
  K extends string = string,
> = (context: Context<Sends, P, Deps, K>) => void | Promise<void>

export interface Receiver {
  readonly topic: Topic<any, any>
  readonly schema: Schema<any>
  readonly handle: Handler<any, any, any, any, any>
}

/** An actor, as data: one lives for each key; the runtime hosts it. */
export interface Actor<
  Sends extends Topic<any, any> = Topic,
  P extends Pages = Pages,
  Deps = unknown,
  K extends string = string,
> {
  readonly name: string
  /** What names of groups, clients and headers begin with. */
  readonly namespace: string
  /** How its key is read from its events. */
  readonly key: KeyKind<string, K>
  readonly sends: readonly Sends[]
  readonly pages: P
  readonly receivers: readonly Receiver[]
  readonly timers: ReadonlyMap<string, TimerHandler<Sends, P, Deps, K>>
  on<T extends Topic<any, any>, E extends EventOf<T> & object>(
    topic: T,
    schema: Schema<E>,
    handle: Handler<E, Sends, P, Deps, K>,
  ): Actor<Sends, P, Deps, K>
  onTimer(name: string, handle: TimerHandler<Sends, P, Deps, K>): Actor<Sends, P, Deps, K>
}

/** The consumer group of an actor; its members' transactional ids begin with it. */
export const groupOf = ({ namespace, name }: Pick<AnyActor, 'namespace' | 'name'>): string =>
  `${namespace}.${name}`

/** An actor with any topics, pages, deps and key. */
export type AnyActor = Actor<any, any, any, any>

interface Declaration<Sends extends Topic<any, any>, P extends Pages, K extends string> {
  readonly name: string
  /** What names of groups, clients and headers begin with: the same for all actors of an application. */
  readonly namespace: string
  /** One actor lives for each key of this kind. Every topic that it receives belongs to such keys. */
  readonly key: KeyKind<string, K>
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
  <Deps = unknown>() =>
  <
    const Sends extends Topic<any, any> = never,
    const P extends Pages = Record<never, never>,
    K extends string = string,
  >(
    declaration: Declaration<Sends, P, K>,
  ): Actor<Sends, P, Deps, K> =>
    extend(declaration, [], new Map())

function extend<Sends extends Topic<any, any>, P extends Pages, Deps, K extends string>(
  declaration: Declaration<Sends, P, K>,
  receivers: readonly Receiver[],
  timers: ReadonlyMap<string, TimerHandler<Sends, P, Deps, K>>,
): Actor<Sends, P, Deps, K> {
  return {
    ...declaration,
    receivers,
    timers,
    on(topic, schema, handle) {
      const { field } = declaration.key
      if (topic.owner.field !== field) {
        throw new TypeError(
          `${declaration.name} is keyed by ${field}, and ${topic.name} by ${topic.owner.field}`,
        )
      }
      return extend(declaration, [...receivers, { topic, schema, handle }], timers)
    },
    onTimer: (name, handle) => extend(declaration, receivers, new Map([...timers, [name, handle]])),
  }
}
