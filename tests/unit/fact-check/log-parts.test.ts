// What only a part of the day's plays can show: who was the first of the new, what lay between two names, one play,
// and what the others had.

import { checkText } from '#fact-check/check.ts'
import { publishedDay } from '#fact-check/ground.ts'
import { newFact } from '#facts/new-fact.ts'
import type { LogEntry } from '#schemas/index.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const run = (
  startedAt: string,
  endedAt: string,
  creator: string,
  name: string,
  plays: number,
  isNew = false,
): LogEntry => ({
  ...{ startedAt, endedAt, kind: 'track', creator, title: name, plays, minutes: plays * 4 },
  ...{ nth: 1, isNewArtist: isNew, isNewTrack: isNew },
})

const session = (startedAt: string, endedAt: string, plays: number): LogEntry => ({
  ...run(startedAt, endedAt, '', '', plays),
  kind: 'session',
})

/** Two new artists: Tin Choir has the most plays of all, Amber Fold came before it. */
const log = [
  session('08:02', '08:46', 11),
  run('08:02', '08:14', 'Low Lamps', 'Dusk', 3),
  run('08:14', '08:18', 'Amber Fold', 'Moss', 1, true),
  run('08:18', '08:46', 'Tin Choir', 'Ember', 7, true),
  session('20:00', '20:24', 6),
  { ...run('20:00', '20:20', 'Tin Choir', 'Ember', 5, true), nth: 8 },
  run('20:20', '20:24', 'Silo 9', 'Grain', 1),
]

const artist = (name: string, plays: number, n: number) => [
  newFact('artist', name, 'name', { n }),
  newFact('artist-plays', plays, 'plays', { subject: name, n }),
]

const day = {
  ...music,
  log,
  facts: [
    ...music.facts.filter(({ id }) => /^(?:date|weekday)$/.test(id)),
    newFact('minutes', 68, 'minutes'),
    newFact('music-minutes', 68, 'minutes'),
    newFact('tracks', 17, 'plays'),
    newFact('distinct-tracks', 4, 'tracks'),
    newFact('repeats', 13, 'plays'),
    newFact('artists', 4, 'artists'),
    newFact('new-artists', 2, 'artists'),
    newFact('top-artist', 'Tin Choir', 'name'),
    newFact('top-artist-plays', 12, 'plays', { subject: 'Tin Choir' }),
    newFact('top-track', 'Ember', 'name', { subject: 'Tin Choir' }),
    newFact('top-track-plays', 12, 'plays', { subject: 'Ember' }),
    ...artist('Low Lamps', 3, 2),
    ...artist('Amber Fold', 1, 3),
    ...artist('Silo 9', 1, 4),
    newFact('new-artist', 'Tin Choir', 'name', { n: 1 }),
    newFact('new-artist', 'Amber Fold', 'name', { n: 2 }),
    newFact('new-artist-at', '08:18', 'clock', { subject: 'Tin Choir', n: 1 }),
    newFact('new-artist-at', '08:14', 'clock', { subject: 'Amber Fold', n: 2 }),
    newFact('first-play-at', '08:02', 'clock'),
    newFact('last-play-at', '20:20', 'clock'),
    newFact('first-play', 'Dusk', 'name', { subject: 'Low Lamps' }),
    newFact('last-play', 'Grain', 'name', { subject: 'Silo 9' }),
  ],
}

const outcomesOf = (story: string) =>
  [day, publishedDay(day)].map(
    (each) =>
      checkText({ title, story }, each, { limits: { storyWordsMin: 1 } }).sentences.at(-1)?.outcome,
  )

describe('with the log and without it, supported is', () => {
  test.each([
    'Amber Fold, the first of two new artists, had 1 play.',
    'The first new artist was Amber Fold.',
    'Two new artists came in, starting with Amber Fold.',
    'Tin Choir was the last of two new artists.',
    'Tin Choir was one of two new artists.',
    'Tin Choir came first, with 12 plays.',
    'From “Dusk” to “Grain” there were 17 plays.',
    'Tin Choir and Low Lamps had 15 plays between them.',
    'Silo 9 had one of the 17 plays.',
    'Tin Choir had 12 plays and Silo 9 one.',
    'One of the two new artists was Tin Choir.',
    'Tin Choir had 12 plays and Low Lamps had 3 plays; the other 2 plays went elsewhere.',
    'Tin Choir had 12 plays, 12 of them “Ember”; the other 5 plays went elsewhere.',
  ])('%s', (sentence) => {
    expect(outcomesOf(sentence)).toEqual(['supported', 'supported'])
  })
})

describe('with the log, supported is', () => {
  test.each([
    'Low Lamps opened the morning with three plays.',
    'Silo 9 had one play; the other artists shared sixteen plays.',
  ])('%s', (sentence) => {
    expect(outcomesOf(sentence)[0]).toBe('supported')
  })
})

describe('never supported is', () => {
  test.each([
    'Tin Choir, the first of two new artists, had 12 plays.',
    'At 08:18 you met Tin Choir, the first of two new artists.',
    'Two new artists came in, Tin Choir first of all.',
    'You met two new artists, first Tin Choir and then Amber Fold.',
    'Two new artists came in, beginning with Tin Choir.',
    'Between “Dusk” and “Grain” there were 17 plays.',
    'Between Low Lamps and Silo 9 there were 17 plays.',
    'It began with “Dusk” by Low Lamps and ended with “Grain” by Silo 9; between them came 17 plays.',
    'The artist count was one.',
    'Tin Choir made one of the two plays.',
    'Tin Choir had 12 plays and Low Lamps one.',
    'Only one was new.',
    'You heard only new artists.',
    'Tin Choir opened the morning with seven plays.',
    'Silo 9 had one play; the other two artists shared fifteen plays.',
    'Tin Choir had 12 plays and Low Lamps had 3 plays; the other 5 plays went elsewhere.',
    'Tin Choir had 12 plays and Low Lamps had 3 plays; the other 14 plays went elsewhere.',
    'In the morning Low Lamps had three; the other artists shared fourteen plays.',
    'In the evening there were 6 plays; the other artists shared eleven plays.',
  ])('%s', (sentence) => {
    expect(outcomesOf(sentence)).not.toContain('supported')
  })
})
