import { textDifferences } from '#runtime/codec/schema-text.ts'

const kind = { type: 'enum', name: 'Kind', namespace: 'linernotes', symbols: ['A', 'B'] }
const heard = (kindType: object = kind, rest: object = {}, ms: object = {}) => ({
  type: 'record',
  name: 'Heard',
  namespace: 'linernotes',
  ...rest,
  fields: [
    { name: 'kinds', type: { type: 'array', items: ['null', kindType] } },
    { name: 'ms', type: 'long', ...ms },
    { name: 'last', type: 'linernotes.Kind' },
  ],
})

test.each([
  ['docs', heard(kind, { doc: 'What was heard.' }), 'Heard.doc'],
  ['an alias of the record', heard(kind, { aliases: ['Played'] }), 'Heard.aliases'],
  ['an alias of a field', heard(kind, {}, { aliases: ['length'] }), 'Heard.ms.aliases'],
  ['a default of a field', heard(kind, {}, { default: 0 }), 'Heard.ms.default'],
  ['a default deep inside', heard({ ...kind, default: 'A' }), 'Kind.default'],
  ['a property of its own', heard(kind, { revision: 2 }), 'Heard.revision'],
  ['a type', heard(kind, {}, { type: 'int' }), 'Heard.ms'],
  ['a namespace', heard({ ...kind, namespace: 'music' }), 'Kind.name'],
  ['fewer fields', { ...heard(), fields: heard().fields.slice(1) }, 'Heard.fields'],
])('%s makes another text, and is named', (_, declared, difference) => {
  expect(textDifferences(heard(), declared)).toEqual([difference])
  expect(textDifferences(declared, heard())).toHaveLength(1)
})

test('a schema that a registry has written again says the same', () => {
  const { namespace: _, ...inner } = kind
  const again = {
    fields: [
      { type: { items: ['null', inner], type: 'array' }, name: 'kinds', aliases: [] },
      { type: { type: 'long' }, name: 'ms' },
      { type: 'Kind', name: 'last' },
    ],
    aliases: [],
    namespace: 'linernotes',
    name: 'Heard',
    type: 'record',
  }

  expect(textDifferences(again, heard())).toEqual([])
})

test('aliases without a namespace are those of the record around them', () => {
  const short = heard(kind, { aliases: ['Played'] })
  const long = heard(kind, { aliases: ['linernotes.Played'] })

  expect(textDifferences(short, long)).toEqual([])
})
