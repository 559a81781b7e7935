import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openCatalogue } from '#catalogue/open-catalogue.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'linernotes-catalogue-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** A folder with one Parquet file of what `query` selects. */
async function written(query: string, name = 'table.parquet'): Promise<string> {
  const folder = await mkdtemp(join(root, 'catalogue-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (${query}) to '${join(folder, name)}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
  return folder
}

test('a Parquet file says what the same table says as text, whatever types its columns have', async () => {
  const asParquet = await written(`
    select 'Sigur Rós' artist_name, ['post-rock', 'ambient'] genres, 'Svefn-g-englar' title,
      date '1999-06-12' first_release_date, 0.25::float energy, 3::bigint "count", {'a': 1} more
    union all select 'Nobody', null, null, null, null, null, null`)
  const asText = await mkdtemp(join(root, 'catalogue-'))
  await writeFile(
    join(asText, 'table.csv'),
    'artist,genre,title,year,energy,count\nSigur Rós,post-rock;ambient,Svefn-g-englar,1999,0.25,3\nNobody,,,,,\n',
  )

  const { catalogue, leftOut } = await openCatalogue(asParquet)

  expect(leftOut).toEqual([])
  expect(catalogue.genresOf('sigur rós')).toEqual(['post-rock', 'ambient'])
  expect(catalogue.releaseYearOf('Sigur Rós', 'Svefn-g-englar')).toBe(1999)
  expect(catalogue.energyOf('Sigur Rós', 'Svefn-g-englar')).toBe(0.25)
  expect(catalogue.version).toBe((await openCatalogue(asText)).catalogue.version)
})

test('every row is read, of a file whose name is a pattern and has no ending', async () => {
  const folder = await written(
    `select 'Artist ' || range artist, 'rock' genre from range(10000)`,
    '[a]*?',
  )

  const { catalogue } = await openCatalogue(folder)

  expect(catalogue.counts.artists).toBe(10_000)
})

test('a Parquet file without a column of a catalogue is named and left out', async () => {
  const { catalogue, leftOut } = await openCatalogue(await written('select 1 a, 2 b'))

  expect(catalogue.version).toBe('')
  expect(leftOut.map(({ why }) => why)).toEqual(['its header names no column of a catalogue'])
})

test('a Parquet file that is cut short or is none ends in CATALOGUE_FILE_DAMAGED, and names it', async () => {
  const query = `select 'Artist ' || range artist, 'rock' genre from range(10000)`
  const short = await written(query)
  await truncate(join(short, 'table.parquet'), 5_000)
  const spoilt = await written(query)
  const bytes = await readFile(join(spoilt, 'table.parquet'))
  await writeFile(join(spoilt, 'table.parquet'), bytes.fill(0x7f, 8, 4_000))
  const none = await mkdtemp(join(root, 'catalogue-'))
  await writeFile(join(none, 'table.parquet'), 'artist,genre\nA,rock\n')

  for (const folder of [short, spoilt, none]) {
    await expect(openCatalogue(folder)).rejects.toMatchObject({
      code: 'CATALOGUE_FILE_DAMAGED',
      message: expect.stringContaining(join(folder, 'table.parquet')),
    })
  }
})
