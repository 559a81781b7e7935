import { randomUUID } from 'node:crypto'
import { applyTopics, checkTopics } from '#deploy/topics/create-topics.ts'
import type { Declarations } from '#deploy/topics/topic-plan.ts'
import { defineSchema } from '#runtime/schema.ts'
import { songKind, songMs, songSchema, songTopics } from '#testkit/song-topics.ts'
import { openRegistryWay } from '#testkit/tally/registry-way.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'

const run = `versions-test-${randomUUID().slice(0, 8)}`

let servers: TopicServers
beforeAll(async () => {
  servers = await openTopicServers(run, 1)
  await import('@platformatic/kafka') // Loaded at the first use, which takes seconds on a busy machine.
}, 60_000)
afterAll(() => servers[Symbol.asyncDispose]())

const apply = (declared: Declarations) => applyTopics(servers.settings, declared)
const check = (declared: Declarations) => checkTopics(servers.settings, declared)
const subjectOf = (name: string) => `${run}.${name}-linernotes.SongHeard`

// Apicurio's Confluent API takes each of these for the old version, and keeps its text.
const otherTexts = [
  ['docs', [{ ...songMs, doc: 'In ms.' }, songKind()], 'SongHeard.playedMs.doc'],
  ['an alias', [{ ...songMs, aliases: ['length'] }, songKind()], 'SongHeard.playedMs.aliases'],
  ['an enum default', [songMs, songKind({ default: 'A' })], 'Kind.default'],
] as const

test.each(otherTexts)(
  'a version with other %s is found and registered',
  async (what, fields, at) => {
    const name = `text-${what.replaceAll(' ', '-')}`
    const [first] = (await apply(songTopics(run, name, [songMs, songKind()]))).schemas
    const next = songTopics(run, name, fields)

    const { drifts } = await check(next)
    const [registered] = (await apply(next)).schemas

    expect(drifts).toEqual([
      `schema ${subjectOf(name)}: the registry holds another text, which differs in ${at}`,
    ])
    expect(registered).toMatchObject({ outcome: 'registered' })
    expect(registered?.id).not.toBe(first?.id)
    expect(await servers.versionsOf(subjectOf(name))).toHaveLength(2)
    const heard = next.topics[0]?.events[0]
    expect(await servers.schemaOf(registered?.id as number)).toEqual(heard?.avro)
    expect((await check(next)).isCurrent).toBe(true)
    expect((await apply(next)).schemas[0]).toMatchObject({ outcome: 'unchanged' })
  },
)

test('an enum default lets the next version have a symbol that older readers do not know', async () => {
  const compatibility = 'FULL_TRANSITIVE'
  const grown = songKind({ symbols: ['A', 'B', 'C'], default: 'A' })
  await apply(songTopics(run, 'late', [songMs, songKind({ default: 'A' })], { compatibility }))
  await apply(songTopics(run, 'never', [songMs, songKind()], { compatibility }))
  await apply(songTopics(run, 'never', [songMs, songKind({ default: 'A' })], { compatibility }))

  await apply(songTopics(run, 'late', [songMs, grown], { compatibility }))
  const refused = apply(songTopics(run, 'never', [songMs, grown], { compatibility }))

  // The first version counts too: its readers have no default for it.
  await expect(refused).rejects.toMatchObject({
    details: {
      refusals: [{ field: 'kind', change: 'enum symbol added without default', version: 1 }],
    },
  })
})

test('a property of its own makes a version that the Confluent API of Apicurio registers too', async () => {
  await apply(songTopics(run, 'property', [songMs]))
  const subject = subjectOf('property')

  await servers.registerPlainly(subject, { ...songSchema(songMs), doc: 'Heard.' })
  expect(await servers.versionsOf(subject)).toHaveLength(1)
  await servers.registerPlainly(subject, { ...songSchema(songMs), doc: 'Heard.', revision: 2 })
  expect(await servers.versionsOf(subject)).toHaveLength(2)
})

test('a registry that keeps the old text is named, with what differs', async () => {
  await apply(songTopics(run, 'kept', [songMs]))
  // Without the path that says that it is Apicurio.
  await using plain = await openRegistryWay(servers.settings.SCHEMA_REGISTRY_URL)
  const settings = { ...servers.settings, SCHEMA_REGISTRY_URL: plain.url }

  const applied = applyTopics(
    settings,
    songTopics(run, 'kept', [{ ...songMs, aliases: ['length'] }]),
  )

  await expect(applied).rejects.toMatchObject({
    code: 'TOPIC_SCHEMA_TEXT_KEPT',
    message: expect.stringContaining('SongHeard.playedMs.aliases'),
  })
})

test('a record that moves to another namespace is refused: no reader would take its old records', async () => {
  await apply(songTopics(run, 'moved', [songMs]))
  const topic = songTopics(run, 'moved', [songMs]).topics[0]
  if (!topic) throw new Error('no topic')
  const heard = defineSchema<ListenerEvent>({ ...songSchema(songMs), namespace: 'music' })
  const moved: Declarations = { topics: [{ ...topic, events: [heard] }], actors: [] }

  await expect(apply(moved)).rejects.toMatchObject({
    code: 'TOPIC_SCHEMA_INCOMPATIBLE',
    message: expect.stringContaining('linernotes.SongHeard to music.SongHeard'),
  })
  expect(await servers.versionsOf(`${run}.moved-music.SongHeard`)).toEqual([])
})
