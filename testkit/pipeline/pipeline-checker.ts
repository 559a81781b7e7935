// Watches the services of a simulated world from plays to verdicts, and says which promise is broken as soon
// as it is. It believes topics, changelogs and the store's documents only.
import type { ChatRequest } from '#models/model.ts'
import { reportTrace } from '#observability/report-trace.ts'
import { traceIdOf } from '#observability/spans.ts'
import { groupOf } from '#runtime/actor.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import type { OutRecord } from '#runtime/kafka/port.ts'
import type { Schema } from '#runtime/schema.ts'
import type { Transaction } from '#runtime/simulation/memory-broker/partition-log.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import {
  modelCalled,
  reportDrafted,
  reportJudged,
  reportPublished,
  reportRetracted,
} from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { drafts } from '#topics/drafts.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'
import { valueAt } from './memory-collection.ts'
import { requestHash } from './simulated-model.ts'
import type { SimulatedStore } from './simulated-store.ts'

const CALL_ID = /"callId":"(call-\d+)"/

interface MadeCall {
  readonly callId: string
  readonly traceId: string
}

export class PipelineChecker {
  readonly broken: string[] = []
  /** Revisions by report ID, in the order in which they were committed. */
  readonly drafted = new Map<string, number[]>()
  readonly published = new Map<string, number[]>()
  readonly judged = new Map<string, number[]>()
  readonly #users: readonly string[]
  readonly #journaled = new Set<string>()
  readonly #calls = new Map<string, MadeCall[]>()
  readonly #revisions = new Map<string, number>()
  readonly #markers = new Map<string, number>()
  #userOfTrace: ReadonlyMap<string, string> | undefined
  #worlds: readonly Simulation[] = []
  #store: SimulatedStore | undefined

  constructor(users: readonly string[]) {
    this.#users = users
  }

  watch(worlds: readonly Simulation[], store: SimulatedStore): void {
    this.#worlds = worlds
    this.#store = store
  }

  breaks(what: string): void {
    this.broken.push(what)
    this.#worlds[0]?.timeline.note(`BROKEN ${what}`)
  }

  /** I13: a marker has its content. I14: no revision goes back. */
  stored(): void {
    const store = this.#store as SimulatedStore
    for (const { _id, revision } of store.reports.documents.values()) {
      this.#grows(this.#revisions, _id, Number(revision), 'content')
    }
    for (const listener of store.listeners.documents.values()) {
      const days = (listener.days ?? {}) as Record<string, { readonly revision: number }>
      for (const [date, marker] of Object.entries(days)) {
        const id = `${listener._id}:${date}`
        this.#grows(this.#markers, id, marker.revision, 'marker')
        const content = store.reports.documents.get(id)
        if (!content || content.removed || Number(content.revision) < marker.revision) {
          this.breaks(`I13: ${id} has a marker of revision ${marker.revision} without its content`)
        }
      }
    }
  }

  decided(transaction: Transaction): void {
    if (transaction.state !== 'committed') return
    // In the order of the turns: a journal entry that its own turn deletes was committed before.
    for (const record of transaction.records) {
      if (/^(generation|judging)-changelog$/.test(record.topic)) this.#addJournal(record)
    }
    for (const record of transaction.records) {
      if (record.topic === calls.name) this.#addCalled(record)
      if (record.topic === drafts.name) this.#addDrafted(record)
      if (record.topic === reports.name) this.#addAnnounced(record)
      if (record.topic === verdicts.name) this.#addJudged(record)
    }
  }

  /** I7: the owner does not ask again for what its journal holds. */
  asked(life: SimulatedProcess, request: ChatRequest, callId: string): void {
    const traceId = traceIdOf(request.traceparent ?? '') ?? ''
    const key = `${traceId} ${requestHash(request)}`
    const earlier = this.#calls.get(key) ?? []
    this.#calls.set(key, [...earlier, { callId, traceId }])
    const isKnown = earlier.some((call) => this.#journaled.has(call.callId))
    if (isKnown && this.#isOwner(life, traceId)) {
      this.breaks(`I7: ${life.name} repeats a call that was journaled (${key.slice(0, 20)})`)
    }
  }

  /** Once everything is done: what was announced, and what was judged. */
  checkEnd(): void {
    for (const [id, revisions] of this.drafted) {
      const published = this.published.get(id) ?? []
      const last = revisions.at(-1)
      if (!published.includes(last as number)) this.breaks(`once: ${id} ${last} is not announced`)
    }
    for (const [id, revisions] of this.published) {
      const judged = this.judged.get(id) ?? []
      for (const revision of revisions) {
        if (!judged.includes(revision)) this.breaks(`judging: ${id} ${revision} has no verdict`)
      }
    }
  }

  #addJournal({ key, value }: OutRecord): void {
    if (!value || !String(key).includes(':effects:')) return
    const [, callId] = CALL_ID.exec(value.toString()) ?? []
    if (callId) this.#journaled.add(callId)
  }

