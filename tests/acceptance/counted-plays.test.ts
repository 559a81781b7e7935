// A history that says when plays began and not how long they were heard, as Last.fm has it: counted by plays, and
// never in minutes.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noCatalogue } from '#facts/catalogue.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import { reportIdOf } from '#schemas/ids.ts'
import { templatesFor } from '#services/generation/template.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { checkRecount } from '#services/judging/recount/compare.ts'
import { openCounter } from '#services/judging/recount/duckdb.ts'
import { archiveInMemory } from '#testkit/archive-in-memory.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { recordingSender } from '#testkit/recording-sender.ts'
import { sentOf } from '#testkit/selected-days-fixture.ts'
import { draftFaults } from '#testkit/writing.ts'
import { plays } from '#topics/plays.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linernotes-counted-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The tracks of a made-up listener as a table of scrobbles. */
async function writeScrobbles(path: string, seed: number): Promise<void> {
  const sample = join(folder, `${seed}.zip`)
  await writeSample(sample, { seed })
  const sender = recordingSender()
  const clock = { now: () => Date.UTC(2026, 0, 15), after: () => () => {} }
  await importHistory(
    [sample],
    { userId: 'sample', zone: 'UTC' },
    { clock, openSender: sender.opened },
  )
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = sender
    .plays()
    .filter(({ kind, playedMs }) => kind === 'track' && playedMs >= 30_000)
    .flatMap(({ endedAt, playedMs, creator, title }, index) => {
      const startedAt = Math.round((endedAt - playedMs) / 1000)
      const row = [startedAt, quoted(creator), quoted(title)].join(',')
      // Some are begun, and passed over for the next.
      return index % 9 ? [row] : [`${startedAt - 12},Passed Over,Nothing`, row]
    })
  await writeFile(path, ['uts,artist,track', ...rows].join('\n'))
}

test.each([1, 2, 7])(
  'scrobbles of listener %i are told in plays, each story holds, and a second count agrees',
  async (seed) => {
    const path = join(folder, `scrobbles-${seed}.csv`)
    await writeScrobbles(path, seed)
    const options = { userId: 'sample', year: 2025, ...sampleProfile }

    const { selection, reports, profile, messages } = await archiveInMemory([path], options)

    expect(selection.days.length).toBeGreaterThanOrEqual(4)
    expect(reports.map(({ date }) => date)).toEqual(selection.days.map(({ date }) => date))
    for (const report of reports) {
      expect({ story: report.story, by: report.writtenBy.fallback }).toMatchObject({ by: 'none' })
      expect(draftFaults(report, selection)).toEqual([])
      expect(`${report.title} ${report.story}`).not.toMatch(/\bminutes?\b|\bhours?\b|ended/)
      expect(report.facts.filter(({ unit }) => unit === 'minutes' || unit === 'share')).toEqual([])
      expect(report.facts.map(({ id }) => id)).not.toContain('last-play-at')
      expect(JSON.stringify([report.facts, report.story])).not.toContain('Passed Over')
    }
    for (const day of selection.days) {
      expect(day.log.every(({ minutes }) => minutes === 0)).toBe(true)
      const { country } = profile
      const reportId = reportIdOf(profile.userId, day.date)
      const brief = { reportId, revision: 1, day, country, overview: [], earlier: [], openings: [] }
      const texts = [...templatesFor(brief)]
      const faults = texts.map((text) =>
        draftFaults(
          { ...reports[0], ...text, date: day.date } as (typeof reports)[number],
          selection,
        ),
      )
      expect(faults).toContainEqual([])
      for (const text of texts) expect(text.story).not.toMatch(/\bminutes?\b/)
    }
    await using counter = await openCounter()
    const log = listenerLogOf(sentOf(profile, messages))
    for (const report of reports) {
      const { date } = report
      const question = {
        day: date,
        category: report.category,
        catalogue: noCatalogue,
        isSameProfile: true,
        profile,
        windowEnd: '12-31',
        messages: log.events(plays, 'any'),
      }
      const check = checkRecount(report, await counter.count(question))
      expect({ date, ...check }).toMatchObject({ date, outcome: 'pass', detail: '' })
    }
  },
  60_000,
)
