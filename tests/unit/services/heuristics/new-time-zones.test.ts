// New time zone data, for listeners whose days were cut by other data: Winnipeg keeps the clocks of summer since
// November 2026. Until then it had those of Chicago, so its days are first cut as Chicago's here.
import { offsetsHashOf } from '#facts/cut-offsets.ts'
import { zoneData } from '#facts/zone-data.ts'
import { daysRequested, daysSelected } from '#schemas/index.ts'
import { progressOf } from '#services/heuristics/progress.ts'
import {
  declare,
  indexPage,
  type Listener,
  listener,
  play,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { requests } from '#topics/requests.ts'

const request = { requestId: 'time-zones-2026f', cause: 'time-zones', requestedAt: 9_000 }
const history = [
  ...quietDays('2026-09-01', 90),
  ...session('2026-11-10T05:20:00Z', 40, { creator: 'Night' }), // 00:20 by the clocks of summer.
]
const ask = (user: Listener) => user.receive(requests, daysRequested, request)
const datesOf = (user: Listener) =>
  [...user.pages.keys()].flatMap((key) => /^days\/(\d{8})$/.exec(key)?.[1] ?? []).sort()
const factsOf = (user: Listener, date: string) =>
  Object.fromEntries(
    user
      .sent(days, daysSelected)
      .at(-1)
      ?.days.find((day) => day.date === date)
      ?.facts.map(({ id, value }) => [id, value]) ?? [],
  )

/** A listener of `zone` whose days were cut by the offsets of `cutAs`, which the page notes as `offsetsHash`. */
async function cut({
  zone,
  cutAs,
  offsetsHash,
}: {
  readonly zone: string
  readonly cutAs: string
  readonly offsetsHash: string
}) {
  const user = listener()
  await declare(user, { zone: cutAs, birthday: '11-10' })
  await record(user, history)
  const index = indexPage(user)
  const kept = index.listener && { ...index.listener, zone }
  await user.setPage('index', '', { ...index, listener: kept, offsetsHash })
  return user
}

test.each([
  ['by an earlier build, which noted no offsets', ''],
  ['by earlier data', offsetsHashOf({ zone: 'America/Chicago', zoneHistory: [] })],
])(
  'days that were cut %s are cut again where their zone has other offsets now',
  async (_, hash) => {
    const user = await cut({
      zone: 'America/Winnipeg',
      cutAs: 'America/Chicago',
      offsetsHash: hash,
    })
    const before = user.sent(days, daysSelected).length
    expect(datesOf(user)).toContain('20261109')
    const inspected = { key: 'u1', pages: [{ family: 'index', part: '', page: indexPage(user) }] }
    expect(progressOf({ ...inspected, timers: {} } as never)?.isCutAsNow).toBe(false)

    await ask(user)
    await user.fireTimer('select')

    expect(user.sent(days, daysSelected)).toHaveLength(before + 1)
    expect(factsOf(user, '20261110')).toMatchObject({ 'first-play-at': '00:20' })
    expect(user.sent(days, daysSelected).at(-1)?.basis).toMatchObject({
      tzVersion: zoneData.version,
      offsetsHash: offsetsHashOf({ zone: 'America/Winnipeg', zoneHistory: [] }),
    })
    await ask(user)
    expect(user.timers.size).toBe(0)
  },
)

test('the next play is enough', async () => {
  const user = await cut({ zone: 'America/Winnipeg', cutAs: 'America/Chicago', offsetsHash: '' })
  await record(user, [play('2026-11-20T20:00:00Z')], { importId: 'more', recordedAt: 2_000 })

  const asNow = listener()
  await declare(asNow, { zone: 'America/Winnipeg', birthday: '11-10' })
  await record(asNow, history)
  await record(asNow, [play('2026-11-20T20:00:00Z')], { importId: 'more', recordedAt: 2_000 })
  expect(datesOf(user)).toEqual(datesOf(asNow))
  expect(indexPage(user).offsetsHash).toBe(indexPage(asNow).offsetsHash)
})

test.each([
  ['whose zone says the same', 'America/Chicago', ''],
  ['who lives in UTC', 'UTC', ''],
  [
    'whose offsets are noted',
    'Europe/Berlin',
    offsetsHashOf({ zone: 'Europe/Berlin', zoneHistory: [] }),
  ],
])('nothing is computed again of a listener %s', async (_, zone, offsetsHash) => {
  const user = await cut({ zone, cutAs: zone, offsetsHash })
  const before = new Map(user.pages)
  const sent = user.sent(days, daysSelected).length
  await ask(user)

  expect(user.timers.size).toBe(0)
  expect(user.pages).toEqual(before)
  expect(user.sent(days, daysSelected)).toHaveLength(sent)
})

test('a listener who left before the clocks changed is not touched', async () => {
  const user = listener()
  const zoneHistory = [{ fromMs: Date.UTC(2020, 0, 1), zone: 'Europe/London' }]
  await declare(user, { zone: 'America/Winnipeg', zoneHistory })
  await record(user, history)
  await user.setPage('index', '', { ...indexPage(user), offsetsHash: '' })
  const before = new Map(user.pages)
  await ask(user)

  expect([user.timers.size, user.pages]).toEqual([0, before])
})

test('a new listener has the offsets of now from the first event on', async () => {
  const user = listener()
  await record(user, history)
  expect(indexPage(user).offsetsHash).toBe(offsetsHashOf({ zone: 'UTC', zoneHistory: [] }))
  await declare(user, { zone: 'America/Winnipeg' })

  expect(indexPage(user).offsetsHash).toBe(
    offsetsHashOf({ zone: 'America/Winnipeg', zoneHistory: [] }),
  )
  const unknown = listener()
  await ask(unknown)
  expect([...unknown.pages.keys()]).toEqual([])
})
