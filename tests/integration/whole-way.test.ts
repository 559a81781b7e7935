import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { ArchiveJson } from '#reports/archive-json.ts'
import { openReportStore } from '#reports/mongo.ts'
import type { Archive } from '#reports/report.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import type { Topic } from '#runtime/topic.ts'
import { sampleProfile } from '#sample/profile.ts'
import { linernotesJson } from '#testkit/command.ts'
import { bigDay } from '#testkit/exports.ts'
import { bringUp, killService, startOwnServices, stopOwnServices } from '#testkit/own-services.ts'
import { until } from '#testkit/tally/tally-topics.ts'
import { calls as modelCalls } from '#topics/calls.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'
import { reports } from '#topics/reports.ts'

const YEAR = 2025
/** Kafka remembers the listeners of earlier runs. */
const run = randomUUID().slice(0, 8)
const TEST_MS_MAX = 240_000
let env: Record<string, string> = {}
let folder = ''
let undisturbed: unknown

beforeAll(async () => {
  ;({ env, folder } = await startOwnServices('whole-way', { run }))
  undisturbed = readable(await archiveAfter(`undisturbed-${run}`, async () => undefined))
}, TEST_MS_MAX)

afterAll(async () => {
  await stopOwnServices({ env, folder })
}, TEST_MS_MAX)

test('the sample listener has five days, every one found true', () => {
  expect(undisturbed).toMatchObject({ days: Array(5).fill({ outcome: 'pass' }) })
})

test.each([
  ['heuristics', async () => undefined], // As soon as the plays are there.
  ['generation', async () => until('it is writing', async () => (await calls()) >= 2)],
  ['persistence', async (user: string) => until('it stores', () => has(user, hasReport))],
  ['judging', async (user: string) => until('it judges', () => has(user, hasVerdict))],
])(
  'a %s killed at work and started again leaves the same archive, nothing twice (I2, I3, I14)',
  async (service, isAtWork) => {
    const user = `killed-${service}-${run}`
    await countCallsUnder({ latencyMs: 200 })
    const archive = await archiveAfter(user, async () => {
      await isAtWork(user)
      await killService(env, service)
    })

    expect(readable(archive)).toEqual(undisturbed)
    // A text written twice would be a second revision; an announcement made twice, a sixth record.
    expect(archive.reports.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1])
    const announced = (await eventsOf(reports, user)).map(({ reportId }) => reportId)
    expect(announced.sort()).toEqual(archive.reports.map(({ id }) => id).sort())
  },
  TEST_MS_MAX,
)

test(
  'the same file imported twice changes nothing',
  async () => {
    const again = await archiveAfter(`undisturbed-${run}`, async () => undefined)

    expect(readable(again)).toEqual(undisturbed)
    expect(again.reports.every(({ revision }) => revision === 1)).toBe(true)
  },
  TEST_MS_MAX,
)

test(
  'a day that outdoes another takes its place, and the other report is retracted',
  async () => {
    const user = `late-${run}`
    const before = await archiveAfter(user, async () => undefined)
    const outdone = before.reports.find(({ category }) => category === 'biggest-music-day')
    await writeFile(join(folder, 'late.json'), JSON.stringify(bigDay('2025-08-08')))
    await importSample(user, 'late.json')
    const after = await linernotesJson<ArchiveJson>(
      ['archive', user, '--year', String(YEAR), '--wait', '120'],
      env,
    )

    const biggest = after.reports.find(({ category }) => category === 'biggest-music-day')
    expect(biggest).toMatchObject({ date: '20250808' })
    const ofOutdone = (await eventsOf(reports, user)).filter(({ date }) => date === outdone?.date)
    expect(ofOutdone.map(({ revision }) => revision)).toEqual([1, 2])
    expect(ofOutdone.map((event) => 'retractedAt' in event)).toEqual([false, true])
  },
  TEST_MS_MAX,
)

test(
  'a model that answers nonsense leads to a marked template, and every call is recorded',
  async () => {
    const user = `nonsense-${run}`
    await countCallsUnder({ nonsenseRate: 1, nonsenseKinds: ['prose'] })
    await importSample(user)
    const archive = await linernotesJson<{
      reports: readonly { writtenBy: { fallback: string; model: string } }[]
    }>(['archive', user, '--year', String(YEAR), '--wait', '90'], env)
    const called = await eventsOf(modelCalls, user)

    expect(called.length).toBe(await calls())
    expect(new Set(called.map(({ outcome }) => outcome))).toEqual(new Set(['unusable']))
    expect(archive.reports.map(({ writtenBy }) => writtenBy.fallback)).toEqual(
      Array(5).fill('template'),
    )
  },
  TEST_MS_MAX,
)

