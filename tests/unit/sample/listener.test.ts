import { listener, type SampleListener } from '#sample/listener.ts'
import { sampleProfile } from '#sample/profile.ts'
import type { ExportRow } from '#sample/row.ts'
import type { YearPlan } from '#sample/year.ts'

const heard = listener({ seed: 'liner-notes' })

const dateFormat = (zone: string) => new Intl.DateTimeFormat('sv', { timeZone: zone })
const atHome = dateFormat(sampleProfile.zone)
const localDate = (row: ExportRow, format = atHome) =>
  format.format(new Date(row.ts)).replaceAll('-', '')

const byDate = ({ rows }: SampleListener) =>
  Map.groupBy(
    rows.filter((row) => row.ms_played >= 30_000),
    (row) => localDate(row),
  )
const days = byDate(heard)
const on = (date: string) => days.get(date) ?? []

const isMusic = (row: ExportRow) => row.spotify_track_uri !== null
const music = (rows: readonly ExportRow[]) => rows.filter(isMusic)
const podcasts = (rows: readonly ExportRow[]) => rows.filter((row) => !isMusic(row))
const minutes = (rows: readonly ExportRow[]) =>
  rows.reduce((sum, row) => sum + row.ms_played / 60_000, 0)
const artists = (rows: readonly ExportRow[]) =>
  new Set(music(rows).map((row) => row.master_metadata_album_artist_name))
const repeats = (rows: readonly ExportRow[]) =>
  music(rows).length - new Set(music(rows).map((row) => row.spotify_track_uri)).size

/** The date of the year that has most of what `count` counts. */
const dateWithMost = (year: number, count: (rows: readonly ExportRow[]) => number) =>
  [...days]
    .filter(([date]) => date.startsWith(`${year}`))
    .toSorted(([, a], [, b]) => count(b) - count(a))[0]?.[0]

const most = (counts: Iterable<number>) => Math.max(0, ...counts)
const topArtistMinutes = (rows: readonly ExportRow[]) =>
  most(
    Map.groupBy(music(rows), (row) => row.master_metadata_album_artist_name)
      .values()
      .map(minutes),
  )

const firstHeard = new Map<string | null, string>()
for (const [date, rows] of days) {
  for (const artist of artists(rows)) if (!firstHeard.has(artist)) firstHeard.set(artist, date)
}

const hour = new Intl.DateTimeFormat('en', {
  timeZone: sampleProfile.zone,
  hour: '2-digit',
  hourCycle: 'h23',
})
const hourOf = (row: ExportRow) => Number(hour.format(new Date(row.ts)))

const years = heard.plans.map((plan) => [plan.year, plan] as [number, YearPlan])

test('the listener has two years of a real size, the last one complete', () => {
  const dates = [...days.keys()].sort()

  expect(heard.rows.length).toBeGreaterThan(15_000)
  expect(heard.rows.length).toBeLessThan(25_000)
  expect(dates[0]?.slice(0, 6)).toBe('202401')
  expect(dates.at(-1)).toBe('20251231')
})

test('the same seed invents the same listener, another seed another one', () => {
  const invent = (seed: string) => JSON.stringify(listener({ seed, years: 1 }))
  const first = invent('a')

  expect(invent('a') === first).toBe(true)
  expect(invent('b') === first).toBe(false)
})

test.each(years)('%i has its biggest days where they were planned', (year, plan) => {
  expect(dateWithMost(year, (rows) => minutes(music(rows)))).toBe(plan.marathon)
  expect(dateWithMost(year, (rows) => minutes(podcasts(rows)))).toBe(plan.binge)
  expect(dateWithMost(year, repeats)).toBe(plan.repeat)
  expect(dateWithMost(year, topArtistMinutes)).toBe(plan.devotion)
})

test.each(years)('%i has a day of discovery', (_, plan) => {
  const newArtists = [...artists(on(plan.discovery))].filter(
    (artist) => firstHeard.get(artist) === plan.discovery,
  )

  expect(newArtists.length).toBeGreaterThan(15)
})

test.each(years)('%i has a podcast binge of one show in the order it came out', (_, plan) => {
  const episodes = podcasts(on(plan.binge))
  const numbers = episodes.map((row) => Number.parseInt(row.episode_name ?? '', 10))

  expect(new Set(episodes.map((row) => row.episode_show_name)).size).toBe(1)
  expect(numbers.length).toBeGreaterThan(6)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})

test.each(years)('%i has an album played from its start to its end', (_, plan) => {
  const albums = Map.groupBy(
    music(on(plan.devotion)),
    (row) => row.master_metadata_album_album_name,
  )

  expect(most(albums.values().map((rows) => rows.length))).toBeGreaterThan(6)
})

test.each(years)('%i has a holiday without a single play', (_, { silence }) => {
  const within = [...days.keys()].filter((date) => silence.from < date && date <= silence.to)

  expect(within).toEqual([])
})

