// Reads a catalogue from a folder: tables with a header (CSV, TSV, Parquet), ListenBrainz's metadata (JSON, JSON
// lines), and MusicBrainz's dump (a folder `mbdump`). What is none of these is named and left out.
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import { CatalogueBuilder } from './catalogue-builder.ts'
import { readListenBrainz } from './listenbrainz.ts'
import { isTableName, readDump, type TableName } from './musicbrainz.ts'
import { readTable } from './table.ts'

/** Files are read whole, except Parquet and those of a dump. */
const FILE_BYTES_MAX = 256 * 2 ** 20

export interface OpenedCatalogue {
  readonly catalogue: Catalogue
  /** Files that were left out, and why. */
  readonly leftOut: readonly { readonly file: string; readonly why: string }[]
}

/**
 * Opens the catalogue files below `folder`. The catalogue is empty if the folder is empty or missing.
 *
 * @throws CATALOGUE_TOO_LARGE, CATALOGUE_FILE_DAMAGED
 */
export async function openCatalogue(folder: string): Promise<OpenedCatalogue> {
  const files = folder === '' ? [] : await filesBelow(folder)
  if (files.length === 0) return { catalogue: noCatalogue, leftOut: [] }
  const builder = new CatalogueBuilder(folder)
  const leftOut: { file: string; why: string }[] = []
  const dumps = new Map<string, Map<TableName, string>>()
  for (const file of files) {
    const table = basename(file)
    if (basename(dirname(file)) === 'mbdump' && isTableName(table)) {
      const dump = dumps.get(dirname(file)) ?? new Map<TableName, string>()
      dumps.set(dirname(file), dump.set(table, file))
      continue
    }
    const why = await readFileInto(builder, file)
    if (why !== undefined) leftOut.push({ file, why })
  }
  for (const dump of dumps.values()) await readDump((table) => linesOf(dump.get(table)), builder)
  return { catalogue: builder.close(), leftOut }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Why a file was left out; undefined where it was read. */
async function readFileInto(builder: CatalogueBuilder, file: string): Promise<string | undefined> {
  const noColumn = 'its header names no column of a catalogue'
  if (await isParquet(file)) {
    const { readParquet } = await import('./parquet.ts') // DuckDB takes memory where it is loaded.
    return (await readParquet(file, builder)) ? undefined : noColumn
  }
  const { size } = await stat(file)
  if (size > FILE_BYTES_MAX) return `it is larger than ${FILE_BYTES_MAX} bytes`
  const text = await readFile(file, 'utf8')
  if (text.trimStart().startsWith('{')) {
    return readListenBrainz(text, builder) ? undefined : 'it is no metadata of recordings'
  }
  return readTable(text, builder) ? undefined : noColumn
}

const PARQUET = 'PAR1'

/** By its name, or by the bytes that every Parquet file begins with. */
async function isParquet(file: string): Promise<boolean> {
  if (file.toLowerCase().endsWith('.parquet')) return true
  await using handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(PARQUET.length), 0)
  return buffer.toString('latin1', 0, bytesRead) === PARQUET
}

async function* linesOf(file: string | undefined): AsyncGenerator<string> {
  if (file === undefined) return
  const input = createReadStream(file)
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line
  }
}
