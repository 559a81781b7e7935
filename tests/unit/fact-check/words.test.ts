import { checkText } from '#fact-check/check.ts'
import { corpusFaults, kindsOf, title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const spellingIn = (sentence: string, country: string | null) =>
  corpusFaults(sentence, { ...music, country }).filter(({ kind }) => kind === 'spelling')

describe('words', () => {
  test.each([
    ['It was a day of jazz.', 'sentence'],
    ['It was a melancholy day.', 'sentence'],
    ['Your friends joined in.', 'sentence'],
    ['It was your favourite.', 'superlative'],
    ['A glass of wine helped.', 'policy'],
  ])('no fact carries are faults: %s', (sentence, kind) => {
    expect(kindsOf(sentence)).toContain(kind)
  })

  test('are not looked for inside names', () => {
    const name = 'Whiskey Jazz Friends at the Festival'
    const facts = [...music.facts.filter(({ id }) => id !== 'artist:3')].map((fact) =>
      fact.id === 'artist:2' ? { ...fact, value: name } : fact,
    )

    expect(corpusFaults(`You heard ${name} too.`, { ...music, facts })).toEqual([])
  })

  test.each([
    ['GB', 'It had a certain color.', 'colour'],
    ['US', 'It had a certain colour.', 'color'],
    ['CA', 'It had a certain color.', 'colour'],
    ['CA', 'You organised it well.', 'organized'],
  ])('are spelt as in %s: %s', (country, sentence, expected) => {
    expect(spellingIn(sentence, country)).toMatchObject([{ kind: 'spelling', expected }])
  })

  test.each(['DE', null])('are spelt either way in %s', (country) => {
    expect(spellingIn('It had a certain color and colour.', country)).toEqual([])
  })
})

describe('form', () => {
  const story =
    'On Monday 14 July you heard 412 minutes of music, 108 plays by 42 artists, with Sigur Rós ahead of Blink-182 and The 1975 that day.'
  const kinds = (text: { title: string; story: string }) =>
    checkText(text, music).faults.map(({ kind }) => kind)

  test('a whole text passes', () => expect(kinds({ title, story })).toEqual([]))
  test('a short story is a fault', () =>
    expect(kinds({ title, story: 'You heard 412 minutes of music.' })).toEqual(['length']))
  test('a long title is a fault', () =>
    expect(kinds({ title: `${title} ${'and so on '.repeat(8)}`, story })).toContain('length'))
  test('a title that stops in the middle is a fault', () =>
    expect(kinds({ title: 'The day you heard 442 minutes of', story })).toEqual(['cut']))
  test('a title that ends in "over and over" is whole, and one that ends in "over" is not', () => {
    const kindsOf = (end: string) => kinds({ title: `The day you heard 108 plays ${end}`, story })
    expect(kindsOf('over and over')).not.toContain('cut')
    expect(kindsOf('by artists over')).toContain('cut')
  })
  test('a story that stops in the middle is a fault', () =>
    expect(kinds({ title, story: story.slice(0, -5) })).toContain('cut'))
  test('a title in headline capitals is a fault, as it would hide a name', () =>
    expect(kinds({ title: 'The Day You Played So Much Music With Sigur Rós', story })).toContain(
      'title-case',
    ))
})
