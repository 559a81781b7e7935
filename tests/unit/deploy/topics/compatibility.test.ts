import { differingFields, incompatibilities } from '#deploy/topics/compatibility.ts'
import type { Compatibility } from '#runtime/topic.ts'

const record = (...fields: readonly object[]) => ({
  type: 'record',
  name: 'Heard',
  namespace: 'linernotes',
  fields: [{ name: 'userId', type: 'string' }, ...fields],
})

const kind = (symbols: readonly string[], rest = {}) => ({
  name: 'kind',
  type: { type: 'enum', name: 'Kind', symbols, ...rest },
})

const faults = (next: object, previous: object, level: Compatibility = 'BACKWARD_TRANSITIVE') =>
  incompatibilities(next, [{ version: 1, avro: previous }], level)

const inside = ['BACKWARD_TRANSITIVE', 'FULL_TRANSITIVE'] as const

test.each(inside)('%s lets the same schema and other docs pass', (level) => {
  const plain = record({ name: 'ms', type: 'long' })
  const told = record({ name: 'ms', type: 'long', doc: 'Heard, in ms.' })

  expect(faults(plain, plain, level)).toEqual([])
  expect(faults(told, plain, level)).toEqual([])
})

test.each(inside)('%s lets a field with a default come, and names one without', (level) => {
  const good = record({ name: 'country', type: ['null', 'string'], default: null })
  const bad = record({ name: 'country', type: ['null', 'string'] })

  expect(faults(good, record(), level)).toEqual([])
  expect(faults(bad, record(), level)).toEqual([
    {
      field: 'country',
      path: 'country',
      change: 'added without default',
      detail: 'null | string',
      version: 1,
    },
  ])
})

test('a removed field is refused only where older readers count, and only without a default', () => {
  const before = record({ name: 'ms', type: 'long' })
  const beforeWithDefault = record({ name: 'ms', type: 'long', default: 0 })

  expect(faults(record(), before, 'BACKWARD_TRANSITIVE')).toEqual([])
  expect(faults(record(), beforeWithDefault, 'FULL_TRANSITIVE')).toEqual([])
  expect(faults(record(), before, 'FULL_TRANSITIVE')).toMatchObject([
    { field: 'ms', change: 'removed without default', detail: 'long' },
  ])
})

test('a number may widen for new readers, and not for old ones', () => {
  const int = record({ name: 'count', type: 'int' })
  const long = record({ name: 'count', type: 'long' })

  expect(faults(long, int, 'BACKWARD_TRANSITIVE')).toEqual([])
  expect(faults(int, long, 'BACKWARD_TRANSITIVE')).toMatchObject([
    { field: 'count', change: 'type changed', detail: 'long to int' },
  ])
  expect(faults(long, int, 'FULL_TRANSITIVE')).toMatchObject([
    { field: 'count', change: 'type changed', detail: 'int to long' },
  ])
})

test('a field becomes nullable for new readers, and never loses its null again', () => {
  const plain = record({ name: 'uri', type: 'string' })
  const nullable = record({ name: 'uri', type: ['null', 'string'] })

  expect(faults(nullable, plain)).toEqual([])
  expect(faults(plain, nullable)).toMatchObject([{ field: 'uri', detail: 'null to string' }])
})

test('an enum keeps its symbols unless it has a default symbol', () => {
  const two = record(kind(['TRACK', 'EPISODE']))
  const three = record(kind(['TRACK', 'EPISODE', 'CHAPTER']))
  const open = record(kind(['TRACK', 'EPISODE'], { default: 'TRACK' }))

  expect(faults(three, two)).toEqual([])
  expect(faults(open, three)).toEqual([])
  expect(faults(two, three)).toMatchObject([
    { field: 'kind', change: 'enum symbol removed', detail: 'CHAPTER of Kind' },
  ])
  expect(faults(three, two, 'FULL_TRANSITIVE')).toMatchObject([
    { field: 'kind', change: 'enum symbol added without default', detail: 'CHAPTER of Kind' },
  ])
})

test('a field deep in arrays, maps and unions is named with its path', () => {
  const play = (type: string) => ({
    type: 'record',
    name: 'Play',
    fields: [{ name: 'playedMs', type }],
  })
  const whole = (type: string) =>
    record(
      { name: 'plays', type: { type: 'array', items: play(type) } },
      { name: 'byDay', type: { type: 'map', values: 'linernotes.Play' } },
      { name: 'last', type: ['null', 'Play'], default: null },
    )

  expect(faults(whole('string'), whole('long'))).toMatchObject([
    { field: 'playedMs', path: 'plays[].playedMs', detail: 'long to string' },
  ])
  const nested = (type: string) => record({ name: 'last', type: ['null', play(type)] })
  expect(faults(nested('string'), nested('long'))).toMatchObject([
    { field: 'playedMs', path: 'last.playedMs', change: 'type changed' },
  ])
})

