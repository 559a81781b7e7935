// A home that an older build filled and stopped, started by the code of today: nothing is lost and nothing is
// written again. `testkit/homes/make-home-main.ts` makes such a home from a checkout of a build.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { zoneData } from '#facts/zone-data.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import type { ArchiveJson } from '#reports/archive-json.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import {
  endOffsets,
  type HomeListener,
  type OldHome,
  type OldHomeOffsets,
  sumOf,
  unpackHome,
} from '#testkit/homes/old-home.ts'
import { ownStackEnv } from '#testkit/stack.ts'

const NAME = 'fd764c8'
const PORT_BASE = 23_300
const START_MS_MAX = 300_000
const COMMANDS_MS_MAX = 120_000
/** Topics whose every record is something chosen, written, stored or judged. */
const outputs = ['calls', 'days', 'drafts', 'erasures', 'reports', 'requests', 'verdicts']

let home: OldHome
let env: Record<string, string> = {}

beforeAll(async () => {
  home = await unpackHome(NAME)
  env = ownStackEnv(home.home, PORT_BASE, { TOPIC_PARTITIONS: String(home.record.partitions) })
  await linernotesJson(['up', '--without', 'jaeger'], env)
  await settle()
}, START_MS_MAX)

afterAll(async () => {
  await startLinernotes(['down'], env).finished
  await rm(home.folder, { recursive: true, force: true })
}, COMMANDS_MS_MAX)

test(
  'an old home comes up whole',
  async () => {
    const { members } = await linernotesJson<{
      members: readonly {
        readonly name: string
        readonly state: string
        readonly remedy: unknown
      }[]
    }>(['status'], env)

    expect(members.filter(({ remedy }) => remedy !== null)).toEqual([])
    expect(members.filter(({ state }) => state !== 'running').map(({ name }) => name)).toEqual([
      'jaeger',
    ])
  },
  COMMANDS_MS_MAX,
)

test(
  'its archives are those of the old build, byte for byte, verdicts included',
  async () => {
    for (const { userId, archive } of home.record.listeners) {
      const { reports } = JSON.parse(archive) as ArchiveJson

      expect(await printed(['archive', userId, '--json'])).toBe(archive)
      expect(reports.length).toBeGreaterThan(2)
      expect(reports.map(({ verdict }) => verdict?.outcome)).toEqual(reports.map(() => 'pass'))
    }
  },
  COMMANDS_MS_MAX,
)

test(
  'its topics hold the records that they held, and no more',
  async () => {
    const now = await ends()

    expect(pick(now, recordTopics())).toEqual(pick(home.record.ends, recordTopics()))
  },
  COMMANDS_MS_MAX,
)

test(
  'its changelogs hold nothing more than how far an input was read that only today is read',
  async () => {
    const changelogs = Object.keys(home.record.ends).filter((topic) => isChangelog(topic))

    const added = (await Promise.all(changelogs.map(addedKeys))).flat()

    expect(changelogs.length).toBeGreaterThan(2)
    expect(added.filter((key) => !/^:progress:\w+$/.test(key))).toEqual([])
  },
  COMMANDS_MS_MAX,
)

test(
  'its services cut days by the time zone data of today, which moves no day of its listeners',
  async () => {
    const { timeZones } = await linernotesJson<{ timeZones: object }>(['status'], env)
    const { version } = zoneData
    const services = ['heuristics', 'judging'].map((service) => ({ service, version }))
    const { length } = home.record.listeners

    expect(timeZones).toMatchObject({ version, inUse: services })
    const found = await linernotesJson(['zones', 'apply', '--dry-run'], env)
    expect(found).toMatchObject({ version, listeners: length, behind: 0, applied: 0 })
  },
  COMMANDS_MS_MAX,
)

test(
  'it has no dead letters',
  async () => {
    expect(await linernotesJson(['dead-letters', 'list'], env)).toMatchObject({ letters: [] })
  },
  COMMANDS_MS_MAX,
)

test(
  'its pages say who wrote the stories, in words of today',
  async () => {
    for (const { userId } of home.record.listeners) {
      const link = /https?:\S+\?token=\S+/.exec(await printed(['archive', userId]))?.[0] ?? ''
      const { origin, pathname, searchParams } = new URL(link)
      const headers = { authorization: `Bearer ${searchParams.get('token')}` }

      const page = await fetch(`${origin}${pathname}`, { headers })

      expect(await page.text()).toContain('Written by the fake model')
    }
  },
  COMMANDS_MS_MAX,
)

test(
  'what was hidden stays hidden',
  async () => {
    const [first, second] = await Promise.all(
      home.record.listeners.map(({ userId }) => linernotesJson(['hide', userId], env)),
    )

    expect(first).toMatchObject({ hiddenCreators: [expect.any(String)], hiddenDates: [] })
    expect(second).toMatchObject({ hiddenCreators: [], hiddenDates: [expect.any(String)] })
  },
  COMMANDS_MS_MAX,
)

test(
  'the same history, imported again, changes nothing',
  async () => {
    const { userId, file, options, archive } = listener(0)

    await linernotesJson(['import', join(home.exports, file), '--user', userId, ...options], env)
    await printed(['archive', userId, '--wait', '60'])
    await settle()

    expect(await printed(['archive', userId, '--json'])).toBe(archive)
    expect(pick(await ends(), outputs)).toEqual(pick(home.record.ends, outputs))
  },
  COMMANDS_MS_MAX,
)

test(
  'one listener is erased and the other stays',
  async () => {
    const [kept, erased] = [listener(0), listener(1)]

    const { code, stdout } = await startLinernotes(['erase', erased.userId, '--yes'], env).finished

    expect({ code, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stdout: '' })
    expect((await startLinernotes(['archive', erased.userId], env).finished).code).not.toBe(0)
    expect(await printed(['archive', kept.userId, '--json'])).toBe(kept.archive)
  },
  COMMANDS_MS_MAX,
)

const listener = (index: number) => home.record.listeners[index] as HomeListener

async function printed(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await startLinernotes(args, env).finished
  if (code !== 0) throw new Error(`linernotes ${args.join(' ')} ended with ${code}:\n${stderr}`)
  return stdout
}

const isChangelog = (topic: string): boolean => topic.endsWith('-changelog')

const recordTopics = (): string[] =>
  Object.keys(home.record.ends).filter((topic) => !isChangelog(topic))

/** Keys of a topic's committed records that the old home did not have. */
async function addedKeys(topic: string): Promise<string[]> {
  const { kafkaBrokers, registryUrl } = stackSettings(env)
  const servers = { KAFKA_BROKERS: kafkaBrokers, SCHEMA_REGISTRY_URL: registryUrl }
  await using reader = await openEventReader(servers)
  const keys: string[] = []
  for (const [partition, end] of (home.record.ends[topic] ?? []).entries()) {
    for await (const { key } of reader.records(topic, partition, end)) keys.push(String(key))
  }
  return keys
}

/** Topics that came with a later build are none of the old home. */
async function ends(): Promise<OldHomeOffsets> {
  return pick(await endOffsets(`127.0.0.1:${PORT_BASE + 92}`), Object.keys(home.record.ends))
}

const pick = (from: OldHomeOffsets, topics: readonly string[]): OldHomeOffsets =>
  Object.fromEntries(topics.map((topic) => [topic, from[topic] ?? []]))

/** Nothing waits, three times in a row: what one service sends is the next one's work. */
async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; await sleep(systemClock, 500)) {
    const actors = await linernotesJson(['actors'], env)
    quiet = sumOf(actors, 'lag') + sumOf(actors, 'load') === 0 ? quiet + 1 : 0
  }
}
