import { checkText } from '#fact-check/check.ts'
import { kindOf } from '#facts/fact.ts'
import { corpusFaults, kindsOf, padding, title } from '#testkit/fact-corpus/ask.ts'
import { music, podcasts } from '#testkit/fact-corpus/fixtures.ts'
import { falseStories, tooClever, trueStories } from '#testkit/fact-corpus/prose.ts'

describe('true stories as chat models write them', () => {
  const results = trueStories.map(([day, ownTitle, story]) =>
    checkText({ title: ownTitle, story }, day),
  )

  test.each(results.map(({ sentences }) => sentences))(
    '%# have no contradicted sentence',
    (...all) => {
      expect(all.filter(({ outcome }) => outcome === 'contradicted')).toEqual([])
    },
  )

  test('are supported in at least 84 of 100 sentences', () => {
    const all = results.flatMap(({ sentences }) => sentences)
    const supported = all.filter(({ outcome }) => outcome === 'supported')

    expect(supported.length / all.length).toBeGreaterThanOrEqual(0.84)
  })
})

test.each(falseStories)('%# a story that is false in one thing does not pass', (day, story) => {
  expect(checkText({ title, story }, day).outcome).not.toBe('supported')
})

test.each(tooClever)(
  '%# what the check cannot follow is sent back, never waved through',
  (day, own, story) => {
    expect(checkText({ title: own, story }, day).outcome).not.toBe('supported')
  },
)

test('a fault says what the text says and what the facts say', () => {
  const [fault] = corpusFaults('You heard 7 episodes of Radiolab.', podcasts)

  expect(fault).toMatchObject({ kind: 'number', weight: 'contradicted', text: '7 episodes' })
  expect(fault?.detail).toBe(
    'the text says "7 episodes"; the facts say 4 episodes of Radiolab (top show episodes)',
  )
})

test('offsets point at the words as they were written, accents, quotes and all', () => {
  const story = 'Sigur Rós had “Glósóli”, and Björk had the rest of it, by any count, until 23:41.'
  const { faults } = checkText({ title, story }, music, { limits: { storyWordsMin: 1 } })

  expect(faults.map(({ text, start, end }) => [text, story.slice(start, end)])).toEqual([
    ['Björk', 'Björk'],
  ])
})

test('every sentence names the facts that it rests on', () => {
  const story =
    'On Monday you heard 412 minutes of music. Sigur Rós had 14 plays. The queue has known worse.'
  const { sentences } = checkText({ title, story }, music, { limits: { storyWordsMin: 1 } })

  const ofStory = sentences.filter(({ part }) => part === 'story')
  expect(ofStory.map(({ text, factIds }) => ({ text, factIds }))).toEqual([
    { text: 'On Monday you heard 412 minutes of music.', factIds: ['weekday', 'music-minutes'] },
    { text: 'Sigur Rós had 14 plays.', factIds: ['top-artist', 'top-artist-plays'] },
    { text: 'The queue has known worse.', factIds: [] },
  ])
})

test('a long sentence that rests on nothing is left to a judge', () => {
  const story =
    'Something about that whole stretch of the calendar seemed to ask for a bit of extra patience from everyone, somehow.'

  expect(checkText({ title, story }, music, { limits: { storyWordsMin: 1 } }).outcome).toBe(
    'not-stated',
  )
})

