// One listen once, also where each service's export is imported by itself, in any order and with days between.
import assert from 'node:assert/strict'
import { noCatalogue } from '#facts/catalogue.ts'
import {
  type PlaysRecorded,
  type PlaysTakenBack,
  playsRecorded,
  playsTakenBack,
} from '#schemas/index.ts'
import { explainDay } from '#services/heuristics/explain.ts'
import { readRecorded } from '#services/ingest/recorded.ts'
import { undoImport } from '#services/ingest/undo.ts'
import { checkRecount } from '#services/judging/recount/compare.ts'
import { openCounter } from '#services/judging/recount/duckdb.ts'
import { exportFolder, extendedRow } from '#testkit/exports.ts'
import { run } from '#testkit/imports.ts'
import { jsonLines, lastFmCsv, listen } from '#testkit/listens.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import {
  declare,
  type Listener,
  listener,
  pagesOf,
  profile,
  summaries,
} from '#testkit/play-history.ts'
import { recordingSender } from '#testkit/recording-sender.ts'
import { plays as playsTopic } from '#topics/plays.ts'

type Event = PlaysRecorded | PlaysTakenBack

const START_S = Date.UTC(2024, 2, 2, 20) / 1000
/** Two evenings that go on after midnight; one track is heard twice in a row, one is short. */
const listens = [2, 3].flatMap((day) =>
  Array.from({ length: 90 }, (_, index) => ({
    startS: START_S + (day - 2) * 86_400 + index * 212,
    lengthS: 150 + ((index * 7) % 60),
    title: `Song ${index === 41 ? 40 : index % 45}`,
  })),
)
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')

const spotify = JSON.stringify(
  listens.map(({ startS, lengthS, title }) =>
    extendedRow(iso(startS + lengthS), title, lengthS * 1000),
  ),
)
const lastFm = lastFmCsv(listens.map(({ startS, title }) => [startS, title]))
const shifted = lastFmCsv(listens.map(({ startS, title }) => [startS + 3_600, title]))
const ends = jsonLines(
  listens.map(({ startS, lengthS, title }) =>
    listen(startS + lengthS, title, { duration: lengthS, submission_client: 'Web' }),
  ),
)

interface History {
  readonly events: readonly Event[]
  readonly joined: readonly number[]
  readonly importIds: readonly string[]
}

/** Each list of files imported by itself, one after the other. */
async function importInTurn(...imports: readonly (readonly string[])[]): Promise<History> {
  await using folder = await exportFolder()
  const events: Event[] = []
  const joined: number[] = []
  const importIds: string[] = []
  for (const [turn, contents] of imports.entries()) {
    const paths = []
    for (const [at, content] of contents.entries())
      paths.push(await folder.write(`${turn}-${at}.txt`, content))
    const sender = recordingSender()
    const now = Date.UTC(2025, 0, 1 + turn)
    const log = logOf(events)
    const summary = await run(
      paths,
      { zone: 'UTC' },
      {
        sender,
        clock: { now: () => now, after: () => () => {} },
        readRecorded: () => readRecorded(log, 'ada'),
      },
    )
    events.push(...sender.events)
    joined.push(summary.joinedWithEarlier)
    importIds.push(summary.importId)
  }
  return { events, joined, importIds }
}

const logOf = (events: readonly Event[]) =>
  listenerLogOf(
    events.map((event) => ({
      schema: ('plays' in event ? playsRecorded : playsTakenBack).name,
      event,
    })),
  )

async function after(events: readonly Event[]): Promise<Listener> {
  const user: Listener = listener({ quietMs: 2_000 })
  await declare(user)
  for (const event of events) {
    if ('plays' in event) await user.receive(playsTopic, playsRecorded, event)
    else await user.receive(playsTopic, playsTakenBack, event)
  }
  return user
}

const daysAfter = async (events: readonly Event[]) => summaries(await after(events))

const once = () => importInTurn([spotify]).then(({ events }) => daysAfter(events))

