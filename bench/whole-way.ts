// The whole way on real servers, from a listener's plays to their stored reports, on a stack of its own.
//   npm run bench -- whole-way [--listeners 60] [--plays 200]
//   npm run bench -- whole-way --given 60,2000     # what the services cost a report, for so many listeners
// 1. one listener's whole import to the last stored and judged report;
// 2. many listeners concurrently: reports/s, and our own CPU a report;
// 3. one new play on a chosen day to its rewritten stored report: p50, p99, and the share of each hop;
// 4. in comparison, the same reports written directly into the store.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openProgress } from '#bootstrap/progress.js'
import { selectedAfter } from '#cli/selected-after.ts'
import { openStack, stopStack } from '#deploy/embedded/stack.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { openReportStore } from '#reports/mongo.ts'
import type { ReportStore } from '#reports/store.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { type EventSender, openEventSender } from '#runtime/kafka/event-sender.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { writeSample } from '#sample/sample.ts'
import { playsRecorded, profileDeclared } from '#schemas/index.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { reports } from '#topics/reports.ts'
import { directWrites } from './whole-way/direct-writes.ts'
import { givenDaysEnv, measureGivenDays, startQuickEndpoints } from './whole-way/given-days.ts'
import { printHops, readHops } from './whole-way/hops.ts'
import {
  loadProfileOf,
  newPlay,
  playsRecordedOf,
  smallHistory,
  YEAR,
  ZONE,
} from './whole-way/listener.ts'
import { servicesCpuMs } from './whole-way/process-use.ts'

const { values } = parseArgs({
  options: {
    listeners: { type: 'string', default: '60' },
    plays: { type: 'string', default: '200' },
    /** Numbers of listeners whose days are given: nothing else is measured then. */
    given: { type: 'string' },
  },
})
const WAIT_MS_MAX = 300_000
const ours = ['heuristics', 'generation', 'persistence', 'judging'] as const

const endpoints = values.given === undefined ? undefined : await startQuickEndpoints()
const env = {
  ...process.env,
  ...(endpoints && givenDaysEnv(endpoints.url)),
  LINERNOTES_HOME: resolve('.linernotes/bench'),
  LINERNOTES_PORT_BASE: process.env.LINERNOTES_PORT_BASE ?? '27000',
  SELECTION_QUIET_MS: '0',
}
const settings = stackSettings(env)
const brokerSettings = {
  KAFKA_BROKERS: settings.kafkaBrokers,
  SCHEMA_REGISTRY_URL: settings.registryUrl,
}
const round = (value: number, digits = 1) => Number(value.toFixed(digits))

const stack = await openStack({ settings, env, progress: openProgress(process.stderr, env) })
try {
  await using store = await openReportStore({
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: settings.mongodbDatabase,
  })
  await using sender = await openEventSender(brokerSettings, { transactionalId: 'bench-whole-way' })
  const run = `b${systemClock.now().toString(36)}`
  const listener = await wholeImport(`${run}-whole`, store)
  if (values.given !== undefined) {
    const counts = values.given.split(',').map(Number)
    await measureGivenDays(listener, counts, { settings, sender, store })
  } else {
    await manyListeners(run, Number(values.listeners), sender, store)
    await newPlays(listener, Number(values.plays), sender, store)
  }
} finally {
  await stack.stopStarted()
  await stopStack(settings.home, openProgress(process.stderr, env))
  await endpoints?.[Symbol.asyncDispose]()
}

