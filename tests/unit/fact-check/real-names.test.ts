// Names and turns of phrase that real histories and real models brought up.
import { checkText } from '#fact-check/check.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { corpusFaults, kindsOf, title } from '#testkit/fact-corpus/ask.ts'
import { music, podcasts } from '#testkit/fact-corpus/fixtures.ts'

/** The day with other names. */
const renamed = (names: Readonly<Record<string, string>>): CheckedDay => ({
  ...music,
  facts: music.facts.map((fact) => ({
    ...fact,
    value: names[String(fact.value)] ?? fact.value,
    subject: fact.subject === null ? null : (names[fact.subject] ?? fact.subject),
  })),
})

const tell = (sentence: string, day: CheckedDay) =>
  checkText(
    { title, story: `${sentence} The first play began at 08:02 and the last one ended at 23:41.` },
    day,
    { limits: { storyWordsMin: 1 } },
  ).faults.map(({ detail }) => detail)

describe('The The', () => {
  const day = renamed({ 'Sigur Rós': 'The The' })

  test.each([
    'The The led the day with 86 minutes. The music came to 412 minutes.',
    'You had 14 plays of The The. The rest of the 412 minutes went elsewhere.',
    'The music of the day came to 412 minutes, and The The had 86 minutes of it.',
  ])('is the artist, and "The" at the start of a sentence is not: %s', (sentence) => {
    expect(tell(sentence, day)).toEqual([])
  })

  test('does not lend its name to a number that is not its own', () => {
    expect(tell('The The had 412 minutes.', day)).not.toEqual([])
    expect(tell('The music of the day came to 86 minutes.', day)).not.toEqual([])
  })
})

describe('an artist with the name of a month', () => {
  const day = renamed({ 'Sigur Rós': 'May', May: 'Low' })

  test.each([
    'The day had 14 plays by May.',
    'You heard “Glósóli” by May.',
    '14 plays were by May, for 86 minutes in all.',
    'May had 14 plays and 86 minutes.',
    'You spent 86 minutes with May.',
  ])('is no date where it is played: %s', (sentence) => {
    expect(tell(sentence, day)).toEqual([])
  })

  test.each(['It was the 3rd of May.', 'It was a day in May.', 'By the end of May it was over.'])(
    'does not hide a wrong date: %s',
    (sentence) => {
      expect(tell(sentence, day)).not.toEqual([])
    },
  )
})

describe('an artist called 99', () => {
  const day = renamed({ 'Sigur Rós': '99' })

  test.each([
    '99 had 14 plays and 86 minutes.',
    'The top artist was 99, with 86 minutes.',
    'You spent 86 minutes with 99 over 14 plays.',
  ])('is no number: %s', (sentence) => {
    expect(tell(sentence, day)).toEqual([])
  })

  test.each(['You heard 99 minutes of music.', 'There were 99 plays that day.'])(
    'does not make 99 true as a number: %s',
    (sentence) => {
      expect(tell(sentence, day)).not.toEqual([])
    },
  )
})

describe('an artist called 2%', () => {
  const day = renamed({ 'Twenty One Pilots': '2%', 'The 1975': '1000' })

  test.each([
    'Among the new names were May and 2%.',
    'You heard 5 new artists, May and 2% among them, for the first time.',
    'Sigur Rós came first, with Blink-182 and 1000 behind.',
  ])('is no share in a list of names: %s', (sentence) => {
    expect(tell(sentence, day)).toEqual([])
  })

  test.each([
    'Sigur Rós had 2% of the music.',
    'You heard Sigur Rós, 1000 plays in all.',
    'You heard Sigur Rós and 1000 minutes of music.',
  ])('is still one where something is counted: %s', (sentence) => {
    expect(tell(sentence, day)).not.toEqual([])
  })
})

describe('a title that ends in an apostrophe', () => {
  test.each([
    ['Keep Runnin\u2019', '\u201cKeep Runnin\u2019\u201d'],
    ["Keep Runnin'", "\u201cKeep Runnin'\u201d"],
    ["Keep Runnin'", `"Keep Runnin'"`],
    ["'Til Tuesday", "\u201c'Til Tuesday\u201d"],
    ['"Heroes"', '\u201c"Heroes"\u201d'],
    ['"Heroes"', '\u201cHeroes\u201d'],
  ])('%s is known where it is quoted as %s', (name, quoted) => {
    const day = renamed({ '7 rings': name })

    expect(tell(`The top track was ${quoted} by Ariana Grande, with 6 plays.`, day)).toEqual([])
  })
})

describe('what is first within the day', () => {
  test.each([
    'The artist you heard most was Sigur Rós.',
    'Sigur Rós was the artist you heard most.',
    'The artist that you heard most had 86 minutes.',
    'The artist you heard most had 14 plays.',
    'The track you played most had 6 plays.',
  ])('is no rank of the year: %s', (sentence) => {
    expect(corpusFaults(sentence).map(({ detail }) => detail)).toEqual([])
  })

  test.each([
    'The longest episode was “Part 22: What the Harbour Kept”.',
    'The longest episode came from Radiolab.',
    'The longest episode of the day was from Radiolab.',
    'The show you heard most had 4 episodes.',
  ])('holds for talk as well: %s', (sentence) => {
    expect(
      tell(sentence.concat(' '), podcasts).filter(
        (d) => !d.includes('8:02') && !d.includes('23:41'),
      ),
    ).toEqual([])
  })

  test.each([
    'The artist you heard most was Blink-182.',
    'The longest episode of the year was “The Golden Rule”.',
    'It was the most minutes of Sigur Rós you ever heard.',
  ])('is false of another, and of the whole year: %s', (sentence) => {
    expect(kindsOf(sentence)).not.toEqual([])
  })
})

describe('what no fact says of a day', () => {
  test.each([
    'It was a typical day.',
    'Monday was a typical day.',
    'It was just another ordinary day.',
    'This was a perfectly normal day for you.',
    'It was an enjoyable day.',
    'It was a pleasant 412 minutes.',
    'A relaxing run of 108 plays.',
    'It was the first hearing of your life of May.',
    'You heard May for the first time in your life.',
    'You had never in your life heard May.',
  ])('is not waved through: %s', (sentence) => {
    expect(corpusFaults(sentence)).not.toEqual([])
  })

  test.each([
    'A typical day has 133 minutes of music.',
    'On a typical day you hear 133 minutes of music.',
    'This was no ordinary day, with 412 minutes of music.',
    'It was the first hearing of May in your history.',
  ])('is told from what one says: %s', (sentence) => {
    expect(corpusFaults(sentence).map(({ detail }) => detail)).toEqual([])
  })
})
