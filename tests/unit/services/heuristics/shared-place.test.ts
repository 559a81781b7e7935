// Days that share the first place: neither is the most, and it is said so.
import { checkText } from '#fact-check/check.ts'
import { tellingWords } from '#reports/words.ts'
import { type DaysSelected, daysSelected, type Play } from '#schemas/index.ts'
import { declare, listener, quietDays, record, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

async function selectionOf(plays: readonly Play[]): Promise<DaysSelected> {
  const user = listener()
  await declare(user)
  await record(user, plays)
  return user.sent(days, daysSelected).at(-1) as DaysSelected
}

/** As many artists that were never heard before, two minutes each. */
const finds = (date: string, count: number): Play[] =>
  session(`${date}T08:00:00Z`, count, {}, 2).map((each, n) => ({
    ...each,
    creator: `Found on ${date}, ${n}`,
  }))

const year = quietDays('2025-01-01', 120)

test('a day that shares the first place is told as sharing it, and has no rank', async () => {
  const selected = await selectionOf([
    ...year,
    ...finds('2025-03-25', 9),
    ...finds('2025-04-02', 9),
  ])
  const [day] = selected.days.filter(({ category }) => category === 'biggest-discovery-day')
  if (!day) throw new Error('no discovery day')
  const other = day.date === '20250325' ? '20250402' : '20250325'

  expect(day.facts.find(({ id }) => id === 'new-artists')?.rank).toBeNull()
  expect(day.facts.find(({ id }) => id === 'shared-with:1')).toMatchObject({ value: other })
  expect(tellingWords(day)).toMatch(/^Biggest discovery day, shared with (?:25 March|2 April)$/)
  expect(selected.runnersUp).toContainEqual(
    expect.objectContaining({
      date: other,
      reason: expect.stringMatching(/^9 new artists, shared 1st of .* shares its place$/),
    }),
  )
})

test('a text may name the day that shares the place, where it says that it does', async () => {
  const selected = await selectionOf([
    ...year,
    ...finds('2025-03-25', 9),
    ...finds('2025-04-02', 9),
  ])
  const day = selected.days.find(({ category }) => category === 'biggest-discovery-day')
  if (!day) throw new Error('no discovery day')
  const other = day.date === '20250325' ? '25 March' : '2 April'
  const faultsOf = (story: string) =>
    checkText({ title: 'The day', story }, { ...day, country: 'GB', language: 'en' })
      .faults.filter(({ kind }) => kind === 'date' || kind === 'superlative')
      .map(({ detail }) => detail)
  const shared = day.date === '20250325' ? '2 April' : '25 March'

  expect(faultsOf(`You heard 9 new artists, and ${shared} shared that count.`)).toEqual([])
  expect(faultsOf(`You heard 9 new artists on ${shared}.`)).toHaveLength(1)
  expect(faultsOf(`You heard 9 new artists, shared with 3 April.`)).toHaveLength(1)
  expect(faultsOf(`On ${other} you heard more new artists than on any other day.`)).toHaveLength(1)
})

test('a first place that many days share is told of none', async () => {
  const dates = ['2025-03-25', '2025-03-28', '2025-04-02', '2025-04-05']
  const selected = await selectionOf([...year, ...dates.flatMap((date) => finds(date, 9))])

  expect(selected.days.map(({ category }) => category)).not.toContain('biggest-discovery-day')
  expect(
    selected.runnersUp.find(({ category }) => category === 'biggest-discovery-day')?.reason,
  ).toMatch(/shared 1st of .*, but 4 days share that place$/)
})

test('where two days read alike, the one that comes first does so just before the other', async () => {
  const many = (date: string, topMinutes: number) => [
    ...session(`${date}T08:00:00Z`, 20).map((each, n) => ({ ...each, creator: `Known ${n}` })),
    ...session(`${date}T12:00:00Z`, 1, { creator: 'Known 0' }, topMinutes),
  ]
  const selected = await selectionOf([...year, ...many('2025-03-25', 4), ...many('2025-03-28', 6)])

  const reasons = selected.runnersUp.flatMap(({ category, reason }) =>
    category === 'most-diverse-day' ? [reason] : [],
  )
  expect(reasons).toContain(
    '23 artists, 2nd of 120 days (usually 3); 25 March 2025 comes just before it',
  )
})

test('of two artists or shows that were heard as long, neither is the top one', async () => {
  const pair = (kind: 'track' | 'episode', names: readonly string[], date: string) =>
    names.flatMap((creator, n) => session(`${date}T0${2 + n * 5}:00:00Z`, 60, { kind, creator }))
  const talks = Array.from({ length: 8 }, (_, n) =>
    session(Date.UTC(2025, 2, 1 + n, 7), 1, { kind: 'episode', creator: 'Usual talk' }, 30),
  ).flat()
  const selected = await selectionOf([
    ...year,
    ...talks,
    ...pair('track', ['Left', 'Right'], '2025-02-10'),
    ...pair('episode', ['This Talk', 'That Talk'], '2025-03-20'),
  ])
  const factsOn = (date: string) => {
    const facts = selected.days.find((day) => day.date === date)?.facts ?? []
    return facts.filter(({ kind }) => /^(?:top-(?:artist|show).*|artist|episodes)$/.test(kind))
  }
  const reasonOf = (category: string) =>
    selected.runnersUp.find((each) => each.category === category)?.reason

  expect(factsOn('20250210').map(({ id, value }) => `${id} ${value}`)).toEqual([
    'artist:1 Left',
    'artist:2 Right',
    'artist:3 Usual 0',
    'artist:4 Usual 1',
    'artist:5 Usual 2',
  ])
  expect(factsOn('20250320').map(({ id }) => id)).not.toContain('top-show')
  expect(factsOn('20250320').map(({ id }) => id)).toContain('episodes')
  expect(reasonOf('one-artist-day')).toMatch(/, but 2 artists had as much of it$/)
})
