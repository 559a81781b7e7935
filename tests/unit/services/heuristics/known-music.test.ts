// Days that rest on a catalogue: what is selected, what stays silent, and what a new catalogue changes.
import type { Catalogue } from '#facts/catalogue.ts'
import { type DaysSelected, daysSelected, type Play } from '#schemas/index.ts'
import { type HeuristicsDeps, heuristics } from '#services/heuristics/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { declare, listener, play, quietDays, record, session } from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'
import { days } from '#topics/days.ts'

const usual = {
  'Usual 0': { genres: ['rock'], year: 2012, energy: 0.5 },
  'Usual 1': { genres: ['pop'], year: 2015, energy: 0.5 },
  'Usual 2': { genres: ['rock', 'pop'], year: 2020, energy: 0.6 },
}

async function selectionOf(
  plays: readonly Play[],
  catalogue: Catalogue,
): Promise<DaysSelected | undefined> {
  const user = listener({}, catalogue)
  await declare(user)
  await record(user, plays)
  return user.sent(days, daysSelected).at(-1)
}

/** The usual forty days of twelve plays each, and a day of an hour and a half on 20 February. */
const withDay = (day: readonly Play[]): Play[] => [
  ...quietDays('2025-01-02', 40),
  ...quietDays('2025-01-02', 40).map((each) => ({ ...each, endedAt: each.endedAt + 3_600_000 })),
  ...day,
]
const byMany = (names: readonly string[], count = 24): Play[] =>
  session('2025-02-20T08:00:00Z', count).map((each, n) => ({
    ...each,
    creator: names[n % names.length] as string,
  }))

const chosenOn = (selected: DaysSelected | undefined, date: string) =>
  selected?.days.find((day) => day.date === date)

const reasonOf = (selected: DaysSelected | undefined, category: string) =>
  selected?.runnersUp.find((each) => each.category === category)?.reason

test('the biggest day of the top genre of the year is told with how much of its music is known', async () => {
  const jazz = { genres: ['jazz'], year: 2014 }
  const known = { ...usual, 'Usual 0': jazz, 'Usual 1': jazz, A: jazz, B: jazz, C: jazz, D: jazz }
  const catalogue = smallCatalogue(known)
  const names = ['A', 'B', 'C', 'D', 'Unknown']
  const selected = await selectionOf(withDay(byMany(names, 25)), catalogue)
  const facts = chosenOn(selected, '20250220')?.facts ?? []

  expect(reasonOf(selected, 'biggest-top-genre-day') ?? 'told').toMatch(
    /told|80 minutes of jazz, your top genre of the year, 1st of \d+ days .*of 100 minutes of music, 80 have a known genre/,
  )
  expect(facts.find(({ id }) => id === 'year-top-genre-minutes')).toMatchObject({
    value: 80,
    subject: 'jazz',
    rank: 1,
    coverage: 0.8,
  })
  expect(facts.find(({ id }) => id === 'year-top-genre-share')).toMatchObject({
    value: 81,
    coverage: 0.98,
  })
  expect(facts.find(({ id }) => id === 'top-genre')).toMatchObject({ value: 'jazz', coverage: 0.8 })
  expect(facts.find(({ id }) => id === 'top-genre-minutes')).toMatchObject({
    value: 80,
    subject: 'jazz',
    rank: 1,
    coverage: 0.8,
  })
  expect(facts.find(({ id }) => id === 'genre-known-minutes')?.value).toBe(80)
})

test('the day with the oldest music is told with its middle year and decade', async () => {
  const old = (year: number) => ({ genres: ['rock'], year })
  const catalogue = smallCatalogue({ ...usual, A: old(1968), B: old(1971), C: old(1972) })
  const selected = await selectionOf(withDay(byMany(['A', 'B', 'C'], 16)), catalogue)
  const day = chosenOn(selected, '20250220')
  const fact = (id: string) => day?.facts.find((each) => each.id === id)

  expect(day?.category).toBe('most-nostalgic-day')
  expect(fact('release-year')).toMatchObject({ value: 1971, rank: 1, usual: 2015, coverage: 1 })
  expect(fact('top-decade')?.value).toBe('1970s')
  expect(fact('top-decade-share')).toMatchObject({ value: 63, subject: '1970s' })
})

test('a day of one artist tells of the artist, however old the music', async () => {
  const catalogue = smallCatalogue({ ...usual, A: { genres: ['rock'], year: 1968 } })
  const selected = await selectionOf(withDay(byMany(['A'], 30)), catalogue)

  expect(chosenOn(selected, '20250220')?.category).not.toBe('most-nostalgic-day')
  expect(
    chosenOn(selected, '20250220')?.facts.find(({ id }) => id === 'release-year'),
  ).toMatchObject({ value: 1968, rank: null })
})

