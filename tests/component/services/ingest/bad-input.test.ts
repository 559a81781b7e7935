import type { ImportSummary } from '#services/ingest/summary.ts'
import { accountRow, exportFolder, zipOf } from '#testkit/exports.ts'
import { accountRows, run, runFiles } from '#testkit/imports.ts'
import { recordingSender } from '#testkit/recording-sender.ts'

test('bad rows are counted by reason, and cost no good one', async () => {
  const bad = [
    { ...accountRows[0], endTime: null },
    { ...accountRows[0], endTime: '1970-01-01 00:00' },
    { ...accountRows[0], msPlayed: -5 },
    { ...accountRows[0], trackName: null },
    null,
    { unknown: 'keys' },
  ]
  const { summary } = await runFiles({ 'a.json': [...accountRows, ...bad] })

  expect(summary.files[0]).toMatchObject({
    rows: 9,
    kept: 3,
    dropped: {
      'no-time': 2,
      'absurd-time': 1,
      'negative-duration': 1,
      'no-title': 1,
      'not-a-row': 1,
    },
  })
})

test('a file cut in the middle keeps what is whole and says that it breaks off', async () => {
  const text = JSON.stringify(accountRows, null, 2)
  const { summary } = await runFiles({ 'a.json': text.slice(0, text.length - 40) })

  expect(summary.files[0]).toMatchObject({ rows: 3, kept: 2, dropped: { unreadable: 1 } })
  expect(summary.problems).toEqual([expect.stringMatching(/^a\.json: it breaks off .*again/)])
})

test('a zip with damage inside keeps the rows before it and says so', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => {
    const at = new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString()
    return accountRow(at.slice(0, 16).replace('T', ' '), `Track ${(i * 7919) % 10_007}`)
  })
  const zip = await zipOf({ 'StreamingHistory0.json': rows })
  zip.fill(0xff, zip.length >> 1, (zip.length >> 1) + 200)
  const { summary } = await runFiles({ 'export.zip': zip })

  expect(summary.plays).toBeGreaterThan(1_000)
  expect(summary.plays).toBeLessThan(19_000)
  expect(summary.files[0]?.dropped.unreadable).toBeGreaterThanOrEqual(1)
  expect(summary.problems).toHaveLength(1)
})

test('a stored file whose checksum is wrong is reported', async () => {
  const zip = await zipOf({ 'StreamingHistory0.json': accountRows }, false)
  zip.write('0ne', zip.indexOf('One'))
  const { summary } = await runFiles({ 'export.zip': zip })

  expect(summary.plays).toBe(3)
  expect(summary.problems).toEqual([expect.stringContaining('checksum')])
})

test('UTF-16 is read, and rows in another encoding are counted', async () => {
  const rows = [
    accountRow('2024-01-01 10:00', 'Caf\u00e9'),
    accountRow('2024-01-01 10:05', 'Plain'),
  ]
  const utf16 = Buffer.from(`\ufeff${JSON.stringify(rows)}`, 'utf16le')
  const read = await runFiles({ 'a.json': utf16 })
  const latin = await runFiles({ 'a.json': Buffer.from(JSON.stringify(rows), 'latin1') })

  expect(read.sender.plays().map(({ title }) => title)).toEqual(['Caf\u00e9', 'Plain'])
  expect(latin.summary).toMatchObject({ plays: 1, files: [{ dropped: { 'not-utf8': 1 } }] })
  expect(latin.summary.problems[0]).toContain('UTF-8')
})

test.each([
  ['JSON of another shape', { playlists: [] }, 'another shape'],
  ['a list of something else', [{ query: 'x' }], 'no known keys'],
  ['a web page', '<html></html>', 'not JSON'],
  ['nothing', '', 'empty'],
  ['an empty list', '[]', 'empty list'],
])('%s, named itself, is refused by name', async (_, content, words) => {
  await expect(runFiles({ 'Playlist1.json': content })).rejects.toMatchObject({
    code: 'IMPORT_FORMAT_UNKNOWN',
    message: expect.stringMatching(new RegExp(`^Playlist1\\.json: .*${words}`)),
  })
})

test('files of a zip that are no history are left out and listed, with the reason', async () => {
  const zip = await zipOf({
    'MyData/StreamingHistory0.json': accountRows,
    'MyData/Playlist1.json': { playlists: [] },
    'MyData/SearchQueries.json': [{ query: 'x' }],
    'MyData/ReadMe.pdf': '%PDF',
  })
  const { summary } = await runFiles({ 'export.zip': zip })

  expect(summary.files).toHaveLength(1)
  expect(
    Object.fromEntries(summary.ignored.map(({ name, reason }) => [name.split('/').at(-1), reason])),
  ).toEqual({
    'Playlist1.json': 'not-a-history',
    'SearchQueries.json': 'not-a-history',
    'ReadMe.pdf': 'not-json',
  })
})

test('a file that is no history and was named beside one costs no play, and is listed', async () => {
  const { summary } = await runFiles({
    'Playlist1.json': { playlists: [] },
    'ReadMe.pdf': '%PDF',
    'StreamingHistory0.json': accountRows,
  })

  expect(summary.kept).toBe(accountRows.length)
  expect(summary.ignored).toEqual([
    { name: 'Playlist1.json', reason: 'not-a-history' },
    { name: 'ReadMe.pdf', reason: 'not-json' },
  ])
})

test('a zip without a history is refused by name', async () => {
  const zip = await zipOf({ 'MyData/Playlist1.json': { playlists: [] } })

  await expect(runFiles({ 'export.zip': zip })).rejects.toMatchObject({
    code: 'IMPORT_NOTHING_FOUND',
    message: expect.stringContaining('export.zip'),
  })
})

test.each([
  ['empty', []],
  ['of bad rows only', [{ ...accountRows[0], endTime: null }]],
])(
  'a history that is %s sends nothing, is refused, and its rows are told before',
  async (_, rows) => {
    await using folder = await exportFolder()
    const path = await folder.write('StreamingHistory0.json', rows)
    const sender = recordingSender()
    const told: ImportSummary[] = []

    await expect(
      run([path], {}, { sender, onCounted: (summary) => told.push(summary) }),
    ).rejects.toMatchObject({
      code: 'IMPORT_EMPTY',
      message: expect.stringContaining('StreamingHistory0.json'),
    })
    expect(told).toMatchObject([{ rows: rows.length, plays: 0 }])
    expect(sender.profiles).toEqual([])
  },
)
