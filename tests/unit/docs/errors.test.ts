import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Declared {
  readonly code: string
  readonly policy: string
  readonly file: string
}

const read = (path: string) => readFileSync(path, 'utf8')
const listed = execFileSync('git', ['grep', '--untracked', '-lE', 'defineErrors\\(', '--', '*.ts'])
const declared: readonly Declared[] = String(listed)
  .trim()
  .split('\n')
  .filter(
    (file) => !/^(tests|testkit|examples)\//.test(file) && file !== 'foundation/service-error.ts',
  )
  .flatMap((file) =>
    [...read(file).matchAll(/^ {2}([A-Z][A-Z0-9_]*): \{\s*policy: '([a-z-]+)'/gm)].map(
      ([, code = '', policy = '']) => ({ code, policy, file }),
    ),
  )

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

test('every error code is in docs/ERRORS.md, with its policy, a meaning and what to do', () => {
  const wrong = declared.filter(({ code, policy }) => {
    const [, written, meaning, remedy] = documented.get(code) ?? []
    return written !== policy || !meaning || !remedy
  })

  expect(declared.length).toBeGreaterThan(70)
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
