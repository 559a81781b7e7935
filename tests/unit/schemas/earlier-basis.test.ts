// Records and pages of builds that did not note by which time zone data days were cut.
import avro from 'avsc'
import {
  daysSelected,
  heuristicsIndexPage,
  keptSelection,
  reportPublished,
} from '#schemas/index.ts'

type AvroType = Parameters<typeof avro.Type.forSchema>[0]
const added = new Set(['tzVersion', 'offsetsHash'])

/** The schema as it was before the fields came. */
const earlier = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema), (_, value) =>
    Array.isArray(value) ? value.filter((each) => !added.has(each?.name)) : value,
  )

/** A value that an earlier build may have written; `basis` is one that it knew. */
function earlierValue(type: avro.Type): unknown {
  const basis = { partition: 1, playsFrom: 2, playsTo: 3, declaredAt: 4 }
  const fill = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value
    const entries = Object.entries(value).map(([name, each]) => {
      if (name === 'basis') return [name, { ...basis, profileHash: 'p', catalogueVersion: 'c' }]
      return [name, Array.isArray(each) ? [] : fill(each)]
    })
    return Object.fromEntries(entries)
  }
  return fill(type.random())
}

test.each([daysSelected, reportPublished, keptSelection, heuristicsIndexPage])(
  'a $name without the fields is read, and says that nothing is noted',
  ({ avro: schema }) => {
    const writer = avro.Type.forSchema(earlier(schema) as AvroType)
    const reader = avro.Type.forSchema(schema as AvroType)
    const bytes = writer.toBuffer(earlierValue(writer))

    const read = reader.fromBuffer(bytes, reader.createResolver(writer))

    const { basis, lineage, offsetsHash } = read
    const noted = basis ?? lineage?.basis
    if (noted) expect(noted).toMatchObject({ playsTo: 3, tzVersion: '', offsetsHash: '' })
    else expect(offsetsHash).toBe('')
    expect(JSON.stringify(earlier(schema))).not.toContain('offsetsHash')
  },
)
