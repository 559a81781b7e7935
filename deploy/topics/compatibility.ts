import { type AvroSchema, fullNameOf } from '#runtime/schema.ts'
import type { Compatibility } from '#runtime/topic.ts'
import {
  type AvroField,
  type AvroType,
  describe,
  type Enum,
  type Fixed,
  parseAvro,
  type Record,
  shortName,
} from './avro.ts'
import { buildFault, readFault } from './read-back.ts'

/** What a new version did to a field that older or newer readers cannot follow. */
export type SchemaChange =
  | 'added without default'
  | 'removed without default'
  | 'type changed'
  | 'enum symbol removed'
  | 'enum symbol added without default'
  | 'record renamed'
  | 'read from two fields'
  | 'read into two fields'
  | 'cannot be built'
  | 'not readable'
  | 'refused by the registry'

export interface Incompatibility {
  /** The field's own name; the record's where the record itself changed. */
  readonly field: string
  /** Its path in the record: `plays[].playedMs`. */
  readonly path: string
  readonly change: SchemaChange
  /** What changed, in words: `long to string`. */
  readonly detail: string
  /** The registered version that it cannot live with; undefined where it cannot be used by itself. */
  readonly version: number | undefined
}

export interface SchemaVersion {
  readonly version: number
  readonly avro: unknown
}

/**
 * Every change of `next` against all `registered` versions (both levels are transitive) that `level` forbids. The rules
 * below name the field; avsc, which reads every event and page, has the last word. Empty: it is compatible.
 */
export function incompatibilities(
  next: unknown,
  registered: readonly SchemaVersion[],
  level: Compatibility,
): readonly Incompatibility[] {
  const unbuilt = buildFault(next as AvroSchema)
  if (unbuilt) return [{ ...unbuilt, change: 'cannot be built', version: undefined }]
  const isFull = level === 'FULL_TRANSITIVE'
  const found = registered
    // Nobody can have written with a version that avsc cannot build.
    .filter(({ avro }) => !buildFault(avro as AvroSchema))
    .flatMap((version) => {
      const byRules = brokenRules(next, version.avro, isFull)
      const faults = byRules.length > 0 ? byRules : unreadable(next, version.avro, isFull)
      return faults.map((fault) => ({ ...fault, version: version.version }))
    })
  // One entry a field and change, against the first version that it breaks with.
  const first = new Map(found.toReversed().map((fault) => [`${fault.path} ${fault.change}`, fault]))
  return [...first.values()].toReversed()
}

function brokenRules(next: unknown, previous: unknown, isFull: boolean): readonly Found[] {
  const [before, after] = [parseAvro(previous), parseAvro(next)]
  const backward = new Reading(isNewReader).read(after, before)
  return isFull ? [...backward, ...new Reading(isOldReader).read(before, after)] : backward
}

function unreadable(next: unknown, previous: unknown, isFull: boolean): readonly Found[] {
  const reason =
    readFault(next as AvroSchema, previous as AvroSchema) ??
    (isFull ? readFault(previous as AvroSchema, next as AvroSchema) : undefined)
  if (reason === undefined) return []
  const field = differingFields(previous, next).join(', ') || fullNameOf(next as AvroSchema)
  return [{ field, path: field, change: 'not readable', detail: reason }]
}

/** Fields of the two versions' own record that differ in any way, for a refusal without a reason. */
export function differingFields(before: unknown, after: unknown): readonly string[] {
  const [a, b] = [fieldTexts(before), fieldTexts(after)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
}

const fieldTexts = (avro: unknown): Map<string, string> =>
  new Map(
    (avro as { fields?: readonly { name: string }[] }).fields?.map((field) => [
      field.name,
      JSON.stringify(field),
    ]),
  )

type Found = Omit<Incompatibility, 'version'>

interface Words {
  readonly missing: SchemaChange
  readonly symbol: SchemaChange
  /** `from` and `to` as the author of the change sees them. */
  readonly turn: (reader: string, writer: string) => string
}

const isNewReader: Words = {
  missing: 'added without default',
  symbol: 'enum symbol removed',
  turn: (reader, writer) => `${writer} to ${reader}`,
}

const isOldReader: Words = {
  missing: 'removed without default',
  symbol: 'enum symbol added without default',
  turn: (reader, writer) => `${reader} to ${writer}`,
}

interface Place {
  readonly field: string
  readonly path: string
}

const promotions: { readonly [writer: string]: readonly string[] } = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
}

/** One reader's view of one writer: what it could not read. */
class Reading {
  readonly #words: Words
  /** Pairs of records being compared or done: a record may contain itself. */
  readonly #seen = new Set<string>()

  constructor(words: Words) {
    this.#words = words
  }

