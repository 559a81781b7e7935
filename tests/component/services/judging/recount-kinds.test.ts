// The second path over every kind of fact: both paths agree on it, and where it is wrong, the second path says so.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalogue } from '#catalogue/open-catalogue.ts'
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import { writeSampleMetadata } from '#sample/sample-metadata.ts'
import { factKinds } from '#schemas/fact-kinds.ts'
import type { DaysSelected, Fact, Play, ProfileDeclared, SelectedDay } from '#schemas/index.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { checkRecount } from '#services/judging/recount/compare.ts'
import { type Counter, openCounter, type RecountRequest } from '#services/judging/recount/duckdb.ts'
import { recountFrom } from '#services/judging/recount/recount.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { play, profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { recordingSender } from '#testkit/recording-sender.ts'
import {
  type Message,
  publishedReportOf,
  sentOf,
  tellDays,
} from '#testkit/selected-days-fixture.ts'
import { plays as playsTopic } from '#topics/plays.ts'

const TEST_MS_MAX = 60_000

interface World {
  readonly profile: ProfileDeclared
  readonly messages: readonly Message[]
  readonly catalogue: Catalogue
  readonly told: DaysSelected
}

let counter: Counter
let sample: World
beforeAll(async () => {
  counter = await openCounter()
  sample = await sampleWorld()
}, TEST_MS_MAX)
afterAll(() => counter[Symbol.asyncDispose]())

/** The made-up listener with all that their catalogue knows. */
async function sampleWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-recount-'))
  await writeSample(join(folder, 'sample.zip'), { seed: 7 })
  await writeSampleMetadata(join(folder, 'known'), 7)
  const { catalogue } = await openCatalogue(join(folder, 'known'))
  const clock = { now: () => Date.UTC(2026, 0, 15), after: () => () => {} }
  const sender = recordingSender()
  const options = { userId: 'ada', year: 2025, ...sampleProfile }
  await importHistory([join(folder, 'sample.zip')], options, { clock, openSender: sender.opened })
  await rm(folder, { recursive: true })
  return worldOf(sender.profiles[0] as ProfileDeclared, sender.messages, catalogue)
}

async function worldOf(
  declared: ProfileDeclared,
  messages: readonly Message[],
  catalogue = noCatalogue,
): Promise<World> {
  const told = await tellDays(declared, messages, { catalogue })
  return { profile: declared, messages, catalogue, told }
}

const invented = (plays: readonly Play[], more: Partial<ProfileDeclared> = {}) =>
  worldOf({ userId: 'ada', ...profile(more) }, [{ userId: 'ada', ...recorded(plays) }])

/** Music on one device while a podcast plays on another, for hours, of which one is not quite full. */
const twoDevices = () =>
  invented([
    ...quietDays('2025-01-02', 60),
    ...session('2025-04-02T08:00:07Z', 70, { creator: 'Phone' }),
    ...session('2025-04-02T08:20:03Z', 3, { creator: 'Radio', kind: 'episode' }, 55),
  ])

/** Two days share the first place of discoveries; the year ends abroad; New Year's Day is a birthday. */
function traveller(): Promise<World> {
  const finds = (date: string) =>
    session(`${date}T08:00:00Z`, 9, {}, 2).map((each, n) => ({
      ...each,
      creator: `Found on ${date} ${n}`,
    }))
  return invented(
    [
      ...session('2025-01-01T10:00:00Z', 20),
      ...quietDays('2025-01-02', 120),
      ...finds('2025-03-25'),
      ...finds('2025-04-02'),
      ...session('2025-04-20T08:00:00Z', 40, { creator: 'Abroad' }),
    ],
    {
      birthday: '01-01',
      zoneHistory: [{ fromMs: Date.parse('2025-04-20T09:30:00Z'), zone: 'Asia/Kolkata' }],
    },
  )
}

/** Nobody knows how long anything was heard: some plays were skipped immediately. */
function scrobbler(): Promise<World> {
  const plays = [
    ...quietDays('2025-01-01', 100),
    ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
    ...session('2025-03-05T08:00:00Z', 40, { creator: 'Loop', title: 'Once more' }),
    // Ten plays that began within ten seconds of one another.
    ...Array.from({ length: 10 }, (_, n) =>
      play(Date.parse('2025-02-10T20:00:00Z') + n * 10_000, { creator: 'Passed over' }),
    ),
  ]
  return invented(plays.map((each) => ({ ...each, isLengthAssumed: true })))
}

const recount = ({ profile, messages, catalogue }: World, { date, category }: SelectedDay) =>
  counter.count({
    day: date,
    category,
    profile,
    isSameProfile: true,
    catalogue,
    windowEnd: '12-31',
    messages: listenerLogOf(sentOf(profile, messages)).events(playsTopic, 'ada'),
  })

