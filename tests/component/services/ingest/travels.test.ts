import { extendedRow } from '#testkit/exports.ts'
import { runFiles } from '#testkit/imports.ts'
import { appleRow, appleTable } from '#testkit/listens.ts'

/** A play an hour from 12:00 UTC on, `count` of them, on a day of March 2024. */
const playsOn = (day: number, conn_country: string | null, count = 3) =>
  Array.from({ length: count }, (_, hour) =>
    extendedRow(
      `2024-03-${String(day).padStart(2, '0')}T${12 + hour}:00:00Z`,
      `${day} ${hour}`,
      200_000,
      {
        conn_country,
      },
    ),
  )
const atHome = [1, 2, 3, 20, 21, 22].flatMap((day) => playsOn(day, 'DE'))

test('days spent in another country are said, with its zone, and change nothing', async () => {
  const rows = [...atHome, ...playsOn(5, 'JP'), ...playsOn(9, 'JP', 4)]
  const { summary, sender } = await runFiles({ 'a.json': rows })

  expect(summary.travel).toEqual([
    { place: 'JP', from: '2024-03-05', to: '2024-03-09', rows: 7, zones: ['Asia/Tokyo'] },
  ])
  expect(sender.profiles).toMatchObject([{ zone: 'Europe/Berlin', zoneHistory: [] }])
})

test('a country of many zones is named without a guess at one', async () => {
  const { summary } = await runFiles({ 'a.json': [...atHome, ...playsOn(5, 'US', 6)] })

  expect(summary.travel).toMatchObject([{ place: 'US', zones: [] }])
})

test('a stay where clocks show the same as at home is not worth a word', async () => {
  const { summary } = await runFiles({ 'a.json': [...atHome, ...playsOn(5, 'FR', 6)] })

  expect(summary.travel).toEqual([])
})

test('a few plays elsewhere are no travel, nor is a country that is not told', async () => {
  const rows = [...atHome, ...playsOn(5, 'IN', 4), ...playsOn(7, null, 9), ...playsOn(8, 'ZZ', 9)]

  expect((await runFiles({ 'a.json': rows })).summary.travel).toEqual([])
})

test('a clock that is not that of the zone tells of travel, summer time does not', async () => {
  const onDay = (day: string, offset: number, count: number) =>
    Array.from({ length: count }, (_, hour) =>
      appleRow({
        'Song Name': `${day} ${hour}`,
        'Event Start Timestamp': `${day}T${12 + hour}:00:00Z`,
        'UTC Offset In Seconds': String(offset),
      }),
    )
  const rows = [
    ...onDay('2024-01-10', 3_600, 6),
    ...onDay('2024-07-10', 7_200, 6),
    ...onDay('2024-08-01', -12_600, 6),
    ...onDay('2024-08-05', 7_200, 6),
  ]
  const { summary } = await runFiles({ 'a.csv': appleTable(rows) })

  expect(summary.travel).toEqual([
    { place: 'UTC-03:30', from: '2024-08-01', to: '2024-08-01', rows: 6, zones: [] },
  ])
})

test('with a zone history the days move, and what it explains is no more said as travel', async () => {
  const late = Array.from({ length: 6 }, (_, minute) =>
    extendedRow(`2024-03-05T20:0${minute}:00Z`, `Late ${minute}`, 200_000, { conn_country: 'JP' }),
  )
  const zoneHistory = [{ fromMs: Date.UTC(2024, 2, 4), zone: 'Asia/Tokyo' }]
  const given = await runFiles({ 'a.json': [...atHome, ...late] }, { zoneHistory })
  const home = await runFiles({ 'a.json': [...atHome, ...late] })

  expect(given.summary).toMatchObject({ zoneHistory, movedByZone: 6, travel: [] })
  expect(home.summary).toMatchObject({ zoneHistory: [], movedByZone: 0, travel: [{ place: 'JP' }] })
  expect(given.sender.profiles).toMatchObject([{ zoneHistory }])
})
