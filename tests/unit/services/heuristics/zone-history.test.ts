import { type DaysSelected, daysSelected } from '#schemas/index.ts'
import { declare, type Listener, listener, play, record } from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

const latest = (user: Listener): DaysSelected | undefined => user.sent(days, daysSelected).at(-1)
const datesOf = (user: Listener) =>
  [...user.pages.keys()].flatMap((key) => /^days\/(\d{8})$/.exec(key)?.[1] ?? []).sort()

test('days follow the zone in force at that time, and the selection says which', async () => {
  const user = listener()
  const moved = Date.parse('2025-03-02T00:00:00+09:00')
  const zoneHistory = [
    { fromMs: Date.parse('2025-03-10T00:00:00Z'), zone: 'Europe/London' },
    { fromMs: moved, zone: 'Asia/Tokyo' },
  ]
  await declare(user, { zone: 'America/New_York', birthday: '03-02' })
  await record(user, [
    play('2025-03-01T14:59:00Z'),
    play('2025-03-01T15:00:00Z'),
    play('2025-03-11T23:30:00Z'),
  ])
  expect(datesOf(user)).toEqual(['20250301', '20250311'])

  await declare(user, { zone: 'America/New_York', zoneHistory, declaredAt: 2 })
  expect(datesOf(user)).toEqual(['20250301', '20250302', '20250311'])
  expect(latest(user)?.notes).toContainEqual(
    'Days follow the zones you gave: America/New_York, Asia/Tokyo from 20250302, Europe/London from 20250310.',
  )
  await declare(user, { zone: 'America/New_York', declaredAt: 3 })
  expect(datesOf(user)).toEqual(['20250301', '20250311'])
})

test('a zone of some time that is none is refused as the home zone is', async () => {
  const zoneHistory = [{ fromMs: 1, zone: 'Mars/Olympus' }]

  await expect(declare(listener(), { zoneHistory })).rejects.toThrow(/"Mars\/Olympus"/)
})
