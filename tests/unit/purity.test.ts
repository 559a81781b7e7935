// What the guard of unit tests (testkit/unit-guard.js) cannot see at run time: databases that are opened in
// native code. Their adapters are tested in tests/component.
import { type Import, readSources } from '#testkit/project-sources.ts'

const sources = readSources()
const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]))
const unitTests = sources.map(({ path }) => path).filter((path) => path.startsWith('tests/unit/'))

const natives = ['@duckdb/node-api', 'lmdb']
const clients = ['kafkajs', 'mongodb', 'node-rdkafka', 'undici']
const adapters: ReadonlySet<string> = new Set(
  sources
    .filter(({ path }) => !path.startsWith('tests/'))
    .filter(({ imports }) => imports.some(({ to }) => [...natives, ...clients].includes(to)))
    .map(({ path }) => path),
)

/** What the test itself and its helpers in the test kit import; the product behind them is its own business. */
function importsWithHelpers(path: string, seen = new Set<string>()): readonly Import[] {
  if (seen.has(path)) return []
  seen.add(path)
  const own = importsOf.get(path) ?? []
  const isHelper = ({ to }: Import) => to.startsWith('testkit/') || to.startsWith('tests/')
  return [...own, ...own.filter(isHelper).flatMap(({ to }) => importsWithHelpers(to, seen))]
}

test('the adapters of databases and brokers are found', () => {
  expect(unitTests.length).toBeGreaterThan(90)
  for (const path of ['runtime/state/lmdb-store.ts', 'services/judging/recount/duckdb.ts']) {
    expect(adapters).toContain(path)
  }
})

test('no unit test and no helper of one imports a database, a broker or an adapter of one', () => {
  const wrong = unitTests.flatMap((test) =>
    importsWithHelpers(test)
      .filter(({ to }) => [...natives, ...clients].includes(to) || adapters.has(to))
      .map(({ from, to }) => `${test}: ${from} imports ${to}`),
  )

  expect([...new Set(wrong)]).toEqual([])
})
