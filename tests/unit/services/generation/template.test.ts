import { categoryNames } from '#schemas/categories.ts'
import { examine } from '#services/generation/guardrails.ts'
import { templatesFor } from '#services/generation/template.ts'
import { selection } from '#testkit/selected-days.ts'

test.each(['GB', 'US', 'CA', 'DE', null])(
  'in %s, a text stands ready for every category that passes every check',
  (country) => {
    const seen = new Set<string>()
    for (let seed = 200; seed < 212; seed += 1) {
      for (const day of selection(seed).days) {
        const texts = templatesFor(day, country)
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
  const day = {
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

  const [text] = templatesFor(day, 'GB')

  expect(text.story).toContain('On Monday 14 July you listened for 31 minutes')
  expect(text.story.split(' ').length).toBeGreaterThanOrEqual(39)
  expect(text.tags).toEqual(['birthday', 'liner notes'])
})

test('nothing is said twice in it: no clock time, and no total that is also the music', () => {
  for (let seed = 200; seed < 212; seed += 1) {
    for (const day of selection(seed).days) {
      for (const { story } of templatesFor(day, 'GB')) {
        expect(story).not.toMatch(/last one ended .* The last play ended/)
        expect(story).not.toMatch(/for ([\d,]+ minutes) in all\..*Music came to \1/)
        expect(story).not.toMatch(/\b(\d+) artists that day, \1 new/)
        expect(story).not.toMatch(/ 0 (?:repeat|plays|minutes)/)
      }
    }
  }
})
