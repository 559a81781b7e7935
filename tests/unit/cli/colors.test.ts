import { colorsFor } from '#cli/colors.ts'

test.each([
  ['a terminal', true, {}, '\u001b[1mloud\u001b[22m'],
  ['a pipe', false, {}, 'loud'],
  ['a pipe of a build machine', false, { CI: 'true', TERM: 'xterm' }, 'loud'],
  ['a terminal whose user wants no colour', true, { NO_COLOR: '1' }, 'loud'],
  ['a terminal that knows no colour', true, { TERM: 'dumb' }, 'loud'],
])('%s reads emphasis as it can', (_, isTTY, env, expected) => {
  expect(colorsFor({ isTTY }, env).bold('loud')).toBe(expected)
})
