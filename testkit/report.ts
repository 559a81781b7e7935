import { kindOf } from '#facts/fact.ts'
import type { ArchiveNote, Verdict } from '#reports/report.ts'
import type { ReportContent } from '#reports/store.ts'
import { reportIdOf } from '#schemas/ids.ts'
import type { Fact } from '#schemas/index.ts'
import { aTimeline } from './timeline.ts'

/** A fact with nothing but `fields` to tell of. */
export const aFact = (fields: Partial<Fact> & Pick<Fact, 'id' | 'value'>): Fact => ({
  kind: kindOf(fields.id),
  unit: typeof fields.value === 'number' ? 'minutes' : 'name',
  subject: null,
  rank: null,
  usual: null,
  coverage: null,
  ...fields,
})

/** A report to store. `date` and `userId` give its ID. */
export function aReport(fields: Partial<ReportContent> = {}): ReportContent {
  const { userId = 'ada', date = '20250714', revision = 1 } = fields
  return {
    id: reportIdOf(userId, date),
    userId,
    year: Number(date.slice(0, 4)),
    date,
    zone: 'Europe/Berlin',
    category: 'biggest-music-day',
    revision,
    title: `Revision ${revision}`,
    story: 'You listened for 412 minutes. Portishead took most of them.',
    sentences: [
      { text: 'You listened for 412 minutes.', factIds: ['minutes'], settledBy: 'code' },
      { text: 'Portishead took most of them.', factIds: ['top-artist'], settledBy: 'code' },
    ],
    tags: ['music'],
    facts: [
      aFact({ id: 'minutes', value: 412, rank: 1, usual: 96 }),
      aFact({ id: 'top-artist', value: 'Portishead' }),
    ],
    timeline: aTimeline(),
    writtenBy: {
      model: 'fake-1',
      route: 'fake',
      promptVersion: 'report-v1',
      fallback: 'none',
      reader: '',
    },
    lineage: {
      topics: [{ topic: 'plays', partition: 3, offsets: [7, 8] }],
      factsHash: `hash-${date}`,
      playsCount: 120,
      selectionRevision: 1,
      basis: null,
    },
    traceId: '0af7651916cd43dd8448eb211c80319c',
    contentHash: `content-${revision}`,
    ...fields,
  }
}

export const aVerdict = (fields: Partial<Verdict> = {}): Verdict => ({
  revision: 1,
  outcome: 'pass',
  checks: [{ name: 'facts', kind: 'CODE', outcome: 'pass', detail: '' }],
  model: 'fake-1',
  judgedAt: 1_000,
  ...fields,
})

export const aNote = (fields: Partial<ArchiveNote> = {}): ArchiveNote => ({
  revision: 1,
  zone: 'Europe/Berlin',
  days: [{ date: '20250714', factsHash: 'hash-20250714' }],
  runnersUp: [
    { date: '20250102', category: 'biggest-podcast-day', strength: 0.4, reason: 'It was close.' },
  ],
  overview: [],
  averageHours: [],
  notes: [],
  selectedAt: 1_000,
  ...fields,
})