/** 1: an export of two years, as a user imports it. */
async function wholeImport(userId: string, store: ReportStore): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-bench-'))
  try {
    const sample = await writeSample(join(folder, 'sample.zip'), { seed: 11 })
    const begun = performance.now()
    const summary = await importHistory(
      [sample.path],
      { userId, zone: ZONE, year: YEAR },
      {
        clock: systemClock,
        openSender: () => openEventSender(brokerSettings, { transactionalId: `ingest-${userId}` }),
      },
    )
    const imported = performance.now()
    const reportsCount = await settled(userId, summary.recordedAt ?? 0, store)
    const ended = performance.now()
    console.log(
      `whole import: ${summary.plays} plays of ${summary.rows} rows to ${reportsCount} stored and judged reports in ` +
        `${round((ended - begun) / 1_000, 2)} s (reading and sending ${round((imported - begun) / 1_000, 2)} s)`,
    )
    return userId
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Resolves with the number of reports once what was recorded then is selected, stored and judged. */
async function settled(userId: string, recordedAt: number, store: ReportStore): Promise<number> {
  const signal = AbortSignal.timeout(WAIT_MS_MAX)
  const sent = { userId, declaredAt: recordedAt, countedAt: recordedAt }
  const revision =
    (await selectedAfter(sent, settings, { msMax: WAIT_MS_MAX, signal })).get(YEAR) ?? 0
  while (!signal.aborted) {
    const archive = await store.archive(userId, YEAR)
    const isDone =
      archive !== undefined &&
      archive.selectionRevision >= revision &&
      archive.pending.length === 0 &&
      archive.reports.every(({ verdict }) => verdict !== null)
    if (isDone) return archive.reports.length
    await sleep(systemClock, 5)
  }
  throw new Error(`the archive of ${userId} did not settle`)
}

/** 2 and 4. */
async function manyListeners(run: string, count: number, sender: EventSender, store: ReportStore) {
  const users = Array.from({ length: count }, (_, number) => `${run}-${number}`)
  const before = servicesCpuMs(settings.home, ours)
  const recordedAt = systemClock.now()
  const begun = performance.now()
  await sender.transaction(async (send) => {
    for (const userId of users) {
      await send(profiles, profileDeclared, loadProfileOf(userId))
      await send(plays, playsRecorded, playsRecordedOf(userId, smallHistory(userId)))
    }
  })
  let reportsCount = 0
  for (const userId of users) reportsCount += await settled(userId, recordedAt, store)
  const seconds = (performance.now() - begun) / 1_000
  const cpu = Object.fromEntries(
    Object.entries(servicesCpuMs(settings.home, ours)).map(([name, ms]) => [
      name,
      round((ms - (before[name] ?? 0)) / reportsCount),
    ]),
  )
  const own = round(Object.values(cpu).reduce((sum, ms) => sum + ms, 0))
  console.log(
    `${count} listeners at once: ${reportsCount} reports stored and judged, ` +
      `${round(reportsCount / seconds)} reports/s; own CPU a report ${own} ms (${Object.entries(cpu)
        .map(([name, ms]) => `${name} ${ms}`)
        .join(', ')})`,
  )
  const direct = await directWrites(users, store)
  console.log(
    `the same reports written straight into the store, 64 at once: ${round(direct)} reports/s; ` +
      `the whole way does ${round((reportsCount / seconds / direct) * 100)} % of it`,
  )
}

/** 3: one play after the other, each on the same chosen day, each awaited. */
async function newPlays(userId: string, count: number, sender: EventSender, store: ReportStore) {
  const archive = await store.archive(userId, YEAR)
  const report = archive?.reports.find(({ category }) => category === 'biggest-music-day')
  if (!report) throw new Error('the sample has no biggest music day')
  const { date, id } = report
  const noonMs = Date.UTC(YEAR, Number(date.slice(4, 6)) - 1, Number(date.slice(6)), 17)
  await using reader = await openEventReader(brokerSettings)
  const partition = partitionOf(userId, Number(settings.topicPartitions))
  const from = {
    days: (await reader.bounds(days.name, partition)).high,
    drafts: (await reader.bounds(drafts.name, partition)).high,
    reports: (await reader.bounds(reports.name, partition)).high,
  }
  const sentAt: number[] = []
  let revision = report.revision
  for (let number = 0; number < count; number += 1) {
    const play = newPlay(`${id}-${number}`, noonMs + number * MINUTE_MS)
    sentAt.push(systemClock.now())
    await sender.send(plays, playsRecorded, playsRecordedOf(userId, [play]))
    revision = await nextRevision(id, revision, store)
  }
  const hops = await readHops(reader, partition, from, id)
  printHops(sentAt, hops)
}

/** Resolves once a later revision is stored and judged: the next play then meets idle services. */
async function nextRevision(id: string, after: number, store: ReportStore): Promise<number> {
  const until = performance.now() + WAIT_MS_MAX
  while (performance.now() < until) {
    const report = await store.report(id)
    if (report && report.revision > after && report.verdict !== null) return report.revision
    await sleep(systemClock, 25) // Rarely: reading takes the store's time, and the event says when.
  }
  throw new Error(`${id} was not rewritten`)
}
