// The top artist of the year need not be that of the day: a text may call each what it is, and neither what it is not.
import { newFact } from '#facts/new-fact.ts'
import { corpusFaults } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const subject = 'Blink-182'
const day = {
  ...music,
  facts: [
    ...music.facts,
    newFact('year-top-artist', subject, 'name'),
    newFact('year-top-artist-minutes', 34, 'minutes', { subject, rank: 1, usual: 9 }),
    newFact('year-top-artist-share', 4, 'share', { subject }),
    newFact('year-top-show', 'Radiolab', 'name'),
    newFact('year-top-show-minutes', 30, 'minutes', { subject: 'Radiolab', rank: 3, usual: 25 }),
  ],
}

test.each([
  'Blink-182, your top artist of the year, had 34 minutes.',
  'The top artist of your year was Blink-182.',
  "Your year's top artist is Blink-182.",
  'Blink-182 was the most played artist of the year.',
  'A usual day with Blink-182 has 9 minutes; this one had 34 minutes of Blink-182.',
  'No other day of the year had more of Blink-182.',
  'Sigur Rós was your top artist, and Blink-182 the top artist of the year.',
  'Blink-182 had 4% of the music of the year.',
  'Radiolab, the top show of the year, had 30 minutes.',
])('true: %s', (text) => {
  expect(corpusFaults(text, day)).toEqual([])
})

test.each([
  ['Sigur Rós was your top artist of the year.', 'superlative'],
  ['Blink-182 was your top artist.', 'superlative'],
  ['The top artist of your year was The 1975.', 'superlative'],
  ['Blink-182, your top artist of the year, had 86 minutes.', 'number'],
  ['Sigur Rós had 34 minutes.', 'number'],
  ['Blink-182 had 4% of the music.', 'number'],
  ['No other day of the year had more of Radiolab.', 'superlative'],
])('false: %s', (text, kind) => {
  expect(corpusFaults(text, day).map((fault) => fault.kind)).toContain(kind)
})

test('where no fact names a top artist of the year, none is', () => {
  expect(corpusFaults('Sigur Rós was your top artist of the year.', music)).not.toEqual([])
})
