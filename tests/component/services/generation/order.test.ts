// What the model is asked for first, and which rule refused the first answer.

import { findDay } from '#models/fake/block.ts'
import type { ChatRequest } from '#models/model.ts'
import { metricsText } from '#observability/metrics.ts'
import { daysSelected, modelCalled, reportDrafted } from '#schemas/index.ts'
import { plainStory } from '#testkit/plain-story.ts'
import { claimedAnswer, ScriptedModel } from '#testkit/scripted-model.ts'
import { draftFaults, oneDay, openWriting } from '#testkit/writing.ts'
import { calls } from '#topics/calls.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
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

const [day] = chosen.days
if (!day) throw new Error('there is no day')
const composed = plainStory(day, chosen.country)

/** The composer's text with slots for facts of the day as a whole and of its top artist. */
function inSlots({ messages }: ChatRequest): string {
  const facts = findDay(messages)?.facts ?? []
  const fill = (text: string): string =>
    facts.reduce((filled, { id, says, slot, usual, usualSlot }) => {
      if (!/^(?:date|weekday|(?:music-)?minutes|(?:distinct-)?tracks|top-artist.*)$/.test(id)) {
        return filled
      }
      const whole = filled.replace(says, `{${slot}}`)
      return usual ? whole.replace(usual, `{${usualSlot}}`) : whole
    }, text)
  const { title, story, tags } = composed
  return JSON.stringify({ title: fill(title), story: fill(story), tags })
}

test('a small model is asked for slots first, and code fills in every number and name', async () => {
  const model = new ScriptedModel(inSlots, 'small')
  const actor = writing.start('ann', { model, order })

  await actor.receive(days, daysSelected, chosen)

  expect(inSlots(model.asked[0] as ChatRequest)).toMatch(/\{F\d+\}.*\{F\d+u\}/)
  const [draft] = actor.sent(drafts, reportDrafted)
  expect(draft).toMatchObject({ story: composed.story, writtenBy: { fallback: 'slots' } })
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
  const model = new ScriptedModel((request, call) =>
    call === 1 ? 'no' : claimedAnswer(composed, request),
  )
  const actor = writing.start('ann', { model, order })

  await actor.receive(days, daysSelected, chosen)

  expect(actor.sent(drafts, reportDrafted)[0]?.writtenBy.fallback).toBe('retry')
})

test('a call names the rules that refused its answer, and the metric the first of them', async () => {
  const story = `${composed.story} Velvet Anchorage came next.`
  const model = new ScriptedModel(
    (request, call) => claimedAnswer(call === 1 ? { ...composed, story } : composed, request),
    'unsound',
  )
  const actor = writing.start('ann', { model })

  await actor.receive(days, daysSelected, chosen)

  expect(actor.sent(calls, modelCalled)).toMatchObject([
    { outcome: 'rejected', rules: expect.arrayContaining(['name']) },
    { outcome: 'answered', rules: [] },
  ])
  expect(await firstDrafts('unsound')).toEqual({ name: 1 })
})

test('a first answer that passes is counted under no rule', async () => {
  const model = new ScriptedModel((request) => claimedAnswer(composed, request), 'sound')
  const actor = writing.start('ann', { model })

  await actor.receive(days, daysSelected, chosen)

  expect(await firstDrafts('sound')).toEqual({ none: 1 })
})
