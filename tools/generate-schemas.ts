// Writes schemas/index.ts from schemas/**/*.avsc: a TypeScript interface for each record, and each
// event and state page as a self-contained schema. `--check` fails where the file is not up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { AvroSchema } from '#runtime/schema.ts'
import { closedLists, wordCheckOf } from '#schemas/closed-words.ts'

type Avro =
  | string
  | readonly Avro[]
  | Named
  | { type: 'array'; items: Avro }
  | { type: 'map'; values: Avro }
type Named = RecordType | EnumType
interface RecordType {
  type: 'record'
  name: string
  namespace?: string
  doc?: string
  fields: readonly { name: string; type: Avro; doc?: string; default?: unknown }[]
}
interface EnumType {
  type: 'enum'
  name: string
  doc?: string
  symbols: readonly string[]
}

const root = join(import.meta.dirname, '../schemas')
const target = join(root, 'index.ts')

const primitives: Record<string, string> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  bytes: 'Buffer',
}

const readFolder = (folder: string): Named[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.avsc'))
    .sort()
    .map((file) => {
      const named = JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as Named
      assertFileName(file, named)
      return named
    })

function assertFileName(file: string, { name }: Named): void {
  const expected = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
  if (basename(file, '.avsc') !== expected) throw new Error(`${file} declares ${name}`)
}

const types = readFolder('types')
const events = readFolder('.')
const pages = readFolder('state')
const byName = new Map(types.map((type) => [type.name, type]))

/** Replaces the first use of each shared type by its definition: registries want whole schemas. */
function inline(type: Avro, seen: Set<string>): Avro {
  if (typeof type === 'string') {
    const named = byName.get(type)
    if (!named) {
      if (type in primitives) return type
      throw new Error(`unknown type ${type}`)
    }
    if (seen.has(type)) return `linernotes.${type}`
    seen.add(type)
    return inline(named, seen)
  }
  if (Array.isArray(type)) return type.map((branch) => inline(branch, seen))
  const complex = type as Exclude<Avro, string | readonly Avro[]>
  if (complex.type === 'array') return { ...complex, items: inline(complex.items, seen) }
  if (complex.type === 'map') return { ...complex, values: inline(complex.values, seen) }
  if (complex.type === 'enum') return complex
  for (const field of complex.fields) {
    if (!field.doc) throw new Error(`${complex.name}.${field.name} has no doc`)
  }
  const fields = complex.fields.map((field) => ({ ...field, type: inline(field.type, seen) }))
  return { ...complex, fields }
}

function typeOf(type: Avro): string {
  if (typeof type === 'string') return primitives[type] ?? type
  if (Array.isArray(type)) return type.map(typeOf).join(' | ')
  const complex = type as Exclude<Avro, string | readonly Avro[]>
  if (complex.type === 'map') return `Readonly<Record<string, ${typeOf(complex.values)}>>`
  if (complex.type !== 'array') throw new Error(`${complex.name} must be a file of its own`)
  const items = typeOf(complex.items)
  return `readonly ${items.includes(' ') ? `(${items})` : items}[]`
}

const COLUMNS_MAX = 120

/** On one line where it fits. */
function docComment(doc: string, indent: string): string {
  const alone = `${indent}/** ${doc} */\n`
  if (alone.length <= COLUMNS_MAX) return alone
  const lines = ['']
  for (const word of doc.split(' ')) {
    const line = lines.at(-1) ?? ''
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && longer.length > COLUMNS_MAX - indent.length - ' * '.length) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

function declarationOf(type: Named): string {
  const doc = type.doc ? docComment(type.doc, '') : ''
  if (type.type === 'enum') {
    return `${doc}export type ${type.name} = ${type.symbols.map((s) => `'${s}'`).join(' | ')}\n`
  }
  const fields = type.fields.map(
    (field) =>
      `${docComment(field.doc ?? '', '  ')}  readonly ${field.name}: ${closedLists[`${type.name}.${field.name}`]?.type ?? typeOf(field.type)}\n`,
  )
  return `${doc}export interface ${type.name} {\n${fields.join('')}}\n`
}

const schemaOf = (type: Named): string => {
  const name = `${type.name[0]?.toLowerCase()}${type.name.slice(1)}`
  const avro = inline(type, new Set()) as unknown as AvroSchema
  const check = wordCheckOf(avro) ? ', wordCheckOf' : ''
  return `export const ${name} = defineSchema<${type.name}>(${JSON.stringify(avro)}${check})\n`
}

const text = [
  '// Generated from schemas/**/*.avsc by `npm run generate`. Do not edit.\n',
  "import { defineSchema } from '#runtime/schema.ts'\n",
  "import type { Category } from './categories.ts'\n",
  "import { wordCheckOf } from './closed-words.ts'\n",
  "import type { FactKind } from './fact-kinds.ts'\n\n",
  ...[...types, ...events, ...pages].map((type) => `${declarationOf(type)}\n`),
  ...[...events, ...pages].map(schemaOf),
].join('')

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write('schemas/index.ts is out of date: npm run generate\n')
    process.exitCode = 1
  }
} else writeFileSync(target, text)
