// Exports of several services, one by one and together, for one listener.
import { accountRow, extendedRow, zipOf } from '#testkit/exports.ts'
import { idsOf, runFiles } from '#testkit/imports.ts'
import {
  appleRow,
  appleTable,
  jsonLines,
  lastFmBareCsv,
  lastFmCsv,
  lastFmPages,
  lastFmTrack,
  listen,
  uts,
  watchedPage,
  watchedRow,
} from '#testkit/listens.ts'

const isoAt = (minute: number) => new Date(uts(minute) * 1000).toISOString()

const exportsByFormat: Readonly<Record<string, () => unknown>> = {
  'lastfm-json': () =>
    lastFmPages(
      [lastFmTrack(uts(0), 'One'), lastFmTrack(uts(4), 'Two')],
      lastFmTrack(uts(8), 'Three'),
    ),
  'lastfm-csv': () =>
    lastFmCsv([
      [uts(0), 'One'],
      [uts(4), 'Two'],
      [uts(8), 'Three'],
    ]),
  'lastfm-csv-bare': () =>
    lastFmBareCsv([
      ['01 Jan 2024 10:00', 'One'],
      ['01 Jan 2024 10:04', 'Two'],
      ['01 Jan 2024 10:08', 'Three'],
    ]),
  listenbrainz: () =>
    jsonLines([listen(uts(0), 'One'), listen(`${uts(4)}`, 'Two'), listen(uts(8) + 0.5, 'Three')]),
  'apple-music': () =>
    appleTable(
      ['One', 'Two', 'Three'].map((title, index) =>
        appleRow({ 'Song Name': title, 'Event Start Timestamp': isoAt(index * 4) }),
      ),
    ),
  'youtube-music': () => [
    watchedRow(isoAt(0), 'One'),
    watchedRow(isoAt(4), 'Two'),
    watchedRow(isoAt(8), 'Three'),
  ],
}
const names = Object.keys(exportsByFormat)

test.each(names)('%s is known by its content, whatever the file is called', async (format) => {
  const { summary, sender } = await runFiles({ 'data.txt': exportsByFormat[format]?.() })

  expect(summary.files).toMatchObject([{ format, rows: 3, kept: 3, dropped: {} }])
  expect(sender.plays().map(({ title }) => title)).toEqual(['One', 'Two', 'Three'])
  expect(sender.messages.every(({ source }) => source === format)).toBe(true)
})

test.each(names)('importing %s twice in one import counts nothing twice', async (format) => {
  const content = exportsByFormat[format]?.()
  const { summary, sender } = await runFiles({ 'a.x': content, 'b.x': content })

  expect(summary).toMatchObject({ rows: 6, kept: 3, duplicates: 3, plays: 3 })
  expect(new Set(idsOf(sender)).size).toBe(3)
})

test('a list of ListenBrainz, as it was given before, is the same plays as its lines', async () => {
  const rows = [listen(uts(0), 'One', { duration_ms: 200_000 }), listen(uts(4), 'Two', null)]
  const lines = await runFiles({ 'listens/2024/1.jsonl': jsonLines(rows) })
  const list = await runFiles({ 'ada_lb-2024-01-02.json': rows })

  expect(idsOf(list.sender)).toEqual(idsOf(lines.sender))
})

test('the zip of ListenBrainz is read, and what else is in it is left out', async () => {
  const zip = await zipOf({
    'user.json': { user_id: 1, username: 'ada' },
    'feedback.jsonl': jsonLines([{ recording_msid: 'x', score: 1 }]),
    'listens/2023/12.jsonl': jsonLines([listen(uts(-9_000), 'Older')]),
    'listens/2024/1.jsonl': jsonLines([listen(uts(0), 'One')]),
  })
  const { summary } = await runFiles({ 'listenbrainz_ada.zip': zip })

  expect(summary.plays).toBe(2)
  expect(summary.ignored.map(({ reason }) => reason)).toEqual(['not-a-history', 'not-a-history'])
})

test('the Play Activity of Apple is found in a zip within the zip', async () => {
  const inner = await zipOf({
    'Apple_Media_Services/Apple Music Activity/Apple Music Play Activity.csv': appleTable([
      appleRow(),
      appleRow({ 'Event Type': 'LYRIC_DISPLAY' }),
    ]),
    'Apple_Media_Services/Apple Music Activity/Apple Music - Favorites.csv': 'Name,Type\nx,y\n',
  })
  const zip = await zipOf({
    'Apple_Media_Services.zip': inner,
    'Other.zip': await zipOf({ a: 'b' }),
  })
  const { summary } = await runFiles({ 'Apple Media Services information.zip': zip })

  expect(summary).toMatchObject({
    rows: 2,
    plays: 1,
    files: [{ format: 'apple-music', dropped: { 'not-a-play': 1 }, assumedLengths: 0 }],
  })
  expect(summary.ignored.map(({ reason }) => reason)).toEqual(['nested-zip', 'not-a-history'])
})

