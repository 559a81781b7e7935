import { randomUUID } from 'node:crypto'
import { openSchemaRegistry } from '#runtime/codec/registry.ts'
import { type AvroSchema, defineSchema } from '#runtime/schema.ts'
import { openTopicServers, type TopicServers } from '#testkit/topic-servers.ts'

const run = `registry-test-${randomUUID().slice(0, 8)}`
const subject = `${run}-linernotes.Heard`
const heard: AvroSchema = {
  type: 'record',
  name: 'Heard',
  namespace: 'linernotes',
  fields: [{ name: 'kind', type: { type: 'enum', name: 'Kind', symbols: ['A', 'B'] } }],
}
const kindWith = (rest: object): AvroSchema => ({
  ...heard,
  fields: [{ name: 'kind', type: { type: 'enum', name: 'Kind', symbols: ['A', 'B'], ...rest } }],
})

let servers: TopicServers
beforeAll(async () => {
  servers = await openTopicServers(run, 1)
  await servers.registerPlainly(subject, heard)
}, 60_000)
afterAll(() => servers[Symbol.asyncDispose]())

const open = () => openSchemaRegistry(servers.settings.SCHEMA_REGISTRY_URL)

test('the ID of a registered schema is found, and what it names is that schema', async () => {
  const registry = open()

  const id = await registry.idOf(subject, defineSchema(heard))

  expect(await registry.schemaOf(id)).toEqual(heard)
})

test('the order of keys and white space make no other schema', async () => {
  const { type, ...rest } = heard

  const ids = [heard, { ...rest, type } as AvroSchema].map((avro) =>
    open().idOf(subject, defineSchema(avro)),
  )

  expect(new Set(await Promise.all(ids)).size).toBe(1)
})

test.each([
  ['docs', { ...heard, doc: 'What was heard.' }],
  ['an alias', { ...heard, aliases: ['linernotes.Played'] }],
  ['an enum default', kindWith({ default: 'A' })],
  ['a symbol', kindWith({ symbols: ['A', 'B', 'C'] })],
])('a schema with other %s is not registered, whatever the registry answers', async (_, avro) => {
  await expect(open().idOf(subject, defineSchema(avro))).rejects.toMatchObject({
    code: 'SCHEMA_UNREGISTERED',
  })
})
