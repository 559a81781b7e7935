// What generation, persistence and judging cost a report where nothing else is in the way: the days are given to the
// topic, the model has its answers ready, and traces and the judge model take one report in a hundred.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { actorAddresses } from '#deploy/embedded/actor-addresses.ts'
import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { readTokens } from '#foundation/bearer-token.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import { openInspector } from '#operations/inspector.ts'
import type { ReportStore } from '#reports/store.ts'
import type { ActorReport } from '#runtime/introspection/inspect.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { type DaysSelected, daysSelected } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { directWrites } from './direct-writes.ts'
import { YEAR } from './listener.ts'
import { megabytesOf, servicesCpuMs } from './process-use.ts'

const measured = ['generation', 'persistence', 'judging'] as const
const servers = ['kafka', 'store'] as const
const LISTENERS_A_TRANSACTION = 100
const WARM_UP_LISTENERS = 100
const SILENT_MS = 250
const DONE_MS_MAX = 1_800_000
const STORE_ALONE_LISTENERS = 400
const CHECKED_LISTENERS = 50
const round = (value: number, digits = 1) => Number(value.toFixed(digits))

/** The settings under which the services are measured. */
export const givenDaysEnv = (url: string): NodeJS.ProcessEnv => ({
  OPENAI_BASE_URL: `${url}/v1`,
  OPENAI_MODEL: 'fake-1',
  MODEL_ROUTE: 'fake',
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_TRACES_SAMPLER_ARG: '0.01',
  JUDGE_SHARE: '0.01',
  RECOUNT_SHARE: '0',
})

/** The model and the collector, in a process of their own until disposal. */
export async function startQuickEndpoints(): Promise<AsyncDisposable & { readonly url: string }> {
  const program = join(import.meta.dirname, 'quick-endpoints-main.ts')
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const url = await firstLineOf(child)
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  const [line] = (await once(stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  return line.toString().trim()
}

interface Parts {
  readonly settings: StackSettings
  readonly sender: EventSender
  readonly store: ReportStore
}

/** The selection that was made last for `userId`. */
async function selectionOf(userId: string, settings: StackSettings): Promise<DaysSelected> {
  await using reader = await openEventReader({
    KAFKA_BROKERS: settings.kafkaBrokers,
    SCHEMA_REGISTRY_URL: settings.registryUrl,
  })
  let found: DaysSelected | undefined
  const partition = partitionOf(userId, settings.topicPartitions)
  for await (const { event } of reader.events(days, partition)) {
    if (event?.userId === userId && event.year === YEAR) found = event
  }
  if (!found) throw new Error(`nothing was selected for ${userId}`)
  return found
}

/** Measures once for each of `counts`; `userId` is a listener whose days the others get. */
export async function measureGivenDays(
  userId: string,
  counts: readonly number[],
  parts: Parts,
): Promise<void> {
  const pattern = await selectionOf(userId, parts.settings)
  const run = `g${systemClock.now().toString(36)}`
  await writeUp(`${run}-warm-up`, WARM_UP_LISTENERS, pattern, parts)
  for (const count of counts) {
    await measureOne(`${run}-${count}`, count, pattern, parts)
  }
}

async function measureOne(
  run: string,
  count: number,
  pattern: DaysSelected,
  parts: Parts,
): Promise<void> {
  const { home } = parts.settings
  const all = [...measured, ...servers]
  const before = servicesCpuMs(home, all)
  const megabytes: Record<string, number>[] = []
  const look = () => megabytes.push(megabytesOf(home, measured))
  const begun = performance.now()
  const users = await writeUp(run, count, pattern, parts, look)
  const seconds = (performance.now() - begun) / 1_000
  const after = servicesCpuMs(home, all)
  const reportsCount = count * pattern.days.length
  const each = (name: string) => ((after[name] ?? 0) - (before[name] ?? 0)) / reportsCount
  const own = measured.reduce((sum, name) => sum + each(name), 0)
  await checkSome(users, pattern, parts.store)
  const alone = await directWrites(users.slice(0, STORE_ALONE_LISTENERS), parts.store)
  const perSecond = reportsCount / seconds
  console.log(
    `${count} listeners, days given: ${reportsCount} reports in ${round(seconds)} s, ${round(perSecond)} reports/s, ` +
      `${round((100 * perSecond) / alone)} % of the ${round(alone)} that the store alone takes`,
  )
  console.log(
    `  CPU a report: ${round(own, 2)} ms (${measured.map((name) => `${name} ${round(each(name), 2)}`).join(', ')}); ` +
      `of servers ${servers.map((name) => `${name} ${round(each(name), 2)}`).join(', ')}`,
  )
  const at = (share: number) => megabytes[Math.floor(share * (megabytes.length - 1))] ?? {}
  for (const name of measured) {
    const list = [0, 0.25, 0.5, 0.75, 1].map((share) => at(share)[name])
    console.log(`  memory of ${name} at the start, after each quarter: ${list.join(', ')} MB`)
  }
}

/** Gives each of `count` listeners the days of `pattern`, and resolves when all is stored and judged. */
async function writeUp(
  run: string,
  count: number,
  pattern: DaysSelected,
  parts: Parts,
  look = () => {},
) {
  const users = Array.from({ length: count }, (_, number) => `${run}-${number}`)
  for (let at = 0; at < count; at += LISTENERS_A_TRANSACTION) {
    await parts.sender.transaction(async (send) => {
      for (const userId of users.slice(at, at + LISTENERS_A_TRANSACTION)) {
        const nowMs = systemClock.now()
        const selected = { ...pattern, userId, startedAt: nowMs, selectedAt: nowMs }
        await send(days, daysSelected, selected)
      }
    })
  }
  await done(parts.settings, look)
  return users
}

/** What was given has been read by all, and what came of it. */
async function done(settings: StackSettings, look: () => void): Promise<void> {
  const addresses = actorAddresses(settings).filter(({ name }) => measured.includes(name as never))
  const token = () => readTokens(settings.inspectionTokenFile)[0]?.token ?? ''
  const inspector = openInspector({ addresses, token })
  const signal = AbortSignal.timeout(DONE_MS_MAX)
  for (let silent = 0; silent < 2; ) {
    await sleep(systemClock, SILENT_MS, signal)
    look() // A service that has ended is noticed here.
    const { found } = await inspector.ask<ActorReport>('/v1/actor', { signal })
    const isDone = found.length === measured.length && found.every(hasNothingLeft)
    silent = isDone ? silent + 1 : 0
  }
}

const hasNothingLeft = ({ partitions }: ActorReport): boolean =>
  partitions.every(({ load, watermarks }) => load === 0 && watermarks.every(({ lag }) => lag === 0))

/** Every report of some listeners is stored and judged. */
async function checkSome(
  users: readonly string[],
  { days: chosen }: DaysSelected,
  store: ReportStore,
) {
  for (const userId of users.slice(-CHECKED_LISTENERS)) {
    const archive = await store.archive(userId, YEAR)
    const judged = archive?.reports.filter(({ verdict }) => verdict !== null) ?? []
    if (judged.length === chosen.length) continue
    throw new Error(`${userId} has ${judged.length} judged reports of ${chosen.length}`)
  }
}
