// Sentences of the composer's voices.

import { voicedSentences } from '#categories/voices.ts'
import { checkText } from '#fact-check/check.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const outcomeOf = (story: string) =>
  checkText({ title, story }, music, { limits: { storyWordsMin: 1 } }).sentences[1]?.outcome

test.each([
  'Even the needle would have known the way by then.',
  'Leave some room on the shelf under Sigur R\u00f3s.',
  'No other day this year held as much music as Monday, July 14.',
  'Music had a lot of room on Monday 14 July, and used it.',
])('"%s" is supported, on a day of which it may be said', (sentence) => {
  expect(outcomeOf(sentence)).toBe('supported')
})

test.each([
  'If a day can have a headliner, Monday, July 14, had Blink-182.',
  'Music had a lot of room on Tuesday, July 15, and used it.',
  'Podcasts had the floor on Monday, July 14.',
  'Even the needle would have known the way by noon.',
])('"%s" is not: another name, another date, another condition or other words', (sentence) => {
  expect(outcomeOf(sentence)).not.toBe('supported')
})

test('none of them has a number, or a name that the facts do not put first', () => {
  for (const pattern of voicedSentences) {
    const words = pattern.replace(/^\([^)]*\) /, '').replace(/\{[^}]*\}/g, '')
    expect(words).not.toMatch(/\d/)
    const slots = [...pattern.matchAll(/\{([^}]+)\}/g)].map(([, id]) => id)
    const tops = ['artist', 'show', 'genre'].flatMap((each) => [`top-${each}`, `year-top-${each}`])
    const first = ['date', 'weekday', 'new-artist:1', ...tops]
    expect(first).toEqual(expect.arrayContaining(slots))
  }
})
