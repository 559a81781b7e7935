import { circlesIn, parseSource } from '#testkit/project-sources.ts'

test('every form of an import is found, and nothing that only looks like one', () => {
  const { imports } = parseSource(
    'a/b/c.ts',
    `import './side-effect.ts'
import type { A } from '../type-only.ts'
import {
  over,
  lines,
} from "#folder/file.ts"
export { B } from './re-exported.ts'
export * from './all.ts'
const later = await import('./dynamic.ts')
const text = "import './in-a-string.ts'" // import './in-a-comment.ts'
`,
  )

  expect(imports.map(({ to }) => to)).toEqual([
    'a/b/side-effect.ts',
    'a/type-only.ts',
    'folder/file.ts',
    'a/b/re-exported.ts',
    'a/b/all.ts',
    'a/b/dynamic.ts',
  ])
})

test('comments are blanked, in place; text that looks like one is kept', () => {
  const { code } = parseSource('a.ts', `const a = 'http://b' /* c\nd */ + e // f`)

  expect(code).toBe(`const a = 'http://b'     \n     + e     `)
})

test('exports are found by their names', () => {
  const { exports } = parseSource(
    'a.ts',
    `export const a = 1, b = 2\nexport function c() {}\nexport type D = 1\nconst e = 3\nexport { e as f }`,
  )

  expect(exports).toEqual(['a', 'b', 'c', 'D', 'f'])
})

test('what cannot be parsed is an error', () => {
  expect(() => parseSource('a.ts', 'const = 1')).toThrow('a.ts')
})

test('a circle is found with all that is in it, and nothing else', () => {
  const arrows = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['c', 'd'],
    ['d', 'd'],
    ['x', 'y'],
    ['y', 'x'],
  ] as const

  expect(circlesIn(arrows)).toEqual([
    ['a', 'b', 'c'],
    ['x', 'y'],
  ])
})
