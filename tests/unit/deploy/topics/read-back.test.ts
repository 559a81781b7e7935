import fc from 'fast-check'
import { incompatibilities } from '#deploy/topics/compatibility.ts'
import { buildFault, readFault } from '#deploy/topics/read-back.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { type AvroSchema, defineSchema } from '#runtime/schema.ts'
import { MemoryRegistry } from '#runtime/simulation/memory-registry.ts'

const record = (...fields: readonly object[]): AvroSchema => ({
  type: 'record',
  name: 'Heard',
  namespace: 'linernotes',
  fields,
})

test('every kind of type is written and read back', () => {
  const symbols = ['A', 'B']
  const all = record(
    ...['null', 'boolean', 'int', 'long', 'float', 'double', 'string', 'bytes'].map((type) => ({
      name: type,
      type,
    })),
    { name: 'fixed', type: { type: 'fixed', name: 'Four', size: 4 } },
    { name: 'kind', type: { type: 'enum', name: 'Kind', symbols } },
    { name: 'kinds', type: { type: 'array', items: ['null', 'Kind', 'Heard'] } },
    { name: 'byName', type: { type: 'map', values: 'Heard' } },
  )

  expect(buildFault(all)).toBeUndefined()
  expect(readFault(all, all)).toBeUndefined()
  expect(readFault({ ...all, doc: 'Other.', extra: 1 }, all)).toBeUndefined()
  expect(readFault(record({ name: 'long', type: 'double' }), all)).toBeUndefined()
})

test('what cannot be read is said in the words of avsc', () => {
  const before = record({ name: 'ms', type: 'long' })

  expect(readFault({ ...before, namespace: 'music' }, before)).toBe(
    'no alias found for linernotes.Heard',
  )
  expect(readFault(record({ name: 'ms', type: 'int' }), before)).toMatch('cannot read "long"')
})

const kindOf = (symbols: readonly string[], rest = {}) => ({
  type: 'enum',
  name: 'Kind',
  symbols,
  ...rest,
})
/** A type, a default of it, and a value. */
const types = [
  ['int', 0, 7],
  ['long', 0, 7],
  ['double', 0, 7],
  ['string', '', 'x'],
  ['bytes', '', Buffer.from('x')],
  [['null', 'string'], null, 'x'],
  [['null', 'long'], null, 7],
  [{ type: 'array', items: 'long' }, [], [7]],
  [kindOf(['A', 'B']), 'A', 'B'],
  [kindOf(['A', 'B', 'C'], { default: 'A' }), 'A', 'C'],
] as const

const fieldsOf = (some: readonly (typeof types)[number][]) =>
  fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(...some),
        fc.constantFrom([], [], ['a'], ['b']),
        fc.constantFrom(true, true, true, false),
      )
      .map(([name, [type, usual, value], aliases, hasDefault]) => ({
        value,
        field: { name, type, aliases, ...(hasDefault ? { default: usual } : {}) },
      })),
    { selector: ({ field }) => field.name, minLength: 1 },
  )
/** A record and a value of it; a named type is declared once. */
const writtenOf = (some: readonly (typeof types)[number][]) =>
  fieldsOf(some)
    .filter((all) => all.filter(({ field }) => JSON.stringify(field).includes('Kind')).length < 2)
    .map((all) => ({
      avro: record(...all.map(({ field }) => field)),
      value: Object.fromEntries(all.map(({ field, value }) => [field.name, value])),
    }))
/** Two versions whose types are few enough to be alike. */
const pairs = fc
  .subarray([...types], { minLength: 1, maxLength: 2 })
  .chain((some) => fc.tuple(writtenOf(some), writtenOf(some)))

test('the codec reads every version that a check lets pass', async () => {
  let passed = 0
  const reads = fc.asyncProperty(pairs, async ([before, next]) => {
    const registered = [{ version: 1, avro: before.avro }]
    if (incompatibilities(next.avro, registered, 'FULL_TRANSITIVE').length > 0) return
    passed += 1
    const codec = new Codec(new MemoryRegistry(), 1_000)
    const [older, newer] = [defineSchema(before.avro), defineSchema(next.avro)]
    await codec.declare('things', older)
    await codec.declare('things', newer)
    codec.decode(newer, codec.encode('things', older, before.value))
    codec.decode(older, codec.encode('things', newer, next.value))
  })

  await fc.assert(reads, { numRuns: 1_000, seed: 1 })
  expect(passed).toBeGreaterThan(50)
})
