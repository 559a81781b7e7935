// docs/GLOSSARY.md names files and exports; this compares them with the code.
import { existsSync, readFileSync } from 'node:fs'

const text = readFileSync('docs/GLOSSARY.md', 'utf8')

/** Rows of the tables of words: the word, and the file and export that its last cell names. */
const rows = text
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 6 && cells[4]?.startsWith('`'))
  .map(([, word = '', meaning = '', , place = '']) => {
    const [file = '', name] = [...place.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
    return { word, meaning, file, name }
  })

test('a word of the glossary has one row and a meaning', () => {
  const words = rows.map(({ word }) => word)

  expect(words.length).toBeGreaterThan(80)
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  expect(rows.filter(({ meaning }) => !meaning.endsWith('.'))).toEqual([])
})

test('the files that the glossary names exist', () => {
  expect(
    rows.filter(({ file }) => !existsSync(file)).map(({ word, file }) => `${word}: ${file}`),
  ).toEqual([])
})

test('the files that the glossary names export what it says', () => {
  const wrong = rows.filter(
    ({ file, name }) =>
      name !== undefined &&
      existsSync(file) &&
      !new RegExp(`^export .*\\b${name}\\b`, 'm').test(readFileSync(file, 'utf8')),
  )

  expect(rows.filter(({ name }) => name !== undefined).length).toBeGreaterThan(40)
  expect(wrong.map(({ word, file, name }) => `${word}: ${name} in ${file}`)).toEqual([])
})
