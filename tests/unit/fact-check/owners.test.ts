// Amounts, crowns and clock times that a small model hands to the wrong owner.
import type { Fact } from '#schemas/index.ts'
import { corpusFaults, kindsOf } from '#testkit/fact-corpus/ask.ts'
import { music, podcasts } from '#testkit/fact-corpus/fixtures.ts'

describe('an amount that a pronoun gives to an artist', () => {
  test.each([
    'Sigur Rós led the day. Her music came to 412 minutes, and 21% of it was her.',
    'Sigur Rós led the day. Their music came to 412 minutes.',
    'You heard Sigur Rós, and 412 minutes of it were hers.',
    'You heard Sigur Rós. You spent 412 minutes with her.',
    "Sigur Rós's music came to 412 minutes.",
    'Sigur Rós led the day. She had 412 minutes.',
    'Sigur Rós led the day. It was 412 minutes of her music.',
    'Blink-182 came next. Their 14 plays filled the day.',
  ])('is a fault where it is not his own: %s', (sentence) => {
    expect(kindsOf(sentence)).toEqual(['number'])
  })

  test.each([
    'Sigur Rós led the day. Their music came to 86 minutes, and 21% of it was them.',
    'Sigur Rós led the day. The music came to 412 minutes, and 86 of them were hers.',
    "Sigur Rós's music came to 86 minutes, over 14 plays.",
    'You heard Sigur Rós and Blink-182. Their day came to 412 minutes of music.',
    'Sigur Rós led 42 artists, and their music took 412 minutes.',
    'You had Sigur Rós on their own for 86 minutes. The day came to 412 minutes of music.',
  ])('passes where it is: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })

  test('names in the fault what the artist did have', () => {
    const [fault] = corpusFaults('Sigur Rós led the day. Her music came to 412 minutes.')

    expect(fault?.expected).toBe('86 minutes of Sigur Rós (top artist minutes)')
  })
})

describe('a top thing that is said to be an amount', () => {
  test.each([
    'The top play was 17 repeat plays.',
    'The top play came to 17 repeat plays.',
    'The top artist was 42 artists.',
    'The most played track was 17 repeats.',
    'The top track was 108 plays.',
  ])('is a fault where the amount is not its own: %s', (sentence) => {
    expect(kindsOf(sentence)).toEqual(['number'])
  })

  test.each([
    'The top play was 6 plays of “7 rings”.',
    'The top artist was 86 minutes of the day.',
  ])('passes where it is: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })
})

describe('a crown on a name of another kind', () => {
  test.each([
    '“The Golden Rule” was the top show, with 30 minutes.',
    'The top show was “The Golden Rule”.',
    'Your top show was The Golden Rule from Radiolab.',
    '“The Golden Rule”, the top show, had 30 minutes.',
    'The top artist was “7 rings”.',
    'The top artist was Ariana Grande.',
    'Sigur Rós was the top track.',
  ])('is a fault: %s', (sentence) => {
    expect(kindsOf(sentence)).toContain('superlative')
  })

  test.each([
    'The top show, Radiolab, had one episode, “The Golden Rule”.',
    'The top show was Radiolab, with “The Golden Rule”.',
    '“Glósóli” was by your top artist.',
    '“7 rings” by Ariana Grande was the top track.',
    "The top track was Ariana Grande's “7 rings”.",
  ])('is none where the name is the top one: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })
})

describe('the clock times of the first and the last play', () => {
  test.each([
    'The Radiolab episode ended at 23:41.',
    'The episode ended at 23:41, and a new one began at 08:02.',
    '“The Golden Rule” began at 08:02.',
    'Sigur Rós opened the day at 08:02.',
    'At 08:02 “The Golden Rule” began.',
    'You went from Sigur Rós at 08:02 to the end at 23:41.',
    'You opened with Sigur Rós at 08:02.',
    'The day ended at 23:41 with “7 rings”.',
    'The last play of Sigur Rós ended at 23:41.',
  ])('belong to no episode, track or artist: %s', (sentence) => {
    expect(kindsOf(sentence)).toContain('clock')
  })

  test.each([
    'The day began at 08:02 and ended at 23:41.',
    'Your day with Sigur Rós ended at 23:41.',
    'Sigur Rós led the way, and the last play ended at 23:41.',
    'The day began at 08:02, with Sigur Rós on top.',
    'From 08:02 until 23:41, Sigur Rós led the day.',
  ])('belong to the day: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })

  test('are those of the first and the last episode where nothing else was played', () => {
    const story = 'The first episode began at 06:45, and the final episode ended at 21:30.'
    const isTalk = ({ kind }: Fact) => kind !== 'tracks'

    expect(kindsOf(story, podcasts)).toContain('clock')
    expect(corpusFaults(story, { ...podcasts, facts: podcasts.facts.filter(isTalk) })).toEqual([])
  })
})

test('"a new one" is a first time: true of artists where some were new, and of no episode or track', () => {
  expect(kindsOf('You heard one episode and then a new one.')).toEqual(['first-time'])
  expect(kindsOf('You heard one artist and then a new one.', podcasts)).toContain('first-time')
  for (const figure of [
    'Every name in your history was a new one once.',
    'You closed one session and opened a new one.',
  ]) {
    expect(corpusFaults(figure, music).map(({ weight }) => weight)).not.toContain('contradicted')
  }
})
