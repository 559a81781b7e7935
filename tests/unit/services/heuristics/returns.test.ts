// An artist or a track that comes back after a long absence, and the first play of a new artist: facts that rest on
// the days before.
import { daysSelected, type Play } from '#schemas/index.ts'
import { declare, listener, play, quietDays, record, session } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

const bigDay = (): Play[] =>
  session('2025-06-10T08:00:00Z', 60).map((each, n) => ({
    ...each,
    creator: `Usual ${n % 3}`,
    title: `Song ${n}`,
  }))

async function factsOf(plays: readonly Play[]): Promise<ReadonlyMap<string, string>> {
  const user = listener()
  await declare(user)
  await record(user, plays)
  const day = user
    .sent(days, daysSelected)
    .at(-1)
    ?.days.find(({ date }) => date === '20250610')
  if (!day) throw new Error('the big day was not selected')
  return new Map(
    day.facts.map(({ id, value, subject }) => [
      id,
      subject ? `${value} of ${subject}` : `${value}`,
    ]),
  )
}

const history = [...quietDays('2025-01-02', 170), ...bigDay()]
const once = (date: string, creator: string, title: string) =>
  play(`${date}T20:00:00Z`, { creator, title })

test('an artist and a track that were away for long come back, the longest absence of each', async () => {
  const facts = await factsOf([
    ...history,
    once('2024-03-01', 'Old Friend', 'One'),
    once('2025-02-01', 'Old Friend', 'Two'),
    once('2024-03-01', 'Older Friend', 'Three'),
    once('2025-06-10', 'Old Friend', 'One'),
    once('2025-06-10', 'Older Friend', 'Another'),
  ])

  expect(facts.get('returning-artist')).toBe('Older Friend')
  expect(facts.get('returning-artist-days')).toBe('466 of Older Friend')
  expect(facts.get('returning-track')).toBe('One of Old Friend')
  expect(facts.get('returning-track-days')).toBe('466 of One')
})

test('who was away for less than sixty days, and who was never there, does not come back', async () => {
  const facts = await factsOf([
    ...history,
    once('2025-04-12', 'Friend', 'One'),
    once('2025-06-10', 'Friend', 'One'),
    once('2025-06-10', 'Newcomer', 'Hello'),
  ])

  expect([...facts.keys()].filter((id) => id.startsWith('returning'))).toEqual([])
  expect(facts.get('new-artist:1')).toBe('Newcomer')
  expect(facts.get('new-artist-at:1')).toBe('19:56 of Newcomer')
})

test('a play that turns up later shortens the absence', async () => {
  const user = listener()
  await declare(user)
  await record(user, [
    ...history,
    once('2024-03-01', 'Friend', 'One'),
    once('2025-06-10', 'Friend', 'One'),
  ])
  await record(user, [once('2025-03-01', 'Friend', 'Two')], { importId: 'late', recordedAt: 2_000 })

  const facts = user
    .sent(days, daysSelected)
    .map((selected) => selected.days.find(({ date }) => date === '20250610')?.facts ?? [])
  const valueIn = (at: number, id: string) => facts[at]?.find((fact) => fact.id === id)?.value
  expect([valueIn(0, 'returning-artist-days'), valueIn(1, 'returning-artist-days')]).toEqual([
    466, 101,
  ])
  expect(valueIn(1, 'returning-track-days')).toBe(466)
})