  #addCalled(record: OutRecord): void {
    const { callId, reportId, purpose } = this.#read(modelCalled, record)
    if (this.#journaled.has(callId)) return
    this.breaks(`I7: the ${purpose} of ${reportId} goes on before ${callId} is journaled`)
  }

  #addDrafted(record: OutRecord): void {
    if (this.#nameOf(record) !== reportDrafted.name) return
    const { reportId, revision } = this.#read(reportDrafted, record)
    this.#addOnce(this.drafted, reportId, revision, 'is drafted')
  }

  /** I15: both writes are acknowledged before. */
  #addAnnounced(record: OutRecord): void {
    const name = this.#nameOf(record)
    if (name === reportRetracted.name) {
      const { reportId, revision } = this.#read(reportRetracted, record)
      if (this.#contentOf(reportId) < revision) {
        this.breaks(`I15: ${reportId} ${revision} is retracted before it is removed`)
      }
      return
    }
    const { reportId, revision } = this.#read(reportPublished, record)
    this.#addOnce(this.published, reportId, revision, 'is announced')
    if (this.#contentOf(reportId) < revision || this.#markerOf(reportId) < revision) {
      this.breaks(`I15: ${reportId} ${revision} is announced before it is stored`)
    }
  }

  #addJudged(record: OutRecord): void {
    const { reportId, revision } = this.#read(reportJudged, record)
    this.#addOnce(this.judged, reportId, revision, 'is judged')
  }

  #addOnce(known: Map<string, number[]>, id: string, revision: number, what: string): void {
    const revisions = known.get(id) ?? []
    if (revisions.includes(revision)) this.breaks(`once: ${id} ${revision} ${what} twice`)
    const last = revisions.at(-1) ?? 0
    if (revision < last) this.breaks(`I14: ${id} ${revision} ${what} after ${last}`)
    known.set(id, [...revisions, revision])
  }

  #grows(known: Map<string, number>, id: string, revision: number, what: string): void {
    const before = known.get(id) ?? 0
    if (revision < before) this.breaks(`I14: the ${what} of ${id} goes back to ${revision}`)
    known.set(id, Math.max(before, revision))
  }

  #contentOf(id: string): number {
    return Number(this.#store?.reports.documents.get(id)?.revision ?? 0)
  }

  /** The marker's revision, or that of its removal. */
  #markerOf(id: string): number {
    const [userId = '', date = ''] = id.split(':')
    const listener = this.#store?.listeners.documents.get(userId)
    const marker = Number(valueAt(listener, `days.${date}.revision`) ?? 0)
    return Math.max(marker, Number(valueAt(listener, `removed.${date}`) ?? 0))
  }

  /** Whether the group says that this process has the listener: a zombie does not know better. */
  #isOwner(life: SimulatedProcess, traceId: string): boolean {
    this.#userOfTrace ??= tracesOf(this.#users)
    const userId = this.#userOfTrace.get(traceId) ?? ''
    return this.#worlds.some(({ broker, options }) => {
      const number = partitionOf(userId, options.partitions)
      return broker.groupOf(groupOf(options.actor)).holderOf(number)?.life === life
    })
  }

  #nameOf({ value }: OutRecord): string {
    return this.#codec.nameOf(value as Buffer) as string
  }

  #read<T>(schema: Schema<T>, { value }: OutRecord): T {
    return this.#codec.decode(schema, value as Buffer)
  }

  get #codec(): Simulation['codec'] {
    return (this.#worlds[0] as Simulation).codec
  }
}

const REVISIONS_MAX = 30
const DAYS = 366

/** By trace ID, whose report it is: every date of the year, in the first revisions. */
function tracesOf(users: readonly string[]): ReadonlyMap<string, string> {
  const traces = new Map<string, string>()
  for (const userId of users) {
    for (let day = 0; day < DAYS; day += 1) {
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
      const reportId = `${userId}:${date.replaceAll('-', '')}`
      for (let revision = 1; revision <= REVISIONS_MAX; revision += 1) {
        traces.set(reportTrace(reportId, revision).traceId, userId)
      }
    }
  }
  return traces
}