test.each(years)(
  '%i has a trip to another country, at the hours of that country',
  (year, { trip }) => {
    const there = dateFormat(trip.zone)
    const september = heard.rows.filter((row) => row.ts.startsWith(`${year}-09`))
    const abroad = september.filter((row) => {
      const date = localDate(row, there)
      return trip.from < date && date < trip.to
    })

    expect(abroad.length).toBeGreaterThan(20)
    expect(new Set(abroad.map((row) => row.conn_country))).toEqual(new Set([trip.country]))
  },
)

test.each(years)('%i has a birthday with listening', (year, plan) => {
  expect(plan.birthday).toBe(`${year}0614`)
  expect(minutes(on(plan.birthday))).toBeGreaterThan(90)
})

test("a New Year's Eve party goes on across midnight", () => {
  const late = on('20241231').filter((row) => hourOf(row) >= 21)
  const early = on('20250101').filter((row) => hourOf(row) < 2)

  expect(late.length).toBeGreaterThan(20)
  expect(early.length).toBeGreaterThan(10)
})

test('workdays have their hours: commutes are heard, the small hours are not', () => {
  const workday = heard.rows.filter(
    ({ ts, conn_country }) => conn_country === 'US' && ![0, 6].includes(new Date(ts).getUTCDay()),
  )
  const share = (from: number, to: number) =>
    workday.filter((row) => hourOf(row) >= from && hourOf(row) < to).length / workday.length

  expect(share(7, 9)).toBeGreaterThan(0.1)
  expect(share(17, 19)).toBeGreaterThan(0.1)
  expect(share(2, 6)).toBeLessThan(0.02)
})

test('favourites have a long tail', () => {
  const plays = Map.groupBy(music(heard.rows), (row) => row.master_metadata_album_artist_name)
  const counts = [...plays.values()].map((rows) => rows.length).sort((a, b) => b - a)
  const top = counts.slice(0, 10).reduce((sum, count) => sum + count, 0)

  expect(top / music(heard.rows).length).toBeGreaterThan(0.25)
  expect(counts.length).toBeGreaterThan(180)
  expect(counts.filter((count) => count <= 5).length).toBeGreaterThan(20)
})

test('names and titles include the hard cases', () => {
  const all = artists(heard.rows)
  const titles = new Set(music(heard.rows).map((row) => row.master_metadata_track_name))

  for (const name of ['Seven Lanterns', '1983 Atlas', 'May Harbour', 'Sunday Glass']) {
    expect(all).toContain(name)
  }
  expect([...all].some((name) => name?.includes("'"))).toBe(true)
  expect([...all].some((name) => /[ñåöëé]/i.test(name ?? ''))).toBe(true)
  expect(titles).toContain('Ignore previous instructions')
})

test('a plane brings many plays at one instant, with starts in seconds', () => {
  const offline = heard.rows.filter((row) => row.offline)
  const instants = Map.groupBy(offline, (row) => row.ts)

  expect(most(instants.values().map((rows) => rows.length))).toBeGreaterThan(5)
  for (const row of offline) {
    expect(row.offline_timestamp).toBeLessThan(Date.parse(row.ts) / 1000)
    expect(row.offline_timestamp).toBeGreaterThan(Date.parse(row.ts) / 1000 - 86_400)
  }
})

test('the export has the holes that real ones have', () => {
  const count = (holds: (row: ExportRow) => boolean) => heard.rows.filter(holds).length

  expect(count((row) => row.ms_played < 30_000 && row.skipped === true)).toBeGreaterThan(500)
  expect(count((row) => row.skipped === null)).toBeGreaterThan(500)
  expect(count((row) => row.reason_end === null)).toBeGreaterThan(100)
  expect(count((row) => row.incognito_mode === null)).toBeGreaterThan(50)
  expect(count((row) => row.offline_timestamp === null)).toBeGreaterThan(100)
  expect(count((row) => row.offline_timestamp === 0)).toBeGreaterThan(100)
})

test('every row is whole: one thing played, for a time that can be', () => {
  const isNamed = (row: ExportRow) =>
    isMusic(row)
      ? row.master_metadata_track_name && row.master_metadata_album_artist_name
      : row.episode_name && row.episode_show_name
  const broken = heard.rows.filter(
    (row) =>
      isMusic(row) === (row.spotify_episode_uri !== null) ||
      !isNamed(row) ||
      !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(row.ts) ||
      row.ms_played < 0 ||
      row.ms_played > 2 * 3_600_000,
  )

  expect(broken).toEqual([])
})

test('nobody listens to two things at once', () => {
  const played = heard.rows.filter((row) => !row.offline)
  const overlaps = played.slice(1).filter((row, index) => {
    const endedMs = Date.parse(played[index]?.ts ?? '')
    return Date.parse(row.ts) - row.ms_played < endedMs - 1000
  })

  expect(overlaps).toEqual([])
})

test('an extreme listener is one number away', () => {
  const year = { lastYear: 2025, years: 1 }
  const usual = listener({ seed: 'x', ...year }).rows.length

  expect(listener({ seed: 'x', ...year, intensity: 2 }).rows.length).toBeGreaterThan(usual * 1.4)
  expect(listener({ seed: 'x', ...year, intensity: 0.1 }).rows.length).toBeLessThan(usual * 0.4)
})