  read(reader: AvroType, writer: AvroType, place?: Place): readonly Found[] {
    if (writer.kind === 'union') {
      return writer.branches.flatMap((branch) => this.read(reader, branch, place))
    }
    if (reader.kind === 'union') return this.#readAsUnion(reader.branches, writer, place, reader)
    if (reader.kind === 'record' && writer.kind === 'record') {
      return this.#readRecord(reader, writer, place)
    }
    if (reader.kind === 'enum' && writer.kind === 'enum') {
      return this.#readEnum(reader, writer, place)
    }
    if (reader.kind === 'array' && writer.kind === 'array') {
      return this.read(reader.items, writer.items, inside(place, '[]'))
    }
    if (reader.kind === 'map' && writer.kind === 'map') {
      return this.read(reader.items, writer.items, inside(place, '{}'))
    }
    return isSimplyReadable(reader, writer) ? [] : [this.#typeChanged(reader, writer, place)]
  }

  #readAsUnion(
    branches: readonly AvroType[],
    writer: AvroType,
    place: Place | undefined,
    union: AvroType,
  ): readonly Found[] {
    // A branch of the same name or kind says most about what changed, if none can read it.
    const tries = branches
      .toSorted((a, b) => likeness(b, writer) - likeness(a, writer))
      .map((branch) => ({ branch, faults: this.read(branch, writer, place) }))
    if (tries.some(({ faults }) => faults.length === 0)) return []
    const [closest] = tries
    if (closest && isComposite(closest.branch) && likeness(closest.branch, writer) === 2) {
      return closest.faults
    }
    return [this.#typeChanged(union, writer, place)]
  }

  #readRecord(reader: Record, writer: Record, place?: Place): readonly Found[] {
    if (!sameName(reader, writer)) {
      const change = place ? 'type changed' : 'record renamed'
      return [{ ...(place ?? whole(reader)), change, detail: this.#turn(reader, writer) }]
    }
    const pair = `${reader.name} ${writer.name}`
    if (this.#seen.has(pair)) return []
    this.#seen.add(pair)
    return reader.fields.flatMap((field) => {
      const at = { field: field.name, path: place ? `${place.path}.${field.name}` : field.name }
      const sources = writer.fields.filter((each) => isSource(each, field))
      const [written] = sources
      const also = reader.fields.find(
        (each) => each !== field && written && isSource(written, each) && isAlias(written, field),
      )
      if (sources.length > 1) {
        const detail = sources.map(({ name }) => name).join(' and ')
        return [{ ...at, change: 'read from two fields', detail }]
      }
      if (written && also) {
        // Libraries differ: some fill both, some give the other its default, some fail.
        const detail = `${written.name} of the other version is ${field.name} and ${also.name} here`
        return [{ ...at, change: 'read into two fields', detail }]
      }
      if (written) return this.read(field.type, written.type, at)
      if (field.hasDefault) return []
      return [{ ...at, change: this.#words.missing, detail: describe(field.type) }]
    })
  }

  #readEnum(reader: Enum, writer: Enum, place?: Place): readonly Found[] {
    if (!sameName(reader, writer)) return [this.#typeChanged(reader, writer, place)]
    const lost = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol))
    if (lost.length === 0 || reader.hasDefault) return []
    const detail = `${lost.join(', ')} of ${shortName(writer.name)}`
    return [{ ...(place ?? whole(reader)), change: this.#words.symbol, detail }]
  }

  #typeChanged(reader: AvroType, writer: AvroType, place?: Place): Found {
    const at = place ?? { field: describe(reader), path: describe(reader) }
    return { ...at, change: 'type changed', detail: this.#turn(reader, writer) }
  }

  #turn(reader: AvroType, writer: AvroType): string {
    const [read, written] = [describe(reader), describe(writer)]
    if (read !== written) return this.#words.turn(read, written)
    return this.#words.turn(fullNameIn(reader), fullNameIn(writer))
  }
}

/** Without the namespace, which may be what changed: old and new then name one place. */
const whole = ({ name }: { readonly name: string }): Place => ({
  field: shortName(name),
  path: shortName(name),
})

const inside = (place: Place | undefined, mark: string): Place | undefined =>
  place && { ...place, path: `${place.path}${mark}` }

const isComposite = ({ kind }: AvroType): boolean => kind !== 'primitive' && kind !== 'fixed'

const fullNameIn = (type: AvroType): string => ('name' in type ? type.name : describe(type))

const isAlias = (written: { readonly name: string }, read: AvroField): boolean =>
  read.aliases.includes(written.name) && read.name !== written.name

const isSource = (written: { readonly name: string }, read: AvroField): boolean =>
  read.name === written.name || read.aliases.includes(written.name)

/** With the namespace, as avsc compares; Avro's specification and Java's library leave it out. */
const sameName = (reader: Record | Enum | Fixed, writer: Record | Enum | Fixed): boolean =>
  reader.name === writer.name || reader.aliases.includes(writer.name)

/** 2 for the type of the same name or kind, 0 for another. */
function likeness(branch: AvroType, writer: AvroType): 0 | 2 {
  if (branch.kind !== writer.kind) return 0
  return 'name' in branch && 'name' in writer && shortName(branch.name) !== shortName(writer.name)
    ? 0
    : 2
}

function isSimplyReadable(reader: AvroType, writer: AvroType): boolean {
  if (reader.kind === 'fixed' && writer.kind === 'fixed') {
    return reader.size === writer.size && sameName(reader, writer)
  }
  if (reader.kind !== 'primitive' || writer.kind !== 'primitive') return false
  return reader.name === writer.name || (promotions[writer.name]?.includes(reader.name) ?? false)
}
