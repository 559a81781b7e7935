import { factsOfDay } from '#facts/day.ts'
import { factById } from '#facts/fact.ts'
import { factsHashOf } from '#facts/hash.ts'
import { localTimeOf } from '#facts/local-time.ts'
import { summarise } from '#facts/summary.ts'
import { type Year, yearOf } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { factKinds } from '#schemas/fact-kinds.ts'
import type { Play } from '#schemas/index.ts'
import { heardOf } from '#services/heuristics/heard.ts'

let made = 0
const utc = localTimeOf('UTC')

function play(endedAt: string, minutes: number, title: string, creator: string): Play {
  made += 1
  return {
    playId: `play-${made}`,
    endedAt: Date.parse(`2025-07-14T${endedAt}:00Z`),
    playedMs: minutes * MINUTE_MS,
    kind: creator.startsWith('Show') ? 'episode' : 'track',
    title,
    creator,
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
  }
}

const plays: readonly Play[] = [
  play('08:04', 4, 'One', 'Ann'),
  play('08:08', 4, 'One', 'Ann'),
  play('08:12', 4, 'Two', 'Ann'),
  play('08:15', 3, 'Three', 'Bob'),
  play('12:00', 30, 'First', 'Show A'),
  play('12:20', 20, 'Second', 'Show A'),
  play('20:00', 5, 'Four', 'Cleo'),
]

const quietPlays = (date: string, minutes: number) => [
  { ...play('10:00', minutes, 'x', 'Ann'), playId: date },
]
const quiet = (date: string, minutes: number) => summarise(date, quietPlays(date, minutes), utc)
const heardOn = (date: string) => heardOf(date === '20250714' ? plays : quietPlays(date, 15))

/** Three days of which this one is the biggest; usually 20 minutes. */
const year = (): Year =>
  yearOf(
    {
      days: [quiet('20250712', 20), quiet('20250713', 10), summarise('20250714', plays, utc)],
      newArtists: [],
      heardOn,
      daysBefore: 0,
      knownFrom: '20250712',
    },
    2025,
  )

const day = (more: { plays?: readonly Play[]; zone?: string; birthday?: string } = {}) =>
  factsOfDay({
    date: '20250714',
    plays,
    zone: 'UTC',
    year: year(),
    birthday: null,
    isNew: () => false,
    ...more,
  })

const valueIn = (id: string, of = day()) => factById(of.facts, id)?.value

test('a day is counted as a reader would count it', () => {
  const counted = day()
  const value = (id: string) => valueIn(id, counted)

  expect(value('weekday')).toBe('Monday')
  expect(value('minutes')).toBe(70)
  expect(value('music-minutes')).toBe(20)
  expect(value('podcast-minutes')).toBe(50)
  expect([value('tracks'), value('distinct-tracks'), value('repeats')]).toEqual([5, 4, 1])
  expect([value('episodes'), value('shows')]).toEqual([2, 1])
  expect([value('top-artist'), value('top-artist-minutes')]).toEqual(['Ann', 12])
  expect([value('top-artist-plays'), value('top-artist-share')]).toEqual([3, 60])
  expect([value('artist:2'), value('artist:3')]).toEqual(['Cleo', 'Bob'])
  expect([value('top-track'), value('top-track-plays')]).toEqual(['One', 2])
  expect([value('top-show'), value('top-show-episodes')]).toEqual(['Show A', 2])
  expect([value('first-play-at'), value('last-play-at')]).toEqual(['08:00', '20:00'])
  expect([value('sessions'), value('longest-session-minutes')]).toEqual([3, 50])
})

test('a value is ranked among the days of the year and told beside the usual', () => {
  expect(factById(day().facts, 'minutes')).toMatchObject({ rank: 1, usual: 20 })
  expect(factById(day().facts, 'music-minutes')).toMatchObject({ rank: null, usual: 20 })
  expect(factById(day().facts, 'podcast-minutes')).toMatchObject({ rank: 1, usual: 50 })
  expect(valueIn('times-usual')).toBe(3.5)
})

