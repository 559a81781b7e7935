// The port's fake: the same promises in one process, for tests and for trying things out.

import { type Clock, systemClock } from '#foundation/clock.ts'
import { partsOfReportId, reportIdOf } from '#schemas/ids.ts'
import { toArchive, yearsOf } from './archive.ts'
import type { ArchiveReader } from './archive-reader.ts'
import type { ArchiveNote, Marker, Report } from './report.ts'
import type { ReportStore } from './store.ts'
import type { StoreScan } from './store-scan.ts'

interface Listener {
  readonly days: Record<string, Marker>
  readonly archives: Record<string, ArchiveNote>
}

type Entry = { readonly revision: number; readonly report: Report | undefined }

export function openMemoryStore(
  clock: Pick<Clock, 'now'> = systemClock,
): ReportStore & ArchiveReader & StoreScan {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string, Listener>()
  const listenerOf = (userId: string) => {
    const known = listeners.get(userId) ?? { days: {}, archives: {} }
    listeners.set(userId, known)
    return known
  }

  const births = new Map<string, number>()
  const changes = new Map<string, number>()
  /** As the real store counts: by listener and year, from a listener's birth. */
  const changed = (userId: string, year: number) => {
    const key = `${userId}:${year}`
    births.set(userId, births.get(userId) ?? clock.now())
    changes.set(key, (changes.get(key) ?? 0) + 1)
  }

  return {
    async put(content) {
      const known = entries.get(content.id)
      if (known && known.revision >= content.revision) {
        return known.revision === content.revision && known.report ? 'repeated' : 'stale'
      }
      const { id, userId, date, revision, category, year } = content
      const report = { ...structuredClone(content), storedAt: clock.now(), verdict: null }
      entries.set(id, { revision, report })
      listenerOf(userId).days[date] = { revision, category, year }
      changed(userId, year)
      return 'stored'
    },
    async remove(id, revision) {
      const known = entries.get(id)
      if (known && known.revision >= revision) {
        return known.revision === revision && !known.report ? 'repeated' : 'stale'
      }
      const { userId, date } = partsOfReportId(id)
      delete listenerOf(userId).days[date]
      changed(userId, Number(date.slice(0, 4)))
      entries.set(id, { revision, report: undefined })
      return 'stored'
    },
    async saveVerdict(id, verdict) {
      const report = entries.get(id)?.report
      if (report?.revision !== verdict.revision) return 'stale'
      if (report.verdict && report.verdict.judgedAt > verdict.judgedAt) return 'stale'
      entries.set(id, { revision: report.revision, report: { ...report, verdict } })
      changed(report.userId, report.year)
      return 'stored'
    },
    async note(userId, year, note) {
      const { archives } = listenerOf(userId)
      const known = archives[year]?.revision ?? 0
      if (known >= note.revision) return known === note.revision ? 'repeated' : 'stale'
      archives[year] = structuredClone(note)
      changed(userId, year)
      return 'stored'
    },
    ...reading({ entries, listeners, births, changes }),
    ...scanning({ entries, listeners }),
    async erase(userId) {
      const ids = idsOf(entries, userId)
      for (const id of ids) entries.delete(id)
      births.delete(userId)
      for (const key of changes.keys()) if (key.startsWith(`${userId}:`)) changes.delete(key)
      return ids.length + Number(listeners.delete(userId))
    },
  }
}

interface Kept {
  readonly entries: ReadonlyMap<string, Entry>
  readonly listeners: ReadonlyMap<string, Listener>
  readonly births: ReadonlyMap<string, number>
  readonly changes: ReadonlyMap<string, number>
}

const idsOf = (entries: Kept['entries'], userId: string): readonly string[] =>
  [...entries.keys()].filter((id) => id.startsWith(`${userId}:`))

type Reading = ArchiveReader &
  Pick<ReportStore, 'report' | 'years' | 'archive' | 'listeners' | 'count'>

function reading({ entries, listeners, births, changes }: Kept): Reading {
  const versionOf = (userId: string, year: number) =>
    `${births.get(userId)}.${changes.get(`${userId}:${year}`) ?? 0}`
  const archiveOf = (userId: string, year: number) => {
    const listener = listeners.get(userId)
    const dates = Object.entries(listener?.days ?? {}).filter(([, day]) => day.year === year)
    const reports = dates.flatMap(([date]) => entries.get(reportIdOf(userId, date))?.report ?? [])
    return toArchive(userId, year, listener?.archives[year], reports)
  }
  return {
    report: async (id) => entries.get(id)?.report,
    years: async (userId) => yearsOf(listeners.get(userId) ?? {}),
    archive: async (userId, year) => archiveOf(userId, year),
    archiveVersion: async (userId, year) =>
      listeners.has(userId) ? versionOf(userId, year) : undefined,
    async storedArchive(userId, year) {
      const archive = archiveOf(userId, year)
      const known = listeners.get(userId)
      return archive && { version: versionOf(userId, year), archive, years: yearsOf(known ?? {}) }
    },
    listeners: async ({ after = '', limit }) =>
      [...listeners]
        .filter(([userId]) => userId > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([userId, listener]) => ({ userId, years: yearsOf(listener) })),
    count: async (userId) => idsOf(entries, userId).length + Number(listeners.has(userId)),
  }
}

const scanning = ({ entries, listeners }: Pick<Kept, 'entries' | 'listeners'>): StoreScan => ({
  async *markers() {
    for (const [userId, { days }] of listeners) yield { userId, days: { ...days } }
  },
  async *contents() {
    for (const [id, { revision, report }] of entries) {
      if (!report) yield { id, revision, live: undefined }
      else {
        const { year, category, contentHash, storedAt, lineage } = report
        const live = { year, category, contentHash, storedAt, factsHash: lineage.factsHash }
        yield { id, revision, live }
      }
    }
  },
})
