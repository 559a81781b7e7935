// Compares all that is chosen, marked, stored and announced, and asks for what is not as it should be again. It reads
// everything once while others work: what differs is looked at a second time before it counts.
import { newUuid } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { Marker } from '#reports/report.ts'
import type { StoredContent } from '#reports/store-scan.ts'
import { parseReportId, reportIdOf } from '#schemas/ids.ts'
import { type ReportsRequested, reportsRequested, type StoredRevision } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { erasures } from '#topics/erasures.ts'
import { reports } from '#topics/reports.ts'
import { requests } from '#topics/requests.ts'
import {
  type AnnouncedReport,
  compareViews,
  type Discrepancy,
  type DiscrepancyKind,
  discrepancyKinds,
  type ExpectedDay,
} from './discrepancy.ts'
import type { OperationPorts } from './ports.ts'

export interface ReconcileOptions {
  /** What is younger may still be under way. */
  readonly graceSeconds: number
  /** Whose chosen days wait until a campaign asks for them. */
  readonly campaignYears: readonly number[]
  /** Ask for what was found. */
  readonly isMending: boolean
  readonly signal: AbortSignal
  /** Hears how far it is. */
  readonly say?: (progress: string) => void
}

export interface FoundDiscrepancy extends Discrepancy {
  readonly userId: string
  readonly year: number
  readonly date: string
}

export interface Reconciliation {
  /** Reports that were compared. */
  readonly compared: number
  readonly counts: Readonly<Record<DiscrepancyKind, number>>
  /** The first of them. */
  readonly found: readonly FoundDiscrepancy[]
  /** How many are asked for again. */
  readonly asked: number
}

type Ports = Pick<OperationPorts, 'clock' | 'store' | 'log' | 'openSender'>

const FOUND_MAX = 1_000
const REQUESTS_A_TRANSACTION = 500
const SAY_EACH = 10_000

/** All that is known of one report, by its ID. */
interface View {
  year: number
  expected?: ExpectedDay
  marker?: Marker
  content?: StoredContent
  event?: AnnouncedReport
}

type Views = Map<string, View>

/** Keeps what it knows of every report in memory. @throws STORE_UNAVAILABLE, KAFKA_UNREACHABLE, the signal's reason */
export async function reconcile(ports: Ports, options: ReconcileOptions): Promise<Reconciliation> {
  const settledBefore = ports.clock.now() - options.graceSeconds * SECOND_MS
  const first = await readViews(ports, options)
  const compare = (view: View) =>
    compareViews(
      { expected: view.expected, marker: view.marker, content: view.content, event: view.event },
      { settledBefore, isCampaignYear: options.campaignYears.includes(view.year) },
    )
  const suspects = [...first].filter(([, view]) => compare(view))
  // Reading took a while: only what still says the same, and still differs, is no work under way.
  const second = suspects.length === 0 ? first : await readViews(ports, options)
  const found = suspects.flatMap(([id, before]): FoundDiscrepancy[] => {
    const view = second.get(id)
    const discrepancy = view && isSame(before, view) ? compare(view) : undefined
    const parsed = parseReportId(id)
    if (!view || !discrepancy || !parsed) return []
    return [{ ...discrepancy, userId: parsed.userId, date: parsed.date, year: view.year }]
  })
  const asked = options.isMending ? await ask(ports, found, options) : 0
  const counts = Object.fromEntries(
    discrepancyKinds.map((kind) => [kind, found.filter((each) => each.kind === kind).length]),
  ) as Record<DiscrepancyKind, number>
  return { compared: first.size, counts, found: found.slice(0, FOUND_MAX), asked }
}

const isSame = (a: View, b: View): boolean =>
  a.marker?.revision === b.marker?.revision &&
  a.content?.revision === b.content?.revision &&
  a.event?.revision === b.event?.revision &&
  a.expected?.selectedAt === b.expected?.selectedAt

