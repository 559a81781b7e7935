// docs/adr/README.md lists every decision with its status.
import { readdirSync, readFileSync } from 'node:fs'

const index = readFileSync('docs/adr/README.md', 'utf8')
const rows = [...index.matchAll(/^\| \[(\d{3})\]\(([^)]+)\) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', file = '', title = '', status = '']) => ({ number, file, title, status }),
)
const files = readdirSync('docs/adr').filter((file) => file !== 'README.md')

test('each decision has one row in the index, in the order of its number', () => {
  expect(files.length).toBeGreaterThan(8)
  expect(rows.map(({ file }) => file)).toEqual(files.toSorted())
  expect(rows.filter(({ number, file }) => !file.startsWith(`${number}-`))).toEqual([])
})

test('the status of each decision is one of three, and a superseding one exists', () => {
  const known = /^(proposed|accepted|superseded by (\d{3}))/
  const numbers = new Set(rows.map(({ number }) => number))

  expect(rows.filter(({ status }) => !known.test(status))).toEqual([])
  const successors = rows.flatMap(({ status }) => known.exec(status)?.[2] ?? [])
  expect(successors.filter((number) => !numbers.has(number))).toEqual([])
})

test('the index has the titles of the decisions', () => {
  const titleOf = (file: string) => readFileSync(`docs/adr/${file}`, 'utf8').split('\n')[0]

  expect(rows.map(({ file }) => titleOf(file))).toEqual(
    rows.map(({ number, title }) => `# ${number} ${title}`),
  )
})
