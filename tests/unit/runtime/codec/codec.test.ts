import { Codec } from '#runtime/codec/codec.ts'
import { defineSchema } from '#runtime/schema.ts'
import { MemoryRegistry } from '#runtime/simulation/memory-registry.ts'

interface Named {
  readonly userId: string
  readonly size: null | number
}

const field = (name: string, type: unknown) => ({ name, type })
const older = {
  type: 'record',
  name: 'Named',
  namespace: 'linernotes',
  fields: [field('userId', 'string')],
} as const
const named = defineSchema<Named>({
  ...older,
  fields: [field('userId', 'string'), { ...field('size', ['null', 'long']), default: null }],
})

async function codecOf(bytesMax = 1_000) {
  const registry = new MemoryRegistry()
  const codec = new Codec(registry, bytesMax)
  await codec.declare('things', named)
  return { codec, registry }
}

test('what is encoded has the wire format and comes back', async () => {
  const { codec } = await codecOf()
  const bytes = codec.encode('things', named, { userId: 'ann', size: 2 ** 40 })
  expect([...bytes.subarray(0, 5)]).toEqual([0, 0, 0, 0, 1])
  expect({ ...codec.decode(named, bytes) }).toEqual({ userId: 'ann', size: 2 ** 40 })
})

test('an event that an older version wrote is read with the defaults of this one', async () => {
  const { codec, registry } = await codecOf()
  registry.schemas.set(77, older)
  const bytes = Buffer.from([0, 0, 0, 0, 77, 6, 97, 110, 110])
  expect(() => codec.decode(named, bytes)).toThrow(
    expect.objectContaining({ code: 'SCHEMA_UNSEEN' }),
  )
  expect(await codec.nameOf(bytes)).toBe('Named')
  expect({ ...codec.decode(named, bytes) }).toEqual({ userId: 'ann', size: null })
})

test('a value that is larger than the limit is refused, and the next one is not', async () => {
  const { codec } = await codecOf()
  const huge = { userId: 'x'.repeat(200_000), size: null }
  expect(() => codec.encode('things', named, huge)).toThrow(
    expect.objectContaining({ code: 'RECORD_TOO_LARGE' }),
  )
  expect(() => codec.encode('things', named, { userId: 'x'.repeat(996), size: null })).toThrow(
    expect.objectContaining({ code: 'RECORD_TOO_LARGE' }),
  )
  expect(codec.encode('things', named, { userId: 'x'.repeat(900), size: null })).toHaveLength(908)
})

test('a large value within the limit makes room for itself', async () => {
  const { codec } = await codecOf(10_000_000)
  const value = { userId: 'x'.repeat(3_000_000), size: 1 }
  expect({ ...codec.decode(named, codec.encode('things', named, value)) }).toEqual(value)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('{"userId":"ann"}')],
  ['a cut event', Buffer.from([0, 0, 0, 0, 1, 6, 97])],
  ['an event with more behind it', Buffer.from([0, 0, 0, 0, 1, 2, 97, 0, 0])],
])('%s is not an event', async (_what, bytes) => {
  const { codec } = await codecOf()
  expect(() => codec.decode(named, bytes)).toThrow(
    expect.objectContaining({ code: 'EVENT_UNDECODABLE' }),
  )
})

test('a value that does not fit its schema names the field', async () => {
  const { codec } = await codecOf()
  expect(() => codec.encode('things', named, { userId: 7, size: null })).toThrow(
    expect.objectContaining({ code: 'VALUE_INVALID' }),
  )
})
