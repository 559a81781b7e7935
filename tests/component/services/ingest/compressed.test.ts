import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { openSources } from '#services/ingest/open-sources.ts'
import { importLimits } from '#services/ingest/source.ts'
import { exportFolder, zipOf } from '#testkit/exports.ts'
import { accountRows, extended, runFiles } from '#testkit/imports.ts'

const json = JSON.stringify(accountRows)
const tarOf = async (files: Readonly<Record<string, string>>) =>
  Buffer.from(
    await packTar(
      Object.entries(files).map(([name, body]) => ({
        header: { name, size: Buffer.byteLength(body), type: 'file' as const },
        body,
      })),
    ),
  )
const export_ = { 'MyData/StreamingHistory0.json': json, 'MyData/ReadMe.pdf': '%PDF' }

test('a tar, packed or not, is read like a folder', async () => {
  const tar = await tarOf(export_)
  for (const [name, content] of [
    ['a.tar', tar],
    ['a.tgz', gzipSync(tar)],
    ['a.tar.gz', gzipSync(tar)],
  ] as const) {
    const { summary } = await runFiles({ [name]: content })

    expect(summary.plays).toBe(accountRows.length)
    expect(summary.files[0]?.name).toMatch(/MyData\/StreamingHistory0\.json$/)
    expect(summary.ignored).toEqual([expect.objectContaining({ reason: 'not-json' })])
  }
})

test('a file that is packed alone is read, by its content and not its name', async () => {
  for (const name of ['StreamingHistory0.json.gz', 'renamed']) {
    const { summary } = await runFiles({ [name]: gzipSync(json) })

    expect(summary.plays).toBe(accountRows.length)
  }
  const zip = await zipOf({ 'MyData/StreamingHistory0.json.gz': gzipSync(json) })
  expect((await runFiles({ 'a.zip': zip })).summary.plays).toBe(accountRows.length)
})

test('what unpacks to more than a limit is refused while it is read', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('bomb.json.gz', gzipSync(Buffer.alloc(200_000, 0x20)))
  await using sources = await openSources([path], { ...importLimits, fileBytesMax: 100_000 })
  const read = async () => {
    for await (const _ of sources.files[0]?.read() ?? []);
  }

  await expect(read()).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE' })
})

test.each([
  ['a.7z', '7z\xbc\xaf\x27\x1c', '7z'],
  ['a.rar', 'Rar!\x1a\x07', 'RAR'],
  ['a.xz', '\xfd7zXZ\x00', 'xz'],
])('%s is refused by name, with what to do', async (name, mark, packer) => {
  const content = Buffer.concat([Buffer.from(mark, 'latin1'), Buffer.alloc(600, 1)])

  await expect(runFiles({ [name]: content })).rejects.toMatchObject({
    code: 'IMPORT_ARCHIVE_UNSUPPORTED',
    message: expect.stringMatching(new RegExp(`${packer}.*unpack it`)),
  })
})

test('a video history is read: its episodes, and its music', async () => {
  const zip = await zipOf({
    'Spotify Extended Streaming History/Streaming_History_Video_2024.json': [
      {
        ...extended[0],
        master_metadata_track_name: null,
        episode_name: 'E',
        episode_show_name: 'S',
      },
      extended[1],
    ],
  })
  const { summary, sender } = await runFiles({ 'a.zip': zip })

  expect(summary.plays).toBe(2)
  expect(sender.plays().map(({ kind }) => kind)).toEqual(['episode', 'track'])
})

const cell = (value: string, at: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const sheetOf = (rows: readonly (readonly string[])[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((value, x) => cell(value, `${String.fromCharCode(65 + x)}${y + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

test('a sheet of a spreadsheet is read as the table that it is', async () => {
  const office = 'http://schemas.openxmlformats.org'
  const workbook = await zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="01_account" sheetId="1" r:id="r1"/><sheet name="10_listeningHistory" sheetId="2" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetOf([['Name'], ['Ada']]),
    'xl/worksheets/sheet2.xml': sheetOf([
      ['Song Title', 'Artist', 'ISRC', 'Album Title', 'IP Address', 'Listening Time', 'Date'],
      ['One, "live"', 'Oda', 'X', 'A', '203.0.113.9', '200', '2024-01-05 17:30:00'],
    ]),
  })
  for (const files of [
    { 'deezer-data_1.xlsx': workbook },
    { 'a.zip': await zipOf({ 'deezer-data_1.xlsx': workbook }) },
  ]) {
    const { summary, sender } = await runFiles(files)

    expect(summary.files).toMatchObject([{ format: 'deezer', rows: 1, kept: 1 }])
    expect(sender.plays()).toMatchObject([
      {
        title: 'One, "live"',
        creator: 'Oda',
        playedMs: 200_000,
        endedAt: Date.UTC(2024, 0, 5, 17, 33, 20),
      },
    ])
  }
})
