// Doc comments stand on what they document.
import { readSources, type SourceFile } from '#testkit/project-sources.ts'

const COLUMNS_MAX = 120

interface DocComment {
  readonly where: string
  readonly text: string
  /** The code after it, up to the body. */
  readonly declared: string
}

// Plain JavaScript declares its types in doc comments, which stand on nothing.
const docs = readSources()
  .filter(({ path }) => path.endsWith('.ts'))
  .flatMap(docsOf)

function docsOf({ path, text }: SourceFile): readonly DocComment[] {
  return [...text.matchAll(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*/g)].map((match) => ({
    where: `${path}:${text.slice(0, match.index).split('\n').length}`,
    text: match[0].trim(),
    declared: text.slice(match.index + match[0].length, match.index + match[0].length + 1_000),
  }))
}

test('doc comments are found', () => {
  expect(docs.length).toBeGreaterThan(2_500)
})

test('a comment fits its line, but for the types of plain JavaScript', () => {
  const wide = readSources().flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, at) => ({ line, where: `${path}:${at + 1}` }))
      .filter(({ line }) => line.length > COLUMNS_MAX && /^\s*(?:\/[/*]|\*)/.test(line))
      .filter(({ line }) => !/^ \* @param|^\/\*\* @typedef/.test(line)),
  )

  expect(wide.map(({ where }) => where)).toEqual([])
})

test('no doc comment follows another, or stands at the end of what it is in', () => {
  expect(
    docs.filter(({ declared }) => /^(?:\/\*\*|[})\]]|$)/.test(declared)).map(({ where }) => where),
  ).toEqual([])
})

test('a doc comment that names a parameter stands on a function that has it', () => {
  const wrong = docs.flatMap(({ where, text, declared }) =>
    [...text.matchAll(/@param (?:\{[^}]*\} )?\[?(\w+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(declared.split(/\{\n|=>\n/)[0] ?? ''))
      .map((name) => `${where} ${name}`),
  )

  expect(wrong).toEqual([])
})
