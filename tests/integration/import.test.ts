// Imports against a real Kafka and registry.
import { randomUUID } from 'node:crypto'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { systemClock } from '#foundation/clock.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { defineTopic } from '#runtime/topic.ts'
import type { Play, PlaysRecorded, ProfileDeclared } from '#schemas/index.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { readRecorded } from '#services/ingest/recorded.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { accountRow, exportFolder, extendedRow, zipOf } from '#testkit/exports.ts'
import { historyFile, testWithHistories } from '#testkit/histories.ts'
import { lastFmCsv } from '#testkit/listens.ts'
import { type TestStack, testStack } from '#testkit/stack.ts'
import { openListenerLog } from '#topics/listener-log.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'

const START_MS_MAX = 300_000
const TEST_MS_MAX = 60_000

let stack: TestStack
beforeAll(async () => {
  stack = await testStack()
  await applyTopics({ ...servers(), TOPIC_PARTITIONS: stack.settings.topicPartitions })
}, START_MS_MAX)
afterAll(() => stack[Symbol.asyncDispose](), TEST_MS_MAX)

const newUser = () => `import-test-${randomUUID().slice(0, 8)}`
const servers = () => ({
  KAFKA_BROKERS: stack.settings.kafkaBrokers,
  SCHEMA_REGISTRY_URL: stack.settings.registryUrl,
})

/** Everything that is committed for `userId`, with its partitions. */
async function sentFor(userId: string) {
  await using reader = await openEventReader(servers())
  const messages: PlaysRecorded[] = []
  const declared: ProfileDeclared[] = []
  const partitions = new Set<number>()
  const traceparents = new Set<string | undefined>()
  for (let partition = 0; partition < stack.settings.topicPartitions; partition++) {
    for await (const { event, record } of reader.events(profiles, partition)) {
      if (event?.userId !== userId) continue
      declared.push(event)
      partitions.add(record.partition)
    }
    for await (const { event, record } of reader.events(plays, partition)) {
      if (event?.userId !== userId || !('plays' in event)) continue
      messages.push(event)
      partitions.add(record.partition)
      traceparents.add(record.headers.traceparent)
    }
  }
  const sent: Play[] = messages.flatMap((message) => message.plays)
  return { messages, declared, plays: sent, partitions, traceparents }
}

const minute = (i: number) =>
  new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString().slice(0, 16).replace('T', ' ')
const account = Array.from({ length: 1_300 }, (_, i) => accountRow(minute(i), `Track ${i % 90}`))
const SCROBBLES = 20
/** Some of the same listens: their starts. */
const scrobbles = lastFmCsv(
  Array.from({ length: SCROBBLES }, (_, i) => [
    Date.UTC(2024, 0, 1) / 1000 + i * 30 * 60 - 200,
    `Track ${(i * 30) % 90}`,
  ]),
)
const extended = [
  extendedRow('2024-01-01T00:00:42Z', 'Track 0'),
  extendedRow('2023-05-01T08:00:00Z', 'Old'),
]

test(
  'a history goes from the command line into Kafka, in one partition and one trace',
  async () => {
    await using folder = await exportFolder()
    const zip = await zipOf({
      'MyData/StreamingHistory0.json': account,
      'MyData/endsong_0.json': extended,
    })
    const path = await folder.write('export.zip', zip)
    const user = newUser()
    const options = [
      '--user',
      user,
      '--zone',
      'Europe/Paris',
      '--country',
      'FR',
      '--birthday',
      '02-29',
    ]
    const summary = await linernotesJson<ImportSummary>(['import', path, ...options], stack.env)
    const sent = await sentFor(user)

    expect(summary).toMatchObject({
      rows: 1_302,
      kept: 1_301,
      duplicates: 1,
      dropped: 0,
      plays: 1_301,
    })
    expect(sent.declared).toMatchObject([
      { zone: 'Europe/Paris', country: 'FR', birthday: '02-29', years: [2024] },
    ])
    expect(sent.plays).toHaveLength(summary.plays)
    expect(new Set(sent.plays.map(({ playId }) => playId)).size).toBe(summary.plays)
    expect(sent.messages.every((message) => message.plays.length <= 500)).toBe(true)
    expect(sent.messages.filter(({ isLast }) => isLast)).toHaveLength(1)
    expect(sent.messages.map(({ batch }) => batch)).toEqual(sent.messages.map((_, i) => i))
    expect(sent.partitions.size).toBe(1)
    expect([...sent.traceparents]).toEqual([expect.stringContaining(`-${summary.traceId}-`)])
  },
  TEST_MS_MAX,
)

test(
  'stdout holds the result alone, also where nobody takes the spans of an import',
  async () => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', account)
    const argv = ['import', path, '--user', newUser(), '--zone', 'Europe/Paris', '--json']
    const deaf = { ...stack.env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }
    const { code, stdout, stderr } = await startLinernotes(argv, deaf).finished

    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ plays: 1_300 })
    expect(stderr).toContain('collector does not take spans')
  },
  TEST_MS_MAX,
)

