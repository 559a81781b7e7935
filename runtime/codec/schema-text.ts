// Whether a registry holds the very text of a schema: docs, aliases and defaults count, white space does not.
import { isDeepStrictEqual } from 'node:util'

type Json = unknown
type JsonObject = { readonly [key: string]: Json }

/**
 * Where two texts of a schema differ: `Heard.doc`, `Heard.ms.aliases`, `Kind.default`. Empty: they say the same, in
 * whichever order of keys, with or without the namespaces that follow from the place of a name.
 */
export const textDifferences = (held: Json, declared: Json): readonly string[] => [
  ...new Set(differencesIn(spellOut(held, ''), spellOut(declared, ''), 'the schema')),
]

/** With full names, and without what says nothing: registries write schemas again in words of their own. */
function spellOut(schema: Json, namespace: string): Json {
  if (typeof schema === 'string') return primitives.has(schema) ? schema : full(schema, namespace)
  if (Array.isArray(schema)) return schema.map((each) => spellOut(each, namespace))
  if (!isObject(schema)) return schema
  if (namedTypes.includes(schema.type)) return spellOutNamed(schema, namespace)
  if (Object.keys(schema).length === 1 && 'type' in schema) return spellOut(schema.type, namespace)
  const inner = innerTypes.filter((key) => key in schema)
  return {
    ...schema,
    ...Object.fromEntries(inner.map((key) => [key, spellOut(schema[key], namespace)])),
  }
}

function spellOutNamed(schema: JsonObject, outer: string): JsonObject {
  const name = full(String(schema.name), String(schema.namespace ?? outer))
  const namespace = name.slice(0, Math.max(0, name.lastIndexOf('.')))
  const { namespace: _, aliases, fields, ...rest } = schema
  const spelt = listOf(fields).map((field) => {
    const { aliases: others, ...of } = field as JsonObject
    return { ...of, ...aliasesOf(listOf(others)), type: spellOut(of.type, namespace) }
  })
  const others = listOf(aliases).map((each) => full(String(each), namespace))
  return { ...rest, name, ...aliasesOf(others), ...(fields ? { fields: spelt } : {}) }
}

const aliasesOf = (aliases: readonly Json[]) => (aliases.length > 0 ? { aliases } : {})

const listOf = (list: Json): readonly Json[] => (Array.isArray(list) ? list : [])

const full = (name: string, namespace: string): string =>
  name.includes('.') || namespace === '' ? name : `${namespace}.${name}`

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'string', 'bytes'])
const namedTypes: readonly Json[] = ['record', 'error', 'enum', 'fixed']
const innerTypes: readonly string[] = ['type', 'items', 'values']

function differencesIn(held: Json, declared: Json, owner: string): readonly string[] {
  if (isDeepStrictEqual(held, declared)) return []
  if (Array.isArray(held) && Array.isArray(declared)) {
    if (held.length !== declared.length) return [owner]
    return held.flatMap((each, index) => differencesIn(each, declared[index], owner))
  }
  if (!isObject(held) || !isObject(declared)) return [owner]
  const label = namedTypes.includes(declared.type)
    ? (String(declared.name).split('.').at(-1) ?? owner)
    : owner
  const keys = new Set([...Object.keys(held), ...Object.keys(declared)])
  return [...keys].flatMap((key) => {
    const [before, after] = [held[key], declared[key]]
    if (innerTypes.includes(key)) return differencesIn(before, after, label)
    if (key === 'fields') return differencesInFields(before, after, label)
    return isDeepStrictEqual(before, after) ? [] : [`${label}.${key}`]
  })
}

function differencesInFields(held: Json, declared: Json, label: string): readonly string[] {
  const [before, after] = [fieldsByName(held), fieldsByName(declared)]
  if (!isDeepStrictEqual([...before.keys()], [...after.keys()])) return [`${label}.fields`]
  return [...after].flatMap(([name, field]) =>
    differencesIn(before.get(name), field, `${label}.${name}`),
  )
}

const fieldsByName = (fields: Json): ReadonlyMap<string, Json> =>
  new Map(listOf(fields).map((field) => [String((field as JsonObject).name), field]))

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