test('a record that contains itself is compared once', () => {
  const tree = (type: string) =>
    record(
      { name: 'size', type },
      { name: 'parts', type: { type: 'array', items: 'linernotes.Heard' } },
    )

  expect(faults(tree('long'), tree('int'))).toEqual([])
  expect(faults(tree('string'), tree('int'))).toHaveLength(1)
})

test('a field may take a new name with an alias', () => {
  const before = record({ name: 'ms', type: 'long' })
  const after = record({ name: 'playedMs', type: 'long', aliases: ['ms'] })

  expect(faults(after, before)).toEqual([])
})

test('every registered version counts, and the first one broken is named', () => {
  const next = record({ name: 'ms', type: 'long' })
  const versions = [
    { version: 1, avro: record() },
    { version: 2, avro: record() },
    { version: 3, avro: record({ name: 'ms', type: 'long' }) },
  ]

  expect(incompatibilities(next, versions, 'BACKWARD_TRANSITIVE')).toMatchObject([
    { field: 'ms', version: 1 },
  ])
})

test('a refusal that nobody explains still names what differs', () => {
  const before = record({ name: 'ms', type: 'long' }, { name: 'uri', type: 'string' })
  const after = record({ name: 'ms', type: 'int' }, { name: 'isOffline', type: 'boolean' })

  expect(differingFields(before, after)).toEqual(['ms', 'uri', 'isOffline'])
})

test.each(inside)('%s refuses another namespace, which avsc does not look past', (level) => {
  const within = (namespace: string) =>
    record({ name: 'last', type: { ...play, namespace, fields: [{ name: 'ms', type: 'long' }] } })
  const play = { type: 'record', name: 'Play' }

  expect(faults({ ...record(), namespace: 'music' }, record(), level)).toMatchObject([
    { change: 'record renamed', detail: 'linernotes.Heard to music.Heard' },
  ])
  expect(faults(within('music'), within('linernotes'), level)).toMatchObject([
    { field: 'last', change: 'type changed', detail: 'linernotes.Play to music.Play' },
  ])
})

test('a record of another namespace is read through an alias with its namespace', () => {
  const alone = { ...record(), namespace: 'music' }

  expect(faults({ ...alone, aliases: ['linernotes.Heard'] }, record())).toEqual([])
  expect(faults({ ...alone, aliases: ['Heard'] }, record())).toHaveLength(1)
})

test.each(inside)('%s refuses an alias beside a field of the old name', (level) => {
  const before = record({ name: 'ms', type: 'long' })
  const renamed = { name: 'playedMs', type: 'long', aliases: ['ms'] }
  const both = record({ ...renamed, default: 0 }, { name: 'ms', type: 'long', default: 0 })

  expect(faults(both, before, level)).toMatchObject([
    { field: 'playedMs', change: 'read into two fields', version: 1 },
  ])
  expect(faults(record(renamed), both)).toMatchObject([
    { field: 'playedMs', change: 'read from two fields', detail: 'playedMs and ms' },
  ])
})

test.each([
  ['a default of a second branch', { name: 'uri', type: ['null', 'string'], default: 'none' }],
  ['two numbers in a union', { name: 'uri', type: ['int', 'long'] }],
  ['a type that is declared nowhere', { name: 'uri', type: 'Uri' }],
  ['a default that is no symbol', kind(['A'], { default: 'B' })],
])('a first version with %s is refused: no service could start with it', (_, field) => {
  const next = record({ name: 'ms', type: 'long' }, field, { name: 'end', type: 'long' })

  expect(incompatibilities(next, [], 'BACKWARD_TRANSITIVE')).toMatchObject([
    { field: field.name, change: 'cannot be built', version: undefined },
  ])
})

test('what our rules let pass and avsc cannot read is refused in the words of avsc', () => {
  // avsc takes such a field for one that every version has.
  const next = record({ name: 'constructor', type: ['null', 'string'], default: null })

  expect(faults(next, record())).toEqual([
    {
      field: 'constructor',
      path: 'constructor',
      change: 'not readable',
      detail: expect.stringContaining('not a type'),
      version: 1,
    },
  ])
})

test('a version that avsc cannot build is not held against the next', () => {
  const before = record({ name: 'uri', type: ['null', 'string'], default: 'none' })
  const next = record({ name: 'uri', type: ['string', 'null'], default: 'none' })

  expect(faults(next, before)).toEqual([])
})
