import { parseDraft } from '#services/generation/draft.ts'
import { fillSlots } from '#services/generation/slots.ts'

const draft = { title: 'The day you {F1}', story: 'With {T1}, {F1}.', tags: ['a', 'b'] }

test.each([
  ['plain', JSON.stringify(draft)],
  ['fenced', `\`\`\`json\n${JSON.stringify(draft, undefined, 2)}\n\`\`\``],
  ['talked around', `Here you are: ${JSON.stringify(draft)} Enjoy!`],
])('an answer is read when it is %s', (_how, answer) => {
  expect(parseDraft(answer)).toEqual({ ok: true, draft })
})

test.each([
  ['no JSON', 'Sorry.', 'the answer'],
  ['half of it', JSON.stringify(draft).slice(0, 20), 'the answer'],
  ['no story', JSON.stringify({ ...draft, story: ' ' }), 'story'],
  ['three tags', JSON.stringify({ ...draft, tags: ['a', 'b', 'c'] }), 'tags'],
  ['a story without end', JSON.stringify({ ...draft, story: 'x'.repeat(3_000) }), 'story'],
])('an answer with %s is named as unusable, and where', (_what, answer, where) => {
  expect(parseDraft(answer)).toEqual({
    ok: false,
    fault: `The answer is not the JSON object asked for (${where}).`,
  })
})

test('slots are filled once: a title that holds braces stays as it is', () => {
  const slots = new Map([
    ['{F1}', '9 plays'],
    ['{T1}', '{F1} $& {T1}'],
  ])

  expect(fillSlots(draft, { slots, slotClaims: new Map() })).toEqual({
    ok: true,
    draft: { title: 'The day you 9 plays', story: 'With {F1} $& {T1}, 9 plays.', tags: ['a', 'b'] },
  })
})

test('a slot that was never given out is a fault that names it', () => {
  expect(
    fillSlots(draft, { slots: new Map([['{F1}', '9 plays']]), slotClaims: new Map() }),
  ).toEqual({
    ok: false,
    fault: 'There is no slot {T1}.',
  })
})

test.each([
  ['a unit after a slot that has its own', 'There were {F1} minutes of it.', '"minutes"'],
  ['a unit after a word', 'There were {F1} different tracks of it.', '"tracks"'],
  ['a number of its own', 'With {F1}, it was 14 times as much.', '14'],
])('slots filled with %s are a fault that names it', (_what, story, named) => {
  const filled = fillSlots(
    { ...draft, title: 'x', story },
    { slots: new Map([['{F1}', '9 plays']]), slotClaims: new Map() },
  )

  expect(filled).toMatchObject({ ok: false, fault: expect.stringContaining(named) })
})

test('a slot without a unit of its own may have one after it, and a name may hold a number', () => {
  const slots = new Map([
    ['{F1}', '38%'],
    ['{F2}', 'Session 9'],
  ])
  const story = 'It was {F1} of the minutes, and {F2} plays on.'

  expect(fillSlots({ ...draft, title: 'x', story }, { slots, slotClaims: new Map() }).ok).toBe(true)
})
