// Builds an archive from stored documents; both adapters use it.
import type { Archive, ArchiveNote, Marker, Report } from './report.ts'

interface Listener {
  readonly days?: Readonly<Record<string, Marker>>
  readonly archives?: Readonly<Record<string, ArchiveNote>>
}

/** Undefined when nothing is known of the year. */
export function toArchive(
  userId: string,
  year: number,
  note: ArchiveNote | undefined,
  reports: readonly Report[],
): Archive | undefined {
  if (!note && reports.length === 0) return undefined
  const sorted = reports.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const stored = new Set(sorted.map(({ date, lineage }) => `${date} ${lineage.factsHash}`))
  const chosen = note?.days ?? []
  const dates = new Set(chosen.map(({ date }) => date))
  return {
    userId,
    year,
    zone: note?.zone ?? sorted[0]?.zone ?? 'UTC',
    reports: sorted,
    selectionRevision: note?.revision ?? 0,
    pending: chosen.flatMap((day) => (stored.has(`${day.date} ${day.factsHash}`) ? [] : day.date)),
    leaving: note ? sorted.flatMap(({ date }) => (dates.has(date) ? [] : date)) : [],
    runnersUp: note?.runnersUp ?? [],
    notes: note?.notes ?? [],
    overview: note?.overview ?? [],
    averageHours: note?.averageHours ?? [],
  }
}

/** Years that have a note or a marker, ascending. */
export function yearsOf({ days = {}, archives = {} }: Listener): readonly number[] {
  const years = [
    ...Object.keys(archives).map(Number),
    ...Object.values(days).map((day) => day.year),
  ]
  return [...new Set(years)].sort((a, b) => a - b)
}
