// The three outcomes of a sentence, on kinds of prose that earlier rules read wrongly.
import { checkText } from '#fact-check/check.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const outcomeOf = (story: string, day: CheckedDay = music) =>
  checkText({ title, story }, day, { limits: { storyWordsMin: 1 } }).sentences.slice(1)

describe('supported is what the facts carry, however it is said', () => {
  test.each([
    'On a usual day, you listen to music for 2 hours 13 minutes.',
    'You listened for just under seven and a half hours in all.',
    'Sigur Rós had 86 minutes, or about an hour and a half.',
    'A usual day has fourteen artists; this one had forty-two.',
    'The music came to 412 minutes, 279 more than usual.',
    'The first play began just after eight in the morning.',
    'The last one ended at nineteen minutes to midnight.',
    'You did not stop until 23:41.',
    'Blink-182 and The 1975 followed with nine and seven plays.',
    'Together, Sigur Rós and Blink-182 had 23 plays.',
    'There were 91 different tracks and seventeen repeats.',
    'One play in six was a repeat, and 17 of the 108 plays were repeats.',
  ])('%s', (sentence) => {
    const [told] = outcomeOf(sentence)
    if (sentence.startsWith('One play')) expect(told?.outcome).not.toBe('contradicted')
    else expect(told).toMatchObject({ outcome: 'supported' })
  })
})

describe('what no fact carries is never supported', () => {
  test.each([
    '\u201c7 rings\u201d by Blink-182 was the top track.',
    'Blink-182 had 86 minutes.',
    'Sigur Rós usually gets 12 minutes.',
    'All of the artists were new to you.',
    'None of the artists were new to you.',
    'You heard only Sigur Rós.',
    'It was mostly podcasts.',
    'You listened in one sitting.',
    'No longer day was in your year than the third.',
    'You also heard dream harbour.',
    'You heard the whole album.',
    'The tempo was slow.',
    'You listened because of the rain.',
    'You played Sigur Rós again, as last week.',
    'The day opened with Sigur Rós.',
    'Blink-182 was played 14 times that day.',
    'Sigur Rós had 14 plays, as many as Blink-182.',
    'Another podcast filled the gap.',
  ])('%s', (sentence) => {
    expect(outcomeOf(sentence)[0]?.outcome).not.toBe('supported')
  })
})

describe('what is said in general is a figure of speech', () => {
  test.each([
    'Candles keep their own time.',
    'Some resolutions are kept before they are made.',
    'New waves break on old shores.',
    'Mondays are for other coats.',
  ])('and claims nothing: %s', (sentence) => {
    expect(outcomeOf(sentence)[0]?.outcome).toBe('supported')
  })

  test.each([
    'Candles burned all the while.',
    'The candles keep their own time.',
    'Candles keep you awake.',
    'Good bands need no words.',
    'Few listeners have a Monday like it.',
    'Nine candles keep their own time.',
  ])('but not where it is of the day, the listener or what was heard: %s', (sentence) => {
    expect(outcomeOf(sentence)[0]?.outcome).not.toBe('supported')
  })
})

test('a contradiction needs a sentence that was read to its end', () => {
  expect(outcomeOf('On Tuesday you heard 412 minutes of music.')[0]?.outcome).toBe('contradicted')
  expect(outcomeOf('On Tuesday the gulls were loud.')[0]?.outcome).toBe('not-stated')
})

test('a date that is said to be of another day contradicts nothing', () => {
  expect(outcomeOf('You heard 42 artists, which it shares with 3 March.')[0]?.outcome).toBe(
    'not-stated',
  )
  expect(outcomeOf('You heard 42 artists on 3 March.')[0]?.outcome).toBe('contradicted')
})

test('a fault offers the values of what the sentence speaks of, and no others', () => {
  const [told] = outcomeOf('Blink-182 had 12 plays.')

  expect(told?.reasons.map(({ expected }) => expected)).toEqual([
    '9 plays of Blink-182 (artist plays)',
  ])
})

