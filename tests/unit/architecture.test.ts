// The rules of docs/STYLE.md that a compiler does not hold. Each failure names file and line.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Source {
  readonly path: string
  /** With comments blanked out, so that lines keep their numbers. */
  readonly code: string
}

interface Import {
  readonly from: string
  /** A path in the project, or a package's name. */
  readonly to: string
  readonly isRelative: boolean
  readonly isOurs: boolean
}

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.js'])
const sources: readonly Source[] = String(listed)
  .trim()
  .split('\n')
  .flatMap((path) => {
    const text = readIfThere(path)
    return text === undefined ? [] : [{ path, code: withoutComments(text) }]
  })

/** A file may be listed and deleted. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** A line comment starts a line or follows a blank, so that addresses in strings are left alone. */
function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|\s)\/\/.*$/gm, blank)
}

const imports: readonly Import[] = sources.flatMap(({ path, code }) =>
  [...code.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'([^']+)'/g)].map(([, name = '']) => {
    const isRelative = name.startsWith('.')
    const inProject = isRelative ? join(dirname(path), name) : name.slice(1)
    const isOurs = isRelative || name.startsWith('#')
    return { from: path, to: isOurs ? inProject : name, isRelative, isOurs }
  }),
)
const ours = imports.filter(({ isOurs }) => isOurs)
const show = ({ from, to }: Import) => `${from} imports ${to}`

/** A folder imports from itself, from its own row and from rows above. */
const layers = [
  ['foundation'],
  ['observability'],
  ['runtime'],
  ['schemas'],
  ['topics'],
  ['facts', 'fact-check', 'models', 'reports', 'prompts', 'catalogue'],
  ['services'],
  ['bootstrap', 'cli', 'sample', 'testkit', 'tests', 'bench', 'tools', 'deploy'],
]
const edges = layers.at(-1) ?? []

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '')
const rankOf = (path: string): number =>
  layers.findIndex((folders) => folders.includes(folderOf(path)))
const serviceOf = (path: string): string | undefined => /^services\/[^/]+/.exec(path)?.[0]

test('every folder with code has its place in the layers', () => {
  const folders = new Set(sources.map(({ path }) => folderOf(path)).filter(Boolean))

  expect([...folders].filter((folder) => !layers.flat().includes(folder))).toEqual([])
})

test('imports point left: observability, runtime, schemas, topics, then the domain, then services', () => {
  expect(ours.filter(({ from, to }) => rankOf(to) > rankOf(from)).map(show)).toEqual([])
})

test('services meet only in topics', () => {
  const between = ours.filter(({ from, to }) => serviceOf(from) && serviceOf(to))

  expect(between.filter(({ from, to }) => serviceOf(from) !== serviceOf(to)).map(show)).toEqual([])
})

test('imports across folders begin with #, those of the same folder with a dot', () => {
  const homeOf = (path: string) => serviceOf(path) ?? folderOf(path)
  // Plain JavaScript is the bootstrap, which runs before anything of ours is there, and the browser's.
  const wrong = ours
    .filter(({ from }) => from.endsWith('.ts'))
    .filter(({ from, to, isRelative }) =>
      isRelative ? homeOf(from) !== homeOf(to) : dirname(from) === dirname(to),
    )

  expect(wrong.map(show)).toEqual([])
})

test('only tests, their runner and benches import from tests', () => {
  const wrong = ours.filter(
    ({ from, to }) =>
      folderOf(to) === 'tests' &&
      !/^(tests|bench|tools\/(run-tests|simulate|mutation|soak))/.test(from),
  )

  expect(wrong.map(show)).toEqual([])
})

/** Clients of servers, and the only places of the product that know them. */
const clients = [
  ['node-rdkafka', ['runtime/kafka/']],
  ['kafkajs', ['deploy/topics/']],
  ['@confluentinc/schemaregistry', ['runtime/codec/', 'deploy/topics/']],
  ['lmdb', ['runtime/state/lmdb-store.ts']],
  ['mongodb', ['reports/mongo', 'deploy/embedded/health.ts']],
  ['openai', ['models/']],
] as const

test.each(clients)('the package %s stays in its home', (name, homes) => {
  const wrong = imports
    .filter(({ to, isOurs }) => !isOurs && (to === name || to.startsWith(`${name}/`)))
    .filter(({ from }) => !/^(testkit|tests|bench)\//.test(from))
    .filter(({ from }) => !homes.some((home) => from.startsWith(home)))

  expect(wrong.map(show)).toEqual([])
})

/** What may stand only at home: time, chance, output and the environment are given, not taken. */
const bans = [
  ['Date.now', /\bDate\.now\b/g, ['foundation/clock.ts']],
  ['new Date()', /\bnew Date\(\)/g, ['foundation/clock.ts']],
  ['setTimeout', /\bset(?:Timeout|Interval|Immediate)\b/g, ['foundation/clock.ts']],
  ['Math.random', /\bMath\.random\b/g, ['foundation/random.ts']],
  ['console', /\bconsole\./g, ['foundation/config.ts']],
  ['process.env', /\bprocess\.env\b/g, ['cli/main.ts', 'deploy/embedded/']],
] as const

test.each(bans)('%s is used at home only (I12)', (_, pattern, homes) => {
  const found = sources
    .filter(({ path }) => folderOf(path) && !/^(testkit|tests|bench|bootstrap|tools)\//.test(path))
    .filter(({ path }) => !path.includes('/assets/')) // Runs in a browser.
    .filter(({ path }) => !homes.some((home) => path.startsWith(home)))
    // Services read their environment where they start.
    .filter(({ path }) => !/^services\/[^/]+\/main\.ts$/.test(path) || pattern !== bans[5][1])
    .flatMap((source) => linesWith(source, pattern))

  expect(found).toEqual([])
})

function linesWith({ path, code }: Source, pattern: RegExp): readonly string[] {
  return code
    .split('\n')
    .flatMap((line, index) =>
      line.search(pattern) < 0 ? [] : [`${path}:${index + 1} ${line.trim()}`],
    )
}

test('exports have names, except where a tool wants a default', () => {
  const found = sources
    .filter(({ path }) => !/(^|\/)[^/]+\.config\.(js|ts)$/.test(path) && !path.startsWith('tools/'))
    .flatMap((source) => linesWith(source, /^export default\b|\bas default\b/))

  expect(found).toEqual([])
})

test('tests replace no modules: what a test needs is handed in', () => {
  const found = sources
    .filter(({ path }) => path.startsWith('tests/'))
    .flatMap((source) => linesWith(source, /\bjest\.(unstable_)?(do)?mock/i))

  expect(found).toEqual([])
})

test('only services and what stands above them know that there are services', () => {
  const wrong = ours.filter(
    ({ from, to }) => serviceOf(to) && !serviceOf(from) && !edges.includes(folderOf(from)),
  )

  expect(wrong.map(show)).toEqual([])
})