test('a number of an artist, track or show names whose it is', () => {
  for (const { id, subject } of day().facts) {
    if (/^(top-artist|artist|top-track|top-show)-/.test(id))
      expect([id, subject]).not.toEqual([id, null])
  }
  expect(factById(day().facts, 'artist-plays:2')?.subject).toBe('Cleo')
  expect(factById(day().facts, 'episode:1')?.subject).toBe('Show A')
})

test('no track is the top track where two were played as often', () => {
  const tied = day({ plays: [...plays, play('21:00', 3, 'Three', 'Bob')] })

  expect(valueIn('top-track', tied)).toBeUndefined()
  expect(new Set([valueIn('track:1', tied), valueIn('track:2', tied)])).toEqual(
    new Set(['One', 'Three']),
  )
})

test('every fact is of a known kind, and no id comes twice', () => {
  const { facts } = day({ birthday: '07-14' })

  expect(facts.filter(({ kind }) => !(kind in factKinds))).toEqual([])
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
  expect(valueIn('holiday', day({ birthday: '07-14' }))).toBe('birthday')
})

test('the order in which plays come in changes neither facts, log nor hash', () => {
  const forward = day()
  const backward = day({ plays: [...plays].reverse() })

  expect(backward).toEqual(forward)
  const hash = factsHashOf({ category: 'biggest-music-day', ...forward })
  expect(factsHashOf({ category: 'biggest-music-day', ...backward })).toBe(hash)
  expect(factsHashOf({ category: 'birthday', ...forward })).not.toBe(hash)
  const facts = forward.facts.map((fact) => (fact.id === 'tracks' ? { ...fact, value: 6 } : fact))
  expect(factsHashOf({ category: 'biggest-music-day', ...forward, facts })).not.toBe(hash)
})

test('plays that end in one minute, and artists heard as long, have one order', () => {
  const tied = [
    play('21:00', 2, 'Left', 'Zoe'),
    play('21:00', 2, 'Another', 'Zoe'),
    play('21:00', 2, 'More', 'Zoe'),
    play('21:00', 2, 'Right', 'Yan'),
    play('21:00', 2, 'Right', 'Xin'),
  ]
  const facts = [tied, [...tied].reverse()].map((some) => day({ plays: [...plays, ...some] }))
  expect(facts[0]).toEqual(facts[1])
})

test('the log tells sessions, and consecutive plays of one thing as one', () => {
  const { log } = day()

  expect(log.map(({ kind, title, plays: count }) => [kind, title, count])).toEqual([
    ['session', '', 4],
    ['track', 'One', 2],
    ['track', 'Two', 1],
    ['track', 'Three', 1],
    ['session', '', 2],
    ['episode', 'First', 1],
    ['episode', 'Second', 1],
    ['session', '', 1],
    ['track', 'Four', 1],
  ])
  expect(log[0]).toMatchObject({
    startedAt: '08:00',
    endedAt: '08:15',
    creator: 'Ann',
    minutes: 15,
  })
})

test('a log of a very long day keeps its sessions and longest plays within 200 entries', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...play('00:00', 1, `Title ${index}`, 'Ann'),
    endedAt: Date.UTC(2025, 6, 14) + (index + 1) * 3 * MINUTE_MS,
    playedMs: (index === 7 ? 3 : 2) * MINUTE_MS,
  }))
  const { log } = day({ plays: many })

  expect(log).toHaveLength(200)
  expect(log[0]).toMatchObject({ kind: 'session', plays: 400 })
  expect(log.map(({ title }) => title)).toContain('Title 7')
})

test('clock times are those of the zone', () => {
  expect(valueIn('first-play-at', day({ zone: 'Asia/Kolkata' }))).toBe('13:30')
  expect(valueIn('last-play-at', day({ zone: 'America/New_York' }))).toBe('16:00')
})
