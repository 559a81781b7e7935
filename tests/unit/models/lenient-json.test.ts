import { parseLenientJson } from '#models/lenient-json.ts'

test.each([
  ['plain', '{"a":{"b":1}}'],
  ['fenced', '```json\n{"a":{"b":1}}\n```'],
  ['talked around', 'Here you are: {"a":{"b":1}} Enjoy!'],
])('an object is read where the answer is %s', (_how, answer) => {
  expect(parseLenientJson(answer)).toEqual({ a: { b: 1 } })
})

test.each([
  ['nothing', ''],
  ['no object', 'Sorry.'],
  ['half an object', '{"a":{"b":"The day yo'],
  ['an object that is cut off inside', '{"a":{"b":1}'],
])('%s is no object: nothing is made up', (_what, answer) => {
  expect(parseLenientJson(answer)).toBeUndefined()
})
