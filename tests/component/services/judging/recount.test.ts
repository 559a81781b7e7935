import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noCatalogue } from '#facts/catalogue.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import type { DaysSelected, Play, PlaysRecorded, ProfileDeclared } from '#schemas/index.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { type Counter, openCounter } from '#services/judging/recount/duckdb.ts'
import { recountFrom } from '#services/judging/recount/recount.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { recordingSender } from '#testkit/recording-sender.ts'
import {
  type Message,
  publishedReportOf,
  sentOf,
  tellDays,
} from '#testkit/selected-days-fixture.ts'

const settings = { SELECTION_WINDOW_END: '12-31', RECOUNT_MESSAGES_MAX: 1_000 }
const { signal } = new AbortController()
const TEST_MS_MAX = 30_000

let counter: Counter
let profile: ProfileDeclared
let messages: readonly PlaysRecorded[]
let told: DaysSelected

beforeAll(async () => {
  counter = await openCounter()
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-recount-'))
  const path = join(folder, 'sample.zip')
  await writeSample(path, { seed: 7 })
  const clock = { now: () => Date.UTC(2026, 0, 15), after: () => () => {} }
  const sender = recordingSender()
  const options = { userId: 'ada', year: 2025, ...sampleProfile }
  await importHistory([path], options, { clock, openSender: sender.opened })
  await rm(folder, { recursive: true })
  profile = sender.profiles[0] as ProfileDeclared
  const isRecent = ({ endedAt }: Play) => endedAt > Date.UTC(2024, 9, 1)
  messages = sender.messages.map((message) => ({
    ...message,
    plays: message.plays.filter(isRecent),
  }))
  told = await tellDays(profile, messages)
}, 30_000)
afterAll(() => counter[Symbol.asyncDispose]())

/** What the second path says of each day of a selection. */
async function verdicts(
  selection: DaysSelected,
  sent: readonly Message[] = messages,
  declared: ProfileDeclared = profile,
) {
  const check = recountFrom(
    listenerLogOf(sentOf(declared, sent)),
    { counter, catalogue: noCatalogue },
    settings,
  )
  const days = selection.days.map((day) => check(publishedReportOf(selection, day), signal))
  return Promise.all(days)
}

const outcomes = async (...given: Parameters<typeof verdicts>) =>
  (await verdicts(...given)).map((check) => check?.outcome)

test(
  'both paths say the same of every day that the sample listener is told of',
  async () => {
    expect(await verdicts(told)).toEqual(
      Array(5).fill({ name: 'recount', kind: 'CODE', outcome: 'pass', detail: '' }),
    )
  },
  TEST_MS_MAX,
)

test(
  'days cut in UTC instead of the zone of their listener are found, with both values',
  async () => {
    const inUtc = await tellDays(profile, messages, {
      profile: (declared) => ({ ...declared, zone: 'UTC' }),
    })
    const claimed = { ...inUtc, zone: profile.zone, basis: told.basis }
    const found = await verdicts(claimed)

    expect(found.map((check) => check?.outcome)).toEqual(claimed.days.map(() => 'fail'))
    expect(found[0]?.detail).toMatch(/minutes: the report says \d+.*, the plays say \d+/)
    const [openly] = await verdicts({ ...inUtc, basis: told.basis })
    expect(openly?.detail).toContain(`zone: the report says UTC, the plays say ${profile.zone}`)
  },
  TEST_MS_MAX,
)

test.each<[string, (event: PlaysRecorded) => PlaysRecorded]>([
  [
    'plays of under 30 seconds that were counted',
    (event) => ({
      ...event,
      plays: event.plays.map((play) => ({ ...play, playedMs: Math.max(play.playedMs, 30_000) })),
    }),
  ],
  [
    'plays that were counted twice',
    (event) => ({
      ...event,
      plays: event.plays.flatMap((play) => [play, { ...play, playId: `${play.playId}-again` }]),
    }),
  ],
  [
    'a first year that was not read',
    (event) => ({
      ...event,
      plays: event.plays.filter(({ endedAt }) => endedAt > Date.UTC(2025, 0, 1)),
    }),
  ],
])(
  '%s are found',
  async (_, misread) => {
    const wrong = await tellDays(profile, messages, { plays: misread })

    expect(await outcomes(wrong)).toContain('fail')
  },
  TEST_MS_MAX,
)

