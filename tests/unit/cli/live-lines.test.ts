import { liveLines } from '#cli/live-lines.ts'

const streamOf = (columns: number) => {
  const written: string[] = []
  return { isTTY: true, columns, written, write: (text: string) => written.push(text) }
}

test('lines are drawn over those before, and none is wider than the terminal', () => {
  const stream = streamOf(8)
  const draw = liveLines(stream, {})
  draw?.(['one', '\u001b[1mtwo and more\u001b[22m'])
  draw?.(['three'])

  expect(stream.written).toEqual(['one\n\u001b[1mtwo and\u001b[22m\n', '\u001b[2A\u001b[0Jthree\n'])
})

test.each([
  ['in a pipe', { isTTY: false }, {}],
  ['in CI', { isTTY: true }, { CI: 'true' }],
  ['on a dumb terminal', { isTTY: true }, { TERM: 'dumb' }],
])('%s nothing is drawn over', (_, stream, env) => {
  expect(liveLines({ ...stream, write: () => {} }, env)).toBeUndefined()
})
