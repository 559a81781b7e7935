// What a campaign reads: its input, and what became of it. Each place in a topic is the campaign's own to keep; this
// keeps a client at that place, so that the next look costs no new connection.
import { type Clock, systemClock } from '#foundation/clock.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Log } from '#observability/log.ts'
import { type EventFollower, followEvents } from '#runtime/kafka/event-follower.ts'
import { type EventReader, openEventReader } from '#runtime/kafka/event-reader.ts'
import type { FollowedRecords } from '#runtime/kafka/port.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import type { AnyTopic, EventOf } from '#runtime/topic.ts'
import type { CampaignRequested, InputPlace } from '#schemas/index.ts'
import { campaignOutcomes } from '#topics/campaign-outcomes.ts'
import { campaignRequests } from '#topics/campaign-requests.ts'
import type { ReadOutcome } from './campaign-progress.ts'
import { errors } from './errors.ts'

export interface InputListener extends InputPlace {
  readonly event: CampaignRequested
}

/** What was read, and where the next of each partition is. */
export interface Stretch<E> {
  readonly read: readonly E[]
  readonly next: readonly number[]
}

/** Each throws CAMPAIGN_UNREADABLE where Kafka cannot be reached. */
export interface CampaignLog {
  /** Where the topic of outcomes ends, by partition. */
  outcomesEnd(campaignId: string): Promise<readonly number[]>
  /** At most `max` listeners of the campaign's input from `from` on. */
  input(campaignId: string, from: readonly number[], max: number): Promise<Stretch<InputListener>>
  /** Listeners at these places; those who were erased are left out. */
  inputAt(campaignId: string, places: readonly InputPlace[]): Promise<readonly InputListener[]>
  /** At most `max` outcomes of the campaign from `from` on. */
  outcomes(campaignId: string, from: readonly number[], max: number): Promise<Stretch<ReadOutcome>>
  /** Of a campaign that is at rest, nothing is kept open. */
  release(campaignId: string): Promise<void>
}

const IDLE_MS = 5 * MINUTE_MS

/** @throws BrokerError where Kafka cannot be reached */
export async function openCampaignLog(
  settings: BrokerSettings & { readonly INSTANCE_ID: string },
  log: Log,
  clock: Clock = systemClock,
): Promise<CampaignLog & AsyncDisposable> {
  const cursors = new Map<string, Cursor<AnyTopic>>()
  const reader = await openEventReader(settings, { log, clientId: settings.INSTANCE_ID })
  const cursorOf = async <T extends AnyTopic>(topic: T, campaignId: string): Promise<Cursor<T>> => {
    const name = `${topic.name} ${campaignId}`
    for (const [key, cursor] of cursors) {
      if (key === name || clock.now() - cursor.usedAt < IDLE_MS) continue
      cursors.delete(key)
      await cursor[Symbol.asyncDispose]()
    }
    const known = cursors.get(name) ?? new Cursor(settings, topic, `:${campaignId}`, log)
    cursors.set(name, known)
    known.usedAt = clock.now()
    return known as Cursor<T>
  }
  const release = async (campaignId: string) => {
    for (const topic of [campaignRequests, campaignOutcomes]) {
      const name = `${topic.name} ${campaignId}`
      const cursor = cursors.get(name)
      cursors.delete(name)
      await cursor?.[Symbol.asyncDispose]()
    }
  }
  return {
    outcomesEnd: (campaignId) => readable(campaignId, () => outcomesEnd(settings, reader, log)),
    input: (campaignId, from, max) =>
      readable(campaignId, async () =>
        (await cursorOf(campaignRequests, campaignId)).read(from, max),
      ),
    inputAt: (campaignId, places) => readable(campaignId, () => inputAt(reader, places)),
    outcomes: (campaignId, from, max) =>
      readable(campaignId, async () =>
        (await cursorOf(campaignOutcomes, campaignId)).read(from, max),
      ),
    release,
    async [Symbol.asyncDispose]() {
      for (const cursor of cursors.values()) await cursor[Symbol.asyncDispose]()
      await reader[Symbol.asyncDispose]()
    },
  }
}

