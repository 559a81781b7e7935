import { readFileSync } from 'node:fs'
import { candidates } from '#services/heuristics/candidates/index.ts'

const text = readFileSync('docs/HEURISTICS.md', 'utf8')
const rows = [...text.matchAll(/^\| `([a-z-]+)` \| ([\d.]+) \| (.+) \| (.+) \|$/gm)].map(
  ([, category, weight, chooses, silent]) => ({
    category,
    weight: Number(weight),
    chooses,
    silent,
  }),
)

test('every rule stands in the document once, with its weight, what it chooses and why it is silent', () => {
  const described = rows.map(({ category, weight }) => [category, weight])

  expect(described.toSorted()).toEqual(
    candidates.map(({ category, weight }) => [category, weight]).toSorted(),
  )
})

test('what makes each rule silent is said with the least values of the code', () => {
  for (const { category, least } of candidates) {
    const row = rows.find((each) => each.category === category)
    if (least !== undefined) expect(`${category}: ${row?.silent}`).toContain(`under ${least}`)
  }
})
