// Tables of a MusicBrainz dump, as `mbdump/` holds them: a row a line, tabs between columns, \N for null. Columns by
// their position in the dump's own schema. Any subset of the tables is joined.
import type { CatalogueBuilder } from './catalogue-builder.ts'

/** The tables that are read, each with the positions of its needed columns. */
const tables = {
  artist: { id: 0, name: 2 },
  tag: { id: 0, name: 1 },
  genre: { name: 2 },
  artist_tag: { artist: 0, tag: 1, count: 2 },
  artist_credit: { id: 0, name: 1 },
  recording: { id: 0, name: 2, credit: 3 },
  recording_first_release_date: { recording: 0, year: 1 },
} as const

export type TableName = keyof typeof tables

export const isTableName = (name: string): name is TableName => name in tables

/** Reads lines of one table; a table that is not there has none. */
export type Lines = (table: TableName) => AsyncIterable<string>

export async function readDump(lines: Lines, builder: CatalogueBuilder): Promise<void> {
  await readGenres(lines, builder)
  await readYears(lines, builder)
}

/** Tags of artists that are genres by MusicBrainz's own list; all tags where that list is not there. */
async function readGenres(lines: Lines, builder: CatalogueBuilder): Promise<void> {
  const artists = await namesOf(lines, 'artist')
  const genres = new Set<string>()
  for await (const cells of rowsOf(lines, 'genre')) genres.add(cells[tables.genre.name] ?? '')
  const tags = await namesOf(lines, 'tag')
  const { artist, tag, count } = tables.artist_tag
  for await (const cells of rowsOf(lines, 'artist_tag')) {
    const name = artists.get(cells[artist] ?? '')
    const said = tags.get(cells[tag] ?? '')
    if (name === undefined || said === undefined) continue
    if (genres.size === 0 || genres.has(said)) builder.addGenre(name, said, Number(cells[count]))
  }
}

async function readYears(lines: Lines, builder: CatalogueBuilder): Promise<void> {
  const years = new Map<string, number>()
  const first = tables.recording_first_release_date
  for await (const cells of rowsOf(lines, 'recording_first_release_date')) {
    years.set(cells[first.recording] ?? '', Number(cells[first.year]))
  }
  if (years.size === 0) return
  const credits = await namesOf(lines, 'artist_credit')
  const { id, name, credit } = tables.recording
  for await (const cells of rowsOf(lines, 'recording')) {
    const year = years.get(cells[id] ?? '')
    const artist = credits.get(cells[credit] ?? '')
    if (year !== undefined && artist !== undefined) builder.addYear(artist, cells[name] ?? '', year)
  }
}

async function namesOf(
  lines: Lines,
  table: 'artist' | 'tag' | 'artist_credit',
): Promise<Map<string, string>> {
  const { id, name } = tables[table]
  const names = new Map<string, string>()
  for await (const cells of rowsOf(lines, table)) names.set(cells[id] ?? '', cells[name] ?? '')
  return names
}

async function* rowsOf(lines: Lines, table: TableName): AsyncGenerator<string[]> {
  for await (const line of lines(table)) yield line.split('\t').map(unescaped)
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', N: '' }

const unescaped = (cell: string): string =>
  cell.includes('\\') ? cell.replace(/\\(.)/g, (_all, letter) => escapes[letter] ?? letter) : cell
