// The runtime's own turns over a partition in memory, one after another, without a consumer, a commit or a
// broker: what a turn leaves is in the store as soon as it ends.
import { Cancellation } from '#foundation/cancellation.ts'
import { seededRandom } from '#foundation/random.ts'
import { openLog } from '#observability/log.ts'
import { withSpan } from '#observability/spans.ts'
import type { AnyActor, Context } from '#runtime/actor.ts'
import { Codec } from '#runtime/codec/codec.ts'
import type { TurnResult } from '#runtime/commit/turn-result.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { inputsOf } from '#runtime/instance/resolve-topics.ts'
import type { InRecord, OutRecord } from '#runtime/kafka/port.ts'
import { OwnedPartition, type Work } from '#runtime/partition/owned-partition.ts'
import type { Schema } from '#runtime/schema.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { MemoryRegistry } from '#runtime/simulation/memory-registry.ts'
import { MemoryDisks } from '#runtime/simulation/memory-store.ts'
import { VirtualTime } from '#runtime/simulation/virtual-time.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { actorMetrics } from '#runtime/telemetry/actor-metrics.ts'
import type { AnyTopic, Topic } from '#runtime/topic.ts'
import { dropEffects } from '#runtime/turn/effect.ts'
import { Turn } from '#runtime/turn/turn.ts'
import type { TurnServices } from '#runtime/turn/turn-services.ts'
import { noSpan, startTurnSpan } from '#runtime/turn/turn-span.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'

export interface Sent<E extends ListenerEvent = ListenerEvent> {
  readonly topic: string
  readonly schema: string
  readonly event: E
  readonly traceparent: string | undefined
}

interface FakeTurnsOptions {
  readonly userId: string
  readonly deps: unknown
  readonly now: () => number
}

type Handle = (context: Context) => void | Promise<void>

const settings = RuntimeConfig.parse({
  KAFKA_BROKERS: 'memory',
  SCHEMA_REGISTRY_URL: 'http://memory',
  STATE_DIR: '/nowhere',
  INSTANCE_ID: 'fake',
})

export async function openFakeTurns(
  actor: AnyActor,
  options: FakeTurnsOptions,
): Promise<FakeTurns> {
  const registry = new MemoryRegistry()
  const codec = new Codec(registry, settings.RECORD_BYTES_MAX)
  for (const topic of actor.sends as readonly AnyTopic[]) {
    for (const schema of topic.events) await codec.declare(topic.name, schema)
  }
  const changelog = changelogTopic(actor.name)
  for (const schema of Object.values(actor.pages) as Schema[]) {
    await codec.declare(changelog, schema)
  }
  const disks = new MemoryDisks({ timeline: new VirtualTime(1), faultProfile: () => noFaults })
  // Its own machine answers immediately.
  const openStore = disks.openerOf({ name: 'fake', local: async (_, run) => run() })
  const store = await openStore(0)
  const turns = new FakeTurns(actor, options, { codec, registry, changelog })
  const starts = inputsOf(actor).map((topic) => ({ topic, partition: 0, offset: 0 }))
  turns.partition.open(store, codec, starts, new Map())
  return turns
}

interface Ports extends Pick<TurnServices, 'codec' | 'changelog'> {
  readonly registry: MemoryRegistry
}

const unreached = (): never => {
  throw new TypeError('a turn reaches no broker')
}

export class FakeTurns {
  readonly sent: Sent[] = []
  readonly effects: string[] = []
  readonly partition: OwnedPartition
  readonly #actor: AnyActor
  readonly #userId: string
  readonly #services: TurnServices
  /** Writes the messages that come in. */
  readonly #senders: Codec
  #arrivals = 0
  #pages: ReadonlyMap<string, unknown> | undefined

  constructor(
    actor: AnyActor,
    { userId, deps, now }: FakeTurnsOptions,
    { codec, registry, changelog }: Ports,
  ) {
    this.#actor = actor
    this.#userId = userId
    this.#senders = new Codec(registry, settings.RECORD_BYTES_MAX)
    const clock = { now, after: () => () => {} }
    this.partition = new OwnedPartition({
      number: 0,
      clock,
      inputs: inputsOf(actor),
      limits: settings,
      consumer: { pause: unreached, resume: unreached, reached: unreached },
      fire: () => {},
    })
    const sends = actor.sends as readonly Topic[]
    this.#services = {
      actor,
      deps,
      labels: { actor: actor.name },
      metrics: actorMetrics(actor.namespace),
      headers: deadLetterHeaders(actor.namespace),
      settings,
      clock,
      random: seededRandom(1),
      log: openLog('fake', 'silent'),
      codec,
      changelog,
      deadLetters: deadLetterTopic(actor.name),
      counts: new Map(sends.map(({ name }) => [name, 1])),
      committer: { submit: (item) => void this.#commit(item) },
      stopping: new Cancellation(),
      fail: unreached,
    }
  }

