// What the model is asked for first, and which rule refused the first answer.

import { findDay } from '#models/fake/block.ts'
import { metricsText } from '#observability/metrics.ts'
import { daysSelected, modelCalled, reportDrafted } from '#schemas/index.ts'
import { templatesFor } from '#services/generation/template.ts'
import { ScriptedModel } from '#testkit/scripted-model.ts'
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

const chosen = oneDay()
const order = 'slots-first'

/** Counts of first answers by their rule, of one route. */
async function firstDrafts(route: string): Promise<Record<string, number>> {
  const lines = (await metricsText()).split('\n').filter((line) => line.includes(`"${route}"`))
  const counts = lines.map((line) => /draft_rule="([^"]+)".* (\d+)$/.exec(line) ?? [])
  return Object.fromEntries(counts.map(([, rule = '', count]) => [rule, Number(count)]))
}

test('a small model is asked for slots first, and code fills in every number and name', async () => {
  const actor = writing.start('ann', { order })

  await actor.receive(days, daysSelected, chosen)

  const [draft] = actor.sent(drafts, reportDrafted)
  expect(draft?.writtenBy).toMatchObject({ model: 'fake-1', fallback: 'slots' })
  expect(draftFaults(draft, chosen)).toEqual([])
  expect(actor.sent(calls, modelCalled)).toMatchObject([{ outcome: 'answered', rules: [] }])
})

test('then it is asked for words, and the template follows: two calls at most', async () => {
  const model = new ScriptedModel(() => 'no', 'small')
  const actor = writing.start('ann', { model, order })

  await actor.receive(days, daysSelected, chosen)

  expect(model.asked.map(({ messages }) => findDay(messages)?.mode)).toEqual(['slots', 'text'])
  expect(actor.sent(drafts, reportDrafted)[0]?.writtenBy.fallback).toBe('template')
  expect(actor.sent(calls, modelCalled)).toMatchObject([
    { outcome: 'unusable', rules: ['answer'] },
    { outcome: 'unusable', rules: ['answer'] },
  ])
})

test('words that pass after slots that do not are the second attempt', async () => {
  const actor = writing.start('ann', { order })
  writing.fakeModel.setFaults({ nonsenseRate: 1, nonsenseKinds: ['prose'], callsMax: 1 })

  await actor.receive(days, daysSelected, chosen)

  expect(actor.sent(drafts, reportDrafted)[0]?.writtenBy.fallback).toBe('retry')
})

test('a call names the rules that refused its answer, and the metric the first of them', async () => {
  const answers = ['{"title":"x"}', undefined]
  const model = new ScriptedModel((_request, call) => answers[call - 1], 'unsound')
  await writing.start('ann', { model }).receive(days, daysSelected, chosen)
  const actor = writing.start('ann')
  writing.fakeModel.setFaults({ mutationRate: 1, mutationKinds: ['invention'], callsMax: 1 })

  await actor.receive(days, daysSelected, chosen)

  expect(await firstDrafts('unsound')).toEqual({ answer: 1 })
  expect(actor.sent(calls, modelCalled)).toMatchObject([
    { outcome: 'rejected', rules: expect.arrayContaining(['name']) },
    { outcome: 'answered', rules: [] },
  ])
})

test('a first answer that passes is counted under no rule', async () => {
  const day = chosen.days[0]
  if (!day) throw new Error('there is no day')
  const [composed] = templatesFor(day, chosen.country)
  const model = new ScriptedModel(() => JSON.stringify(composed), 'sound')
  const actor = writing.start('ann', { model })

  await actor.receive(days, daysSelected, chosen)

  expect(await firstDrafts('sound')).toEqual({ none: 1 })
})
