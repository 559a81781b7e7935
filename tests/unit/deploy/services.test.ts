// That every record says all that its service does, and that every list of services agrees.
import { existsSync, readdirSync } from 'node:fs'
import { actors } from '#deploy/actors.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { actorServices, portsOf, serviceRecords, USUAL_PORT_BASE } from '#deploy/services.ts'
import { topology } from '#deploy/topology.ts'
import type { AnyActor } from '#runtime/actor.ts'
import type { ServiceRecord } from '#runtime/service-record.ts'
import { readSources } from '#testkit/project-sources.ts'
import { topics } from '#topics/index.ts'

const sources = readSources()

/** Settings that reach for something outside of topics. */
const reaches = [
  ['MONGODB_URL', 'store'],
  ['OPENAI_BASE_URL', 'model'],
  ['CATALOGUE_FOLDER', 'catalogue files'],
] as const

const folderOf = ({ name, program }: ServiceRecord): string =>
  program?.replace(/[^/]+$/, '') ?? `services/${name}/`

/** What a record leaves out of its service, or says of it and is not so. */
function faultsOf(record: ServiceRecord, actor: AnyActor | undefined): readonly string[] {
  // What a service serves may be a folder of its own, which others call too.
  const homes = [folderOf(record), `${record.name}/`]
  const own = sources.filter(({ path }) => homes.some((home) => path.startsWith(home)))
  const imported = new Set(
    own
      .flatMap(({ imports }) => imports)
      .flatMap(({ to }) => topics.filter(({ name }) => to === `topics/${name}.ts`))
      .map(({ name }) => name),
  )
  const said = new Set([
    ...(actor?.receivers ?? []).map(({ topic }) => topic.name),
    ...(actor?.sends ?? []).map(({ name }: { readonly name: string }) => name),
    ...(record.topics?.reads ?? []),
    ...(record.topics?.writes ?? []),
  ])
  const settings = Object.keys(record.settings.shape)
  const outside = [...(record.outside?.reads ?? []), ...(record.outside?.writes ?? [])]
  const used = own.flatMap(({ code }) =>
    [...code.matchAll(/\b(?:config|settings)\.([A-Z][A-Z_]+)\b/g)].map(([, name = '']) => name),
  )
  return [
    ...[...imported].filter((name) => !said.has(name)).map((name) => `topic ${name} is missing`),
    ...[...said].filter((name) => !imported.has(name)).map((name) => `topic ${name} is not used`),
    ...used.filter((name) => !settings.includes(name)).map((name) => `setting ${name} is missing`),
    ...settings
      .filter((name) => name.endsWith('_PORT') && !record.ports.includes(name as never))
      .map((name) => `port ${name} is missing`),
    ...reaches
      .filter(([setting, thing]) => settings.includes(setting) !== outside.includes(thing))
      .filter(([, thing]) => !(thing === 'model' && folderOf(record).startsWith('models/')))
      .map(([, thing]) => `${thing} and its setting are not both there`),
    ...(record.program && !existsSync(record.program) ? [`no file ${record.program}`] : []),
    ...(record.program && !record.probes ? ['it has no probes'] : []),
  ]
}

test.each(serviceRecords.map((record) => [record.name, record] as const))(
  'the record of %s says all that the service does',
  async (_, record) => {
    expect(faultsOf(record, await record.actor?.())).toEqual([])
  },
)

test('a record without a topic, a setting, a port, an outside thing or probes is found', async () => {
  const judging = serviceRecords.find(({ name }) => name === 'judging') as ServiceRecord
  const faultsWithout = async (change: Partial<ServiceRecord>) =>
    faultsOf({ ...judging, ...change } as ServiceRecord, await judging.actor?.())

  expect(await faultsWithout({ topics: { reads: ['plays'] } })).toEqual([
    'topic profiles is missing',
  ])
  expect(await faultsWithout({ topics: { reads: ['plays', 'profiles', 'days'] } })).toEqual([
    'topic days is not used',
  ])
  expect(await faultsWithout({ settings: judging.settings.omit({ JUDGE_SHARE: true }) })).toEqual(
    expect.arrayContaining(['setting JUDGE_SHARE is missing']),
  )
  expect(await faultsWithout({ ports: [] })).toEqual([
    'port HEALTH_PORT is missing',
    'port INSPECTION_PORT is missing',
  ])
  expect(await faultsWithout({ outside: { reads: ['model'] } })).toEqual([
    'catalogue files and its setting are not both there',
  ])
  expect(await faultsWithout({ probes: undefined as never })).toEqual(['it has no probes'])
})

test('every folder of services has a record, and every main file of ours is the program of one', () => {
  const folders = readdirSync('services', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `services/${name}/`)
  const mains = sources
    .map(({ path }) => path)
    .filter((path) => /^(services|models)\/[^/]+\/main\.ts$/.test(path))

  expect(serviceRecords.map(folderOf)).toEqual(expect.arrayContaining(folders))
  expect(serviceRecords.flatMap(({ program }) => program ?? []).sort()).toEqual(mains.sort())
})

test('a program reads the settings of its own record, and no others', () => {
  const readers = sources.filter(({ path }) => /^(services|models)\/[^/]+\/main\.ts$/.test(path))
  const read = readers.map(({ code }) => code.match(/process\.env/g)?.length)
  const ofRecord = readers.filter(({ code }) =>
    /readConfig\(\w+Service\.settings, process\.env\)/.test(code),
  )

  expect(read).toEqual(readers.map(() => 1))
  expect(ofRecord).toEqual(readers)
})

test('no two services have a name or a port in common, and no server has one of theirs', () => {
  const settings = stackSettings({})
  const service = serviceRecords.flatMap((record) =>
    Object.values(portsOf(record, settings.portBase)),
  )
  const servers = Object.entries(settings.port)
    .filter(([name]) => !serviceRecords.some((record) => record.name === name))
    .map(([, port]) => port)
  const ports = [...service, ...servers]

  expect(new Set(serviceRecords.map(({ name }) => name)).size).toBe(serviceRecords.length)
  expect(ports.filter((port, at) => ports.indexOf(port) !== at)).toEqual([])
  expect(service.every((port) => port > USUAL_PORT_BASE && port < USUAL_PORT_BASE + 100)).toBe(true)
})

test('another base moves every port alike', () => {
  const [usual, moved] = [stackSettings({}), stackSettings({ LINERNOTES_PORT_BASE: '20000' })]
  const apart = Object.keys(usual.port) as (keyof typeof usual.port)[]

  expect(apart.length).toBeGreaterThan(15)
  expect(new Set(apart.map((name) => moved.port[name] - usual.port[name]))).toEqual(
    new Set([20_000 - USUAL_PORT_BASE]),
  )
})

test('every list of actors is the same, and an actor bears the name of its service', () => {
  const names = actors.map(({ name }) => name)

  expect(names).toEqual(actorServices.map(({ name }) => name))
  expect(names).toEqual(topology.services.flatMap(({ actor, name }) => (actor ? [name] : [])))
  expect(names.length).toBeGreaterThan(3)
})