  /** An event as some service would write it. @throws VALUE_INVALID, RECORD_TOO_LARGE */
  async encode(topic: AnyTopic, schema: Schema<any>, event: ListenerEvent): Promise<Buffer> {
    const { name } = topic
    if (!this.#senders.isDeclared(name, schema)) await this.#senders.declare(name, schema)
    return this.#senders.encode(name, schema, event)
  }

  async decode(schema: Schema<any>, value: Buffer): Promise<ListenerEvent> {
    await this.#services.codec.nameOf(value)
    return this.#services.codec.decodeEvent(schema, value)
  }

  message(record: InRecord, handle: Handle): Promise<void> {
    // Counted apart: a test may send an offset again.
    const work = this.partition.admit({ ...record, offset: this.#arrivals++ })
    if (!work) throw new TypeError(`the actor does not receive ${record.topic}`)
    return this.#run({ ...work, key: this.#userId, record }, handle)
  }

  timer(timer: { readonly name: string; readonly dueMs: number }, handle: Handle): Promise<void> {
    const about = { partition: this.partition, key: this.#userId }
    return this.#run({ kind: 'timer', ...about, ...timer }, handle)
  }

  /** By `family/part`. */
  pages(): ReadonlyMap<string, unknown> {
    if (this.#pages) return this.#pages
    const { pages } = this.partition.opened
    const found = new Map<string, unknown>()
    for (const [family, schema] of Object.entries(this.#actor.pages) as [string, Schema][]) {
      const prefix = `${family}:`
      for (const name of [...pages.names(this.#userId, prefix)].sort()) {
        const page = pages.get(schema, this.#userId, name)
        found.set(`${family}/${name.slice(prefix.length)}`, page)
      }
    }
    this.#pages = found
    return found
  }

  timers(): ReadonlyMap<string, number> {
    return this.partition.timers.of(this.#userId)
  }

  async #run(work: Work, handle: Handle): Promise<void> {
    const span = startTurnSpan(this.#services, work)
    const turn = new Turn(this.#services, work, span)
    try {
      const run = () => turn.run(() => handle(this.#contextOf(turn)))
      await (span === noSpan ? run() : withSpan(span, run))
    } catch (error) {
      turn.close(error)
      span.end()
      throw error
    }
    const result = turn.finish(turn.usedEffects ? dropEffects(work) : [])
    await this.#commit(result)
    for (const out of result.outs) this.sent.push(await this.#sentOf(out))
  }

  /** Notes which effects are called, and hands their results over as the journal does: as JSON. */
  #contextOf(turn: Turn): Context {
    const { key, source, nowMs, state, deps, span, send, setTimer, clearTimer } = turn
    const effect: Context['effect'] = async (step, run, options) => {
      const call = async (signal: AbortSignal) => {
        this.effects.push(step)
        return await run(signal)
      }
      const result = await turn.effect(step, call, options)
      return result === undefined ? result : JSON.parse(JSON.stringify(result))
    }
    return {
      key,
      source,
      nowMs,
      state,
      deps,
      span,
      send,
      effect,
      setTimer,
      clearTimer,
      get signal() {
        return turn.signal
      },
    }
  }

  async #commit(item: TurnResult): Promise<void> {
    await this.partition.store(item.changes, this.#services.clock.now())
    this.#pages = undefined
    item.settle()
  }

  async #sentOf({ topic, value, headers }: OutRecord): Promise<Sent> {
    const bytes = value as Buffer
    const schema = await this.#services.codec.nameOf(bytes)
    const { events } = (this.#actor.sends as readonly AnyTopic[]).find(
      ({ name }) => name === topic,
    ) as AnyTopic
    const as = events.find(({ name }) => name === schema) as Schema<any>
    const event = { ...(await this.decode(as, bytes)) } as ListenerEvent
    return { topic, schema, event, traceparent: headers?.traceparent }
  }
}