test('a day far from the taste of the year is unusual; one of its own genres is not', async () => {
  const names = ['A', 'B', 'C', 'D']
  const far = Object.fromEntries(names.map((name) => [name, { genres: ['aria'] }]))
  const near = Object.fromEntries(names.map((name) => [name, { genres: ['rock'] }]))
  const zydeco = { Last: { genres: ['zydeco'] } }
  const unusual = await selectionOf(
    withDay(byMany(names, 12)),
    smallCatalogue({ ...usual, ...far, ...zydeco }),
  )
  const ordinary = await selectionOf(
    withDay(byMany(names, 12)),
    smallCatalogue({ ...usual, ...near, ...zydeco }),
  )

  const explained = `${chosenOn(unusual, '20250220')?.category} ${reasonOf(unusual, 'most-unusual-day')}`
  expect(explained).toMatch(/most-unusual-day|1st of 41 days/)
  expect(reasonOf(ordinary, 'most-unusual-day')).toContain('too close to a usual day')
})

test('the most energetic day is told only where energy is known', async () => {
  const loud = { A: { energy: 0.95 }, B: { energy: 0.9 }, C: { energy: 0.97 } }
  const selected = await selectionOf(
    withDay(byMany(['A', 'B', 'C'], 12)),
    smallCatalogue({ ...usual, ...loud }),
  )
  const day = chosenOn(selected, '20250220')

  expect(day?.facts.find(({ id }) => id === 'energy')).toMatchObject({ value: 94, rank: 1 })
  expect(day?.category ?? reasonOf(selected, 'most-energetic-day')).toMatch(
    /most-energetic-day|an energy of 94 in 100/,
  )
})

test('where too little of a year is known, the rule is silent and says how much it is', async () => {
  const catalogue = smallCatalogue({ 'Usual 0': { genres: ['rock'], year: 1970 } })
  const selected = await selectionOf(withDay(byMany(['A', 'B'])), catalogue)

  expect(reasonOf(selected, 'biggest-top-genre-day')).toBe(
    'of 1,696 minutes of music, 640 have a known genre; it takes 60 % to tell',
  )
  expect(reasonOf(selected, 'most-nostalgic-day')).toContain('have a known year of release')
  expect(chosenOn(selected, '20250220')?.facts.some(({ id }) => id === 'top-genre')).toBe(false)
})

test('a rule that no catalogue tells anything of is passed over', async () => {
  const selected = await selectionOf(withDay(byMany(['A', 'B'])), smallCatalogue({}, ''))

  expect(reasonOf(selected, 'biggest-top-genre-day')).toBeUndefined()
  expect(selected?.notes.join(' ')).not.toContain('genre')
})

test('a new catalogue changes what a reader can see with the next event, and nothing where it says the same', async () => {
  const jazz = { genres: ['jazz'] }
  const known = { ...usual, A: jazz, B: jazz, C: jazz, D: jazz }
  const settings = { quietMs: 0, windowEnd: '12-31' }
  const deps: { -readonly [K in keyof HeuristicsDeps]: HeuristicsDeps[K] } = {
    clock: { now: () => 5_000 },
    settings,
    catalogue: smallCatalogue(known),
  }
  const user = fakeActor(heuristics, 'u1', deps)
  await declare(user as never)
  await record(user as never, withDay(byMany(['A', 'B', 'C', 'D'])))
  const sent = () => user.sent(days, daysSelected)
  const first = sent().length

  deps.catalogue = smallCatalogue(known, 'v2')
  await declare(user as never, { declaredAt: 2 })
  expect(sent()).toHaveLength(first)

  const blues = { genres: ['blues'] }
  deps.catalogue = smallCatalogue({ ...known, A: blues, B: blues, C: blues, D: blues }, 'v3')
  await declare(user as never, { declaredAt: 3 })
  expect(sent()).toHaveLength(first + 1)
  const day = chosenOn(sent().at(-1), '20250220')
  expect(day?.facts.find(({ id }) => id === 'top-genre')?.value).toBe('blues')
})

test('the top show of the year and all podcasts may have their biggest days apart, and each is told', async () => {
  const episodes = (from: string, count: number, creator: (n: number) => string, minutes: number) =>
    session(from, count, { kind: 'episode' }, minutes).map((each, n) => ({
      ...each,
      creator: creator(n),
    }))
  const selected = await selectionOf(
    [
      ...quietDays('2025-01-02', 60),
      ...Array.from({ length: 20 }, (_, n) =>
        play(Date.UTC(2025, 0, 3 + n, 12), {
          kind: 'episode',
          playedMs: 1_200_000,
          creator: n % 2 ? 'One Show' : 'Any',
        }),
      ),
      ...episodes('2025-02-10T08:00:00Z', 10, (n) => `Show ${n}`, 30),
      ...episodes('2025-02-17T08:00:00Z', 5, () => 'One Show', 40),
    ],
    smallCatalogue({}, ''),
  )

  expect(chosenOn(selected, '20250210')?.category).toBe('biggest-podcast-day')
  expect(chosenOn(selected, '20250217')?.category).toBe('biggest-top-podcast-day')
})
