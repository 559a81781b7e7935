// Answers in sentences with claims: what cannot be looked up is written again or replaced, and never published.
import type { SentenceClaims } from '#fact-check/claim.ts'
import { findDay } from '#models/fake/block.ts'
import { type ClaimedStory, withClaims } from '#models/fake/claims.ts'
import type { ChatRequest } from '#models/model.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { daysSelected, modelCalled, reportDrafted } from '#schemas/index.ts'
import { plainStory } from '#testkit/plain-story.ts'
import { ScriptedModel } from '#testkit/scripted-model.ts'
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

const [day] = chosen.days
if (!day) throw new Error('there is no day')
const composed = plainStory(day, chosen.country)

/** A true answer to the request, in words. */
function answerTo({ messages }: ChatRequest): ClaimedStory {
  const block = findDay(messages)
  if (!block) throw new Error('the prompt holds no day')
  return withClaims(composed, block)
}

type Answer = (story: ClaimedStory) => object

/** The first `wrong` answers are so; those after them are true. */
async function writeWith(answer: Answer, wrong: number) {
  const model = new ScriptedModel((request, call) =>
    JSON.stringify(call <= wrong ? answer(answerTo(request)) : answerTo(request)),
  )
  const actor = writing.start('ann', { model })
  await actor.receive(days, daysSelected, chosen)
  const [draft] = actor.sent(drafts, reportDrafted)
  return { draft, recorded: actor.sent(calls, modelCalled), asked: model.asked }
}

const changed =
  (change: (sentence: SentenceClaims) => object): Answer =>
  (story) => ({ ...story, sentences: story.sentences.map(change) })

const claim = { facts: ['minutes'], relation: 'is', span: '14 trumpets' }

const faulty: [string, Answer, string, string][] = [
  [
    'claims what its text does not say',
    changed(({ text, claims }) => ({ text, claims: [...claims, claim] })),
    'claim',
    'does not have the words "14 trumpets"',
  ],
  [
    'gives a text without claims',
    changed(({ text }) => ({ text, claims: [] })),
    'claim',
    'gives no claims',
  ],
  [
    'claims a fact that there is not',
    changed(({ text, claims }) => ({
      text,
      claims: claims.map((each) => ({ ...each, facts: ['favourite-colour'] })),
    })),
    'claim',
    'the fact "favourite-colour", and there is none',
  ],
  [
    'claims another number than the fact has',
    changed(({ text, claims }) => ({
      text,
      claims: claims.map((each) => (/\d/.test(each.span) ? { ...each, facts: ['tracks'] } : each)),
    })),
    'sentence',
    'do not say',
  ],
  [
    'makes up a relation',
    changed(({ text }) => ({ text, claims: [{ ...claim, relation: 'loves' }] })),
    'answer',
    'sentences.0.claims.0.relation',
  ],
  [
    'answers in the form of an earlier version',
    ({ title, sentences, tags }) => ({
      title: title.text,
      story: sentences.map(({ text }) => text).join(' '),
      tags,
    }),
    'answer',
    '(title)',
  ],
  [
    'claims a false text word by word',
    (story) => {
      const added = { ...claim, relation: 'by', span: 'Velvet Anchorage' }
      const lie = { text: 'Velvet Anchorage came next.', claims: [added] }
      return { ...story, sentences: [...story.sentences, lie] }
    },
    'name',
    'Velvet Anchorage',
  ],
]

test('a true text with true claims is published as it is, and its prompt asked for claims', async () => {
  const { draft, recorded, asked } = await writeWith((story) => story, 0)

  expect(draft?.writtenBy).toMatchObject({ fallback: 'none', promptVersion: 'report-v4' })
  expect(draftFaults(draft, chosen)).toEqual([])
  expect(recorded).toMatchObject([{ outcome: 'answered', rules: [] }])
  expect(Object.keys(asked[0]?.schema.json.properties ?? {})).toContain('sentences')
})

test.each(faulty)(
  'a model that %s is asked again, with the reason',
  async (_what, answer, rule, why) => {
    const { draft, recorded, asked } = await writeWith(answer, 1)

    expect(draft?.writtenBy.fallback).toBe('retry')
    expect(draftFaults(draft, chosen)).toEqual([])
    expect(recorded.map(({ rules }) => rules[0])).toEqual([rule, undefined])
    expect(recorded[0]?.detail).toContain(why)
    expect(asked[1]?.messages.at(-1)?.content).toContain(why)
  },
)

test.each(faulty)('a model that %s every time ends in the template', async (_what, answer) => {
  const { draft } = await writeWith(answer, 3)

  expect(draft?.writtenBy).toMatchObject({ model: 'template', fallback: 'template' })
  expect(draftFaults(draft, chosen)).toEqual([])
})

test('a prompt of an earlier version gets its answer in its own form', async () => {
  const model = new ScriptedModel(() => JSON.stringify(composed))
  const actor = writing.start('ann', { model, prompt: loadPrompt('report', 'v2') })

  await actor.receive(days, daysSelected, chosen)

  expect(actor.sent(drafts, reportDrafted)[0]?.writtenBy).toMatchObject({
    promptVersion: 'report-v2',
    fallback: 'none',
  })
  expect(Object.keys(model.asked[0]?.schema.json.properties ?? {})).toContain('story')
})

test('true numbers in a sentence that says nothing are not published', async () => {
  const numberOf = (id: string) => day.facts.find((fact) => fact.id === id)?.value
  const [plays, minutes] = [numberOf('tracks'), numberOf('music-minutes')]
  const text = `Old can be played again, with ${plays} plays and ${minutes} minutes of music, over a middle year of music.`
  const claims = [
    { facts: ['tracks'], relation: 'is', span: `${plays} plays` },
    { facts: ['music-minutes'], relation: 'is', span: `${minutes} minutes of music` },
  ]
  const { draft, recorded } = await writeWith(
    ({ sentences, ...story }) => ({ ...story, sentences: [sentences[0], { text, claims }] }),
    3,
  )

  expect(draft?.story).not.toContain('Old can be played')
  expect(recorded[0]?.detail).toContain('Old')
})