/** @throws CAMPAIGN_UNREADABLE, which is tried again without a limit */
async function readable<T>(campaignId: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw errors.CAMPAIGN_UNREADABLE({ campaignId }, error)
  }
}

async function outcomesEnd(
  settings: BrokerSettings,
  reader: EventReader,
  log: Log,
): Promise<readonly number[]> {
  await using follower = await followEvents(settings, campaignOutcomes, { clientId: 'ends', log })
  const numbers = Array.from({ length: follower.partitions }, (_, partition) => partition)
  return await Promise.all(
    numbers.map(async (partition) => (await reader.bounds(campaignOutcomes.name, partition)).high),
  )
}

async function inputAt(
  reader: EventReader,
  places: readonly InputPlace[],
): Promise<readonly InputListener[]> {
  const found: InputListener[] = []
  for (const [partition, wanted] of Map.groupBy(places, (place) => place.partition)) {
    const offsets = new Set(wanted.map(({ offset }) => offset))
    const last = Math.max(...offsets)
    const events = reader.events(campaignRequests, partition, Math.min(...offsets))
    for await (const { record, event } of events) {
      if (event && offsets.has(record.offset)) {
        found.push({ partition, offset: record.offset, event })
      }
      if (record.offset >= last) break
    }
  }
  return found
}

const SCANNED_MAX = 100_000

/** A place in a topic, and the client that reads on from there. */
class Cursor<T extends AnyTopic> implements AsyncDisposable {
  usedAt = 0
  readonly #settings: BrokerSettings & { readonly INSTANCE_ID: string }
  readonly #topic: T
  /** What a key of the campaign's has behind its listener. */
  readonly #suffix: string
  readonly #log: Log
  #follower: EventFollower<EventOf<T>> | undefined
  #next: number[] = []
  #taken: FollowedRecords[] = []

  constructor(
    settings: BrokerSettings & { readonly INSTANCE_ID: string },
    topic: T,
    suffix: string,
    log: Log,
  ) {
    this.#settings = settings
    this.#topic = topic
    this.#suffix = suffix
    this.#log = log
  }

  async read(
    from: readonly number[],
    max: number,
  ): Promise<Stretch<{ partition: number; offset: number; event: EventOf<T> }>> {
    const follower = await this.#at(from)
    const read: { partition: number; offset: number; event: EventOf<T> }[] = []
    for (let scanned = 0; read.length < max && scanned < SCANNED_MAX; ) {
      if (this.#taken.length === 0) this.#taken = [...(await follower.take())]
      const stretch = this.#taken[0]
      if (!stretch) break
      const { partition, records } = stretch
      let at = 0
      for (; at < records.length && read.length < max; at += 1) {
        const record = records[at] as (typeof records)[number]
        const event = this.#isOwn(record.key) ? await follower.decode(record) : undefined
        if (event) read.push({ partition, offset: record.offset, event })
        this.#next[partition] = record.offset + 1
      }
      scanned += at
      if (at === records.length) {
        this.#next[partition] = stretch.offset
        this.#taken.shift()
      } else this.#taken[0] = { ...stretch, records: records.slice(at) }
    }
    return { read, next: [...this.#next] }
  }

  async [Symbol.asyncDispose]() {
    await this.#follower?.[Symbol.asyncDispose]()
    this.#follower = undefined
  }

  /** A turn that failed has read, and comes again for the same. */
  async #at(from: readonly number[]): Promise<EventFollower<EventOf<T>>> {
    const isThere = from.every((offset, partition) => this.#next[partition] === offset)
    if (this.#follower && isThere) return this.#follower
    await this[Symbol.asyncDispose]()
    this.#taken = []
    this.#next = [...from]
    const clientId = `${this.#settings.INSTANCE_ID}-${this.#topic.name}`
    const options = { clientId, log: this.#log, from }
    this.#follower = await followEvents(this.#settings, this.#topic, options)
    return this.#follower
  }

  #isOwn(key: Buffer | null): boolean {
    const text = key?.toString() ?? ''
    const end = text.indexOf(':')
    const rest = text.slice(end)
    return end >= 0 && (rest === this.#suffix || rest.startsWith(`${this.#suffix}:`))
  }
}
