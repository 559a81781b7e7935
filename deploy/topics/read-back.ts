// Asks avsc, which reads every event and page, what it makes of a schema: it builds the type, makes the resolver and
// reads generated values back. The values are the same in every run.
import fc from 'fast-check'
import { type AvscType, resolverFor, typeFor } from '#runtime/codec/avro-type.ts'
import type { AvroSchema } from '#runtime/schema.ts'
import { type AvroType, parseAvro, type Record } from './avro.ts'

const VALUES = 100
const SEED = 20_261_129
const ITEMS_MAX = 3
/** How often a record that contains itself is within itself. */
const DEPTH_MAX = 2
/** avsc keeps one back from the largest safe integer. */
const LONG_MAX = Number.MAX_SAFE_INTEGER - 1

export interface BuildFault {
  readonly field: string
  readonly path: string
  /** In avsc's words. */
  readonly detail: string
}

/** Why the type of `avro` cannot be built, and the first field that is to blame; undefined where it can. */
export function buildFault(avro: AvroSchema): BuildFault | undefined {
  const detail = faultOf(() => typeFor(avro))
  if (detail === undefined) return undefined
  const fields = Array.isArray(avro.fields) ? (avro.fields as readonly { name: string }[]) : []
  const isFaulty = (_: unknown, index: number) =>
    faultOf(() => typeFor({ ...avro, fields: fields.slice(0, index + 1) })) !== undefined
  const field = fields.find(isFaulty)?.name ?? avro.name
  return { field, path: field, detail }
}

/** Why `reader` does not read what `writer` writes, in avsc's words; undefined where it does. Both can be built. */
export function readFault(reader: AvroSchema, writer: AvroSchema): string | undefined {
  return faultOf(() => {
    const [read, written] = [typeFor(reader), typeFor(writer)]
    const resolver = resolverFor(read, written)
    for (const value of valuesOf(writer)) readBack(value, { read, written, resolver })
  })
}

/** Values that `avro` allows, those at the bounds among them. */
const valuesOf = (avro: AvroSchema): readonly unknown[] =>
  fc.sample(arbitraryOf(parseAvro(avro), []), { numRuns: VALUES, seed: SEED })

interface Way {
  readonly read: AvscType
  readonly written: AvscType
  readonly resolver: ReturnType<typeof resolverFor>
}

/** Throws where the value is not read to its end, or what comes of it cannot be written again. */
function readBack(value: unknown, { read, written, resolver }: Way): void {
  const bytes = written.toBuffer(value)
  const { value: found, offset } = read.decode(bytes, 0, resolver)
  if (offset !== bytes.length) {
    throw new Error(`${offset} of ${bytes.length} bytes of ${JSON.stringify(value)} are read`)
  }
  read.toBuffer(found)
}

function faultOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function arbitraryOf(type: AvroType, open: readonly Record[]): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'primitive':
      return primitives[type.name] ?? fc.constant(null)
    case 'fixed':
      return bytesOf({ minLength: type.size, maxLength: type.size })
    case 'enum':
      return fc.constantFrom(...type.symbols)
    case 'array':
      return fc.array(arbitraryOf(type.items, open), lengthOf(type.items, open))
    case 'map': {
      const { maxLength: maxKeys } = lengthOf(type.items, open)
      return fc.dictionary(fc.string(), arbitraryOf(type.items, open), { maxKeys })
    }
    case 'union': {
      const shallow = type.branches.filter((each) => !isDeep(each, open))
      return fc.oneof(...shallow.map((each) => arbitraryOf(each, open)))
    }
    case 'record': {
      if (isDeep(type, open)) return fc.constant({})
      const fields = type.fields.map(
        ({ name, type: inner }) => [name, arbitraryOf(inner, [...open, type])] as const,
      )
      return fc.record(Object.fromEntries(fields), { noNullPrototype: true })
    }
  }
}

const isDeep = (type: AvroType, open: readonly Record[]): boolean =>
  open.filter((each) => each === type).length >= DEPTH_MAX

const lengthOf = (items: AvroType, open: readonly Record[]): { maxLength: number } => ({
  maxLength: isDeep(items, open) ? 0 : ITEMS_MAX,
})

const bytesOf = (length: fc.IntArrayConstraints): fc.Arbitrary<Buffer> =>
  fc.uint8Array(length).map((bytes) => Buffer.from(bytes))

const primitives: { readonly [name: string]: fc.Arbitrary<unknown> } = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  int: fc.integer(),
  long: fc.integer({ min: -LONG_MAX, max: LONG_MAX }),
  float: fc.float({ noNaN: true }),
  double: fc.double({ noNaN: true }),
  string: fc.string(),
  bytes: bytesOf({ maxLength: 20 }),
}