describe('numbers', () => {
  test.each([
    'You heard 412 minutes of music.',
    'You heard 6 hours and 52 minutes of music.',
    'You heard 6h 52m of music.',
    'You heard nearly seven hours of music.',
    'You heard more than 400 minutes of music.',
    'You heard about 400 minutes of music.',
    'You heard four hundred and twelve minutes of music.',
    'You heard forty-two artists.',
    'You heard 91 different tracks.',
    'A fifth of the music was by Sigur Rós.',
    'It was 3.1 times the usual 133.',
    'You heard half an hour of podcasts.',
    'Blink-182 had nine plays and The 1975 seven.',
    '“7 rings” was played half a dozen times.',
    'You heard Blink-182, and no one was counting.',
  ])('are read in digits, words and hours: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })

  test.each([
    ['another value', 'You heard 413 minutes of music.'],
    ['an empty "nearly"', 'You heard nearly 400 minutes of music.'],
    ['an empty "over"', 'You heard over 420 minutes of music.'],
    ['hours for minutes', 'You heard 412 hours of music.'],
    ['another thing counted', 'You heard 42 different tracks.'],
    ["the artist's for the day's", 'You heard 86 minutes of music.'],
    ["the day's for the artist's", 'Sigur Rós had 412 minutes.'],
    ["another artist's", 'Blink-182 had 14 plays.'],
    ["the usual for the day's", 'You heard 133 minutes of music.'],
    ["the day's for the usual", 'Your usual day has 412 minutes of music.'],
    ['music for podcasts', 'You heard 412 minutes of podcasts.'],
    ['another ratio', 'It was 4.1 times the usual 133.'],
    ['twice for thrice', 'You heard twice your usual music.'],
  ])('%s is a fault', (_name, sentence) => {
    expect(kindsOf(sentence)).toEqual(['number'])
  })

  test('that count what no fact counts are a fault, and so is the word', () => {
    expect(kindsOf('You heard 86 records.')).toEqual(['number', 'sentence'])
  })
})

describe('names', () => {
  test.each([
    'Sigur Ros had 14 plays.',
    "Sigur Rós's 14 plays led the day.",
    'The 1975 had seven plays.',
    'May was new to you.',
    'Twenty One Pilots was new to you.',
    '“7 rings” by Ariana Grande came back.',
  ])('of the day are known in every dress: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })

  test.each([
    'Coldplay came next.',
    'You also heard Coldplay.',
    'You heard “Fix You” as well.',
    'Radiohead and Portishead followed.',
    'You heard The National after that.',
  ])('that no fact has are invented: %s', (sentence) => {
    expect(kindsOf(sentence)).toContain('name')
  })

  test('that are numbers or months are names where they are written or placed like one', () => {
    const facts = music.facts.map((fact) =>
      fact.id === 'artist:2'
        ? { ...fact, value: 'SEVENTEEN' }
        : fact.subject === 'Blink-182'
          ? { ...fact, subject: 'SEVENTEEN' }
          : fact,
    )

    expect(corpusFaults('SEVENTEEN had nine plays.', { ...music, facts })).toEqual([])
    expect(kindsOf('You heard seventeen artists.', { ...music, facts })).toEqual(['number'])
    expect(kindsOf('It was a day in May.')).toEqual(['date'])
  })

  test('that only the log has are told apart from inventions, and not supported either', () => {
    const entry = { startedAt: '09:00', endedAt: '09:04', kind: 'track', plays: 1, minutes: 4 }
    const marks = { nth: 1, isNewArtist: false, isNewTrack: false }
    const log = [{ ...entry, ...marks, title: 'Fix You', creator: 'Coldplay' }]

    expect(corpusFaults('You also heard Coldplay.', { ...music, log })[0]?.detail).toContain(
      'which was heard',
    )
  })
})

describe('dates and times', () => {
  test.each([
    'On 14 July it began.',
    'On July 14th it began.',
    'On Monday it began.',
    'On 2025-07-14 it began.',
    'It began just after 8 a.m. that day.',
    'It ended shortly before midnight.',
  ])('of the day pass: %s', (sentence) => expect(corpusFaults(sentence)).toEqual([]))

  test.each([
    ['On 15 July it began.', 'date'],
    ['On 14 June it began.', 'date'],
    ['On Tuesday it began.', 'date'],
    ['In 2024 it began.', 'date'],
    ['It was a Christmas to hear.', 'date'],
    ['It felt like the 1980s.', 'date'],
    ['It began at 09:15.', 'clock'],
    ['The last play ended at 08:02.', 'clock'],
  ])('of another day do not: %s', (sentence, kind) => {
    expect(kindsOf(sentence)).toContain(kind)
  })
})

describe('claims', () => {
  test.each([
    'It was your biggest music day of the year.',
    'No other day of the year had more music.',
    'It was your second biggest day for artists.',
    'It was more than usual.',
    'Sigur Rós was your top artist.',
    'Sigur Rós led the way, ahead of Blink-182 and The 1975.',
    'You heard Twenty One Pilots for the first time.',
  ])('that facts carry pass: %s', (sentence) => {
    expect(corpusFaults(sentence)).toEqual([])
  })

  test.each([
    ['It was your second biggest music day of the year.', 'superlative'],
    ['It was your biggest podcast day of the year.', 'superlative'],
    ['Blink-182 was your top artist.', 'superlative'],
    ['You heard less music than usual.', 'comparative'],
    ['You heard more than yesterday.', 'comparative'],
    ['Blink-182 came ahead of Sigur Rós.', 'comparative'],
    ['You heard Sigur Rós for the first time.', 'first-time'],
    ['You did not hear Sigur Rós.', 'negation'],
    ['It was your biggest music day ever.', 'sentence'],
  ])('that facts do not carry are faults: %s', (sentence, kind) => {
    expect(kindsOf(sentence)).toContain(kind)
  })
})

describe('tracks that were never heard before', () => {
  const track = (id: string, value: string, subject: string) => {
    const nothing = { rank: null, usual: null, coverage: null }
    return { id, kind: kindOf(id), value, unit: 'name', subject, ...nothing }
  }
  const facts = [
    ...music.facts.filter(({ kind }) => kind !== 'new-artist' && kind !== 'new-artists'),
    track('track:8', 'Paper Boats', 'Sigur Rós'),
    track('track:9', 'Half a Person', 'Sigur Rós'),
    track('new-track:1', 'Paper Boats', 'Sigur Rós'),
  ]

  test.each([
    'You heard \u201cPaper Boats\u201d for the first time.',
    '\u201cPaper Boats\u201d by Sigur Rós was heard for the first time.',
  ])('may be told as such: %s', (sentence) => {
    expect(corpusFaults(sentence, { ...music, facts })).toEqual([])
  })

  test.each([
    'You heard \u201cHalf a Person\u201d for the first time.',
    '\u201cHalf a Person\u201d by Sigur Rós was heard for the first time.',
    'You heard Sigur Rós for the first time.',
  ])('and others may not: %s', (sentence) => {
    expect(kindsOf(sentence, { ...music, facts })).toContain('first-time')
  })
})

test('a text in another language is not judged by English rules alone', () => {
  const { outcome, faults } = checkText(
    { title, story: padding },
    { ...music, language: 'de' },
    { limits: { storyWordsMin: 1 } },
  )

  expect(outcome).toBe('not-stated')
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['language']))
})

test('hostile texts and names end in faults or peace, never in an exception', () => {
  const nasty = [
    '',
    ' ',
    '"',
    "''''",
    '((((',
    '\u202e\u200b',
    '24/7',
    '9'.repeat(400),
    'a-'.repeat(300),
    '🎧🎧',
    '((a)+)+$',
    '“',
    'ﬁ ½ ² ①',
  ]
  for (const text of nasty) {
    const facts = [
      ...music.facts,
      {
        ...(music.facts[0] as (typeof music.facts)[number]),
        id: 'artist:9',
        kind: 'artist' as const,
        unit: 'name',
        value: text,
      },
    ]
    expect(() =>
      checkText({ title: text, story: `${text} ${padding} ${text}` }, { ...music, facts }),
    ).not.toThrow()
  }
})
