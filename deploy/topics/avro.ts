// Avro schemas with every name looked up, so that two versions can be compared part by part.

export interface AvroField {
  readonly name: string
  readonly aliases: readonly string[]
  readonly hasDefault: boolean
  readonly type: AvroType
}

export type AvroType =
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'array' | 'map'; readonly items: AvroType }
  | { readonly kind: 'union'; readonly branches: readonly AvroType[] }
  | Fixed
  | Enum
  | Record

export interface Fixed {
  readonly kind: 'fixed'
  readonly name: string
  readonly aliases: readonly string[]
  readonly size: number
}

export interface Enum {
  readonly kind: 'enum'
  readonly name: string
  /** With their namespaces. */
  readonly aliases: readonly string[]
  readonly symbols: readonly string[]
  readonly hasDefault: boolean
}

export interface Record {
  readonly kind: 'record'
  readonly name: string
  readonly aliases: readonly string[]
  readonly fields: readonly AvroField[]
}

type Json = string | readonly Json[] | JsonObject
interface JsonObject {
  readonly type: Json
  readonly name?: string
  readonly namespace?: string
  readonly aliases?: readonly string[]
  readonly items?: Json
  readonly values?: Json
  readonly size?: number
  readonly symbols?: readonly string[]
  readonly fields?: readonly (JsonObject & { readonly name: string })[]
}

interface Scope {
  readonly namespace: string
  /** By full name. A record is here before its fields are, since it may contain itself. */
  readonly named: Map<string, AvroType>
}

/** Parses an Avro schema. Throws an Error that names the type that is declared nowhere. */
export function parseAvro(schema: unknown): AvroType {
  return parse(schema as Json, { namespace: '', named: new Map() })
}

/** The last part of a full name. */
export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** How a person would write the type: `long`, `Play[]`, `null | string`. */
export function describe(type: AvroType): string {
  switch (type.kind) {
    case 'array':
      return type.items.kind === 'union'
        ? `(${describe(type.items)})[]`
        : `${describe(type.items)}[]`
    case 'map':
      return `map of ${describe(type.items)}`
    case 'union':
      return type.branches.map(describe).join(' | ')
    case 'fixed':
      return `${shortName(type.name)}(${type.size} bytes)`
    case 'primitive':
    case 'enum':
    case 'record':
      return shortName(type.name)
  }
}

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'string', 'bytes'])

function parse(schema: Json, scope: Scope): AvroType {
  if (typeof schema === 'string') return lookUp(schema, scope)
  if (isList(schema)) return { kind: 'union', branches: schema.map((each) => parse(each, scope)) }
  if (schema.type === 'array') return { kind: 'array', items: parse(schema.items ?? 'null', scope) }
  if (schema.type === 'map') return { kind: 'map', items: parse(schema.values ?? 'null', scope) }
  if (schema.name === undefined) return parse(schema.type, scope)
  return parseNamed(schema, qualify(schema.name, schema.namespace ?? scope.namespace), scope)
}

const isList = (schema: Json): schema is readonly Json[] => Array.isArray(schema)

function lookUp(name: string, { namespace, named }: Scope): AvroType {
  if (primitives.has(name)) return { kind: 'primitive', name }
  const type = named.get(qualify(name, namespace)) ?? named.get(name)
  if (!type) throw new Error(`${name} is declared nowhere in the schema`)
  return type
}

const qualify = (name: string, namespace: string): string =>
  name.includes('.') || namespace === '' ? name : `${namespace}.${name}`

function parseNamed(schema: JsonObject, name: string, scope: Scope): AvroType {
  const namespace = name.slice(0, Math.max(0, name.lastIndexOf('.')))
  const aliases = (schema.aliases ?? []).map((each) => qualify(each, namespace))
  const { named } = scope
  switch (schema.type) {
    case 'enum':
      return remember(named, {
        kind: 'enum',
        name,
        aliases,
        symbols: schema.symbols ?? [],
        hasDefault: 'default' in schema,
      })
    case 'fixed':
      return remember(named, { kind: 'fixed', name, aliases, size: schema.size ?? 0 })
    case 'record':
    case 'error': {
      const fields: AvroField[] = []
      const record = remember(named, { kind: 'record', name, aliases, fields })
      for (const field of schema.fields ?? []) fields.push(fieldOf(field, { namespace, named }))
      return record
    }
    default:
      // A field's or a property's name beside a plain type, which Avro allows.
      return parse(schema.type, scope)
  }
}

function remember<T extends AvroType & { name: string }>(named: Map<string, AvroType>, type: T): T {
  named.set(type.name, type)
  return type
}

const fieldOf = (field: JsonObject & { readonly name: string }, scope: Scope): AvroField => ({
  name: field.name,
  aliases: field.aliases ?? [],
  hasDefault: 'default' in field,
  type: parse(field.type, scope),
})
