import { readFileSync } from 'node:fs'
import { type Argument, Visitor } from 'oxc-parser'
import { readSources } from '#testkit/project-sources.ts'

interface Declared {
  readonly code: string
  readonly policy: string
  readonly file: string
}

const read = (path: string) => readFileSync(path, 'utf8')
const sources = readSources().filter(({ path }) => !/^(tests|testkit|examples)\//.test(path))
const declared: readonly Declared[] = sources.flatMap(({ path, text, program }) => {
  const found: Declared[] = []
  new Visitor({
    CallExpression({ callee, arguments: [table] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'defineErrors') return
      for (const { code, policy } of rowsOf(table)) found.push({ code, policy, file: path })
    },
  }).visit(program)
  const calls = text.match(/defineErrors\(/g)?.length ?? 0
  return calls > 0 && found.length === 0 && path !== 'foundation/service-error.ts'
    ? [{ code: 'UNREADABLE', policy: '', file: path }]
    : found
})

function rowsOf(table: Argument | undefined): { readonly code: string; readonly policy: string }[] {
  if (table?.type !== 'ObjectExpression') return []
  return table.properties.map((row) => {
    const code = row.type === 'Property' && row.key.type === 'Identifier' ? row.key.name : '?'
    const fields =
      row.type === 'Property' && row.value.type === 'ObjectExpression' ? row.value.properties : []
    const policy = fields.flatMap((field) =>
      field.type === 'Property' &&
      field.key.type === 'Identifier' &&
      field.key.name === 'policy' &&
      field.value.type === 'Literal'
        ? [String(field.value.value)]
        : [],
    )
    return { code, policy: policy[0] ?? '?' }
  })
}

/** Rows of docs/ERRORS.md: code, policy, meaning, what to do. */
const rows = read('docs/ERRORS.md')
  .split('\n')
  .filter((line) => /^\| `?[A-Z][A-Z0-9_]+`? \|/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
const documented = new Map(rows.map((row) => [row[0], row]))

test('the tables and their rows are found', () => {
  expect(declared.length).toBeGreaterThan(85)
  expect(new Set(declared.map(({ file }) => file)).size).toBeGreaterThan(15)
  expect(rows.length).toBeGreaterThan(85)
})

test('every error code is in docs/ERRORS.md, with its policy, a meaning and what to do', () => {
  const wrong = declared.filter(({ code, policy }) => {
    const [, written, meaning, remedy] = documented.get(code) ?? []
    return written !== policy || !meaning || !remedy
  })

  expect(wrong.map(({ code, policy, file }) => `${code} (${policy}) of ${file}`)).toEqual([])
})

test('docs/ERRORS.md has no code that nothing throws, and none twice', () => {
  const codes = new Set(declared.map(({ code }) => code))

  expect(rows.map(([code]) => code).filter((code) => !codes.has(code ?? ''))).toEqual([])
  expect(rows.length).toBe(documented.size)
})

test('an error code is declared once', () => {
  const byCode = Map.groupBy(declared, ({ code }) => code)
  const twice = [...byCode.values()].filter((each) => each.length > 1).flat()

  expect(twice.map(({ code, file }) => `${code} in ${file}`)).toEqual([])
})
