// The operators' API on a running stack: what it reads, what it changes, and what the audit says of it.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { openApi } from '#cli/open-operations.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { OperationsClient } from '#operations/client.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { sampleProfile } from '#sample/profile.ts'
import { type OperationRecorded, playsRecorded } from '#schemas/index.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { startOwnServices, stopOwnServices } from '#testkit/own-services.ts'
import { until } from '#testkit/tally/tally-topics.ts'
import { audit } from '#topics/audit.ts'
import { plays } from '#topics/plays.ts'

const TEST_MS_MAX = 240_000
const run = randomUUID().slice(0, 8)
const ada = `ada-${run}`
let env: Record<string, string> = {}
let folder = ''
let api: OperationsClient

beforeAll(async () => {
  ;({ env, folder } = await startOwnServices('operations', { run }))
  api = openApi(stackSettings(env))
  const { zone, birthday, country } = sampleProfile
  const who = ['--user', ada, '--zone', zone, '--birthday', birthday, '--country', country]
  await linernotesJson(['import', join(folder, 'sample.zip'), ...who, '--year', '2025'], env)
  await linernotesJson(['archive', ada, '--year', '2025', '--wait', '120'], env)
}, TEST_MS_MAX)

afterAll(async () => {
  await stopOwnServices({ env, folder })
}, TEST_MS_MAX)

test(
  'the service tells its surroundings, its listeners, and why a day was chosen, as the command does',
  async () => {
    const { kafka, store, actors } = await api.getStatus({})
    expect([kafka, store]).toEqual(['reachable', 'reachable'])
    expect(actors.map(({ actor }) => actor)).toEqual([
      'heuristics',
      'campaigns',
      'generation',
      'persistence',
      'judging',
    ])
    for (const actor of actors) expect(actor).toMatchObject({ isReady: true, silent: 0 })

    const { listeners } = await api.listListeners({ query: { limit: 1_000 } })
    expect(listeners).toContainEqual({ userId: ada, years: [2025] }) // Others come from other tests.
    const { selection } = await api.getListener({ params: { userId: ada } })
    expect(selection?.selections).toMatchObject([{ year: 2025 }])

    const archive = await api.getArchive({ params: { userId: ada } })
    const date = archive.reports[0]?.date ?? ''
    const explained = await api.explainDay({ params: { userId: ada, date } })
    expect(explained.candidates.filter(({ chosen }) => chosen)).toHaveLength(1)
    expect(await linernotesJson(['explain', ada, date], env)).toEqual(explained)
    const { found } = await api.getListenerState({ params: { userId: ada } })
    expect(found.map(({ actor }) => actor).sort()).toEqual([
      'generation',
      'heuristics',
      'judging',
      'persistence',
    ])
  },
  TEST_MS_MAX,
)

test('without its token the service says nothing, and health ports show no listener', async () => {
  const { operationsUrl, portBase } = stackSettings(env)
  const refused = await fetch(`${operationsUrl}/v1/listeners/${ada}`)
  expect([refused.status, await refused.json()]).toEqual([
    401,
    { error: expect.objectContaining({ code: 'TOKEN_REFUSED' }) },
  ])
  const inspection = `http://127.0.0.1:${portBase + 61}/v1/keys/${ada}`
  expect((await fetch(inspection)).status).toBe(401)
  const health = `http://127.0.0.1:${portBase + 71}`
  expect((await fetch(`${health}/v1/keys/${ada}`)).status).toBe(404)
  expect((await fetch(`${health}/readyz`, { method: 'POST' })).status).toBe(405)
})

test(
  'what differs between choice, marker, content and announcement is found, and mended through the services',
  async () => {
    const { mongodbUrl, mongodbDatabase } = stackSettings(env)
    await using client = new MongoClient(mongodbUrl)
    const database = client.db(mongodbDatabase)
    const reports = database.collection<{ _id: string }>('reports')
    const listeners = database.collection<{ _id: string }>('listeners')
    const archive = await api.getArchive({ params: { userId: ada } })
    const [first = '', second = '', third = '', fourth = ''] = archive.reports.map(
      ({ date }) => date,
    )
    const differing = async (isMending = false) => {
      const body = { graceSeconds: 0, campaignYears: [] }
      const { found } = isMending
        ? await api.mendReports({ body })
        : await api.getReconciliation({ query: { graceSeconds: 0 } })
      return found
        .flatMap(({ userId, date, kind }) => (userId === ada ? `${date} ${kind}` : []))
        .sort()
    }
    expect(await differing()).toEqual([])

    await reports.deleteMany({ _id: { $in: [`${ada}:${first}`, `${ada}:${fourth}`] } })
    await listeners.updateOne(
      { _id: ada },
      { $unset: { [`days.${second}`]: '', [`days.${fourth}`]: '' } },
    )
    await reports.updateOne({ _id: `${ada}:${third}` }, { $set: { contentHash: 'another' } })

    expect(await differing(true)).toEqual([
      `${first} dangling-marker`,
      `${second} orphan-content`,
      `${third} mismatch`,
      `${fourth} missing`,
    ])
    await until('all is mended', async () => (await differing()).length === 0, 120_000)
    const mended = await api.getArchive({ params: { userId: ada } })
    expect(mended.reports.map(({ date }) => date)).toEqual(archive.reports.map(({ date }) => date))
  },
  TEST_MS_MAX,
)

