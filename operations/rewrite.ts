// Stories that are written again: the same days, the same facts, whatever model writes now.

import { type Clock, sleep } from '#foundation/clock.ts'
import { newUuid } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { Archive, Report } from '#reports/report.ts'
import { type ReportsRequested, reportsRequested } from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { requests } from '#topics/requests.ts'
import { archiveOf } from './archives.ts'
import { changeListener } from './change-listener.ts'
import { errors } from './errors.ts'
import type { OperationPorts } from './ports.ts'

export interface RewriteRequest {
  readonly userId: string
  /** The latest year that has an archive where it is left out. */
  readonly year?: number | undefined
  /** YYYYMMDD; every chosen day where it is empty. */
  readonly dates: readonly string[]
  /** Why, in words. */
  readonly note: string
}

/** What was asked for, and what the reports were before. */
export interface RequestedRewrite {
  readonly userId: string
  readonly year: number
  readonly requestId: string
  readonly requestedAt: number
  readonly before: readonly Report[]
}

/** One story, before and after. */
export interface RewrittenReport {
  readonly date: string
  readonly before: Report
  readonly after: Report
}

export interface RewriteOutcome {
  readonly rewritten: readonly RewrittenReport[]
  /** Dates that have no new story yet. */
  readonly open: readonly string[]
  /** Of every call that was made for it, millionths of a US dollar. */
  readonly priceMicros: number
  readonly calls: number
}

type Ports = Pick<OperationPorts, 'clock' | 'store' | 'openSender' | 'log'>

const POLL_MS = 250

/**
 * Asks generation for these days again.
 * @throws ARCHIVE_UNKNOWN, REPORTS_UNKNOWN, LISTENER_BUSY
 */
export async function requestRewrite(
  ports: Ports,
  { userId, year, dates, note }: RewriteRequest,
): Promise<RequestedRewrite> {
  const archive = await archiveOf(await ports.store(), userId, year)
  const before = storedOf(archive, dates)
  const requestId = newUuid()
  const requestedAt = ports.clock.now()
  const event: ReportsRequested = {
    userId,
    requestId,
    year: archive.year,
    dates: before.map(({ date }) => date),
    cause: 'listener',
    note,
    campaign: null,
    found: [],
    requestedAt,
  }
  await changeListener(ports, userId, (sender) => sender.send(requests, reportsRequested, event))
  return { userId, year: archive.year, requestId, requestedAt, before }
}

function storedOf({ userId, year, reports }: Archive, dates: readonly string[]): readonly Report[] {
  const unknown = dates.filter((date) => !reports.some((report) => report.date === date))
  if (unknown.length > 0 || reports.length === 0) {
    const known = reports.map(({ date }) => date)
    throw errors.REPORTS_UNKNOWN({ userId, year, unknown, known })
  }
  return dates.length === 0 ? reports : reports.filter(({ date }) => dates.includes(date))
}

export interface RewriteWait {
  readonly seconds: number
  readonly signal: AbortSignal
  /** Hears how far it is. */
  readonly say?: (progress: string) => void
}

/** Waits until each day has a new story that is judged, or the time is up. */
export async function waitForRewrite(
  ports: Ports,
  requested: RequestedRewrite,
  { seconds, signal, say }: RewriteWait,
): Promise<RewriteOutcome> {
  const { before } = requested
  const endMs = ports.clock.now() + seconds * SECOND_MS
  const store = await ports.store()
  for (;;) {
    const archive = await archiveOf(store, requested.userId, requested.year)
    const rewritten = before.flatMap((report) => {
      const after = archive.reports.find(({ date }) => date === report.date)
      const isNew = after && after.revision > report.revision && after.verdict
      return isNew ? [{ date: report.date, before: report, after }] : []
    })
    say?.(`${rewritten.length} of ${before.length}`)
    if (rewritten.length === before.length || ports.clock.now() >= endMs) {
      const open = before.flatMap(({ date }) =>
        rewritten.some((each) => each.date === date) ? [] : [date],
      )
      return { rewritten, open, ...(await costOf(ports, requested)) }
    }
    await sleep(ports.clock as Clock, POLL_MS, signal)
    signal.throwIfAborted()
  }
}

/** What the calls since the request have cost: those of the writer, the second reader and the judge. */
async function costOf(
  { log }: Ports,
  { userId, requestedAt, before }: RequestedRewrite,
): Promise<{ readonly priceMicros: number; readonly calls: number }> {
  const ids = new Set<string>(before.map(({ id }) => id))
  let priceMicros = 0
  let count = 0
  for await (const { event } of (await log()).events(calls, userId)) {
    if (event.calledAt < requestedAt || !ids.has(event.reportId)) continue
    priceMicros += event.priceMicros
    count += 1
  }
  return { priceMicros, calls: count }
}
