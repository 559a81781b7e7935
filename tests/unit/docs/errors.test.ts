import { readFileSync } from 'node:fs'
import { type Argument, Visitor } from 'oxc-parser'
import { readSources } from '#testkit/project-sources.ts'

interface Declared {
  /** Which table it is in. */
  readonly kind: 'errors' | 'notices'
  readonly code: string
  /** What the runtime does about an error; the severity of a notice. */
  readonly policy: string
  readonly file: string
}

const read = (path: string) => readFileSync(path, 'utf8')
const sources = readSources().filter(({ path }) => !/^(tests|testkit|examples)\//.test(path))
const tables = [
  { kind: 'errors', define: 'defineErrors', home: 'foundation/service-error.ts', field: 'policy' },
  { kind: 'notices', define: 'defineNotices', home: 'foundation/notice.ts', field: 'severity' },
] as const
const declared: readonly Declared[] = tables.flatMap(({ kind, define, home, field }) =>
  sources.flatMap(({ path, text, program }) => {
    const found: Declared[] = []
    new Visitor({
      CallExpression({ callee, arguments: [table] }) {
        if (callee.type !== 'Identifier' || callee.name !== define) return
        for (const row of rowsOf(table, field)) found.push({ kind, ...row, file: path })
      },
    }).visit(program)
    const isCalled = text.includes(`${define}(`) && path !== home
    return isCalled && found.length === 0
      ? [{ kind, code: 'UNREADABLE', policy: '', file: path }]
      : found
  }),
)

function rowsOf(
  table: Argument | undefined,
  policyField: string,
): { readonly code: string; readonly policy: string }[] {
  if (table?.type !== 'ObjectExpression') return []
  return table.properties.map((row) => {
    const code = row.type === 'Property' && row.key.type === 'Identifier' ? row.key.name : '?'
    const fields =
      row.type === 'Property' && row.value.type === 'ObjectExpression' ? row.value.properties : []
    const policy = fields.flatMap((field) =>
      field.type === 'Property' &&
      field.key.type === 'Identifier' &&
      field.key.name === policyField &&
      field.value.type === 'Literal'
        ? [String(field.value.value)]
        : [],
    )
    return { code, policy: policy[0] ?? '?' }
  })
}

/** Rows of a part of docs/ERRORS.md: code, policy or severity, meaning, what to do. */
const rowsIn = (text = '') =>
  text
    .split('\n')
    .filter((line) => /^\| `?[A-Z][A-Z0-9_]+`? \|/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
const [errorPart, noticePart] = read('docs/ERRORS.md').split('\n## Notices\n')
const documented = { errors: rowsIn(errorPart), notices: rowsIn(noticePart) }

test('the tables and their rows are found', () => {
  expect(declared.filter(({ kind }) => kind === 'errors').length).toBeGreaterThan(85)
  expect(declared.filter(({ kind }) => kind === 'notices').length).toBeGreaterThan(4)
  expect(new Set(declared.map(({ file }) => file)).size).toBeGreaterThan(15)
  expect(documented.errors.length).toBeGreaterThan(85)
})

test.each(tables)(
  'every code of $kind is in docs/ERRORS.md, with its $field and what to do',
  ({ kind }) => {
    const rows = new Map(documented[kind].map((row) => [row[0], row]))
    const wrong = declared.filter(({ code, policy, ...each }) => {
      const [, written, meaning, remedy] = rows.get(code) ?? []
      return each.kind === kind && (written !== policy || !meaning || !remedy)
    })

    expect(wrong.map(({ code, policy, file }) => `${code} (${policy}) of ${file}`)).toEqual([])
  },
)

test.each(tables)(
  'docs/ERRORS.md has no code of $kind that is not declared, and none twice',
  ({ kind }) => {
    const codes = new Set(declared.filter((each) => each.kind === kind).map(({ code }) => code))
    const written = documented[kind].map(([code]) => code)

    expect(written.filter((code) => !codes.has(code ?? ''))).toEqual([])
    expect(written.length).toBe(new Set(written).size)
  },
)

test('a code is declared once', () => {
  const byCode = Map.groupBy(declared, ({ code }) => code)
  const twice = [...byCode.values()].filter((each) => each.length > 1).flat()

  expect(twice.map(({ code, file }) => `${code} in ${file}`)).toEqual([])
})
