// Tables with a header. The columns decide what a table contains, not its name.

import type { CatalogueBuilder } from './catalogue-builder.ts'
import { csvRows } from './csv.ts'

/** Names of a column, as files from elsewhere have them. */
const columns = {
  artist: ['artist', 'artist_name', 'artist_credit_name', 'artistname', 'name'],
  genre: ['genre', 'genres', 'tag', 'tags', 'track_genre', 'artist_genres'],
  title: ['title', 'track', 'track_name', 'recording_name', 'trackname', 'song'],
  year: ['year', 'first_release_year', 'release_year', 'first_release_date', 'release_date'],
  energy: ['energy'],
  weight: ['count', 'weight'],
  x: ['x'],
  y: ['y'],
  parent: ['parent', 'parent_genre', 'subgenre_of'],
} as const

type Column = keyof typeof columns
type Columns = Partial<Record<Column, number>>

/** Adds the entries of one row. */
export type AddRow = (row: readonly string[]) => void

/** Adds a table's entries; false if its header has no column of a catalogue. */
export function readTable(text: string, builder: CatalogueBuilder): boolean {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const separator = header.includes('\t') ? '\t' : header.includes(',') ? ',' : ';'
  const rows = csvRows(text, separator)
  const add = rowAdder(rows.next().value ?? [], builder)
  if (!add) return false
  for (const row of rows) add(row)
  return true
}

/** Adds rows under `header`; undefined if that has no column of a catalogue. */
export const rowAdder = (
  header: readonly string[],
  builder: CatalogueBuilder,
): AddRow | undefined => adderFor(columnsOf(header), builder)

/** Whether a catalogue has a column of this name. */
export const isColumn = (name: string): boolean => Object.keys(columnsOf([name])).length > 0

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, known]) => {
      const at = known.map((name) => names.indexOf(name)).find((index) => index >= 0)
      return at === undefined ? [] : [[column, at]]
    }),
  )
}

function adderFor(found: Columns, builder: CatalogueBuilder): AddRow | undefined {
  const has = (...names: Column[]) => names.every((name) => found[name] !== undefined)
  const cell = (row: readonly string[], column: Column): string => row[found[column] ?? -1] ?? ''
  const number = (row: readonly string[], column: Column): number =>
    cell(row, column) === '' ? Number.NaN : Number(cell(row, column))
  const adds: AddRow[] = []
  if (has('artist', 'genre')) {
    adds.push((row) => {
      const weight = has('weight') ? number(row, 'weight') : 1
      const genres = cell(row, 'genre').split(/[;|,]/)
      // The first of several is meant most.
      for (const [index, genre] of genres.entries()) {
        builder.addGenre(cell(row, 'artist'), genre, weight / (1 + index / 100))
      }
    })
  }
  if (has('artist', 'title', 'year')) {
    adds.push((row) => {
      const year = Number(cell(row, 'year').slice(0, 4))
      builder.addYear(cell(row, 'artist'), cell(row, 'title'), year)
    })
  }
  if (has('artist', 'title', 'energy')) {
    adds.push((row) =>
      builder.addEnergy(cell(row, 'artist'), cell(row, 'title'), number(row, 'energy')),
    )
  }
  if (has('genre', 'x', 'y')) {
    adds.push((row) =>
      builder.addMapPoint(cell(row, 'genre'), { x: number(row, 'x'), y: number(row, 'y') }),
    )
  }
  if (has('genre', 'parent')) {
    adds.push((row) => builder.addParent(cell(row, 'genre'), cell(row, 'parent')))
  }
  return adds.length === 0 ? undefined : (row) => adds.forEach((add) => void add(row))
}
