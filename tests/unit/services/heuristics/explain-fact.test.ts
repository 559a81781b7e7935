import { explainInspected } from '#services/heuristics/explain.ts'
import {
  declare,
  type Listener,
  listener,
  play,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'

const settings = { windowEnd: '12-31' }
const catalogue = smallCatalogue({
  'Usual 0': { genres: ['rock'], year: 1971, energy: 0.4 },
  'Usual 1': { genres: ['pop', 'rock'], year: 1984, energy: 0.6 },
  'Usual 2': { genres: ['pop'], year: 2009, energy: 0.8 },
})

const inspect = (user: Listener) => ({
  key: 'u1',
  timers: {},
  pages: [...user.pages].map(([key, page]) => {
    const [family = '', part = ''] = key.split('/')
    return { family, part, page }
  }),
})

async function someone(): Promise<Listener> {
  const user = listener({}, catalogue)
  await declare(user)
  await record(user, [
    ...quietDays('2025-01-02', 100),
    ...session('2025-03-20T08:00:00Z', 20, {}, 3).map((each, n) => ({
      ...each,
      creator: `Usual ${n % 3}`,
      title: `Song ${n % 7}`,
    })),
    play('2025-03-20T12:00:00Z', { creator: 'Fresh', title: 'First' }),
    play('2025-03-20T12:30:00Z', { creator: 'Two Cups', kind: 'episode', playedMs: 1_200_000 }),
  ])
  return user
}

const ask = (user: Listener, factId?: string) =>
  explainInspected(inspect(user), '20250320', { settings, catalogue }, factId)

test('the plays of every fact add up to what it says', async () => {
  const user = await someone()
  const whole = ask(user)
  if (!whole.ok) throw new Error(whole.fault)
  let summed = 0

  for (const fact of whole.explanation.facts) {
    const asked = ask(user, fact.id)
    if (!asked.ok) throw new Error(asked.fault)
    const { plays = [] } = asked.explanation.from ?? {}
    const minutes = Math.round(plays.reduce((sum, { play }) => sum + play.playedMs, 0) / 60_000)
    if (fact.unit === 'minutes' && fact.kind !== 'longest-session-minutes') {
      expect([fact.id, minutes]).toEqual([fact.id, fact.value])
      summed += 1
    }
    if (fact.unit === 'plays' && fact.kind !== 'repeats') {
      expect([fact.id, plays.length]).toEqual([fact.id, fact.value])
      summed += 1
    }
    if (fact.unit === 'name' && fact.kind !== 'holiday') {
      expect([fact.id, plays.length > 0]).toEqual([fact.id, true])
    }
  }
  expect(summed).toBeGreaterThan(10)
})

test('a fact of the calendar rests on no play, and one that is not there is answered with those that are', async () => {
  const user = await someone()

  expect(ask(user, 'weekday')).toMatchObject({ ok: true, explanation: { from: { plays: [] } } })
  expect(ask(user, 'first-play-at')).toMatchObject({
    explanation: { from: { plays: [{ at: '08:03' }] } },
  })
  expect(ask(user, 'nonsense')).toMatchObject({
    ok: false,
    fault: 'no-fact',
    facts: expect.arrayContaining(['minutes', 'top-genre']),
  })
})
