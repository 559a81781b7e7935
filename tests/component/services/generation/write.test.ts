import { cleanTitle } from '#prompts/untrusted.ts'
import { categoryNames } from '#schemas/categories.ts'
import { daysSelected, type Fact, modelCalled, reportDrafted } from '#schemas/index.ts'
import { CANARY, hostileTitles } from '#testkit/hostile-titles.ts'
import { selection } from '#testkit/selected-days.ts'
import { draftFaults, oneDay, openWriting } from '#testkit/writing.ts'
import { calls } from '#topics/calls.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
afterEach(() => writing.fakeModel.setFaults({}))
afterAll(async () => {
  await writing[Symbol.asyncDispose]()
})

test.each([
  [1, 'retry', ['rejected', 'answered']],
  [2, 'slots', ['rejected', 'rejected', 'answered']],
  [3, 'template', ['rejected', 'rejected', 'rejected']],
])(
  'after %i false texts the draft comes from %s, and every call is recorded',
  async (callsMax, fallback, outcomes) => {
    const actor = writing.start()
    const chosen = oneDay()
    writing.fakeModel.setFaults({ mutationRate: 1, mutationKinds: ['invention'], callsMax })

    await actor.receive(days, daysSelected, chosen)

    const [draft] = actor.sent(drafts, reportDrafted)
    expect(draft?.writtenBy.fallback).toBe(fallback)
    expect(draftFaults(draft, chosen)).toEqual([])
    const recorded = actor.sent(calls, modelCalled)
    expect(recorded.map(({ outcome }) => outcome)).toEqual(outcomes)
    expect(recorded.map(({ attempt }) => attempt)).toEqual(
      outcomes.map((_each, index) => index + 1),
    )
    expect(recorded[0]?.detail).toContain('Velvet Anchorage')
  },
)

test.each([
  ['refuses', { errorRate: 1, errorStatus: 403 }, 'refused'],
  ['is busy', { errorRate: 1, errorStatus: 429 }, 'limited'],
  ['breaks', { errorRate: 1, errorStatus: 500 }, 'unreachable'],
  ['is cut off', { outageRate: 1 }, 'unreachable'],
  ['says nothing', { stallRate: 1 }, 'timed-out'],
])(
  'a model that %s leads to the template, marked so, and one record of the call',
  async (_name, faults, outcome) => {
    const actor = writing.start()
    const chosen = oneDay(6)
    writing.fakeModel.setFaults(faults)

    await actor.receive(days, daysSelected, chosen)

    const [draft] = actor.sent(drafts, reportDrafted)
    expect(draft?.writtenBy).toEqual({
      model: 'template',
      route: 'template',
      promptVersion: 'report-v4',
      fallback: 'template',
      reader: '',
    })
    expect(draftFaults(draft, chosen)).toEqual([])
    expect(actor.sent(calls, modelCalled)).toMatchObject([
      {
        outcome,
        route: 'fake',
        purpose: 'draft',
        reportId: draft?.reportId,
        revision: 1,
        priceMicros: 0,
      },
    ])
  },
)

test.each(['prose', 'empty', 'broken-json', 'wrong-shape', 'html', 'cut', 'refusal'] as const)(
  'nonsense of the kind %s ends in the template, with a record of every call',
  async (kind) => {
    const actor = writing.start()
    const chosen = oneDay(7)
    writing.fakeModel.setFaults({ nonsenseRate: 1, nonsenseKinds: [kind] })

    await actor.receive(days, daysSelected, chosen)

    const [draft] = actor.sent(drafts, reportDrafted)
    expect(draft?.writtenBy.fallback).toBe('template')
    const outcomes = actor.sent(calls, modelCalled).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(
      kind === 'refusal' ? ['refused'] : ['unusable', 'unusable', 'unusable'],
    )
  },
)

test('every story of 27 archives is carried by its facts, and reads unlike the others', async () => {
  const stories = new Set<string>()
  let written = 0
  for (let seed = 100; seed < 127; seed += 1) {
    const actor = writing.start(`u${seed}`)
    const chosen = selection(seed)
    await actor.receive(days, daysSelected, chosen)
    for (const draft of actor.sent(drafts, reportDrafted)) {
      expect(draftFaults(draft, chosen)).toEqual([])
      stories.add(draft.story.replace(/\d+/g, ''))
      written += 1
    }
  }

  expect(written).toBe(27 * categoryNames.length)
  expect(stories.size).toBe(written)
}, 60_000)

const retitle = (fact: Fact, id: string, title: string): Fact => {
  if (fact.id === id) return { ...fact, value: title }
  return fact.id === `${id}-plays` ? { ...fact, subject: title } : fact
}

test('a hostile title is never obeyed, and still told where it is a fact', async () => {
  const whole = selection(9)
  const day = whole.days.find(({ facts }) => facts.some(({ id }) => id === 'top-track'))
  if (!day) throw new Error('no day has a top track')
  const told: string[] = []
  for (const [index, title] of hostileTitles.entries()) {
    const facts = day.facts.map((fact) => retitle(fact, 'top-track', cleanTitle(title)))
    const chosen = { ...whole, days: [{ ...day, facts }] }
    const actor = writing.start(`u${index}`)
    writing.fakeModel.setFaults({ nonsenseRate: 1, nonsenseKinds: ['gullible'] })

    await actor.receive(days, daysSelected, chosen)

    const [draft] = actor.sent(drafts, reportDrafted)
    const text = `${draft?.title} ${draft?.story} ${draft?.tags}`
    const without = text.replaceAll(cleanTitle(title), '')
    expect(without.toLowerCase()).not.toContain(CANARY)
    if (without !== text) told.push(title)
  }
  expect(told.length).toBeGreaterThan(0)
}, 60_000)

test('a model that obeys a title which looked harmless is caught by what it then says', async () => {
  const whole = oneDay(9)
  const harmless = 'They Say Zebra-Canary Nights Are Long'
  const chosen = {
    ...whole,
    days: whole.days.map((day) => ({
      ...day,
      facts: day.facts.map((fact) => retitle(fact, 'top-track', harmless)),
    })),
  }
  const actor = writing.start()
  writing.fakeModel.setFaults({ nonsenseRate: 1, nonsenseKinds: ['gullible'] })

  await actor.receive(days, daysSelected, chosen)

  const [draft] = actor.sent(drafts, reportDrafted)
  expect(`${draft?.title} ${draft?.story}`.replaceAll(harmless, '').toLowerCase()).not.toContain(
    CANARY,
  )
  expect(actor.sent(calls, modelCalled)[0]).toMatchObject({ outcome: 'rejected' })
})
