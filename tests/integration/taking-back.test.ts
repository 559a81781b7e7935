// What a listener takes back on a running stack: an artist, a day, an import, everything.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { actors } from '#deploy/actors.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { listenerActors } from '#operations/listener-actors.ts'
import { openReportStore } from '#reports/mongo.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { ownerOf } from '#runtime/topic.ts'
import { sampleProfile } from '#sample/profile.ts'
import { playsRecorded } from '#schemas/index.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { bigDay } from '#testkit/exports.ts'
import { killService, startOwnServices, stopOwnServices } from '#testkit/own-services.ts'
import { until } from '#testkit/tally/tally-topics.ts'
import { topics } from '#topics/index.ts'
import { plays } from '#topics/plays.ts'

interface ArchiveJson {
  readonly reports: readonly {
    readonly date: string
    readonly lineage: { readonly factsHash: string }
    readonly verdict: { readonly outcome: string; readonly checks: readonly { name: string }[] }
  }[]
}
interface ErasedJson {
  readonly left: number
  readonly places: readonly { readonly place: string; readonly left: number }[]
}

const TEST_MS_MAX = 240_000
const run = randomUUID().slice(0, 8)
const [ada, bob] = [`ada-${run}`, `bob-${run}`]
let env: Record<string, string> = {}
let folder = ''
let before: ArchiveJson

beforeAll(async () => {
  ;({ env, folder } = await startOwnServices('taking-back', { run }))
  await writeFile(join(folder, 'late.json'), JSON.stringify(bigDay('2025-08-08')))
  for (const user of [ada, bob]) await importFile(user, 'sample.zip')
  before = await archiveOf(ada)
}, TEST_MS_MAX)

afterAll(async () => {
  await stopOwnServices({ env, folder })
}, TEST_MS_MAX)

test(
  'a hidden day is told no more, an import brings nothing back, and unhiding brings all of it',
  async () => {
    const [hidden] = before.reports
    const day = dashed(hidden?.date ?? '')
    await linernotesJson(['hide', ada, '--day', day], env)
    const without = await archiveOf(ada)
    expect(without.reports.map(({ date }) => date)).not.toContain(hidden?.date)

    await importFile(ada, 'sample.zip')
    expect(factsOf(await archiveOf(ada))).toEqual(factsOf(without))
    await linernotesJson(['unhide', ada, '--day', day], env)
    expect(factsOf(await archiveOf(ada))).toEqual(factsOf(before))
  },
  TEST_MS_MAX,
)

test(
  'an import that is undone leaves the archive as it was, and every fact is counted twice to the same',
  async () => {
    const { importId } = await importFile(ada, 'late.json')
    const changed = await archiveOf(ada)
    expect(changed.reports.map(({ date }) => date)).toContain('20250808')
    const listed = await linernotesJson<{ importId: string }[]>(
      ['import', 'list', '--user', ada],
      env,
    )
    expect(listed.map((each) => each.importId)).toContain(importId)
    const undone = await linernotesJson(['import', 'undo', importId.slice(0, 12)], env)
    expect(undone).toMatchObject({ userId: ada, gone: 240, kept: 0 })

    const after = await archiveOf(ada)
    expect(factsOf(after)).toEqual(factsOf(before))
    for (const { verdict } of [...changed.reports, ...after.reports]) {
      expect(verdict.checks).toContainEqual(
        expect.objectContaining({ name: 'recount', outcome: 'pass' }),
      )
    }
  },
  TEST_MS_MAX,
)

test(
  'an erased listener is nowhere any more, another is as before, and a service that is away is named',
  async () => {
    await failFor(ada)
    const erased = await linernotesJson<ErasedJson>(['erase', ada, '--yes'], env)
    expect(erased.places.filter(({ left }) => left > 0)).toEqual([])
    expect(erased.places).toContainEqual(
      expect.objectContaining({ place: 'topic heuristics-dead-letters', left: 0, going: 1 }),
    )
    expect(await lettersOf(ada)).toEqual([])
    const ofListeners = listenerActors({ actors: actors.map(({ name }) => name) })
    const kept = ofListeners.map((name) => `${name}-changelog pages:erasure:`)
    const audited = ['started', 'done'].map((outcome) => `audit erase:ID:${outcome}`)
    expect(await readableKeys(ada)).toEqual(['erasures', ...kept, ...audited].sort())
    expect(await storedOf(ada)).toBe(0)
    expect(await storedOf(bob)).toBeGreaterThan(5)
    expect(factsOf(await archiveOf(bob))).toEqual(factsOf(before))

    await killService(env, 'persistence')
    const argv = ['erase', bob, '--yes', '--wait', '1']
    const { code, stdout, stderr } = await startLinernotes(argv, env).finished
    expect(code).toBe(1)
    expect(stderr).toContain(
      `ERASURE_UNFINISHED: something of ${bob} is left: state of persistence`,
    )
    expect(stdout).toMatch(/state of persistence .*linernotes up/)
  },
  TEST_MS_MAX,
)

/** A message that heuristics gives up. */
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
  await until('the dead letter', async () => (await lettersOf(userId)).length === 1)
}

const lettersOf = async (user: string) => {
  const argv = ['dead-letters', 'list', '--actor', 'heuristics', '--user', user]
  return (await linernotesJson<{ readonly letters: readonly object[] }>(argv, env)).letters
}

async function importFile(user: string, name: string): Promise<{ readonly importId: string }> {
  const { zone, birthday, country } = sampleProfile
  const who = ['--user', user, '--zone', zone, '--birthday', birthday, '--country', country]
  return linernotesJson(['import', join(folder, name), ...who, '--year', '2025'], env)
}

const archiveOf = (user: string) =>
  linernotesJson<ArchiveJson>(['archive', user, '--year', '2025', '--wait', '120'], env)

const factsOf = ({ reports }: ArchiveJson) =>
  reports.map(({ date, lineage, verdict }) => [date, lineage.factsHash, verdict.outcome])

/** What of a listener can still be read in any topic: keys without the listener's name. */
async function readableKeys(user: string): Promise<string[]> {
  const { kafkaBrokers, registryUrl, topicPartitions } = stackSettings(env)
  await using reader = await openEventReader({
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
  })
  const changelogs = actors.flatMap(({ name }) => [`${name}-changelog`, deadLetterTopic(name)])
  const live = new Set<string>()
  for (const topic of [...topics.map(({ name }) => name), ...changelogs]) {
    for (let partition = 0; partition < topicPartitions; partition += 1) {
      for await (const { key, value } of reader.records(topic, partition)) {
        const text = key?.toString() ?? ''
        const part = text.slice(user.length + 1).replace(/(?<=^erase:)[^:]+(:\w+):\d+$/, 'ID$1')
        const found = `${topic} ${part}`.trim()
        if (ownerOf(text) !== user || /:lasts:/.test(text)) continue
        if (value) live.add(found)
        else live.delete(found)
      }
    }
  }
  return [...live].sort()
}

async function storedOf(user: string): Promise<number> {
  const { mongodbUrl, mongodbDatabase } = stackSettings(env)
  await using store = await openReportStore({
    MONGODB_URL: mongodbUrl,
    MONGODB_DATABASE: mongodbDatabase,
  })
  return await store.count(user)
}

const dashed = (date: string) => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