async function readViews(ports: Ports, { signal, say }: ReconcileOptions): Promise<Views> {
  const views: Views = new Map()
  const viewOf = (id: string, year: number): View => {
    const known = views.get(id) ?? { year }
    views.set(id, known)
    return known
  }
  let read = 0
  const went = () => {
    signal.throwIfAborted()
    read += 1
    if (read % SAY_EACH === 0) say?.(`${read.toLocaleString('en')} records read`)
  }
  // The store before the topics: what is stored meanwhile is then announced in what is read later, and not missed.
  const store = await ports.store()
  for await (const { userId, days: marked } of store.markers()) {
    went()
    for (const [date, marker] of Object.entries(marked)) {
      viewOf(`${userId}:${date}`, marker.year).marker = marker
    }
  }
  for await (const content of store.contents()) {
    went()
    viewOf(content.id, content.live?.year ?? yearOf(content.id)).content = content
  }
  await readTopics(ports, viewOf, went)
  return views
}

const yearOf = (reportId: string): number => Number(parseReportId(reportId)?.date.slice(0, 4))

async function readTopics(
  ports: Ports,
  viewOf: (id: string, year: number) => View,
  went: () => void,
): Promise<void> {
  const log = await ports.log()
  const erased = new Map<string, number>()
  for await (const { event } of log.everybody(erasures)) erased.set(event.userId, event.erasedAt)
  const isErased = (userId: string, at: number) => at <= (erased.get(userId) ?? 0)
  const dates = new Map<string, readonly string[]>()
  for await (const { event } of log.everybody(days)) {
    went()
    const { userId, year, selectedAt } = event
    if (isErased(userId, selectedAt)) continue
    for (const date of dates.get(`${userId}:${year}`) ?? []) {
      delete viewOf(reportIdOf(userId, date), year).expected
    }
    dates.set(
      `${userId}:${year}`,
      event.days.map(({ date }) => date),
    )
    for (const { date, category, factsHash } of event.days) {
      viewOf(reportIdOf(userId, date), year).expected = { category, factsHash, selectedAt }
    }
  }
  for await (const { event } of log.everybody(reports)) {
    went()
    const isPublished = 'publishedAt' in event
    viewOf(event.reportId, event.year).event = {
      revision: event.revision,
      category: event.category,
      contentHash: isPublished ? event.contentHash : undefined,
      at: isPublished ? event.publishedAt : event.retractedAt,
    }
  }
}

/** One request for each listener and year, through the services that own what is not as it should be. */
async function ask(
  ports: Ports,
  found: readonly FoundDiscrepancy[],
  { say, signal }: ReconcileOptions,
): Promise<number> {
  if (found.length === 0) return 0
  const requestedAt = ports.clock.now()
  const wanted = [...Map.groupBy(found, ({ userId, year }) => `${userId}:${year}`).values()]
  await using sender = await ports.openSender(`operations-reconcile-${newUuid()}`)
  let asked = 0
  for (let at = 0; at < wanted.length; at += REQUESTS_A_TRANSACTION) {
    signal.throwIfAborted()
    const batch = wanted.slice(at, at + REQUESTS_A_TRANSACTION)
    await sender.transaction(async (send) => {
      for (const list of batch) await send(requests, reportsRequested, requestOf(list, requestedAt))
    })
    asked += batch.reduce((sum, list) => sum + list.length, 0)
    say?.(`${asked.toLocaleString('en')} of ${found.length.toLocaleString('en')} asked for again`)
  }
  return asked
}

/** The same finding gives the same request: asked for twice, it is written once. */
function requestOf(list: readonly FoundDiscrepancy[], requestedAt: number): ReportsRequested {
  const [{ userId, year }] = list as readonly [FoundDiscrepancy]
  const kinds = [...new Set(list.map(({ kind }) => kind))]
  const found = list.map(
    ({ date, category, revision }): StoredRevision => ({ date, category, revision }),
  )
  return {
    userId,
    requestId: `reconcile-${found.map(({ date, revision }) => `${date}.${revision}`).join('-')}`,
    year,
    dates: list.map(({ date }) => date),
    cause: 'remediation',
    note: `reconcile: ${kinds.join(', ')}`,
    campaign: null,
    found,
    requestedAt,
  }
}
