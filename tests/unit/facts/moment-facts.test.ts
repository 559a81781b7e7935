// The moments of a day, as a reader of the plays would name them.
import { factsOfDay } from '#facts/day.ts'
import { yearOf } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Fact, Play } from '#schemas/index.ts'
import { play } from '#testkit/play-history.ts'

const nothing = { artists: [], shows: [] }
const year = yearOf(
  { days: [], newArtists: [], daysBefore: 0, knownFrom: '', heardOn: () => nothing },
  2025,
)

const at = (clock: string, title: string, creator: string, minutes = 4): Play =>
  play(`2025-07-14T${clock}:00Z`, { title, creator, playedMs: minutes * MINUTE_MS })

function factsOf(plays: readonly Play[], more: { readonly zone?: string } = {}) {
  const own = { date: '20250714', plays, zone: 'UTC', year, birthday: null, ...more }
  const { facts } = factsOfDay({ ...own, isNew: () => false })
  const said = ({ value, subject }: Fact) => (subject === null ? value : `${value} of ${subject}`)
  return (id: string) => {
    const fact = facts.find((each) => each.id === id)
    return fact && said(fact)
  }
}

test('what came first and last is named, with its maker', () => {
  const fact = factsOf([
    at('08:30', 'Long', 'Ann', 30),
    at('08:10', 'Short', 'Bob'),
    at('12:00', 'End', 'Cleo'),
  ])

  expect(fact('first-play')).toBe('Long of Ann')
  expect(fact('first-play-at')).toBe('08:00')
  expect(fact('last-play')).toBe('End of Cleo')
})

test('what began before midnight was not the first thing of the day', () => {
  const fact = factsOf([at('00:02', 'Late', 'Ann'), at('08:10', 'Early', 'Bob')])

  expect(fact('first-play')).toBeUndefined()
  expect(fact('first-play-at')).toBeUndefined()
  expect(fact('longest-session-from')).toBeUndefined()
  expect(fact('longest-session-until')).toBe('00:02')
})

test('the longest of several sessions has its beginning and end; where there is one, the day has', () => {
  const two = [at('08:04', 'a', 'Ann'), at('12:10', 'b', 'Ann', 10), at('12:20', 'c', 'Ann', 10)]

  expect(factsOf(two)('longest-session-from')).toBe('12:00')
  expect(factsOf(two)('longest-session-until')).toBe('12:20')
  expect(factsOf(two, { zone: 'Asia/Kolkata' })('longest-session-from')).toBe('17:30')
  expect(factsOf(two.slice(1))('longest-session-until')).toBeUndefined()
})

test('the track with most plays in a row is named, unless it is two or another has as many', () => {
  const row = (clock: string, title: string, count: number) =>
    Array.from({ length: count }, (_, n) => at(`${clock}:${10 + n * 5}`, title, 'Ann'))
  const [three, two] = [row('08', 'Again', 3), row('10', 'Twice', 2)]

  expect(factsOf([...three, ...two])('track-in-a-row')).toBe('Again of Ann')
  expect(factsOf([...three, ...two])('track-in-a-row-plays')).toBe('3 of Again')
  expect(factsOf(two)('track-in-a-row')).toBeUndefined()
  expect(factsOf([...three, ...row('10', 'Other', 3)])('track-in-a-row')).toBeUndefined()
  const twice = [...three, at('09:00', 'Between', 'Bob'), ...row('10', 'Again', 3)]
  expect(factsOf(twice)('track-in-a-row-plays')).toBe('3 of Again')
})
