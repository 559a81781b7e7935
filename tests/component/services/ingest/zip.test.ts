import { writeFile } from 'node:fs/promises'
import { openSources } from '#services/ingest/open-sources.ts'
import { importLimits } from '#services/ingest/source.ts'
import { accountRow, exportFolder, zipOf } from '#testkit/exports.ts'

const rows = [accountRow('2024-01-01 10:00', 'One')]
const name = 'MyData/StreamingHistory0.json'
const CENTRAL = Buffer.from([0x50, 0x4b, 0x01, 0x02])
const LOCAL = Buffer.from([0x50, 0x4b, 0x03, 0x04])

async function open(zip: Buffer, limits = importLimits) {
  await using folder = await exportFolder()
  const path = await folder.write('export.zip', zip)
  await using sources = await openSources([path], limits)
  return { files: sources.files.map((file) => file.name), ignored: sources.ignored }
}

const refusal = (code: string, text: string) =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(new RegExp(`^export\\.zip: .*${text}`)),
  })

/** The zip with `change` made to each header that begins with `signature`. */
function patched(zip: Buffer, signature: Buffer, change: (at: number, number: number) => void) {
  for (let at = zip.indexOf(signature), n = 0; at >= 0; at = zip.indexOf(signature, at + 4), n++)
    change(at, n)
  return zip
}

test('the JSON files of a zip are found, and every other file is told apart from them', async () => {
  const zip = await zipOf({
    [name]: rows,
    'MyData/Streaming_History_Video_2023.json': [],
    'MyData/ReadMeFirst.pdf': '%PDF',
    '__MACOSX/MyData/._StreamingHistory0.json': 'x',
  })

  expect(await open(zip)).toEqual({
    files: [`export.zip/${name}`, 'export.zip/MyData/Streaming_History_Video_2023.json'],
    ignored: [
      { name: 'export.zip/MyData/ReadMeFirst.pdf', reason: 'not-json' },
      { name: 'export.zip/__MACOSX/MyData/._StreamingHistory0.json', reason: 'not-json' },
    ],
  })
})

test('a zip is known by its content, whatever it is called', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('export.json', await zipOf({ [name]: rows }))
  await using sources = await openSources([path])

  expect(sources.files.map((file) => file.name)).toEqual([`export.json/${name}`])
})

test('a truncated zip is refused, and it is said that nothing of it can be read', async () => {
  const zip = await zipOf({ [name]: rows })

  await expect(open(zip.subarray(0, zip.length - 30))).rejects.toEqual(
    refusal('IMPORT_ZIP_DAMAGED', 'list of its files: none of them can be read'),
  )
})

test('an encrypted file is refused by name', async () => {
  const zip = await zipOf({ [name]: rows })
  patched(zip, LOCAL, (at) => zip.writeUInt16LE(zip.readUInt16LE(at + 6) | 1, at + 6))
  patched(zip, CENTRAL, (at) => zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8))

  await expect(open(zip)).rejects.toEqual(refusal('IMPORT_ZIP_ENCRYPTED', `${name} is encrypted`))
})

test('of a zip in a zip the tables are found, and nothing else, and nothing deeper', async () => {
  const table = 'artist,album,title,"05 Apr 2010 11:59"'
  const deepest = await zipOf({ 'plays.csv': table })
  const inner = await zipOf({ 'Music/plays.csv': table, [name]: rows, 'deeper.zip': deepest })
  const zip = await zipOf({ 'inner.zip': inner, 'spotify.zip': await zipOf({ [name]: rows }) })

  expect(await open(zip)).toEqual({
    files: ['export.zip/inner.zip/Music/plays.csv'],
    ignored: [
      { name: `export.zip/inner.zip/${name}`, reason: 'nested-zip' },
      { name: 'export.zip/inner.zip/deeper.zip', reason: 'nested-zip' },
      { name: 'export.zip/spotify.zip', reason: 'nested-zip' },
    ],
  })
})

