import { readFileSync } from 'node:fs'
import { categories } from '#categories/categories.ts'
import { candidates } from '#services/heuristics/candidates/candidates.ts'

const text = readFileSync('docs/HEURISTICS.md', 'utf8')
const rows = [...text.matchAll(/^\| `([a-z-]+)` \| ([\d.]+) \| (.+) \| (.+) \|$/gm)].map(
  ([, category, weight, chooses, silent]) => ({
    category,
    weight: Number(weight),
    chooses,
    silent,
  }),
)

test('every category stands in the document once, with the words of its record', () => {
  const recorded = Object.entries(categories).map(([category, { weight, document }]) => ({
    category,
    weight,
    chooses: document.chooses,
    silent: document.silentWhen,
  }))

  expect(rows.toSorted(byCategory)).toEqual(recorded.toSorted(byCategory))
})

const byCategory = (a: { category?: string | undefined }, b: { category?: string | undefined }) =>
  String(a.category) < String(b.category) ? -1 : 1

test('what makes each rule silent is said with the least values of the code', () => {
  for (const { category, least } of candidates) {
    const row = rows.find((each) => each.category === category)
    if (least !== undefined) expect(`${category}: ${row?.silent}`).toContain(`under ${least}`)
  }
})
