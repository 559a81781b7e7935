// How long each hop of a rewrite takes, as the events themselves say.
import type { EventReader } from '#runtime/kafka/event-reader.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { reports } from '#topics/reports.ts'

const round = (value: number, digits = 1) => Number(value.toFixed(digits))

export interface Hop {
  readonly selectionStartedAt: number
  readonly selectedAt: number
  readonly draftedAt: number
  readonly storedAt: number
}

/** When each rewrite of report `id` passed each hop, in order, as the events themselves say. */
export async function readHops(
  reader: EventReader,
  partition: number,
  from: { readonly days: number; readonly drafts: number; readonly reports: number },
  id: string,
): Promise<readonly Hop[]> {
  const userId = id.split(':')[0]
  const selections = new Map<number, { startedAt: number; selectedAt: number }>()
  for await (const { event } of reader.events(days, partition, from.days)) {
    if (event && event.userId === userId) selections.set(event.revision, event)
  }
  const drafted = new Map<number, number>()
  for await (const { event } of reader.events(drafts, partition, from.drafts)) {
    if (event && 'draftedAt' in event && event.reportId === id)
      drafted.set(event.revision, event.draftedAt)
  }
  const hops: Hop[] = []
  for await (const { event } of reader.events(reports, partition, from.reports)) {
    if (!event || !('publishedAt' in event) || event.reportId !== id) continue
    const selection = selections.get(event.lineage.selectionRevision)
    const draftedAt = drafted.get(event.revision)
    if (!selection || draftedAt === undefined) continue
    hops.push({
      selectionStartedAt: selection.startedAt,
      selectedAt: selection.selectedAt,
      draftedAt,
      storedAt: event.publishedAt,
    })
  }
  return hops
}

export function printHops(sentAt: readonly number[], hops: readonly Hop[]): void {
  if (hops.length !== sentAt.length) {
    console.log(`${sentAt.length} plays led to ${hops.length} rewrites: plays were batched`)
  }
  const totals = hops.map((hop, index) => hop.storedAt - (sentAt[index] ?? hop.selectionStartedAt))
  const legs = {
    'plays, to selection': hops.map((hop, i) => hop.selectionStartedAt - (sentAt[i] ?? 0)),
    selection: hops.map((hop) => hop.selectedAt - hop.selectionStartedAt),
    'days and writing, to draft': hops.map((hop) => hop.draftedAt - hop.selectedAt),
    'drafts and both writes, to stored': hops.map((hop) => hop.storedAt - hop.draftedAt),
  }
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  console.log(
    `one new play to its rewritten stored report: p50 ${quantile(totals, 0.5)} ms, p99 ${quantile(totals, 0.99)} ms, n ${totals.length}`,
  )
  for (const [name, list] of Object.entries(legs)) {
    console.log(
      `  ${name}: p50 ${quantile(list, 0.5)} ms, p99 ${quantile(list, 0.99)} ms, ${round((mean(list) / mean(totals)) * 100)} % of the time`,
    )
  }
}

const quantile = (list: readonly number[], q: number): number => {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}