test(
  'a topic that nobody has made is said to be missing (TOPIC_MISSING)',
  async () => {
    await using log = await openListenerLog({ ...servers(), TOPIC_PARTITIONS: 1 })
    const missing = defineTopic({ ...plays, name: `missing-${randomUUID()}` })

    await expect(log.events(missing, 'ada')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'TOPIC_MISSING',
    })
  },
  TEST_MS_MAX,
)

test(
  'the same files again send the same plays under the same ids',
  async () => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', account)
    const user = newUser()
    const argv = ['import', path, '--user', user, '--zone', 'Europe/Paris']
    const first = await linernotesJson<ImportSummary>(argv, stack.env)
    const second = await linernotesJson<ImportSummary>(argv, stack.env)
    const sent = await sentFor(user)

    expect(second.importId).toBe(first.importId)
    expect(sent.plays).toHaveLength(2 * first.plays)
    expect(new Set(sent.plays.map(({ playId }) => playId)).size).toBe(first.plays)
  },
  TEST_MS_MAX,
)

test(
  'an import that is stopped while sending leaves nothing that a reader sees, and the next one succeeds',
  async () => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', account)
    const userId = newUser()
    const controller = new AbortController()
    const ports = {
      clock: systemClock,
      openSender: () => openEventSender(servers(), { transactionalId: `ingest-${userId}` }),
    }
    const given = { userId, zone: 'Europe/Paris' }
    const stopped = importHistory(
      [path],
      given,
      {
        ...ports,
        onProgress: ({ plays: count }) => {
          if (count > 0) controller.abort(new Error('stopped'))
        },
      },
      controller.signal,
    )

    await expect(stopped).rejects.toThrow('stopped')
    expect(await sentFor(userId)).toMatchObject({ messages: [], declared: [] })
    await importHistory([path], given, ports)
    expect((await sentFor(userId)).plays).toHaveLength(account.length)
  },
  TEST_MS_MAX,
)

test(
  'of two imports of one listener at the same time the later one counts, and the other says so and can be repeated',
  async () => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', account)
    const other = await folder.write('scrobbles.csv', scrobbles)
    const userId = newUser()
    await using log = await openListenerLog({
      ...servers(),
      TOPIC_PARTITIONS: stack.settings.topicPartitions,
    })
    const ports = {
      clock: systemClock,
      openSender: () => openEventSender(servers(), { transactionalId: `ingest-${userId}` }),
      readRecorded: () => readRecorded(log, userId),
    }
    const given = { userId, zone: 'Europe/Paris' }
    const importOther = () => importHistory([other], given, ports)
    const overtaken = importHistory([path], given, {
      ...ports,
      readRecorded: async () => {
        await importOther()
        return readRecorded(log, userId)
      },
    })

    await expect(overtaken).rejects.toMatchObject({ code: 'IMPORT_OVERTAKEN' })
    const again = await importHistory([path], given, ports)
    expect(again.joinedWithEarlier).toBe(SCROBBLES)
  },
  TEST_MS_MAX,
)

test(
  'a bad export sends nothing, names the file and what to do, and ends with 1',
  async () => {
    await using folder = await exportFolder()
    const zip = await zipOf({ 'StreamingHistory0.json': account })
    const path = await folder.write('export.zip', zip.subarray(0, zip.length - 20))
    const user = newUser()
    const argv = ['import', path, '--user', user, '--zone', 'Europe/Paris']
    const { code, stdout, stderr } = await startLinernotes(argv, stack.env).finished

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/IMPORT_ZIP_DAMAGED: export\.zip: .*truncated/)
    expect(stderr).toContain('Download it again')
    expect((await sentFor(user)).messages).toEqual([])
  },
  TEST_MS_MAX,
)

test.each([
  [['--zone', 'Europe/Pariis'], /Europe\/Paris/],
  [[], /--zone/],
  [['--zone', 'Europe/Paris', '--birthday', '02-30'], /birthday/],
  [['--zone', 'Europe/Paris', '--country', 'France'], /country/],
])(
  '%j is refused as a usage fault, and the message says why',
  async (options, words) => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', account)
    const argv = ['import', path, '--user', 'ada', ...options]
    const { code, stdout, stderr } = await startLinernotes(argv, stack.env).finished

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(words)
  },
  TEST_MS_MAX,
)

testWithHistories(
  'a real history is in Kafka, row for row',
  async () => {
    const user = newUser()
    const argv = ['import', historyFile(1), '--user', user, '--zone', 'America/New_York']
    const summary = await linernotesJson<ImportSummary>(argv, stack.env)

    expect(summary).toMatchObject({ rows: 30_812, plays: 30_812, year: 2023 })
    expect((await sentFor(user)).plays).toHaveLength(30_812)
  },
  TEST_MS_MAX,
)
