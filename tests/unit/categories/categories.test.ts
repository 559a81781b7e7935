import { readFileSync } from 'node:fs'
import { categories, categoryNamed } from '#categories/categories.ts'
import type { CategoryRecord } from '#categories/category.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { type Category, categoryNames } from '#schemas/categories.ts'
import { candidates } from '#services/heuristics/candidates/candidates.ts'

const { birthday } = categories

test('a category that forgets a part does not compile', () => {
  const { stories: _stories, ...withoutStories } = birthday
  const { label: _label, ...withoutLabel } = birthday
  const { birthday: _birthday, ...withoutBirthday } = categories

  // @ts-expect-error the composer needs stories
  const untold: CategoryRecord = withoutStories
  // @ts-expect-error readers need a label
  const unlabelled: CategoryRecord = withoutLabel
  // @ts-expect-error every name needs a record
  const incomplete: Readonly<Record<Category, CategoryRecord>> = withoutBirthday
  // @ts-expect-error no name is outside the list
  const unknown: Category = 'some-later-day'

  expect([untold, unlabelled, incomplete, unknown]).toHaveLength(4)
})

test('each name has its own record and its own rule, in the order of priority', () => {
  expect(Object.keys(categories)).toEqual(categoryNames)
  expect(candidates.map(({ category }) => category)).toEqual(categoryNames)
  expect(candidates.map(({ name }) => name)).toEqual(
    categoryNames.map((name) => categories[name].name),
  )
  expect(categoryNamed('some-later-day')).toBeUndefined()
})

test('the current prompt lists every category in order, and says of it what its record says', () => {
  const [, section = ''] = loadPrompt('report', 'v4').text.split('# The categories\n')
  const listed = [...section.matchAll(/^- `([a-z-]+)`: (.+)$/gm)].map(([, name, words]) => [
    name,
    words,
  ])
  const recorded = Object.entries(categories).map(([name, { prompt }]) => [name, prompt])

  expect(listed).toEqual(recorded)
})

test('the second path names no category: it takes them from the records', () => {
  const sql = ['answer', 'measures', 'facts', 'sound', 'tables'].map((name) =>
    readFileSync(`services/judging/recount/${name}.sql`, 'utf8'),
  )
  const named = categoryNames.filter((name) => name !== 'birthday' && sql.join().includes(name))

  expect(named).toEqual([])
  for (const { measure } of Object.values(categories)) {
    for (const id of measure ? [measure.timed, measure.untimed ?? measure.timed] : []) {
      expect(sql[1]).toContain(`{id: '${id}'`)
    }
  }
})
