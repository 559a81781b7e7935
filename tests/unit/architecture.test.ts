// The rules of docs/STYLE.md that a compiler does not hold. Each failure names file and line.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { circlesIn, type Import, linesWith, readSources } from '#testkit/project-sources.ts'

const sources = readSources()
const imports = sources.flatMap((source) => source.imports)
const ours = imports.filter(({ isOurs }) => isOurs)
const show = ({ from, to }: Import) => `${from} imports ${to}`

/** A folder imports from itself and from those before it. No two share a rank. */
const order = treeOf(readFileSync('docs/STYLE.md', 'utf8'))

/** The order of folders as docs/STYLE.md gives it: the words before the gap, in lines. */
function treeOf(document: string): readonly string[] {
  const [, block = ''] = /^## Tree$[\s\S]*?^```text\n([\s\S]*?)^```$/m.exec(document) ?? []
  return block
    .split('\n')
    .flatMap((line) => line.split(/ {2,}/)[0]?.split(' ').filter(Boolean) ?? [])
}

/** The top-level folder, or the room within it that has a place of its own in the order. */
const folderOf = (path: string): string =>
  order.find((folder) => folder.includes('/') && path.startsWith(`${folder}/`)) ??
  (path.includes('/') ? (path.split('/')[0] ?? '') : '')
const rankOf = (path: string): number => order.indexOf(folderOf(path))
const serviceOf = (path: string): string | undefined => /^services\/[^/]+/.exec(path)?.[0]
/** A folder within a folder, so deep; a file that lies in none is a room of its own. */
const roomOf = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/')

test('the files and their imports are found', () => {
  expect(sources.length).toBeGreaterThan(700)
  expect(ours.length).toBeGreaterThan(2_500)
  expect(imports.length - ours.length).toBeGreaterThan(300)
  const paths = new Set(sources.map(({ path }) => path))
  expect(ours.filter(({ to }) => /\.[jt]s$/.test(to) && !paths.has(to)).map(show)).toEqual([])
})

test('every folder with code has a place of its own in the order', () => {
  const folders = new Set(sources.map(({ path }) => folderOf(path)).filter(Boolean))

  expect([...folders].filter((folder) => !order.includes(folder))).toEqual([])
  expect(new Set(order).size).toBe(order.length)
})

test('imports point to folders that come before', () => {
  expect(ours.filter(({ from, to }) => rankOf(to) > rankOf(from)).map(show)).toEqual([])
})

test('no folders import each other in a circle', () => {
  expect(circlesIn(ours.map(({ from, to }) => [folderOf(from), folderOf(to)]))).toEqual([])
})

/** To be taken apart: a circle that is gone must go from here too. */
const knownRoomCircles: readonly string[][] = []

test.each([
  ['a folder', 2, knownRoomCircles],
  ['a room', 3, []],
])('no rooms of %s import each other in a circle', (_, depth, known) => {
  const arrows = ours.map(({ from, to }) => [roomOf(from, depth), roomOf(to, depth)] as const)

  expect(circlesIn(arrows)).toEqual(known)
})

test('no files import each other in a circle, not for their types either', () => {
  expect(circlesIn(ours.map(({ from, to }) => [from, to]))).toEqual([])
})

test('services meet only in topics', () => {
  const between = ours.filter(({ from, to }) => serviceOf(from) && serviceOf(to))

  expect(between.length).toBeGreaterThan(100)
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

test('nothing imports from tests, benches and tools: what they share is in the test kit', () => {
  const wrong = ours.filter(
    ({ from, to }) => /^(tests|bench|tools)$/.test(folderOf(to)) && folderOf(from) !== folderOf(to),
  )

  expect(wrong.map(show)).toEqual([])
})

test('the test kit is for tests, benches and tools', () => {
  const wrong = ours.filter(
    ({ from, to }) =>
      folderOf(to) === 'testkit' && !/^(testkit|tests|bench|tools)$/.test(folderOf(from)),
  )

  expect(wrong.map(show)).toEqual([])
})

/** Clients of servers, and the only places of the product that know them. */
const clients = [
  ['node-rdkafka', ['runtime/kafka/']],
  ['@platformatic/kafka', ['runtime/kafka/']],
  ['kafkajs', []],
  ['@confluentinc/schemaregistry', ['runtime/codec/', 'deploy/topics/']],
  ['lmdb', ['runtime/state/lmdb-store.ts']],
  ['mongodb', ['reports/mongo', 'deploy/embedded/health.ts']],
  ['openai', ['models/']],
] as const

test.each(clients)('the package %s stays in its home', (name, homes) => {
  const using = imports.filter(
    ({ to, isOurs }) => !isOurs && (to === name || to.startsWith(`${name}/`)),
  )
  const wrong = using
    .filter(({ from }) => !/^(tests|testkit|bench)\//.test(from))
    .filter(({ from }) => !homes.some((home) => from.startsWith(home)))

  expect(using).not.toEqual([])
  expect(wrong.map(show)).toEqual([])
})

/**
 * What may stand only at home: time, chance, output and the environment are given, not taken. The bootstrap runs
 * before the foundation is there, and is its own home.
 */
const bans = [
  ['Date.now', /\bDate\.now\b|\bnew Date\(\)/, ['foundation/clock.ts']],
  ['setTimeout', /\bset(?:Timeout|Interval|Immediate)\b/, ['foundation/clock.ts', 'bootstrap/']],
  ['performance.now', /\bperformance\b/, ['bootstrap/progress.js']],
  ['AbortSignal.timeout', /\bAbortSignal\.timeout\b/, ['foundation/fetch-within.ts']],
  ['Math.random', /\bMath\.random\b/, ['foundation/random.ts']],
  ['randomUUID', /\brandomUUID\b/, ['foundation/random.ts', 'bootstrap/lock.js']],
  ['console', /\bconsole\./, ['foundation/config.ts']],
  // Services read their environment where they start; the command gets its own from the process.
  ['process.env', /\bprocess\.env\b/, ['services/*/main.ts', 'models/*/main.ts', 'bootstrap/']],
] as const

test.each(bans)('%s is used at home only (I12)', (_, pattern, homes) => {
  const found = sources
    .filter(({ path }) => folderOf(path) && !/^(tests|testkit|bench|tools)\//.test(path))
    .filter(({ path }) => !path.includes('/assets/')) // Runs in a browser.
  const isHome = (path: string) =>
    homes.some((home) => path.replace(/^(services|models)\/[^/]+/, '$1/*').startsWith(home))
  const lines = found.map((source) => ({ path: source.path, lines: linesWith(source, pattern) }))

  expect(lines.filter(({ path }) => isHome(path)).flatMap((each) => each.lines)).not.toEqual([])
  expect(lines.filter(({ path }) => !isHome(path)).flatMap((each) => each.lines)).toEqual([])
})

test('a simulation takes time and chance from its seed alone', () => {
  const found = sources
    .filter(({ path }) => /^(testkit|runtime)\/simulation\//.test(path))
    .filter(({ path }) => path !== 'testkit/simulation/mutants.ts') // Holds code as text.
    .flatMap((source) =>
      linesWith(
        source,
        /\bDate\.now|\bnew Date\(\)|setTimeout|Math\.random|randomUUID|performance\./,
      ),
    )

  expect(found).toEqual([])
})

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

test('only services and what comes after them know that there are services', () => {
  const wrong = ours.filter(
    ({ from, to }) => serviceOf(to) && rankOf(from) < order.indexOf('services'),
  )

  expect(wrong.map(show)).toEqual([])
})
