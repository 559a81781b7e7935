import { daysSelected } from '#schemas/index.ts'
import {
  dayPage,
  declare,
  indexed,
  indexPage,
  type Listener,
  listener,
  play,
  quietDays,
  record,
  session,
  takeBack,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

test('an import that was taken back makes room for another', async () => {
  const user = listener()
  await declare(user)
  for (const importId of ['a', 'b']) {
    await record(user, [play('2025-01-20T20:00:00Z')], { importId })
  }
  await takeBack(user, { importId: 'a' })
  await record(user, [play('2025-01-20T21:00:00Z')], { importId: 'c' })

  expect(indexPage(user).imports).toEqual(['c', 'b'])
  await takeBack(user, { importId: 'c' })
  expect(dayPage(user, '20250120')?.plays).toHaveLength(1)
})

test('what only one import brought goes with it, and the rest stays', async () => {
  const user = listener()
  await declare(user)
  const both = play('2025-01-20T20:00:00Z')
  const own = play('2025-01-21T20:00:00Z')
  await record(user, [both], { importId: 'a' })
  await record(user, [both, own], { importId: 'b' })
  await takeBack(user, { importId: 'b' })

  expect(dayPage(user, '20250120')?.plays).toHaveLength(1)
  expect(dayPage(user, '20250121')).toBeUndefined()
  await takeBack(user, { importId: 'a' })
  expect(indexed(user)).toEqual({ notes: [], years: [], heard: [], artists: [] })
})

test('a play that another import has otherwise is as that import has it, once the newer one is taken back', async () => {
  const user = listener()
  await declare(user)
  const first = play('2025-01-20T20:00:00Z', { title: 'First', uri: 'spotify:track:1' })
  const versions = ['a', 'b', 'c'].map((importId, n) => ({
    importId,
    recordedAt: 1_000 + n,
    plays: [
      { ...first, title: ['First', 'Second', 'First'][n] ?? '', uri: n === 0 ? first.uri : null },
    ],
  }))
  const titles = () => dayPage(user, '20250120')?.plays.map((kept) => kept.play.title)
  for (const { plays, ...more } of versions.toReversed()) await record(user, plays, more)
  expect(titles()).toEqual(['First'])

  await takeBack(user, { importId: 'c' })
  expect(titles()).toEqual(['Second'])
  expect(dayPage(user, '20250120')?.plays[0]?.play.uri).toBe('spotify:track:1')
  await takeBack(user, { importId: 'b' })
  expect(titles()).toEqual(['First'])
})

test('taking plays back is as if they had never come', async () => {
  const user = listener()
  const never = listener()
  const history = [...quietDays('2025-01-05', 60), ...session('2025-02-10T08:00:00Z', 60)]
  const extra = session('2025-01-02T08:00:00Z', 40, { creator: 'Usual 1' })
  for (const each of [user, never]) await declare(each)
  await record(user, [...extra, ...history])
  await takeBack(user, { playIds: extra.map(({ playId }) => playId) })
  await record(never, history)

  expect(indexed(user)).toEqual(indexed(never))
  const told = [user, never].map((each) => each.sent(days, daysSelected).at(-1)?.factsHash)
  expect(told[0]).toBe(told[1])
})

test('pages of an earlier layout are indexed anew with the next event', async () => {
  const user = listener()
  const old = listener()
  const history = [...quietDays('2025-01-05', 60), ...session('2025-02-10T08:00:00Z', 60)]
  for (const each of [user, old]) {
    await declare(each)
    await record(each, history)
  }
  const before = indexed(user)
  await forgetIndexed(old)
  expect(indexed(old)).not.toEqual(before)
  await record(old, [])

  expect(indexed(old)).toEqual(before)
  expect(old.sent(days, daysSelected)).toHaveLength(1)
})

/** As a version left the pages that had neither years nor artists. */
async function forgetIndexed(user: Listener): Promise<void> {
  for (const key of user.pages.keys()) {
    const [, family, part = ''] = /^(years|artists)\/(.*)$/.exec(key) ?? []
    if (family) await user.setPage(family as 'years' | 'artists', part, undefined)
  }
  await user.setPage('index', '', { ...indexPage(user), years: [], layout: 0 })
}
