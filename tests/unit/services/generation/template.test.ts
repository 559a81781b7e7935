import type { PromptInput } from '#prompts/report/conversation.ts'
import { categoryNames } from '#schemas/categories.ts'
import type { SelectedDay } from '#schemas/index.ts'
import { examine } from '#services/generation/guardrails.ts'
import { templatesFor } from '#services/generation/template.ts'
import { selection } from '#testkit/selected-days.ts'

const briefFor = (day: SelectedDay, country: string | null, more: Partial<PromptInput> = {}) => ({
  reportId: `ann:${day.date}`,
  revision: 1,
  day,
  country,
  overview: [],
  earlier: [],
  openings: [],
  ...more,
})

test.each(['GB', 'US', 'CA', 'DE', null])(
  'in %s, a text is there for every category that passes every check',
  (country) => {
    const seen = new Set<string>()
    for (let seed = 200; seed < 203; seed += 1) {
      for (const day of selection(seed).days) {
        const texts = [...templatesFor(briefFor(day, country))]
        const faults = texts.map((text) => examine(text, { day, country, openings: [] }).faults)
        expect(faults).toContainEqual([])
        seen.add(day.category)
      }
    }
    expect([...seen].sort()).toEqual([...categoryNames].sort())
  },
)

test('the barest day still has a text: its date, and how long it was', () => {
  const fact = { subject: null, rank: null, usual: null, coverage: null }
  const facts = [
    { ...fact, id: 'date', kind: 'date' as const, value: '20250714', unit: 'date' },
    { ...fact, id: 'weekday', kind: 'weekday' as const, value: 'Monday', unit: 'weekday' },
    { ...fact, id: 'minutes', kind: 'minutes' as const, value: 31, unit: 'minutes' },
  ]
  const day: SelectedDay = {
    date: '20250714',
    zone: 'UTC',
    category: 'birthday' as const,
    strength: 1,
    facts,
    log: [],
    timeline: null,
    factsHash: 'x',
    playsCount: 4,
    sources: [],
  }

  const [text] = templatesFor(briefFor(day, 'GB'))

  expect(text?.story).toContain('Monday 14 July')
  expect(text?.story).toContain('31 minutes')
  expect(text?.story.split(' ').length).toBeGreaterThanOrEqual(39)
  expect(text?.tags).toHaveLength(2)
  expect(
    examine(text ?? { title: '', story: '', tags: [] }, { day, country: 'GB', openings: [] })
      .faults,
  ).toEqual([])
})

test('the same revision gets the same text, another revision another one', () => {
  const [day] = selection(200).days
  if (!day) throw new Error('the selection is empty')
  const first = (revision: number) => [...templatesFor(briefFor(day, 'GB', { revision }))][0]

  expect(first(1)).toEqual(first(1))
  expect(first(2)?.story).not.toBe(first(1)?.story)
  expect(first(2)?.title).not.toBe(first(1)?.title)
})