/** Everything that can be wrong with a fact. */
function wrongsOf({ value, rank, usual, coverage, ...fact }: Fact): Fact[] {
  const right = { ...fact, value, rank, usual, coverage }
  return [
    { ...right, value: typeof value === 'number' ? value + 1 : `${value}?` },
    ...(rank === null ? [] : [{ ...right, rank: rank + 1 }]),
    ...(usual === null ? [] : [{ ...right, usual: usual + 1 }]),
    ...(coverage === null ? [] : [{ ...right, coverage: coverage - 0.01 }]),
    ...(fact.subject === null ? [] : [{ ...right, subject: `${fact.subject}?` }]),
  ]
}

const isFound = (day: SelectedDay, facts: readonly Fact[], recounted: RecountRequest) =>
  checkRecount({ ...day, facts }, recounted).outcome === 'fail'

test(
  'every kind of fact is counted again, and one that is wrong, missing or made up is found',
  async () => {
    const tried = new Set<string>()
    const missed: string[] = []
    for (const world of [sample, await traveller(), await scrobbler(), await twoDevices()]) {
      for (const day of world.told.days) {
        const recounted = await recount(world, day)
        expect({ date: day.date, ...checkRecount(day, recounted) }).toMatchObject({
          date: day.date,
          outcome: 'pass',
          detail: '',
        })
        for (const fact of day.facts) {
          tried.add(fact.kind)
          const others = day.facts.filter((each) => each !== fact)
          const wrongs = wrongsOf(fact).map((wrong) => [...others, wrong])
          for (const facts of [...wrongs, others]) {
            if (!isFound(day, facts, recounted)) missed.push(`${day.date} ${fact.id}`)
          }
        }
        const [madeUp] = day.facts.map((fact) => ({ ...fact, id: 'top-artist:9' }))
        expect(isFound(day, [...day.facts, madeUp as Fact], recounted)).toBe(true)
        expect(checkRecount({ ...day, zone: 'Mars/Olympus' }, recounted).outcome).toBe('fail')
      }
    }

    expect(missed).toEqual([])
    const ofDays = Object.keys(factKinds).filter((kind) => !kind.startsWith('year-'))
    expect(ofDays.filter((kind) => !tried.has(kind))).toEqual([])
  },
  TEST_MS_MAX,
)

test(
  'a year of assumed lengths is counted again in plays, and lengths that were taken for heard are found',
  async () => {
    const world = await scrobbler()
    const measured = await tellDays(world.profile, world.messages, {
      plays: (event) => ({
        ...event,
        plays: event.plays.map((each) => ({ ...each, isLengthAssumed: false })),
      }),
    })
    const { profile: declared, messages } = world
    const settings = { SELECTION_WINDOW_END: '12-31', RECOUNT_MESSAGES_MAX: 1_000 }
    const means = { counter, catalogue: noCatalogue }
    const check = recountFrom(listenerLogOf(sentOf(declared, messages)), means, settings)
    const verdictOn = (selection: DaysSelected, day: SelectedDay) =>
      check(publishedReportOf(selection, day), new AbortController().signal)

    for (const day of world.told.days) {
      expect(day.facts.map(({ unit }) => unit)).not.toContain('minutes')
      expect(await verdictOn(world.told, day)).toMatchObject({ outcome: 'pass' })
    }
    const [wrong] = measured.days
    expect(await verdictOn(measured, wrong as SelectedDay)).toMatchObject({
      outcome: 'fail',
      detail: expect.stringMatching(/minutes: the report says \d+.*, the plays say nothing/),
    })
  },
  TEST_MS_MAX,
)

test(
  'what was told with another catalogue, or before the profile was declared again, is passed over by name',
  async () => {
    const { profile: declared, messages, told } = sample
    const again = { ...declared, declaredAt: declared.declaredAt + 1 }
    const settings = { SELECTION_WINDOW_END: '12-31', RECOUNT_MESSAGES_MAX: 1_000 }
    const log = listenerLogOf(sentOf(again, messages))
    const check = recountFrom(log, { counter, catalogue: noCatalogue }, settings)
    const day = told.days.find(({ facts }) => facts.some(({ kind }) => kind === 'top-genre'))

    const verdict = await check(
      publishedReportOf(told, day as SelectedDay),
      new AbortController().signal,
    )

    expect(verdict?.outcome).toBe('pass')
    expect(verdict?.detail).toMatch(
      /^not counted again: top-genre, .*, as the day was told with another catalogue/,
    )
  },
  TEST_MS_MAX,
)
