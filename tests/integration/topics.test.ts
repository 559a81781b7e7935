import { randomUUID } from 'node:crypto'
import { applyTopics, checkTopics } from '#deploy/topics/create-topics.ts'
import type { Declarations } from '#deploy/topics/topic-plan.ts'
import { DAY_MS } from '#foundation/time.ts'
import {
  songMs as ms,
  type SongFields,
  type SongOptions,
  songTopics,
} from '#testkit/song-topics.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'

/** Everything of this run begins with it, so that nothing else is disturbed. */
const run = `topics-test-${randomUUID().slice(0, 8)}`
const partitions = 3

let servers: TopicServers
beforeAll(async () => {
  servers = await openTopicServers(run, partitions)
  await import('@platformatic/kafka') // Loaded at the first use, which takes seconds on a busy machine.
}, 60_000)
afterAll(() => servers[Symbol.asyncDispose]())

const declare = (name: string, fields: SongFields, options?: SongOptions) =>
  songTopics(run, name, fields, options)
const apply = (declared: Declarations) => applyTopics(servers.settings, declared)
const check = (declared: Declarations) => checkTopics(servers.settings, declared)
const outcomes = (steps: readonly { readonly outcome: string }[]) =>
  [...new Set(steps.map(({ outcome }) => outcome))].sort()
const subjectOf = (name: string) => `${run}.${name}-linernotes.SongHeard`

test('makes topics, changelog, dead letters and schemas; a second run changes nothing', async () => {
  const declared = declare('fresh', [ms])

  const first = await apply(declared)
  const second = await apply(declared)

  expect(first.topics.map(({ name, outcome }) => [name.slice(run.length + 1), outcome])).toEqual([
    ['fresh', 'created'],
    ['fresh-actor-changelog', 'created'],
    ['fresh-actor-dead-letters', 'created'],
  ])
  expect(first.schemas.map(({ subject }) => subject.slice(run.length + 1))).toEqual([
    'fresh-linernotes.SongHeard',
    'fresh-actor-changelog-linernotes.SongPage',
  ])
  expect(await servers.configOf(`${run}.fresh-actor-changelog`, 'cleanup.policy')).toBe('compact')
  expect(await servers.levelOf(subjectOf('fresh'))).toBe('BACKWARD_TRANSITIVE')
  expect([outcomes(second.topics), outcomes(second.schemas)]).toEqual([
    ['unchanged'],
    ['unchanged'],
  ])
  expect(second.schemas.map(({ id }) => id)).toEqual(first.schemas.map(({ id }) => id))
  expect(await check(declared)).toMatchObject({ isCurrent: true, drifts: [], refusals: [] })
})

test('a check before the first run says what is missing, and makes none of it', async () => {
  const declared = declare('absent', [ms])

  const { isCurrent, drifts } = await check(declared)

  expect(isCurrent).toBe(false)
  expect(drifts).toContain(`topic ${run}.absent does not exist`)
  expect(drifts).toContain(`schema ${subjectOf('absent')} is not registered`)
  expect(await servers.versionsOf(subjectOf('absent'))).toEqual([])
})

test('a compatible version is registered beside the old one', async () => {
  await apply(declare('grown', [ms]))

  const grown = declare('grown', [ms, { name: 'mood', type: ['null', 'string'], default: null }])
  const { schemas } = await apply(grown)

  expect(schemas.map(({ outcome }) => outcome)).toEqual(['registered', 'unchanged'])
  expect(await servers.versionsOf(subjectOf('grown'))).toHaveLength(2)
})

const changes = [
  ['BACKWARD_TRANSITIVE', 'a type', [{ ...ms, type: 'string' }], 'playedMs', 'type changed'],
  [
    'BACKWARD_TRANSITIVE',
    'a need',
    [ms, { name: 'mood', type: 'string' }],
    'mood',
    'added without default',
  ],
  ['FULL_TRANSITIVE', 'a wider type', [{ ...ms, type: 'double' }], 'playedMs', 'type changed'],
  ['FULL_TRANSITIVE', 'a loss', [], 'playedMs', 'removed without default'],
  [
    'FULL_TRANSITIVE',
    'a need',
    [ms, { name: 'mood', type: 'string' }],
    'mood',
    'added without default',
  ],
] as const