test('a sentence that is said twice is a fault of form', () => {
  const story = 'You heard 42 artists. It was a Monday. You heard 42 artists.'
  const { faults } = checkText({ title, story }, music, { limits: { storyWordsMin: 1 } })

  expect(faults.map(({ kind, weight }) => [kind, weight])).toEqual([['repetition', 'form']])
})

describe('a log that holds every play', () => {
  const nothing = { nth: 1, isNewArtist: false, isNewTrack: false }
  const run = (
    startedAt: string,
    endedAt: string,
    creator: string,
    title: string,
    plays: number,
  ) => ({
    ...nothing,
    startedAt,
    endedAt,
    kind: 'track',
    creator,
    title,
    plays,
    minutes: plays * 4,
  })
  const session = (startedAt: string, endedAt: string, plays: number) => ({
    ...run(startedAt, endedAt, 'Low Lamps', '', plays),
    kind: 'session',
  })
  const log = [
    session('08:02', '08:42', 10),
    run('08:02', '08:14', 'Low Lamps', 'Dusk', 3),
    run('08:14', '08:42', 'Tin Choir', 'Ember', 7),
    session('20:00', '20:20', 5),
    run('20:00', '20:20', 'Tin Choir', 'Ember', 5),
  ]
  const facts = music.facts.filter(({ id }) => /^(?:date|weekday|first-play-at|sessions)$/.test(id))
  const day = { ...music, facts, log }

  test.each([
    'Tin Choir had 12 plays.',
    'In the morning there were 10 plays.',
    'You began with Low Lamps.',
    'From two minutes past eight until a quarter past eight, it was Low Lamps and nothing else.',
    'At eight in the evening Tin Choir came back, with five plays.',
    'Seven plays of Tin Choir before noon, five more from eight in the evening.',
    'After a break of more than eleven hours, Tin Choir had five plays in a row.',
    'Low Lamps went first and Tin Choir went last.',
    'You gave four fifths of your plays to one artist.',
    'Nothing after half past eight in the evening.',
  ])('carries what it shows: %s', (sentence) => {
    expect(outcomeOf(sentence, day)[0]).toMatchObject({ outcome: 'supported' })
  })

  test.each([
    'Tin Choir had 11 plays.',
    'In the morning there were 12 plays.',
    'You began with Tin Choir.',
    'From two minutes past eight until half past eight, it was Low Lamps and nothing else.',
    'At nine in the evening Tin Choir came back, with five plays.',
    'Six plays of Tin Choir before noon, five more from eight in the evening.',
    'After a break of more than thirteen hours, Tin Choir had five plays in a row.',
    'Tin Choir had six plays in a row.',
    'Tin Choir went first and Low Lamps went last.',
    'Nothing after a quarter past eight in the morning.',
    'Low Lamps and Tin Choir finished level.',
  ])('and nothing else: %s', (sentence) => {
    expect(outcomeOf(sentence, day)[0]?.outcome).not.toBe('supported')
  })

  test('shows nothing where plays are missing from it', () => {
    const short = { ...day, log: log.slice(0, -1) }

    expect(outcomeOf('Low Lamps had 3 plays.', short)[0]?.outcome).not.toBe('supported')
  })
})

describe('what is compared in words is held against the facts of both', () => {
  test.each([
    'Behind Sigur Rós came Blink-182.',
    'Sigur Rós beat Blink-182.',
    'Sigur Rós had five more plays than Blink-182.',
    'Blink-182 was next, after Sigur Rós.',
    'You started after seven in the morning.',
  ])('%s', (sentence) => {
    expect(outcomeOf(sentence)[0]?.outcome).toBe('supported')
  })

  test.each([
    'Behind Blink-182 came Sigur Rós.',
    'Blink-182 beat Sigur Rós.',
    'Sigur Rós and Blink-182 had the same number of plays.',
    'Sigur Rós had twice as many plays as Blink-182.',
    'There was more talk than music.',
    'Most of the artists were new.',
    'You started before seven in the morning.',
  ])('%s', (sentence) => {
    expect(outcomeOf(sentence)[0]?.outcome).not.toBe('supported')
  })
})