test.each([
  ['Last.fm after Spotify', [[spotify], [lastFm]]],
  ['Spotify after Last.fm', [[lastFm], [spotify]]],
  ['Spotify after a Last.fm that is an hour ahead', [[shifted], [spotify]]],
  ['Spotify after ListenBrainz, which stamps ends', [[ends], [spotify]]],
  ['one after the other', [[ends], [lastFm], [spotify]]],
  ['the other way round', [[spotify], [lastFm], [ends]]],
  ['the first one again at last', [[lastFm], [spotify], [lastFm]]],
  ['all once more', [[lastFm], [spotify], [lastFm, spotify, ends]]],
])('%s: days are those of one service', async (_, imports) => {
  const { events } = await importInTurn(...imports)

  expect(await daysAfter(events)).toEqual(await once())
})

test('an import that ends while another one is about to send is seen by it', async () => {
  await using folder = await exportFolder()
  const events: Event[] = []
  const clock = { now: () => Date.UTC(2025, 0, 1), after: () => () => {} }
  const import1 = { sender: recordingSender(), path: await folder.write('1.txt', lastFm) }
  const import2 = { sender: recordingSender(), path: await folder.write('2.txt', spotify) }
  const recorded = () => readRecorded(logOf(events), 'ada')
  const overtaking = async () => {
    const deps = { sender: import2.sender, clock, readRecorded: recorded }
    await run([import2.path], { zone: 'UTC' }, deps)
    events.push(...import2.sender.events)
    return import1.sender.opened()
  }
  const sender = { ...import1.sender, opened: overtaking }
  await run([import1.path], { zone: 'UTC' }, { sender, clock, readRecorded: recorded })

  expect(await daysAfter([...events, ...import1.sender.events])).toEqual(await once())
})

test('the report says how many plays earlier imports had brought', async () => {
  expect((await importInTurn([lastFm], [spotify])).joined).toEqual([0, listens.length])
  expect((await importInTurn([spotify], [spotify])).joined).toEqual([0, 0])
})

test('undoing either import leaves the days of the other', async () => {
  const { events, importIds } = await importInTurn([lastFm], [spotify])
  const recorded = await readRecorded(logOf(events), 'ada')
  const without = async (index: number) => {
    const undone = { userId: 'ada', importId: importIds[index] ?? '' }
    const undo = undoImport(recorded, undone, Date.UTC(2025, 1, 1))
    return daysAfter([...events, ...undo.events])
  }
  const counts = (days: Awaited<ReturnType<typeof once>>) =>
    days.map(({ date, tracks, assumedMs }) => ({ date, tracks, isMeasured: assumedMs === 0 }))

  expect(await without(0)).toEqual(await once())
  const alone = await daysAfter((await importInTurn([lastFm])).events)
  expect(counts(await without(1))).toEqual(counts(alone))
})

test('what an older build recorded twice counts once when either export is imported again', async () => {
  const first = await importInTurn([lastFm])
  const second = await importInTurn([spotify])
  const doubled = [...first.events, ...second.events]
  const sender = recordingSender()
  await using folder = await exportFolder()
  const path = await folder.write('again.json', spotify)
  const log = logOf(doubled)
  const later = { now: () => Date.UTC(2025, 3, 1), after: () => () => {} }
  const deps = { sender, clock: later, readRecorded: () => readRecorded(log, 'ada') }
  await run([path], { zone: 'UTC' }, deps)

  expect(await daysAfter(doubled)).not.toEqual(await once())
  expect(await daysAfter([...doubled, ...sender.events])).toEqual(await once())
})

test('a second count of all messages comes to the same facts', async () => {
  const { events } = await importInTurn([ends], [lastFm], [spotify])
  const pages = pagesOf(await after(events))
  await using counter = await openCounter()
  for (const day of pages.dates()) {
    const explained = explainDay(pages, day, { windowEnd: '12-31' })
    assert(explained.ok)
    const counted = await counter.count({
      day,
      category: 'birthday',
      profile: { userId: 'u1', ...profile() },
      isSameProfile: true,
      catalogue: noCatalogue,
      windowEnd: '12-31',
      messages: logOf(events).events(playsTopic, 'u1'),
    })

    expect(checkRecount(explained.explanation, counted)).toMatchObject({
      outcome: 'pass',
      detail: '',
    })
  }
})