test(
  'what was taken back, hidden, corrected or recorded twice is no disagreement',
  async () => {
    const [first, ...rest] = messages as [PlaysRecorded, ...PlaysRecorded[]]
    const some = first.plays.slice(0, 100).map(({ playId }) => playId)
    const corrected = {
      ...first,
      recordedAt: first.recordedAt + 1,
      plays: first.plays
        .slice(200, 300)
        .map((play) => ({ ...play, playedMs: play.playedMs + 1_000 })),
    }
    const takeBack = {
      userId: 'ada',
      reason: 'test',
      takenBackAt: 1,
      importId: null,
      playIds: some,
    }
    const other = {
      ...first,
      importId: 'other',
      recordedAt: first.recordedAt + 2,
      plays: first.plays.map((play) => ({ ...play, title: `${play.title} (another edition)` })),
    }
    const undone = { ...takeBack, importId: 'other', playIds: [] }
    const sent = [first, other, ...rest, corrected, takeBack, undone, first]
    const hiding = {
      ...profile,
      hiddenCreators: [String(told.days[0]?.facts.find(({ id }) => id === 'top-artist')?.value)],
      hiddenDates: [told.days[1]?.date ?? ''],
    }
    const selection = await tellDays(hiding, sent)

    expect(await outcomes(selection, sent, hiding)).toEqual(selection.days.map(() => 'pass'))
  },
  TEST_MS_MAX,
)

test(
  'both paths cut days in the zone in force at the time',
  async () => {
    const moving = {
      ...profile,
      zoneHistory: [
        { fromMs: Date.UTC(2025, 3, 1, 5), zone: 'Asia/Kolkata' },
        { fromMs: Date.UTC(2025, 8, 1), zone: 'Pacific/Apia' },
      ],
    }
    const selection = await tellDays(moving, messages)
    expect(await outcomes(selection, messages, moving)).toEqual(selection.days.map(() => 'pass'))
    const later = { ...selection, days: selection.days.slice(-1), basis: told.basis }
    expect(await outcomes(later, messages)).toEqual(['fail'])
  },
  TEST_MS_MAX,
)

test(
  'what came after the selection is not held against it',
  async () => {
    const late = {
      ...(messages[0] as PlaysRecorded),
      plays: (messages.at(-1)?.plays ?? []).map((play) => ({
        ...play,
        playId: `${play.playId}-late`,
      })),
    }
    expect(await outcomes(told, [...messages, late])).toEqual(Array(5).fill('pass'))
  },
  TEST_MS_MAX,
)

test(
  'nothing is said where the report cannot be held against what it was made from',
  async () => {
    const unknown = { ...told, basis: null }
    const gone = { ...told, basis: told.basis && { ...told.basis, playsFrom: 0 } }
    const again = { ...profile, declaredAt: profile.declaredAt + 1 }
    expect(await outcomes(oneDayOf(told), messages, again)).toEqual(['pass'])
    const redeclared = { ...profile, hiddenDates: ['20250714'], declaredAt: profile.declaredAt + 1 }

    expect(await outcomes(oneDayOf(unknown))).toEqual([undefined])
    expect(await outcomes(oneDayOf(gone))).toEqual([undefined])
    expect(await outcomes(oneDayOf(told), messages, redeclared)).toEqual([undefined])
    const narrow = { ...settings, RECOUNT_MESSAGES_MAX: 2 }
    const check = recountFrom(
      listenerLogOf(sentOf(profile, messages)),
      { counter, catalogue: noCatalogue },
      narrow,
    )
    expect(await check(publishedReportOf(told, told.days[0] as never), signal)).toBeNull()
  },
  TEST_MS_MAX,
)

const oneDayOf = (selection: DaysSelected) => ({
  ...selection,
  days: selection.days.slice(0, 1),
})

test(
  'an outage of the second path is an error, no verdict on the report',
  async () => {
    const count = () => Promise.reject(new Error('out of memory'))
    const check = recountFrom(
      listenerLogOf(sentOf(profile, messages)),
      { counter: { count }, catalogue: noCatalogue },
      settings,
    )

    expect(await check(publishedReportOf(told, told.days[0] as never), signal)).toMatchObject({
      outcome: 'error',
      detail: 'out of memory',
    })
  },
  TEST_MS_MAX,
)
