// Whole histories, from the export to judged stories, in memory: those that LINERNOTES_HISTORIES names, and
// invented ones. Texts and facts are held against the raw rows in a second way that shares no code with the first.
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noCatalogue } from '#facts/catalogue.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import {
  type Fact,
  type ReportDrafted,
  type ReportJudged,
  reportPublished,
} from '#schemas/index.ts'
import { judging } from '#services/judging/actor.ts'
import { checkRecount } from '#services/judging/recount/compare.ts'
import { openCounter } from '#services/judging/recount/duckdb.ts'
import { archiveInMemory, composer, type WrittenArchive } from '#testkit/archive-in-memory.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { historiesFolder } from '#testkit/histories.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { type PlainHistory, plainFacts, plainRank, readPlainly } from '#testkit/plain-history.ts'
import { sentOf } from '#testkit/selected-days-fixture.ts'
import { asFactsHaveThem } from '#testkit/stated-numbers.ts'
import { plays } from '#topics/plays.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'

interface Told extends WrittenArchive {
  readonly plain: PlainHistory
}

const MS_MAX = 120_000
/** Different enough to move days, dates and spellings. */
const places = [
  { zone: 'America/New_York', country: 'US', birthday: '07-04' },
  { zone: 'Asia/Karachi', country: 'IN', birthday: '11-30' },
  { zone: 'Australia/Sydney', country: 'AU', birthday: '02-29' },
  { zone: 'Europe/Berlin', country: undefined, birthday: undefined },
]

const zips = historiesFolder
  ? readdirSync(historiesFolder).filter((name) => name.endsWith('.zip'))
  : []
const real = zips.flatMap((name) => places.map((place) => ({ name, ...place })))
const testReal = real.length > 0 ? test.each(real) : test.skip.each([{ name: 'none', zone: 'any' }])

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linernotes-histories-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

testReal(
  '$name in $zone: rows, facts, stories and verdicts bear each other out',
  async ({ name, ...place }) => {
    const path = join(historiesFolder ?? '', name)
    const archive = await archiveInMemory([path], { userId: 'ada', ...place })

    await expectTrue({ ...archive, plain: await readPlainly(path, place.zone) })
  },
  MS_MAX,
)

test.each([1, 2, 3])(
  'an invented listener, seed %i: rows, facts, stories and verdicts bear each other out',
  async (seed) => {
    const path = join(folder, `${seed}.zip`)
    await writeSample(path, { seed })
    const options = { userId: 'sample', year: 2025, ...sampleProfile }
    const archive = await archiveInMemory([path], options)

    await expectTrue({ ...archive, plain: await readPlainly(path, sampleProfile.zone) })
  },
  MS_MAX,
)

async function expectTrue({ plain, ...archive }: Told): Promise<void> {
  const { summary, selection, reports } = archive
  expect(summary.kept + summary.dropped + summary.duplicates).toBe(summary.rows)
  expect(summary.rows).toBe(plain.rows)
  expect(reports.map(({ date }) => date)).toEqual(selection.days.map(({ date }) => date))

  for (const report of reports) {
    const { date, facts } = report
    const expected = plainFacts(plain, date)
    expect({ date, ...valuesOf(facts, Object.keys(expected)) }).toEqual({ date, ...expected })
    const music = facts.find(({ id }) => id === 'music-minutes')
    if (music) expect(music).toMatchObject(plainRank(plain, date))
    expect({ story: report.story, by: report.writtenBy.fallback }).toMatchObject({ by: 'none' })
    expect({ story: report.story, strange: strangeIn(report) }).toMatchObject({ strange: [] })
    expect({ story: report.story, verdict: await verdictOn(report) }).toMatchObject({
      verdict: 'pass',
    })
  }
  expectVariety(reports)
  const { profile, messages } = archive
  await using counter = await openCounter()
  const log = listenerLogOf(sentOf(profile, messages))
  for (const report of reports) {
    const { date } = report
    const told = { day: date, category: report.category, catalogue: noCatalogue }
    const means = { profile, isSameProfile: true, windowEnd: '12-31' }
    const question = { ...told, ...means, messages: log.events(plays, 'any') }
    const check = checkRecount(report, await counter.count(question))
    expect({ date, ...check }).toMatchObject({ date, outcome: 'pass', detail: '' })
  }
}

const valuesOf = (facts: readonly Fact[], ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, facts.find((fact) => fact.id === id)?.value]))

const months =
  'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** Every number, name and date of a text that its day's facts do not have. */
function strangeIn({ title, story, facts, date }: ReportDrafted): string[] {
  const at = new Date(Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6)))
  const names = facts
    .flatMap(({ unit, value, subject }) => [unit === 'name' ? String(value) : '', subject ?? ''])
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
  const numbers = new Set(
    facts.flatMap(({ unit, value, usual }) =>
      unit === 'name' ? [] : [String(value), String(usual)],
    ),
  )
  let text = `${title}. ${story}`
  const quotes = text.match(/\u201c[^\u201d]*\u201d/g) ?? []
  // Where quotation marks close after it, a stop or a comma of the sentence is not part of the name.
  const invented = quotes
    .map((quote) => quote.slice(1, -1))
    .filter((name) => !names.includes(name) && !names.includes(name.replace(/[.,]$/, '')))
  for (const name of names) text = text.replaceAll(name, '\u25a0')
  // What is left with a capital within a sentence is a weekday, a month, or a name that nobody gave.
  const capitals = (text.match(/(?<=[\p{L}\p{N},;\u25a0] )\p{Lu}\p{L}*/gu) ?? []).filter(
    (word) => word !== weekdays[at.getUTCDay()] && word !== months[at.getUTCMonth()],
  )
  const holidays = facts.filter(({ kind }) => kind === 'holiday').map(({ value }) => String(value))
  const stated = asFactsHaveThem(text).match(/\d+(?:[:.]\d+)?/g) ?? []
  return [
    ...invented,
    ...capitals.filter((word) => !holidays.some((holiday) => holiday.includes(word))),
    ...stated.filter((number) => !numbers.has(number) && Number(number) !== at.getUTCDate()),
  ]
}

async function verdictOn(report: ReportDrafted): Promise<string | undefined> {
  const prompts = { prompt: loadPrompt('judge', 'v2'), readerPrompt: loadPrompt('reader', 'v1') }
  const deps = { model: composer(), ...prompts, share: 1 }
  const judge = fakeActor(judging, report.userId, deps)
  await judge.receive(reports, reportPublished, { ...report, contentHash: 'x', publishedAt: 1 })
  return judge.sent<ReportJudged>(verdicts)[0]?.outcome
}

/** No two stories of an archive begin or end alike, and no title comes twice. */
function expectVariety(archive: readonly ReportDrafted[]): void {
  const openings = archive.map(({ story }) => story.split(' ').slice(0, 4).join(' '))
  const closings = archive.map(({ story }) => story.split(/(?<=[.!?]) /).at(-1))
  for (const texts of [openings, closings, archive.map(({ title }) => title)]) {
    expect(new Set(texts).size).toBe(texts.length)
  }
}
