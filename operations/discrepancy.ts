// Compares what is expected of one report with its marker, its content and its event. Pure.
import { DAY_MS } from '#foundation/time.ts'
import type { Marker } from '#reports/report.ts'
import type { StoredContent } from '#reports/store-scan.ts'
import type { Category } from '#schemas/categories.ts'

/**
 * `missing`: a chosen day, or an announced report, without content and marker. `dangling-marker`: a marker without
 * content. `orphan-content`: content without a marker, or of a day that no selection has. `mismatch`: marker, content,
 * event and selection do not say the same revision, text and facts.
 */
export const discrepancyKinds = [
  'missing',
  'dangling-marker',
  'orphan-content',
  'mismatch',
] as const
export type DiscrepancyKind = (typeof discrepancyKinds)[number]

/** A day that the latest selection of its year has. */
export interface ExpectedDay {
  readonly category: Category
  readonly factsHash: string
  /** ms since 1970 UTC. */
  readonly selectedAt: number
}

/** The last that was announced of a report. */
export interface AnnouncedReport {
  readonly revision: number
  readonly category: Category
  /** Undefined where it was retracted. */
  readonly contentHash: string | undefined
  /** Of the announcement, ms since 1970 UTC. */
  readonly at: number
}

export interface ReportViews {
  readonly expected: ExpectedDay | undefined
  readonly marker: Marker | undefined
  readonly content: StoredContent | undefined
  readonly event: AnnouncedReport | undefined
}

export interface CompareOptions {
  /** What happened after it may still be under way, ms since 1970 UTC. */
  readonly settledBefore: number
  /** Whether days without a report may wait for a campaign. */
  readonly isCampaignYear: boolean
}

export interface Discrepancy {
  readonly kind: DiscrepancyKind
  /** In words. */
  readonly detail: string
  /** The highest that any of them has; 0 where none has one. */
  readonly revision: number
  readonly category: Category
}

/** Announcements are kept for 400 days: what is nearly as old may have lost its own. */
const EVENT_KEPT_MS = 390 * DAY_MS

/** Undefined where all say the same, or may do so in a moment. */
export function compareViews(views: ReportViews, options: CompareOptions): Discrepancy | undefined {
  const { expected, marker, content, event } = views
  const latestAt = Math.max(content?.live?.storedAt ?? 0, event?.at ?? 0, expected?.selectedAt ?? 0)
  if (latestAt >= options.settledBefore) return undefined
  const found = differenceOf(views, options)
  const category =
    content?.live?.category ?? marker?.category ?? event?.category ?? expected?.category
  if (!found || !category) return undefined
  const [kind, detail] = found
  const revision = Math.max(content?.revision ?? 0, marker?.revision ?? 0, event?.revision ?? 0)
  return { kind, detail, revision, category }
}

type Difference = readonly [kind: DiscrepancyKind, detail: string]

function differenceOf(views: ReportViews, options: CompareOptions): Difference | undefined {
  const { marker, content } = views
  const live = content?.live
  if (marker && live)
    return differenceOfStored(views, { ...live, revision: content.revision }, marker, options)
  if (marker) return ['dangling-marker', `marker of revision ${marker.revision}, no content`]
  if (live) return ['orphan-content', `content of revision ${content.revision}, no marker`]
  return differenceOfAbsent(views, options)
}

function differenceOfAbsent(
  { expected, event, content }: ReportViews,
  { isCampaignYear }: CompareOptions,
): Difference | undefined {
  if (event?.contentHash !== undefined) {
    return ['missing', `revision ${event.revision} was announced, and is not stored`]
  }
  if (!expected || (isCampaignYear && !content && !event)) return undefined
  // A judge's verdict takes back what was chosen: it stays away until a later selection.
  if (event && event.at > expected.selectedAt) return undefined
  return ['missing', 'chosen, and not stored']
}

type Live = NonNullable<StoredContent['live']> & { readonly revision: number }

function differenceOfStored(
  { expected, event }: ReportViews,
  live: Live,
  marker: Marker,
  { settledBefore }: CompareOptions,
): Difference | undefined {
  if (!expected) return ['orphan-content', 'no selection has this day']
  if (marker.revision !== live.revision) {
    return ['mismatch', `marker of revision ${marker.revision}, content of ${live.revision}`]
  }
  if (live.factsHash !== expected.factsHash) return ['mismatch', 'written from other facts']
  if (!event) {
    const isKept = live.storedAt > settledBefore - EVENT_KEPT_MS
    return isKept ? ['mismatch', 'stored, and never announced'] : undefined
  }
  if (event.contentHash === undefined) return ['mismatch', 'stored, and announced as retracted']
  if (event.revision !== live.revision) {
    return ['mismatch', `content of revision ${live.revision}, announced ${event.revision}`]
  }
  if (event.contentHash !== live.contentHash) return ['mismatch', 'announced with another text']
  return undefined
}
