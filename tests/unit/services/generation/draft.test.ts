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

  expect(fillSlots(draft, slots)).toEqual({
    ok: true,
    draft: { title: 'The day you 9 plays', story: 'With {F1} $& {T1}, 9 plays.', tags: ['a', 'b'] },
  })
})

test('a slot that was never given out is a fault that names it', () => {
  expect(fillSlots(draft, new Map([['{F1}', '9 plays']]))).toEqual({
    ok: false,
    fault: 'There is no slot {T1}.',
  })
})
