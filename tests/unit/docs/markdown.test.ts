// What holds for every Markdown file: lines that fit, and names of files that exist.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const LINE_CHARACTERS_MAX = 120

/** A prompt is a version that was sent to models: it never changes, whatever its lines look like. */
const isProse = (path: string) => !path.startsWith('prompts/')

const list = (...patterns: string[]) =>
  String(execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns]))
    .trim()
    .split('\n')
    .filter((path) => existsSync(path))
const files = list('*.md').filter(isProse)
const folders = new Set(list().flatMap((path) => path.match(/^[^/]+(?=\/)/) ?? []))
const lines = files.flatMap((path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ path, text, where: `${path}:${index + 1}` })),
)

test('a line of Markdown fits, except a row of a table', () => {
  const long = lines.filter(
    ({ text }) => text.length > LINE_CHARACTERS_MAX && !text.startsWith('|'),
  )

  expect(files.length).toBeGreaterThan(20)
  expect(lines.length).toBeGreaterThan(1_000)
  expect(long.map(({ where, text }) => `${where} has ${text.length} characters`)).toEqual([])
})

test('a link to a file leads to one', () => {
  const links = lines.flatMap(({ path, text, where }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) => ({
      where,
      to: join(dirname(path), to),
    })),
  )

  expect(links.length).toBeGreaterThan(20)
  expect(
    links.filter(({ to }) => !existsSync(to)).map(({ where, to }) => `${where}: ${to}`),
  ).toEqual([])
})

test('a path that a document names exists', () => {
  const named = lines.flatMap(({ text, where }) =>
    [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
      .map(([, path = '']) => ({ where, path }))
      .filter(({ path }) => folders.has(path.split('/')[0] ?? '') && !path.includes('NAME')),
  )

  expect(named.length).toBeGreaterThan(100)
  expect(
    named.filter(({ path }) => !existsSync(path)).map(({ where, path }) => `${where}: ${path}`),
  ).toEqual([])
})
