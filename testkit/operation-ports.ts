// The ports of the operations in memory: what is sent can be read, actors answer from a table, dead letters wait in a
// list, and groups have the members that a test gives them.

import type { Clock } from '#foundation/clock.ts'
import type { ActorAddress, Inspector } from '#operations/inspector.ts'
import type { DeadLetters, OperationPorts } from '#operations/ports.ts'
import { folderSnapshots } from '#operations/snapshots/folder-snapshots.ts'
import { openMemoryStore } from '#reports/memory.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { EventSender, SendEvents } from '#runtime/kafka/event-sender.ts'
import { FencedError, type GroupMember, type InRecord } from '#runtime/kafka/port.ts'
import { ownerOf } from '#runtime/topic.ts'
import type { ListenerLog } from '#topics/listener-log.ts'

export interface SentEvent {
  readonly topic: string
  /** Name of its record. */
  readonly name: string
  readonly key: string
  readonly event: object
}

export interface MemoryPorts extends OperationPorts {
  /** Everything that was sent, in order. */
  readonly sent: SentEvent[]
  /** What each path of an actor answers, by `actor path`; nothing is 404. */
  readonly answers: Map<string, unknown>
  readonly letters: QueuedDeadLetter[]
  readonly members: Map<string, readonly GroupMember[]>
  /** Actors, or Kafka, that do not answer. */
  readonly away: Set<string>
  readonly inspector: { -readonly [K in keyof Inspector]: Inspector[K] }
}

const names = ['heuristics', 'campaigns', 'generation', 'persistence', 'judging']

export function memoryPorts(clock: Clock): MemoryPorts {
  const sent: SentEvent[] = []
  const letters: QueuedDeadLetter[] = []
  const members = new Map<string, readonly GroupMember[]>()
  const answers = new Map<string, unknown>()
  const away = new Set<string>()
  const epochs = new Map<string, number>()
  const store = openMemoryStore(clock)
  return {
    sent,
    letters,
    members,
    answers,
    away,
    clock,
    inspector: tableInspector(answers, away),
    partitionCount: 1,
    store: async () => store,
    log: async () => logOfSent(sent),
    async reachKafka() {
      if (away.has('kafka')) throw new Error('connect ECONNREFUSED')
    },
    openSender: async (transactionalId) => senderInto(sent, epochs, transactionalId),
    openDeadLetterQueue: async () => ({
      queue: queueOf(letters),
      async [Symbol.asyncDispose]() {},
    }),
    decode: async () => ({ ok: false, reason: 'it has no bytes' }),
    groups: async () => ({
      members: async (group) => members.get(group) ?? [],
      end: async (group, instance) => {
        const left = (members.get(group) ?? []).filter((each) => each.instance !== instance)
        members.set(group, left)
      },
    }),
    async *records(topic, _partition, from = 0) {
      for (const [offset, each] of sent.entries()) {
        if (each.topic === topic && offset >= from) yield recordOf(each, offset)
      }
    },
    async *events(topic, _partition, from = 0) {
      for (const [offset, each] of sent.entries()) {
        if (each.topic !== topic.name || offset < from) continue
        yield { record: recordOf(each, offset), name: each.name, event: each.event as never }
      }
    },
    bounds: async () => ({ low: 0, high: sent.length }),
    snapshots: folderSnapshots('/nowhere'),
    async deleteKeys(_userId, keys) {
      for (const { topic, key } of keys) {
        const kept = sent.filter((each) => each.topic !== topic || each.key !== key)
        sent.splice(0, sent.length, ...kept)
      }
    },
  }
}

const recordOf = ({ topic, key }: SentEvent, offset: number): InRecord => ({
  topic,
  partition: 0,
  offset,
  key: Buffer.from(key),
  value: Buffer.from('bytes'),
  headers: {},
  timestampMs: 0,
})

function tableInspector(answers: ReadonlyMap<string, unknown>, away: Set<string>): Inspector {
  const addresses = names.map((name): ActorAddress => ({ name, url: `http://${name}` }))
  const meant = (actor?: string) =>
    addresses.filter(({ name }) => actor === undefined || name === actor)
  return {
    actors: names,
    addressesOf: meant,
    async ask<T>(path: string, { actor }: { readonly actor?: string | undefined }) {
      const here = meant(actor).filter(({ name }) => !away.has(name))
      const has = ({ name }: ActorAddress) => answers.has(`${name} ${path}`)
      return {
        found: here.filter(has).map(({ name }) => answers.get(`${name} ${path}`) as T),
        without: here.filter((each) => !has(each)),
        silent: meant(actor)
          .filter(({ name }) => away.has(name))
          .map((each) => ({ ...each, reason: 'connect ECONNREFUSED' })),
      }
    },
  }
}

/** As on Kafka, a later sender with the same ID fences this one. */
function senderInto(sent: SentEvent[], epochs: Map<string, number>, id: string): EventSender {
  const epoch = (epochs.get(id) ?? 0) + 1
  epochs.set(id, epoch)
  const transaction = async <R>(run: (send: SendEvents) => Promise<R>): Promise<R> => {
    const sending: SentEvent[] = []
    const result = await run(async (topic, schema, event) => {
      sending.push({ topic: topic.name, name: schema.name, key: topic.key(event), event })
    })
    if (epochs.get(id) !== epoch) throw new FencedError('commit: fenced')
    sent.push(...sending)
    return result
  }
  return {
    send: (topic, schema, event) => transaction((send) => send(topic, schema, event)),
    transaction,
    async [Symbol.asyncDispose]() {},
  }
}

function logOfSent(sent: readonly SentEvent[]): ListenerLog {
  const of = (topic: string, userId?: string) =>
    sent
      .map(({ name, key, event, ...each }, offset) => ({ ...each, key, name, event, offset }))
      .filter((each) => each.topic === topic)
      .filter(({ key }) => userId === undefined || ownerOf(key) === userId)
  const log: Pick<ListenerLog, 'events' | 'latest' | 'everybody'> = {
    async *events(topic, userId) {
      for (const each of of(topic.name, userId)) yield each as never
    },
    async *everybody(topic) {
      for (const each of of(topic.name)) yield each as never
    },
    latest: async (topic, userId) => of(topic.name, userId).at(-1) as never,
  }
  return log as ListenerLog
}

const queueOf = (letters: QueuedDeadLetter[]): DeadLetters => ({
  open: async (actor) => letters.filter((each) => each.actor === actor),
  record: async ({ actor, partition, offset }) => ({
    topic: `${actor}-dead-letters`,
    partition,
    offset,
    key: Buffer.from('ada:plays:0:1'),
    value: null,
    headers: { source: 'test' },
    timestampMs: 0,
  }),
  async deal({ letters: settled }) {
    const ids = new Set(settled.map(({ id }) => id))
    const kept = letters.filter(({ id }) => !ids.has(id))
    const count = letters.length - kept.length
    letters.splice(0, letters.length, ...kept)
    return count
  },
})