test('a zip in a zip is held to the same limits', async () => {
  const bomb = await zipOf({ 'plays.csv': ' '.repeat(8 * 1024 ** 2) })
  const cut = (await zipOf({ 'a.csv': 'x' })).subarray(0, -30)

  await expect(open(await zipOf({ 'inner.zip': bomb }))).rejects.toMatchObject({
    code: 'IMPORT_ZIP_BOMB',
    message: expect.stringMatching(/^export\.zip\/inner\.zip: .*times its size/),
  })
  await expect(open(await zipOf({ 'inner.zip': cut }))).rejects.toMatchObject({
    code: 'IMPORT_ZIP_DAMAGED',
  })
})

test.each(['../up.json', '/abs0.json', 'C:/ab.json'])(
  'a zip with the name %s is refused',
  async (evil) => {
    const zip = await zipOf({ ['x'.repeat(evil.length)]: rows })
    for (const [signature, at] of [
      [LOCAL, 30],
      [CENTRAL, 46],
    ] as const)
      patched(zip, signature, (header) => zip.write(evil, header + at))

    await expect(open(zip)).rejects.toEqual(refusal('IMPORT_ZIP_NAMES', 'outside'))
  },
)

test('a zip that unpacks to hundreds of times its size is refused', async () => {
  const zip = await zipOf({ [name]: ' '.repeat(8 * 1024 ** 2) })

  await expect(open(zip)).rejects.toEqual(refusal('IMPORT_ZIP_BOMB', 'times its size'))
})

test('a zip with too many files, or too many bytes in one or in all, is refused', async () => {
  const zip = await zipOf({ 'a.json': rows, 'b.json': rows, 'c.json': rows })
  const bytes = JSON.stringify(rows, null, 2).length

  await expect(open(zip, { ...importLimits, filesMax: 2 })).rejects.toEqual(
    refusal('IMPORT_ZIP_BOMB', '3 files'),
  )
  await expect(open(zip, { ...importLimits, fileBytesMax: bytes - 1 })).rejects.toEqual(
    refusal('IMPORT_ZIP_BOMB', 'a\\.json unpacks'),
  )
  await expect(open(zip, { ...importLimits, totalBytesMax: 3 * bytes - 1 })).rejects.toEqual(
    refusal('IMPORT_ZIP_BOMB', 'unpacks to'),
  )
  expect((await open(zip, { ...importLimits, totalBytesMax: 3 * bytes })).files).toHaveLength(3)
})

test('a zip whose files are the same bytes under many names is refused', async () => {
  const content = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251))
  const zip = await zipOf({ 'a.json': content, 'b.json': 'b' }, false)
  patched(zip, CENTRAL, (at, number) => {
    if (number === 0) return
    zip.writeUInt32LE(content.length, at + 20)
    zip.writeUInt32LE(content.length, at + 24)
    zip.writeUInt32LE(0, at + 42)
  })

  await expect(open(zip)).rejects.toEqual(refusal('IMPORT_ZIP_BOMB', 'overlap'))
})

test('a file packed by another method is refused by name', async () => {
  const zip = await zipOf({ [name]: rows })
  patched(zip, CENTRAL, (at) => zip.writeUInt16LE(93, at + 10))

  await expect(open(zip)).rejects.toEqual(refusal('IMPORT_ZIP_UNSUPPORTED', name))
})

test('control characters of a name in a zip reach no terminal', async () => {
  const { files } = await open(await zipOf({ 'a\u001b[2Jb.json': rows }))

  expect(files).toEqual(['export.zip/a [2Jb.json'])
})

test('a file that does not exist is named', async () => {
  await expect(openSources(['/nowhere/at/all.zip'])).rejects.toMatchObject({
    code: 'IMPORT_FILE_MISSING',
    message: expect.stringContaining('/nowhere/at/all.zip'),
  })
})

test('a folder is searched to its depths, zips in it included, and links are not followed', async () => {
  await using folder = await exportFolder()
  await folder.write('deep/er/endsong_0.json', rows)
  await folder.write('more.zip', await zipOf({ [name]: rows }))
  await writeFile(`${folder.path}/notes.txt`, 'x')
  await using sources = await openSources([folder.path])

  expect(sources.files.map((file) => file.name.replace(/^[^/]+/, 'F'))).toEqual([
    'F/deep/er/endsong_0.json',
    `F/more.zip/${name}`,
  ])
  expect(sources.ignored).toHaveLength(1)
})
