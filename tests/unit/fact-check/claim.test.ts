import { checkText } from '#fact-check/check.ts'
import type { Claim } from '#fact-check/claim.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

/** What the check says of a sentence whose writer claims that. */
function claimed(sentence: string, ...claims: Claim[]) {
  const options = { limits: { storyWordsMin: 1 }, claims: [{ text: sentence, claims }] }
  const [, told] = checkText({ title, story: sentence }, music, options).sentences
  return told
}

test.each<[string, Claim]>([
  [
    'Music outran talk, and 382 minutes lie between them.',
    {
      facts: ['music-minutes', 'podcast-minutes'],
      relation: 'difference',
      span: '382 minutes lie between them',
    },
  ],
  [
    'The first two came to 23 plays.',
    { facts: ['top-artist-plays', 'artist-plays:2'], relation: 'sum', span: '23 plays' },
  ],
])('a claim that is true carries an amount that the words leave open: %s', (sentence, claim) => {
  const isOpen = (told: ReturnType<typeof claimed>) =>
    told?.reasons.some(({ kind, text }) => kind === 'number' && claim.span.startsWith(text))

  expect(isOpen(claimed(sentence))).toBe(true)
  expect(isOpen(claimed(sentence, claim))).toBe(false)
  expect(claimed(sentence, claim)?.factIds).toEqual(expect.arrayContaining([...claim.facts]))
})

describe('a claim that is false contradicts its sentence', () => {
  test.each<[string, Claim]>([
    [
      'You heard 413 minutes of music.',
      { facts: ['music-minutes'], relation: 'is', span: '413 minutes of music' },
    ],
    [
      'You heard 412 minutes of music.',
      { facts: ['moonlight'], relation: 'is', span: '412 minutes' },
    ],
    [
      'Blink-182 had 86 minutes.',
      { facts: ['top-artist-minutes'], relation: 'is', span: '86 minutes' },
    ],
    [
      'It was your second biggest music day.',
      { facts: ['music-minutes'], relation: 'rank', span: 'second biggest' },
    ],
    [
      'You heard less music than usual.',
      { facts: ['music-minutes'], relation: 'less', span: 'less music than usual' },
    ],
    ['You met Blink-182.', { facts: ['artist:2'], relation: 'new', span: 'met Blink-182' }],
    [
      '\u201c7 rings\u201d by Blink-182 had six plays.',
      { facts: ['top-track'], relation: 'by', span: '\u201c7 rings\u201d by Blink-182' },
    ],
    [
      'The last play ended at 22:41.',
      { facts: ['last-play-at'], relation: 'ended', span: 'ended at 22:41' },
    ],
    [
      'A third of the music was by Sigur R\u00f3s.',
      {
        facts: ['top-artist-minutes', 'music-minutes'],
        relation: 'part',
        span: 'A third of the music',
      },
    ],
  ])('%s', (sentence, claim) => {
    expect(claimed(sentence, claim)?.outcome).toBe('contradicted')
  })
})

test('a claim about words that the sentence does not have leaves it open', () => {
  const claim: Claim = { facts: ['tracks'], relation: 'is', span: '108 plays' }

  expect(claimed('You heard 412 minutes of music.', claim)?.outcome).toBe('not-stated')
})