test('a zip in which only another zip holds something is refused by name', async () => {
  const inner = await zipOf({
    'MyData/StreamingHistory0.json': [accountRow('2024-01-01 10:00', 'x')],
  })

  await expect(
    runFiles({ 'export.zip': await zipOf({ 'inner.zip': inner }) }),
  ).rejects.toMatchObject({
    code: 'IMPORT_ZIP_NESTED',
    message: expect.stringContaining('export.zip/inner.zip'),
  })
})

test('videos, advertisements and gone videos among the history of YouTube are counted', async () => {
  const { summary } = await runFiles({
    'watch-history.json': [
      watchedRow(isoAt(0), 'One'),
      watchedRow(isoAt(4), 'A video', { header: 'YouTube' }),
      watchedRow(isoAt(8), 'https://www.youtube.com/watch?v=gone', { subtitles: undefined }),
    ],
  })

  expect(summary.files).toMatchObject([{ kept: 1, dropped: { 'not-music': 1, 'no-title': 1 } }])
})

test("YouTube's history as a web page is refused with how to ask for JSON, alone or in a zip", async () => {
  const refused = { code: 'IMPORT_FORMAT_HTML', message: expect.stringContaining('JSON') }
  const zip = await zipOf({ 'Takeout/YouTube/history/watch-history.html': watchedPage })

  await expect(runFiles({ 'watch-history.html': watchedPage })).rejects.toMatchObject(refused)
  await expect(runFiles({ 'takeout.zip': zip })).rejects.toMatchObject(refused)
})

test('lengths that no row tells are counted, a file and in all, and their plays marked', async () => {
  const { summary, sender } = await runFiles({
    'a.json': [extendedRow('2024-02-01T10:00:00Z', 'Measured')],
    'b.csv': exportsByFormat['lastfm-csv']?.(),
  })

  expect(summary.assumedLengths).toBe(3)
  expect(summary.files.map(({ assumedLengths }) => assumedLengths)).toEqual([0, 3])
  expect(sender.plays().map(({ isLengthAssumed }) => isLengthAssumed)).toEqual([
    false,
    true,
    true,
    true,
  ])
})

test('a listen that every service tells is one play, as the one that measured it has it', async () => {
  const { summary, sender } = await runFiles({
    ...Object.fromEntries(
      names
        .filter((name) => name !== 'apple-music')
        .map((name) => [`${name}.txt`, exportsByFormat[name]?.()]),
    ),
    'endsong_0.json': [0, 4, 8].map((minute, index) =>
      extendedRow(
        isoAt(minute + 3).replace('.000', ''),
        ['One', 'Two - Remastered', 'Three'][index] ?? '',
        180_000,
        {
          master_metadata_album_artist_name: 'Various Artists',
        },
      ),
    ),
    'StreamingHistory0.json': [3, 7, 11].map((minute, index) => ({
      ...accountRow(
        isoAt(minute).slice(0, 16).replace('T', ' '),
        ['One', 'Two - Remastered', 'Three'][index] ?? '',
        180_000,
      ),
      artistName: 'Various Artists',
    })),
  })

  expect(summary).toMatchObject({ rows: 21, kept: 3, duplicates: 18, plays: 3, assumedLengths: 0 })
  expect(sender.messages.map(({ source }) => source)).toEqual(['spotify-extended'])
})

test('a track heard again is told again by each service, and stays two plays', async () => {
  const { summary } = await runFiles({
    'a.json': [3, 6, 9].map((minute) =>
      extendedRow(isoAt(minute).replace('.000', ''), 'Loop', 180_000),
    ),
    'b.csv': lastFmCsv([
      [uts(0), 'Loop'],
      [uts(3), 'Loop'],
      [uts(6), 'Loop'],
      [uts(60), 'Loop'],
    ]),
  })

  expect(summary).toMatchObject({ rows: 7, kept: 4, duplicates: 3 })
})

test('the same listen has the same id from Last.fm as from ListenBrainz, also in another import', async () => {
  const lastFm = await runFiles({ 'a.csv': exportsByFormat['lastfm-csv']?.() })
  const bare = await runFiles({ 'a.csv': exportsByFormat['lastfm-csv-bare']?.() })
  const listens = await runFiles({ 'a.jsonl': exportsByFormat.listenbrainz?.() })

  expect(idsOf(bare.sender)).toEqual(idsOf(lastFm.sender))
  expect(idsOf(listens.sender)).toEqual(idsOf(lastFm.sender))
})

test('a table reopened in a spreadsheet is still read', async () => {
  const table = lastFmCsv([[uts(0), 'One']])
    .replaceAll(',', ';')
    .replaceAll('\n', '\r\n')
  const utf16 = Buffer.from(`\ufeff${table.replaceAll(';', '\t')}`, 'utf16le')

  expect((await runFiles({ 'a.csv': `\ufeff${table}` })).summary.plays).toBe(1)
  expect((await runFiles({ 'a.csv': utf16 })).summary.plays).toBe(1)
})
