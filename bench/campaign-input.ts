// From selections in Kafka to the queued input of a campaign: the snapshot, the cohort's SQL, and its requests.
//   npm run bench -- campaign-input [--listeners 100000]
// Each listener has four days without facts: a snapshot keeps none of them, and decoding them is another bench's.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openProgress } from '#bootstrap/progress.js'
import { openStack, stopStack } from '#deploy/embedded/stack.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { systemClock } from '#foundation/clock.ts'
import { COHORT_OF_ALL, openCohort } from '#operations/campaigns/cohort.ts'
import { publishInput } from '#operations/campaigns/publish-input.ts'
import { openPorts } from '#operations/open-ports.ts'
import { takeSnapshot } from '#operations/snapshots/take-snapshot.ts'
import { daysSelected } from '#schemas/index.ts'
import { selection } from '#testkit/selected-days.ts'
import { days } from '#topics/days.ts'

const { values } = parseArgs({ options: { listeners: { type: 'string', default: '100000' } } })
const listeners = Number(values.listeners)
const YEAR = 2031
const DAYS = 4
const BATCH = 5_000

const env = {
  ...process.env,
  LINERNOTES_HOME: resolve('.linernotes/bench-campaign'),
  LINERNOTES_PORT_BASE: process.env.LINERNOTES_PORT_BASE ?? '27000',
}
const settings = stackSettings(env)
const progress = openProgress(process.stderr, env)
const { signal } = new AbortController()
const folder = await mkdtemp(join(tmpdir(), 'linernotes-bench-'))
const without = ['jaeger', 'services'] as const
const stack = await openStack({ settings, env, progress, without })
try {
  await applyTopics({
    KAFKA_BROKERS: settings.kafkaBrokers,
    SCHEMA_REGISTRY_URL: settings.registryUrl,
    TOPIC_PARTITIONS: settings.topicPartitions,
  })
  await using ports = openPorts(
    {
      KAFKA_BROKERS: settings.kafkaBrokers,
      SCHEMA_REGISTRY_URL: settings.registryUrl,
      TOPIC_PARTITIONS: settings.topicPartitions,
      SNAPSHOT_FOLDER: folder,
      MONGODB_URL: settings.mongodbUrl,
      MONGODB_DATABASE: settings.mongodbDatabase,
    },
    { actors: [], inspectionToken: () => '' },
  )
  await timed('select', select)
  const manifest = await timed('snapshot take', () => takeSnapshot(ports, { signal }))
  const snapshot = await timed('check its bytes', () => ports.snapshots.open(manifest.id))
  const question = { sql: COHORT_OF_ALL, year: YEAR, seconds: 60, clock: systemClock }
  await using cohort = await timed('choose the cohort', () => openCohort(snapshot, question))
  const campaignId = `bench-${manifest.id}`
  await timed('queue its input', () =>
    publishInput(ports, { cohort, campaignId, year: YEAR, signal }),
  )
  const bytes = manifest.files.reduce((sum, each) => sum + each.bytes, 0)
  console.log(
    `${cohort.listeners} listeners, ${cohort.days} days, ${(bytes / 1e6).toFixed(1)} MB of Parquet`,
  )

  async function select(): Promise<void> {
    await using sender = await ports.openSender('bench-campaign')
    const whole = selection(5)
    const chosen = whole.days
      .slice(0, DAYS)
      .map((day) => ({ ...day, facts: [], log: [], sources: [] }))
    for (let from = 0; from < listeners; from += BATCH) {
      await sender.transaction(async (send) => {
        for (let at = from; at < Math.min(listeners, from + BATCH); at += 1) {
          const event = { ...whole, userId: `bench-${at}`, year: YEAR, days: chosen, overview: [] }
          await send(days, daysSelected, { ...event, runnersUp: [] })
        }
      })
    }
  }
} finally {
  await stack.stopStarted()
  await stopStack(settings.home, progress)
  await rm(folder, { recursive: true, force: true })
}

/** Prints wall time, our own CPU and the memory of this process. */
async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  const megabytes = Math.round(process.memoryUsage().rss / 1e6)
  console.log(
    `${what}: ${((performance.now() - begun) / 1_000).toFixed(1)} s, CPU ${((user + system) / 1e6).toFixed(1)} s, ${megabytes} MB`,
  )
  return result
}
