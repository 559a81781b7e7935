import { fillPrompt, loadPrompt } from '#prompts/prompt.ts'

// A version that has been used is never edited: the next one is a new file, with a line of its own here.
test.each([
  ['report', 'v1', '84c8f8f1840ec85029c84219512dad1193b282be1cc0c5a7a15c542c6fd6fcaf'],
  ['report', 'v2', '828f78cd27464a87ec24d7739fbc1cd2061574752d312dff39f7fba994d562b4'],
  ['report', 'v3', 'e6aaf52fa6f96a02eab94f83b283d0a17f5a1b66e158650b8a172e4925d4d156'],
  ['report', 'v4', 'eddf6b792095f4905c4cc093ad7eb8d1e01a391be1da22c6afc4efc91262a782'],
  ['judge', 'v1', '34e23662de4c6a7dcf041604bef94d81f39d531fe317bdb13fff8d8897180b81'],
  ['judge', 'v2', 'a802cdf5ad343dfd08b06678723ede0e1d42affcb9b83d775722ecc3bf8ce6f7'],
])('the prompt %s %s is what it was when it was first used', (name, version, hash) => {
  expect(loadPrompt(name, version).hash).toBe(hash)
})

test('a system prompt is long enough for providers to cache it', () => {
  const { text } = loadPrompt('report', 'v1')

  expect(text.length / 4).toBeGreaterThan(1_024)
  expect(text).not.toContain('{{')
})

test('a version knows its name and its parts, and a part that is missing is named', () => {
  const prompt = loadPrompt('report', 'v1')

  expect(prompt.id).toBe('report-v1')
  expect(prompt.part('retry')).toContain('{{faults}}')
  expect(() => prompt.part('epilogue')).toThrow('prompts/report/v1.epilogue.md does not exist')
})

test('what is filled in is not filled again, and nothing is left open', () => {
  expect(fillPrompt('{{a}} and {{b}}', { a: '{{b}}', b: '$1' })).toBe('{{b}} and $1')
  expect(() => fillPrompt('{{a}}', {})).toThrow('no value for {{a}}')
})