test(
  'what is hidden through the API leaves the archive, and the audit says who did it and when',
  async () => {
    const before = await api.getArchive({ params: { userId: ada } })
    const date = before.reports[0]?.date ?? ''

    const hidden = await api.hide({ params: { userId: ada }, body: { days: [date] } })

    expect(hidden).toMatchObject({ isChanged: true, hiddenDates: [date] })
    await until('the story is withdrawn', async () => {
      const { reports, pending } = await api.getArchive({ params: { userId: ada } })
      return pending.length === 0 && reports.every((report) => report.date !== date)
    })
    const records = await auditOf(ada)
    expect(records.map(({ outcome }) => outcome)).toEqual(['started', 'done'])
    const [started] = records
    expect(started).toMatchObject({ operation: 'hide', operator: 'operator', via: 'api' })
    expect(JSON.parse(started?.target ?? '')).toMatchObject({ days: [date] })

    await linernotesJson(
      ['unhide', ada, '--day', `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`],
      env,
    )
    expect((await auditOf(ada)).at(-1)).toMatchObject({
      operation: 'unhide',
      via: 'cli',
      outcome: 'done',
    })
  },
  TEST_MS_MAX,
)

test(
  'a dead letter is listed, shown and redriven through the API, and discarded in the end',
  async () => {
    await failFor(ada)
    const query = { actor: 'heuristics', user: ada }
    await until('the dead letter', async () => {
      return (await api.listDeadLetters({ query })).letters.length === 1
    })
    const [letter] = (await api.listDeadLetters({ query })).letters
    const id = letter?.id ?? ''
    expect(await api.getDeadLetter({ params: { id } })).toMatchObject({
      why: { code: 'PLAY_TIME_IMPOSSIBLE', owner: ada },
      event: { userId: ada, importId: 'impossible' },
    })

    expect(await api.redriveDeadLetters({ body: { ids: [id] } })).toMatchObject({ done: 1 })
    // It is as impossible as before, and becomes another dead letter.
    await until('it is given up again', async () => {
      const [again] = (await api.listDeadLetters({ query })).letters
      return again !== undefined && again.id !== id
    })
    expect(await api.discardDeadLetters({ body: { user: ada } })).toMatchObject({ done: 1 })
    const listed = await linernotesJson<{ letters: object[] }>(
      ['dead-letters', 'list', '--user', ada],
      env,
    )
    expect(listed.letters).toEqual([])
    await expect(api.getDeadLetter({ params: { id } })).rejects.toMatchObject({
      code: 'LETTER_UNKNOWN',
    })
  },
  TEST_MS_MAX,
)

test(
  'an erasure through the API leaves nothing of the listener but that it was asked for',
  async () => {
    const erased = await api.eraseListener({ params: { userId: ada }, body: { confirm: ada } })

    expect(erased.places.filter(({ left }) => left > 0)).toEqual([])
    const records = await auditOf(ada)
    expect(records.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['erase', 'started'],
      ['erase', 'done'],
    ])
    await expect(api.getListener({ params: { userId: ada } })).rejects.toMatchObject({
      code: 'LISTENER_UNKNOWN',
    })
    const { code, stderr } = await startLinernotes(['explain', ada, '2025-07-14'], env).finished
    expect([code, stderr]).toEqual([1, expect.stringContaining('LISTENER_UNKNOWN')])
  },
  TEST_MS_MAX,
)

/** What the audit still says of a listener, in the order in which it was recorded. */
async function auditOf(userId: string): Promise<readonly OperationRecorded[]> {
  const { kafkaBrokers, registryUrl, topicPartitions } = stackSettings(env)
  await using reader = await openEventReader({
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
  })
  const live = new Map<string, OperationRecorded>()
  for (let partition = 0; partition < topicPartitions; partition += 1) {
    for await (const { record, event } of reader.events(audit, partition)) {
      const key = `${record.key}`
      if (event === undefined) live.delete(key)
      else if (event.userId === userId) live.set(key, event)
    }
  }
  return [...live.values()]
}

/** A message that heuristics gives up, however often it comes. */
async function failFor(userId: string): Promise<void> {
  const { kafkaBrokers: KAFKA_BROKERS, registryUrl: SCHEMA_REGISTRY_URL } = stackSettings(env)
  const about = { importId: 'impossible', source: 'test', batch: 0, isLast: false, recordedAt: 1 }
  const play = {
    playId: 'impossible',
    endedAt: -1,
    playedMs: 60_000,
    kind: 'track' as const,
    title: 'Before Time',
    creator: 'Nobody',
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
  }
  await using sender = await openEventSender(
    { KAFKA_BROKERS, SCHEMA_REGISTRY_URL },
    { transactionalId: `fail-${run}` },
  )
  await sender.send(plays, playsRecorded, { userId, ...about, plays: [play] })
}
