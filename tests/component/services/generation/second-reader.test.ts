import { loadPrompt } from '#prompts/prompt.ts'
import { daysSelected, modelCalled, reportDrafted } from '#schemas/index.ts'
import type { SecondReader } from '#services/generation/second-reader.ts'
import { plainStory } from '#testkit/plain-story.ts'
import { claimedAnswer, opinionOfAll, ScriptedModel } from '#testkit/scripted-model.ts'
import { oneDay, openWriting } from '#testkit/writing.ts'
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

/** It carries no number, name or date, and no rule can say that it is so. */
const OPEN =
  'Something about that whole stretch of the calendar seemed to ask for a bit of extra patience from everyone, somehow.'

const chosen = oneDay()
const [day] = chosen.days
if (!day) throw new Error('there is no day')
const composed = plainStory(day, chosen.country)
const story = [...composed.story.split(/(?<=[.!?]) /).slice(0, -1), OPEN].join(' ')

const writer = () => new ScriptedModel((request) => claimedAnswer({ ...composed, story }, request))
const prompt = loadPrompt('reader', 'v1')

type Says = Parameters<typeof opinionOfAll>[1] | undefined

async function writeWith(says: Says, mode: SecondReader['mode'] = 'strict') {
  const model = new ScriptedModel((request) => says && opinionOfAll(request, says), 'reader')
  const actor = writing.start('ann', { model: writer(), reader: { model, prompt, mode } })
  await actor.receive(days, daysSelected, chosen)
  const [draft] = actor.sent(drafts, reportDrafted)
  return { draft, recorded: actor.sent(calls, modelCalled), asked: model.asked }
}

test('what code cannot settle is published when the second reader finds it supported', async () => {
  const { draft, recorded, asked } = await writeWith({ outcome: 'supported' })

  expect(draft?.story).toBe(story)
  expect(draft?.writtenBy).toMatchObject({
    model: 'scripted-1',
    fallback: 'none',
    reader: 'scripted-1/reader-v1',
  })
  expect(draft?.sentences.map(({ settledBy }) => settledBy).at(-1)).toBe('reader')
  expect(draft?.sentences.map(({ settledBy }) => settledBy).at(0)).toBe('code')
  expect(recorded.map(({ purpose, route, outcome }) => [purpose, route, outcome])).toEqual([
    ['draft', 'scripted', 'answered'],
    ['read', 'reader', 'answered'],
  ])
  expect(recorded[1]?.promptVersion).toBe('reader-v1')
  expect(asked).toHaveLength(1)
})

test('the second reader is asked about what code left open, and about nothing else', async () => {
  const { asked } = await writeWith({ outcome: 'supported' })

  const content = asked[0]?.messages[1]?.content ?? ''
  expect(content.match(/"number":/g)).toHaveLength(1)
  expect(content).toContain(`"number":1,"text":"${OPEN}"`)
})

test.each([
  ['contradicted', 'strict'],
  ['contradicted', 'balanced'],
  ['not-stated', 'strict'],
] as const)('a sentence that it finds %s goes back to the writer (%s)', async (outcome, mode) => {
  const { draft, recorded } = await writeWith({ outcome, span: 'extra patience' }, mode)

  expect(draft?.story).not.toContain(OPEN)
  expect(draft?.writtenBy).toMatchObject({ model: 'template', reader: '' })
  expect(recorded.find(({ purpose }) => purpose === 'read')?.detail).toMatch(
    new RegExp(`A second reader says of "extra patience": ${outcome}\\. So it is\\.`),
  )
})

test('a figure of speech may stand unstated where the mode is balanced', async () => {
  const { draft } = await writeWith({ outcome: 'not-stated', span: 'extra patience' }, 'balanced')

  expect(draft?.story).toBe(story)
})

test.each<[string, Says]>([
  ['does not answer', undefined],
  ['quotes words that are not there', { outcome: 'contradicted', span: 'in the rain' }],
])('a reader that %s settles nothing, and its call is recorded', async (_, says) => {
  const { draft, recorded } = await writeWith(says)

  expect(draft?.writtenBy.fallback).toBe('template')
  expect(recorded.find(({ purpose }) => purpose === 'read')?.outcome).toMatch(
    /^(unreachable|unusable)$/,
  )
})

test('without a second reader, what code cannot settle is a fault', async () => {
  const actor = writing.start('ann', { model: writer() })

  await actor.receive(days, daysSelected, chosen)

  const [draft] = actor.sent(drafts, reportDrafted)
  expect(draft?.story).not.toContain(OPEN)
  expect(actor.sent(calls, modelCalled)[0]?.detail).toContain(OPEN)
})
