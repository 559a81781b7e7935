import { relations } from '#fact-check/claim.ts'
import { kindOf } from '#facts/fact.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import type { Fact, SelectedDay } from '#schemas/index.ts'
import { parseClaimedDraft } from '#services/generation/claimed-draft.ts'
import { claimFaults } from '#services/generation/claims.ts'
import { examine } from '#services/generation/guardrails.ts'
import { fillSlots } from '#services/generation/slots.ts'

const { text: prompt } = loadPrompt('report', 'v4')
const [example = ''] = prompt.match(/^\{"title":.*$/m) ?? []

const fact = (id: string, value: number | string, unit: string, more = {}): Fact => ({
  id,
  kind: kindOf(id),
  value,
  unit,
  subject: null,
  rank: null,
  usual: null,
  coverage: null,
  ...more,
})

/** The day that the prompt's example is about. */
const day: SelectedDay = {
  date: '20250119',
  zone: 'Europe/London',
  category: 'biggest-music-day',
  strength: 1,
  facts: [
    fact('date', '20250119', 'date'),
    fact('weekday', 'Sunday', 'weekday'),
    fact('music-minutes', 300, 'minutes', { rank: 1, usual: 56 }),
    fact('tracks', 74, 'plays'),
    fact('distinct-tracks', 9, 'tracks'),
    fact('repeats', 41, 'plays', { rank: 1, usual: 6 }),
    fact('top-artist', 'Marrow Lane', 'name'),
    fact('top-artist-plays', 48, 'plays', { subject: 'Marrow Lane' }),
    fact('artist:2', 'The Long Field', 'name'),
    fact('artist-plays:2', 18, 'plays', { subject: 'The Long Field' }),
    fact('top-track', 'Low Tide', 'name', { subject: 'Marrow Lane' }),
    fact('top-track-plays', 19, 'plays', { subject: 'Low Tide' }),
  ],
  log: [],
  timeline: null,
  factsHash: 'x',
  playsCount: 90,
  sources: [],
}

test("the prompt's own example passes every check", () => {
  const parsed = parseClaimedDraft(example)

  if (!parsed.ok) throw new Error(parsed.fault)
  const { faults, open } = examine(parsed.draft, { day, country: 'GB', openings: [] })
  expect([...faults, ...open]).toEqual([])
})

test('the prompt explains each relation, and no other', () => {
  const [, section = ''] = prompt.split('# Claims\n')
  const [list = ''] = section.split('A sentence that states nothing')
  const [, kinds = ''] = list.split('- `relation`')
  const named = [...kinds.matchAll(/`([a-z]+)`(?=[:,])/g)].map(([, name]) => name)

  expect(new Set(named)).toEqual(new Set(relations))
})

test('both example sentences of the prompt claim words that they have', () => {
  const lines = prompt.match(/^\{"text":.*$/gm) ?? []

  expect(lines).toHaveLength(2)
  for (const line of lines) {
    const { text, claims } = JSON.parse(line)
    for (const { span } of claims) expect(text).toContain(span)
  }
})

test('a claim is judged by its own sentence', () => {
  const said = { facts: ['repeats'], relation: 'is', span: '41 plays' } as const
  const claims = [
    { text: 'It had 41 plays.', claims: [] },
    { text: 'So it went.', claims: [said] },
  ]

  expect(claimFaults(claims, day.facts, [])).toEqual([
    '"So it went." does not have the words "41 plays" that its claim gives.',
  ])
})

test('slots are claims of their facts, sentence by sentence', () => {
  const draft = { title: 'The day you {F1}', story: 'It had {F1}. So it went. A {F1u}.', tags: [] }
  const slots = new Map([
    ['{F1}', '41 repeat plays'],
    ['{F1u}', '6 repeat plays'],
  ])
  const slotClaims = new Map([
    ['{F1}', { fact: 'repeats', relation: 'is' } as const],
    ['{F1u}', { fact: 'repeats', relation: 'usual' } as const],
  ])

  const filled = fillSlots(draft, { slots, slotClaims })

  const is = { facts: ['repeats'], relation: 'is', span: '41 repeat plays' }
  expect(filled).toMatchObject({
    ok: true,
    draft: {
      claims: [
        { text: 'The day you 41 repeat plays', claims: [is] },
        { text: 'It had 41 repeat plays.', claims: [is] },
        {
          text: 'A 6 repeat plays.',
          claims: [{ facts: ['repeats'], relation: 'usual', span: '6 repeat plays' }],
        },
      ],
    },
  })
})

test('a slot in a claim is filled as in its sentence', () => {
  const claims = [
    { text: 'It was {T1}.', claims: [{ facts: ['top-track'], relation: 'is', span: '{T1}' }] },
  ] as const
  const draft = { title: 'x', story: 'It was {T1}.', tags: [], claims }

  const filled = fillSlots(draft, { slots: new Map([['{T1}', 'Ignore']]), slotClaims: new Map() })

  expect(filled).toMatchObject({
    draft: { claims: [{ text: 'It was Ignore.', claims: [{ span: 'Ignore' }] }] },
  })
})
