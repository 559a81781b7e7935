import { checkText } from '#fact-check/check.ts'
import { publishedDay } from '#fact-check/ground.ts'
import type { PromptInput } from '#prompts/report/conversation.ts'
import { categoryNames } from '#schemas/categories.ts'
import type { SelectedDay } from '#schemas/index.ts'
import type { ModelAnswer } from '#services/generation/draft.ts'
import { examine } from '#services/generation/guardrails.ts'
import { templatesFor } from '#services/generation/template.ts'
import { selection } from '#testkit/selected-days.ts'

const nothing: ModelAnswer = { title: '', story: '', tags: [] }

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

test.each([
  ['GB', 200],
  ['US', 201],
  ['CA', 202],
  ['DE', 203],
  [null, 204],
])(
  'in %s, the text of every day is supported by its words alone, as a judge reads them',
  (country, seed) => {
    for (const day of selection(seed).days) {
      const [text = nothing] = templatesFor(briefFor(day, country))
      const { faults, open, sentences } = examine(text, { day, country, openings: [] })
      const judged = checkText(text, publishedDay(day))

      expect(text.claims).toBeUndefined()
      expect({ text, faults, open }).toEqual({ text, faults: [], open: [] })
      expect({ text, faults: judged.faults }).toEqual({ text, faults: [] })
      expect(judged.outcome).toBe('supported')
      expect(sentences.some(({ factIds }) => factIds.length > 0)).toBe(true)
    }
    expect(
      selection(seed)
        .days.map(({ category }) => category)
        .sort(),
    ).toEqual([...categoryNames].sort())
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
  const { faults, open } = examine(text ?? nothing, { day, country: 'GB', openings: [] })
  expect({ faults, open }).toEqual({ faults: [], open: [] })
})

test('the same revision gets the same text, another revision another one', () => {
  const [day] = selection(200).days
  if (!day) throw new Error('the selection is empty')
  const first = (revision: number) => [...templatesFor(briefFor(day, 'GB', { revision }))][0]

  expect(first(1)).toEqual(first(1))
  expect(first(2)?.story).not.toBe(first(1)?.story)
  expect(first(2)?.title).not.toBe(first(1)?.title)
})