test(
  'a story that is asked for again is written again from the same facts, and the others stay',
  async () => {
    const user = `again-${run}`
    await setFaults({})
    const before = await archiveAfter(user, async () => undefined)
    const [first, ...others] = before.reports
    const date = first?.date ?? ''
    const outcome = await linernotesJson<RewriteJson>(['rewrite', user, date], env)
    const after = await linernotesJson<ArchiveJson>(['archive', user, '--wait', '60'], env)

    expect(outcome).toMatchObject({ open: [], rewritten: [{ date, after: { revision: 2 } }] })
    expect(outcome.calls).toBeGreaterThanOrEqual(2)
    expect(outcome.rewritten[0]?.after.story).not.toBe(first?.story)
    expect(readable(after)).toEqual(readable(before))
    expect(after.reports.filter((report) => report.date !== date)).toEqual(others)
  },
  TEST_MS_MAX,
)

test(
  'what a judge fails is withdrawn and written again, twice by the model, then by the composer',
  async () => {
    const user = `failed-${run}`
    await countCallsUnder({ misjudgeRate: 1 })
    await importSample(user)
    const ofComposer = ({ reports: found }: Archive) =>
      found.length === 5 && found.every(({ revision, verdict }) => revision === 7 && verdict)
    await until('the composer has written everything', () => has(user, ofComposer), 120_000)
    const archive = await archiveAfter(user, async () => undefined)
    const ofFirst = (await eventsOf(reports, user)).filter(
      ({ date }) => date === archive.reports[0]?.date,
    )

    expect(archive.reports.map(({ writtenBy }) => writtenBy.model)).toEqual(
      Array(5).fill('template'),
    )
    expect(ofFirst.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(ofFirst.map((event) => 'retractedAt' in event)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((revision) => revision % 2 === 0),
    )
  },
  TEST_MS_MAX,
)

interface RewriteJson {
  readonly open: readonly string[]
  readonly calls: number
  readonly rewritten: readonly {
    readonly date: string
    readonly after: { readonly revision: number; readonly story: string }
  }[]
}

/** The archive of a listener whose services were disturbed once the plays were in Kafka. */
async function archiveAfter(user: string, disturb: () => Promise<void>): Promise<ArchiveJson> {
  await importSample(user)
  await disturb()
  await bringUp(env)
  await setFaults({})
  return linernotesJson<ArchiveJson>(
    ['archive', user, '--year', String(YEAR), '--wait', '120'],
    env,
  )
}

async function importSample(user: string, name = 'sample.zip'): Promise<void> {
  const { zone, birthday, country } = sampleProfile
  const who = ['--user', user, '--zone', zone, '--birthday', birthday, '--country', country]
  const file = join(folder, name)
  await linernotesJson(['import', file, ...who, '--year', String(YEAR)], env)
}

/** Model calls since the fake model's faults were set last. */
async function calls(): Promise<number> {
  const response = await fetch(fakeModel('/calls'))
  return ((await response.json()) as { total: number }).total - callsBefore
}

let callsBefore = 0

async function countCallsUnder(faults: object): Promise<void> {
  await setFaults(faults)
  callsBefore = 0
  callsBefore = await calls()
}

async function setFaults(faults: object): Promise<void> {
  const body = JSON.stringify(faults)
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(fakeModel('/faults'), { method: 'POST', headers, body })
  if (!response.ok) throw new Error(await response.text())
}

const fakeModel = (path: string) => `${new URL(stackSettings(env).fakeModelUrl).origin}/fake${path}`

const hasReport = ({ reports: found }: Archive) => found.length > 0
const hasVerdict = ({ reports: found }: Archive) => found.some(({ verdict }) => verdict !== null)

async function has(user: string, isThere: (archive: Archive) => boolean): Promise<boolean> {
  const { mongodbUrl, mongodbDatabase } = stackSettings(env)
  await using store = await openReportStore({
    MONGODB_URL: mongodbUrl,
    MONGODB_DATABASE: mongodbDatabase,
  })
  const archive = await store.archive(user, YEAR)
  return archive !== undefined && isThere(archive)
}

/** What `user` has in a topic. */
async function eventsOf<E extends ListenerEvent>(topic: Topic<E>, user: string): Promise<E[]> {
  const { kafkaBrokers, registryUrl, topicPartitions } = stackSettings(env)
  await using reader = await openEventReader({
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
  })
  const found: E[] = []
  for await (const { event } of reader.events(topic, partitionOf(user, Number(topicPartitions)))) {
    if (event && event.userId === user) found.push(event as E)
  }
  return found
}

/** What two listeners with the same plays must share; texts differ with the listener's id. */
const readable = ({ reports: found, runnersUp }: ArchiveJson) => ({
  days: found.map(({ date, category, facts, lineage, verdict }) => ({
    date,
    category,
    facts,
    factsHash: lineage.factsHash,
    playsCount: lineage.playsCount,
    outcome: verdict?.outcome,
  })),
  runnersUp,
})
