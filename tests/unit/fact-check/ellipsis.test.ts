// Sentences that leave to another one what they claim.
import { checkText } from '#fact-check/check.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const outcomesOf = (story: string, day: CheckedDay = music) =>
  checkText({ title, story }, day, { limits: { storyWordsMin: 1 } })
    .sentences.slice(1)
    .map(({ outcome }) => outcome)

test.each([
  'So was Blink-182.',
  'So did Blink-182 with its plays.',
  'Neither did The 1975.',
  'The first of them was Sigur Rós.',
  'Both had 23 plays.',
  'The top track was theirs as well.',
  'The one by Sigur Rós was the top track.',
  'You did not stop once until 23:41.',
])('after another sentence, "%s" is not stated: its claim is not in its words', (sentence) => {
  expect(outcomesOf(`Sigur Rós led the day. ${sentence}`)).toEqual(['supported', 'not-stated'])
})

test.each([
  'You played both Sigur Rós and Blink-182.',
  'Sigur Rós led the day. The music came to 412 minutes, and 86 of them were hers.',
])('%s', (story) => {
  expect(new Set(outcomesOf(story))).toEqual(new Set(['supported']))
})

/** `music` with other values or ranks of some facts. */
const withFacts = (changes: Readonly<Record<string, object>>): CheckedDay => ({
  ...music,
  facts: music.facts.map((fact) => ({ ...fact, ...changes[fact.id] })),
})

test('a measure before the clause is the one that a rank is of', () => {
  const day = withFacts({ minutes: { rank: 6 }, 'music-minutes': { rank: 4 } })

  expect(outcomesOf('In minutes of music, it was your fourth biggest day.', day)).toEqual([
    'supported',
  ])
  expect(outcomesOf('In minutes of music, it was your sixth biggest day.', day)).not.toEqual([
    'supported',
  ])
})

test('more than a top artist usually gets is said of an artist, not of the day', () => {
  const story =
    'Sigur R\u00f3s led the day. Their 86 minutes were more than your top artist usually gets.'
  const [, outcome] = outcomesOf(story, withFacts({ 'top-artist-minutes': { usual: 100 } }))

  expect(outcome).not.toBe('supported')
})
