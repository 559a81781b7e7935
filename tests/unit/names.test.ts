// One name, one thing: a search for an exported name finds one file. Exceptions are listed, with the reason.
import { readSources } from '#testkit/project-sources.ts'

const categories = 'one record in each folder that says something of every category'
const ledgers = 'the ledger of the simulation and the one on real brokers are the same actor twice'
const shapes = 'the shape in the API, and the value that is made of it'
const examples = 'an example reads best with the plain word'
const fixtures = 'a fixture bears the name of what it makes'

const reasons: Readonly<Record<string, string>> = {
  Config: 'the settings of one service, always in its config.ts',
  errors: 'the table of errors of one folder, always in its errors.ts',
  biggestDiscoveryDay: categories,
  biggestMusicDay: categories,
  biggestPodcastDay: categories,
  biggestTopArtistDay: categories,
  biggestTopGenreDay: categories,
  biggestTopPodcastDay: categories,
  birthday: categories,
  mostDiverseDay: categories,
  mostEnergeticDay: categories,
  mostNostalgicDay: categories,
  mostUnusualDay: categories,
  newYearsDay: categories,
  oneArtistDay: categories,
  repeatHeavyDay: categories,
  Account: ledgers,
  Ordered: ledgers,
  account: ledgers,
  ordered: ledgers,
  slip: ledgers,
  plays: 'the topic, and that of the example in docs/RUNTIME.md',
  NAMESPACE: examples,
  orders: examples,
  record: examples,
  UserId: shapes,
  ListenerPage: shapes,
  ListenerStatus: shapes,
  Listener: fixtures,
  listener: fixtures,
}

const homes = new Map<string, string[]>()
for (const { path, exports } of readSources()) {
  for (const name of new Set(exports)) homes.set(name, [...(homes.get(name) ?? []), path])
}
const shared = [...homes].filter(([, paths]) => paths.length > 1)

test('exports are found', () => {
  expect(homes.size).toBeGreaterThan(1_500)
})

test('an exported name is exported by one file, or is listed with the reason', () => {
  const found = shared.filter(([name]) => !reasons[name])

  expect(found.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([])
})

test('a reason goes when its name is exported once', () => {
  const names = new Set(shared.map(([name]) => name))

  expect(Object.keys(reasons).filter((name) => !names.has(name))).toEqual([])
})
