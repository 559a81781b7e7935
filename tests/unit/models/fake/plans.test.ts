// What the fake model can say, sentence by sentence: no plan may hold one that the fact check would send back.

import { anyPlan } from '#categories/any-day.ts'
import { categoryNamed } from '#categories/categories.ts'
import type { StoryPlan } from '#categories/category.ts'
import { findDay } from '#models/fake/block.ts'
import { compose } from '#models/fake/compose.ts'
import { expand, viewOf } from '#models/fake/sentence.ts'
import { categoryNames } from '#schemas/categories.ts'
import type { SelectedDay } from '#schemas/index.ts'
import { examine } from '#services/generation/guardrails.ts'
import { askFor } from '#testkit/brief-fixture.ts'
import { selection } from '#testkit/selected-days.ts'

const seeds = Array.from({ length: 12 }, (_, index) => index + 1)
const title = 'The day you listened and let the plays add up to something'
const padding = 'The page is short. So is the rest. Then it ends. The year goes on.'
const parts = ['titles', 'openings', 'statistics', 'details', 'closings'] as const

const planFor = (category: string): StoryPlan => categoryNamed(category)?.plan ?? anyPlan

interface Told {
  readonly day: SelectedDay
  readonly plan: StoryPlan
  readonly say: (template: string) => string | undefined
}

function tellers(): Told[] {
  return seeds.flatMap((seed) =>
    selection(seed).days.flatMap((day, at) => {
      const block = findDay(askFor(seed, at).messages)
      if (!block) throw new Error('the prompt holds no day')
      const view = viewOf(block)
      return [planFor(day.category), anyPlan].map((plan) => ({
        day,
        plan,
        say: (template: string) => expand(template, view),
      }))
    }),
  )
}

const drafts = seeds.flatMap((seed) =>
  categoryNames.map((_category, at) => {
    const block = findDay(askFor(seed, at).messages)
    if (!block) throw new Error('the prompt holds no day')
    return { block, ...compose(block) }
  }),
)

test.each(parts)('every sentence of the %s passes the check wherever it can be said', (part) => {
  const faults = new Set<string>()
  let said = 0

  for (const { day, plan, say } of tellers()) {
    for (const template of plan[part]) {
      const text = say(template)
      if (text === undefined) continue
      said += 1
      const draft =
        part === 'titles'
          ? { title: text, story: `${padding} ${padding}`, tags: [] }
          : { title, story: `${text} ${padding} ${padding}`, tags: [] }
      for (const fault of examine(draft, { day, country: 'GB', openings: [] }).faults) {
        faults.add(`${template} -> ${text}: ${fault}`)
      }
    }
  }

  expect([...faults]).toEqual([])
  expect(said).toBeGreaterThan(500)
})

test('no closing and no opening stands in the plans of two categories', () => {
  const plans = categoryNames.map((category) => planFor(category))
  const all = plans.flatMap(({ closings, openings }) => [...closings, ...openings])

  expect(new Set(all).size).toBe(all.length)
})

test('that no other day had more is said once in a text at most', () => {
  for (const draft of drafts) {
    const said = `${draft.title} ${draft.story}`.match(/(?:any|no) other day/gi) ?? []
    expect({ ...draft, said: said.length <= 1 }).toMatchObject({ said: true })
  }
})

test('no new name is told twice below the title', () => {
  for (const { story, block } of drafts) {
    if (block.category !== 'biggest-discovery-day') continue
    for (const { id, says } of block.facts) {
      if (!/^new-artist:[123]$/.test(id)) continue
      expect({ story, said: story.split(says).length - 1 <= 1 }).toMatchObject({ said: true })
    }
  }
})

test('a count of one is singular, any other plural, and nothing is compared with nought', () => {
  for (const { story, title: own } of drafts) {
    const text = `${own} ${story}`
    expect(text).not.toMatch(/\b1 (?:minutes|plays|tracks|artists|episodes|shows|days|times)\b/)
    expect(text).not.toMatch(
      /(?<![\d,.])[02-9] (?:minute|play|track|artist|episode|show|day)\b(?!s)/,
    )
    expect(text).not.toMatch(/(?<![\d,.:])0 (?:minutes|plays|repeat|tracks|artists|new|episodes)/)
  }
})

test('an artist who was new that day is not set against the new ones', () => {
  const block = findDay(askFor(3, 3).messages)
  if (!block) throw new Error('the prompt holds no day')
  const fresh = block.facts.find(({ id }) => id === 'new-artist:1')?.says ?? ''
  const says = (artist: string) =>
    expand(
      '[top-artist!new-artist:1] For all that, the top artist was {top-artist}.',
      viewOf({
        ...block,
        facts: block.facts.map((each) =>
          each.id === 'top-artist' ? { ...each, says: artist } : each,
        ),
      }),
    )

  expect(fresh).not.toBe('')
  expect(says(fresh)).toBeUndefined()
  expect(says('Marrow Lane')).toBe('For all that, the top artist was Marrow Lane.')
})

test.each([
  ['minutes>10', true],
  ['minutes>99', false],
  ['minutes<99', true],
  ['minutes>tracks', true],
  ['tracks>minutes', false],
  ['minutes#1', true],
  ['tracks#1', false],
  ['top-track~top-artist', true],
  ['top-track~tracks', false],
  ['shows', false],
  ['shows<9', false],
])('the guard %s holds: %s', (guard, holds) => {
  const view = viewOf({
    seed: 'x',
    mode: 'text',
    category: 'birthday',
    country: 'GB',
    dateOrder: 'day-first',
    facts: [
      { id: 'minutes', says: '42 minutes', rank: 1 },
      { id: 'tracks', says: '12 plays', rank: 3 },
      { id: 'top-artist', says: 'Mitski' },
      { id: 'top-track', says: '“Washing Machine Heart”', of: 'Mitski' },
    ],
    openings: [],
  })

  expect(expand(`[${guard}] Yes.`, view)).toBe(holds ? 'Yes.' : undefined)
})
