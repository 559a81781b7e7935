// Reconciling on a real Kafka and store: 1,000 of each kind of discrepancy among 100,000 reports are to be found, and
// asked for, and no other.
//   npm run bench -- reconcile [--listeners 20000]
// Reports are planted directly, so that no service has to write them, and none runs: it measures finding and asking.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { openProgress } from '#bootstrap/progress.js'
import { openStack, stopStack } from '#deploy/embedded/stack.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { openPorts } from '#operations/open-ports.ts'
import { reconcile } from '#operations/reconcile.ts'
import { type EventSender, openEventSender } from '#runtime/kafka/event-sender.ts'
import {
  daysSelected,
  type ReportPublished,
  reportPublished,
  type SelectedDay,
} from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { reports } from '#topics/reports.ts'
import { requests } from '#topics/requests.ts'

const { values } = parseArgs({ options: { listeners: { type: 'string', default: '20000' } } })
const listenersCount = Number(values.listeners)
const YEAR = 2025
const dates = ['20250111', '20250222', '20250323', '20250414', '20250515']
const BATCH = 500
/** One report in so many has one kind of discrepancy. */
const EACH = 100
const category = 'biggest-music-day'
const home = resolve('.linernotes/bench-reconcile')
const env = {
  ...process.env,
  LINERNOTES_HOME: home,
  LINERNOTES_PORT_BASE: process.env.LINERNOTES_PORT_BASE ?? '27000',
}
const settings = stackSettings(env)
const userOf = (listener: number) => `listener-${String(listener).padStart(7, '0')}`
const numberOf = (listener: number, at: number) => listener * dates.length + at
const progress = openProgress(process.stderr, env)
const stack = await openStack({ settings, env, progress, without: ['jaeger', 'services'] })
try {
  await applyTopics({
    KAFKA_BROKERS: settings.kafkaBrokers,
    SCHEMA_REGISTRY_URL: settings.registryUrl,
    TOPIC_PARTITIONS: settings.topicPartitions,
  })
  await plantAll()
  await measure()
} finally {
  await stack.stopStarted()
  await stopStack(home, progress)
}

type Kind = 'missing' | 'dangling-marker' | 'orphan-content' | 'mismatch' | undefined

/** What is wrong with the n-th report. */
function plantedAs(number: number): Kind {
  const kinds = ['missing', 'dangling-marker', 'orphan-content', 'mismatch'] as const
  return kinds[number % EACH]
}

async function plantAll(): Promise<void> {
  const begun = performance.now()
  await using client = new MongoClient(settings.mongodbUrl)
  const database = client.db(settings.mongodbDatabase)
  await database.dropDatabase()
  await using sender = await openEventSender(
    { KAFKA_BROKERS: settings.kafkaBrokers, SCHEMA_REGISTRY_URL: settings.registryUrl },
    { transactionalId: 'bench-reconcile' },
  )
  for (let at = 0; at < listenersCount; at += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, listenersCount - at) }, (_, n) => at + n)
    await Promise.all([
      database.collection('listeners').insertMany(numbers.map(listenerDocument) as never),
      database.collection('reports').insertMany(numbers.flatMap(reportDocuments) as never),
      send(sender, numbers),
    ])
  }
  const seconds = (performance.now() - begun) / 1_000
  console.log(`${listenersCount * dates.length} reports planted in ${seconds.toFixed(1)} s`)
}

function listenerDocument(listener: number): object {
  const marked = dates.flatMap((date, at) => {
    const kind = plantedAs(numberOf(listener, at))
    if (kind === 'missing' || kind === 'orphan-content') return []
    return [[date, { revision: 1, category, year: YEAR }]]
  })
  return { _id: userOf(listener), days: Object.fromEntries(marked) }
}

function reportDocuments(listener: number): object[] {
  return dates.flatMap((date, at) => {
    const kind = plantedAs(numberOf(listener, at))
    if (kind === 'missing' || kind === 'dangling-marker') return []
    return [
      {
        _id: `${userOf(listener)}:${date}`,
        userId: userOf(listener),
        year: YEAR,
        date,
        category,
        revision: 1,
        contentHash: kind === 'mismatch' ? 'another' : 'text',
        lineage: { factsHash: `facts-${date}` },
        storedAt: 2,
      },
    ]
  })
}

function selectedDay(date: string): SelectedDay {
  return {
    date,
    zone: 'UTC',
    category,
    strength: 1,
    facts: [],
    log: [],
    timeline: null,
    factsHash: `facts-${date}`,
    playsCount: 0,
    sources: [],
  }
}

function published(listener: number, date: string): ReportPublished {
  const factsHash = `facts-${date}`
  return {
    userId: userOf(listener),
    reportId: `${userOf(listener)}:${date}`,
    year: YEAR,
    date,
    category,
    revision: 1,
    zone: 'UTC',
    title: '',
    story: '',
    sentences: [],
    tags: [],
    facts: [],
    writtenBy: { model: '', route: '', promptVersion: '', fallback: 'none', reader: '' },
    lineage: { topics: [], factsHash, playsCount: 0, selectionRevision: 1, basis: null },
    contentHash: 'text',
    traceparent: '',
    replaces: null,
    publishedAt: Date.now(),
  }
}

function send(sender: EventSender, numbers: readonly number[]): Promise<void> {
  return sender.transaction(async (sendIn) => {
    for (const listener of numbers) {
      await sendIn(days, daysSelected, {
        userId: userOf(listener),
        year: YEAR,
        zone: 'UTC',
        country: null,
        language: 'en',
        revision: 1,
        factsHash: '',
        days: dates.map(selectedDay),
        runnersUp: [],
        overview: [],
        averageHours: [],
        notes: [],
        basis: null,
        startedAt: 1,
        selectedAt: 1,
      })
      for (const [at, date] of dates.entries()) {
        if (plantedAs(numberOf(listener, at)) === 'missing') continue
        await sendIn(reports, reportPublished, published(listener, date))
      }
    }
  })
}

async function measure(): Promise<void> {
  await using ports = openPorts(
    {
      KAFKA_BROKERS: settings.kafkaBrokers,
      SCHEMA_REGISTRY_URL: settings.registryUrl,
      MONGODB_URL: settings.mongodbUrl,
      MONGODB_DATABASE: settings.mongodbDatabase,
      TOPIC_PARTITIONS: settings.topicPartitions,
      SNAPSHOT_FOLDER: join(home, 'snapshots'),
    },
    { actors: [], inspectionToken: () => '' },
  )
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const { signal } = new AbortController()
  const options = { graceSeconds: 0, campaignYears: [], isMending: true, signal }
  const { compared, counts, asked } = await reconcile(ports, options)
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const { maxRSS } = process.resourceUsage()
  console.log(
    `${compared} reports compared in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of CPU of ours, ` +
      `${Math.round(maxRSS / 1_024)} MB at most): ${Object.entries(counts)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}; ${asked} asked for`,
  )
  const wanted = new Set<string>()
  for await (const { event } of (await ports.log()).everybody(requests)) {
    if (!('found' in event)) continue
    for (const { date } of event.found) wanted.add(`${event.userId}:${date}`)
  }
  const planted = Array.from({ length: listenersCount }, (_, listener) =>
    dates.flatMap((date, at) =>
      plantedAs(numberOf(listener, at)) ? [`${userOf(listener)}:${date}`] : [],
    ),
  ).flat()
  const lost = planted.filter((id) => !wanted.has(id)).length
  console.log(
    `of ${planted.length} planted, ${lost} lost; ${wanted.size - planted.length + lost} others asked for`,
  )
}
