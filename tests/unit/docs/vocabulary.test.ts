// The words that docs/GLOSSARY.md lists as not used occur in no document, comment, command-line text or log line.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

interface Passage {
  readonly where: string
  readonly text: string
}

const GLOSSARY = 'docs/GLOSSARY.md'
const SECTION = '## Words that are not used'
const [words = '', forbidden = ''] = readFileSync(GLOSSARY, 'utf8').split(SECTION)

/** Each entry may list several words; a word with "alone" is allowed in the compound of the second column. */
const patterns = [...forbidden.matchAll(/^\| (?!not \||---)(.+?) \| .+ \|$/gm)]
  .flatMap(([, entry = '']) => entry.split(', '))
  .map((entry) => {
    const word = entry.replace(' alone', '')
    // A dead letter is fine, and so is a number of characters, as in a `two-letter` code.
    const before = entry.endsWith(' alone') ? '(?<!dead[- ]|two[- ]|\\d )' : ''
    return { word, pattern: new RegExp(`${before}\\b${word}s?\\b(?! for\\b)`, 'i') }
  })

const list = (...globs: string[]) =>
  String(execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...globs]))
    .trim()
    .split('\n')
    .filter((path) => existsSync(path))

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length

function commentsOf(path: string): readonly Passage[] {
  const text = readFileSync(path, 'utf8')
  return parseSync(path, text).comments.flatMap(({ value, start }) =>
    value
      .split('\n')
      .map((line, index) => ({ where: `${path}:${lineOf(text, start) + index}`, text: line })),
  )
}

/** Strings and templates of a file: what a command prints and a log says. */
function stringsOf(path: string): readonly Passage[] {
  const text = readFileSync(path, 'utf8')
  const found: Passage[] = []
  JSON.stringify(parseSync(path, text).program, (_key, node) => {
    if (node?.type === 'Literal' && typeof node.value === 'string')
      found.push({ where: `${path}:${lineOf(text, node.start)}`, text: node.value })
    if (node?.type === 'TemplateElement')
      found.push({ where: `${path}:${lineOf(text, node.start)}`, text: node.value.raw })
    return node
  })
  return found
}

function linesOf(path: string): readonly Passage[] {
  const text =
    path === GLOSSARY ? words.split('## Words with one meaning')[0] : readFileSync(path, 'utf8')
  return (text ?? '')
    .split('\n')
    .map((line, index) => ({ where: `${path}:${index + 1}`, text: line }))
}

const sources = list('*.ts', '*.js').filter((path) => path !== 'schemas/index.ts')
const documents = list('*.md').filter((path) => !path.startsWith('prompts/'))
const speaking = list(
  'cli/*.ts',
  'runtime/*.ts',
  'operations/*.ts',
  'deploy/*.ts',
  'bootstrap/*.js',
)

/** Names of files, codes and commands keep the words that they were given. */
const isName = (text: string) => !text.includes(' ')

function wrong(passages: readonly Passage[]): readonly string[] {
  return passages.flatMap(({ where, text }) => {
    const prose = text.replace(/`[^`]*`/g, '')
    return patterns
      .filter(({ pattern }) => pattern.test(prose))
      .map(({ word }) => `${where} "${word}": ${text.trim()}`)
  })
}

test('the glossary lists words that are not used', () => {
  expect(patterns.length).toBeGreaterThan(12)
})

test('documents use none of them', () => {
  const lines = documents.flatMap(linesOf)

  expect(lines.length).toBeGreaterThan(1_200)
  expect(wrong(lines)).toEqual([])
})

test('comments use none of them', () => {
  const comments = sources.flatMap(commentsOf)

  expect(comments.length).toBeGreaterThan(3_000)
  expect(wrong(comments)).toEqual([])
})

test('texts of commands, servers and logs use none of them', () => {
  const strings = speaking.flatMap(stringsOf).filter(({ text }) => !isName(text))

  expect(strings.length).toBeGreaterThan(500)
  expect(wrong(strings)).toEqual([])
})
