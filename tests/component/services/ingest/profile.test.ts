import { localTimeOf } from '#facts/local-time.ts'
import { daysSelected } from '#schemas/index.ts'
import { choiceOf, coveredBy } from '#services/ingest/hidden.ts'
import { profileAfter, profileHiding } from '#services/ingest/profile.ts'
import { importsOf, type RecordedPlays } from '#services/ingest/recorded.ts'
import { exportFolder } from '#testkit/exports.ts'
import { accountRows, run } from '#testkit/imports.ts'
import {
  declare,
  listener,
  play,
  profile,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { recordingSender } from '#testkit/recording-sender.ts'
import { days } from '#topics/days.ts'

const earlier = {
  userId: 'ada',
  ...profile({
    zone: 'Europe/Paris',
    country: 'FR',
    birthday: '02-29',
    years: [2024],
    hiddenCreators: ['Baby'],
    hiddenDates: ['20240714'],
    isHidden: true,
  }),
}
const given = { userId: 'ada', zone: 'Asia/Tokyo', year: 2025 }

test('an import takes back neither birthday, country nor what is hidden', () => {
  expect(profileAfter(earlier, given, 9)).toEqual({
    ...earlier,
    zone: 'Asia/Tokyo',
    years: [2024, 2025],
    declaredAt: 9,
  })
})

test('what an import does say holds, and null takes it back', () => {
  expect(profileAfter(earlier, { ...given, birthday: '07-04', country: null }, 9)).toMatchObject({
    birthday: '07-04',
    country: null,
  })
  expect(profileAfter(undefined, given, 9)).toMatchObject({ birthday: null, hiddenDates: [] })
})

test('zones given for some time stay until others are given, and an empty list takes them back', () => {
  const zoneHistory = [{ fromMs: 5, zone: 'Asia/Tokyo' }]
  const travelled = { ...earlier, zoneHistory }

  expect(profileAfter(travelled, given, 9).zoneHistory).toEqual(zoneHistory)
  expect(profileAfter(travelled, { ...given, zoneHistory: [] }, 9).zoneHistory).toEqual([])
  expect(profileAfter(earlier, { ...given, zoneHistory }, 9).zoneHistory).toEqual(zoneHistory)
})

test('an import declares on top of the profile that it reads, and a dry run reads none', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('StreamingHistory0.json', accountRows)
  const sender = recordingSender()
  const reads: string[] = []
  const readProfile = async () => {
    reads.push('read')
    return earlier
  }
  await run([path], { isDryRun: true }, { sender, readProfile })
  expect(reads).toEqual([])

  await run([path], {}, { sender, readProfile })
  expect(sender.profiles).toMatchObject([
    { zone: 'Europe/Berlin', country: 'FR', birthday: '02-29', hiddenCreators: ['Baby'] },
  ])
})

test('what a listener hides while their history is read stays hidden', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('StreamingHistory0.json', accountRows)
  const sender = recordingSender()
  const declaredAt = Date.UTC(2100, 0, 1)
  let declared = earlier
  const openSender = async () => {
    // Only what comes before the sender is taken in: it fences what comes after.
    declared = { ...earlier, declaredAt, hiddenCreators: ['Baby', 'Binge'] }
    return sender.opened()
  }

  await run([path], {}, { openSender, readProfile: async () => declared })

  expect(sender.profiles).toMatchObject([
    { hiddenCreators: ['Baby', 'Binge'], declaredAt: declaredAt + 1 },
  ])
})

const choice = { creators: ['Binge'], dates: ['20250301'], isAll: true }

test('hiding adds to what is hidden, and bringing back removes exactly that', () => {
  const hidden = profileHiding({ ...earlier, isHidden: false }, choice, true, 9)
  expect(hidden).toMatchObject({
    hiddenCreators: ['Baby', 'Binge'],
    hiddenDates: ['20240714', '20250301'],
    isHidden: true,
    declaredAt: 9,
  })
  expect(hidden && profileHiding(hidden, choice, false, 10)).toEqual({
    ...earlier,
    isHidden: false,
    declaredAt: 10,
  })
})

test('hiding what is hidden changes nothing, and a clock that runs behind loses no choice', () => {
  const same = { creators: ['Baby'], dates: [], isAll: false }
  expect(profileHiding(earlier, same, true, 9)).toBeUndefined()
  expect(profileHiding({ ...earlier, declaredAt: 20 }, choice, true, 9)?.declaredAt).toBe(21)
})

const history: RecordedPlays = new Map(
  [
    play('2025-03-01T23:30:00Z', { creator: 'AC/DC' }),
    play('2025-03-02T10:00:00Z', { creator: 'ac dc' }),
    play('2025-03-02T11:00:00Z', { creator: 'ac dc', playedMs: 20_000 }),
    play('2025-03-03T10:00:00Z', { creator: 'Talk', kind: 'episode' }),
    play('2025-03-04T10:00:00Z', { creator: 'Talk Talk' }),
  ].map((each) => [each.playId, new Map([['a', { play: each, source: 'test', recordedAt: 1 }]])]),
)

const wanted = { artists: [], shows: [], days: [], isAll: false }

test('a name is found as the history spells it, all spellings of it, shows apart from artists', () => {
  const names = { ...wanted, artists: ['Ac/Dc'], shows: ['talk'] }
  expect(choiceOf(history, names, []).creators).toEqual(['AC/DC', 'Talk', 'ac dc'])
})

test('a name that nobody has names the nearest, one that is hidden can be brought back', () => {
  const talk = { ...wanted, artists: ['Talk'] }
  expect(() => choiceOf(history, talk, [])).toThrow(
    '"Talk" was ever played; did you mean Talk Talk?',
  )
  expect(choiceOf(history, { ...wanted, artists: ['gone'] }, ['Gone']).creators).toEqual(['Gone'])
})

test('what a choice covers is counted in plays that count, on days of the zone', () => {
  const covered = (zone: string, creators: string[], dates: string[] = [], isAll = false) =>
    coveredBy(history, { creators, dates, isAll }, localTimeOf(zone))

  expect(covered('UTC', ['AC/DC', 'ac dc'])).toEqual({ plays: 2, days: 2 })
  expect(covered('Europe/Paris', ['AC/DC', 'ac dc'])).toEqual({ plays: 2, days: 1 })
  expect(covered('UTC', [], ['20250302'])).toEqual({ plays: 1, days: 1 })
  expect(covered('UTC', [], [], true)).toEqual({ plays: 4, days: 4 })
  expect(importsOf(history)).toMatchObject([{ importId: 'a', plays: 5 }])
})

test('a hidden archive has no days and says why, and comes back as it was', async () => {
  const user = listener()
  await declare(user)
  await record(user, [
    ...quietDays('2025-01-05', 60),
    ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ])
  const shown = user.sent(days, daysSelected).at(-1)
  await declare(user, { isHidden: true, declaredAt: 2 })
  expect(user.sent(days, daysSelected).at(-1)).toMatchObject({
    revision: 2,
    days: [],
    runnersUp: [],
    overview: [],
    notes: ['This archive is hidden, as you asked.'],
  })

  await declare(user, { isHidden: false, declaredAt: 3 })
  const again = user.sent(days, daysSelected).at(-1)
  expect(again).toMatchObject({ revision: 3, factsHash: shown?.factsHash, days: shown?.days })
})