test.each(changes)(
  '%s refuses %s, naming the field, and nothing is registered',
  async (compatibility, what, fields, field, change) => {
    const name = `${compatibility.slice(0, 4)}-${what.replaceAll(' ', '-')}`.toLowerCase()
    await apply(declare(name, [ms], { compatibility }))
    const page = [ms, { name: 'note', type: 'string', default: '' }]
    const broken = declare(name, fields, { compatibility, page })

    const refused = apply(broken)

    await expect(refused).rejects.toMatchObject({
      code: 'TOPIC_SCHEMA_INCOMPATIBLE',
      message: expect.stringContaining(`linernotes.SongHeard, field ${field}: ${change}`),
      details: {
        refusals: [{ topic: `${run}.${name}`, record: 'linernotes.SongHeard', field, change }],
      },
    })
    expect(await servers.versionsOf(subjectOf(name))).toHaveLength(1)
    // The page's change alone would have been fine: all is checked before anything is registered.
    const pages = `${run}.${name}-actor-changelog-linernotes.SongPage`
    expect(await servers.versionsOf(pages)).toHaveLength(1)
    expect((await check(broken)).refusals).toMatchObject([{ field, change }])
  },
)

test('a change is held against every version, not only the latest', async () => {
  const mood = { name: 'mood', type: 'string', default: '' }
  await apply(declare('old', [ms, mood]))
  await apply(declare('old', [ms]))

  const again = apply(declare('old', [ms, { name: 'mood', type: 'long', default: 0 }]))

  await expect(again).rejects.toMatchObject({
    details: { refusals: [{ field: 'mood', change: 'type changed', version: 1 }] },
  })
})

test('settings that drifted are reported, then repaired, and other settings are left alone', async () => {
  const declared = declare('drifted', [ms], { retentionMs: 3 * DAY_MS })
  await servers.createTopic(`${run}.drifted`, partitions, {
    'retention.ms': '60000',
    'max.message.bytes': '2000000',
  })

  const { drifts } = await check(declared)
  const { topics } = await apply(declared)

  expect(drifts).toContain(`topic ${run}.drifted: retention.ms is 60000, not ${3 * DAY_MS}`)
  expect(topics[0]).toMatchObject({
    outcome: 'repaired',
    repaired: [{ setting: 'retention.ms', found: '60000', declared: `${3 * DAY_MS}` }],
  })
  expect(await servers.configOf(`${run}.drifted`, 'retention.ms')).toBe(`${3 * DAY_MS}`)
  expect(await servers.configOf(`${run}.drifted`, 'max.message.bytes')).toBe('2000000')
})

test('a topic is compressed as it is declared, and otherwise as it is sent', async () => {
  const declared = declare('packed', [ms], { compression: 'zstd' })
  await apply(declared)
  const [topic, changelog] = ['packed', 'packed-actor-changelog'].map((name) => `${run}.${name}`)
  const { compressions } = await check(declared)

  expect(compressions).toEqual({
    zstd: [topic],
    producer: [changelog, `${run}.packed-actor-dead-letters`],
  })
  expect(await servers.configOf(topic as string, 'compression.type')).toBe('zstd')
  const { drifts } = await check(declare('packed', [ms], { compression: 'none' }))
  expect(drifts).toEqual([`topic ${topic}: compression.type is zstd, not uncompressed`])
})

test('a loosened compatibility level is reported and set again', async () => {
  const declared = declare('loose', [ms], { compatibility: 'FULL_TRANSITIVE' })
  await apply(declared)
  await servers.setLevel(subjectOf('loose'), 'NONE')

  const { drifts } = await check(declared)
  await apply(declared)

  expect(drifts).toEqual([`schema ${subjectOf('loose')}: level NONE, not FULL_TRANSITIVE`])
  expect(await servers.levelOf(subjectOf('loose'))).toBe('FULL_TRANSITIVE')
})

test('a refusal of the registry that ours does not explain still names the field', async () => {
  await apply(declare('strict', [ms]))
  await servers.setLevel(subjectOf('strict'), 'FULL_TRANSITIVE')

  const { refusals } = await check(declare('strict', []))

  expect(refusals).toMatchObject([{ field: 'playedMs', change: 'refused by the registry' }])
})

test('another number of partitions is refused with the reason, and changes nothing', async () => {
  await servers.createTopic(`${run}.split`, 5, {})

  await expect(apply(declare('split', [ms]))).rejects.toMatchObject({
    code: 'TOPIC_PARTITIONS_DIFFER',
    message: expect.stringContaining(`${run}.split has 5 partitions, not ${partitions}`),
  })
  expect(await servers.versionsOf(subjectOf('split'))).toEqual([])
})

test('servers that do not answer are named', async () => {
  const declared = declare('nowhere', [ms])
  const nowhere = '127.0.0.1:1'

  await expect(
    applyTopics({ ...servers.settings, KAFKA_BROKERS: nowhere }, declared),
  ).rejects.toMatchObject({
    code: 'TOPIC_BROKER_FAILED',
    message: expect.stringContaining(nowhere),
  })
  await expect(
    applyTopics({ ...servers.settings, SCHEMA_REGISTRY_URL: `http://${nowhere}` }, declared),
  ).rejects.toMatchObject({
    code: 'TOPIC_REGISTRY_FAILED',
    message: expect.stringContaining(nowhere),
  })
}, 30_000)
