// Parquet, a batch of rows at a time: the same columns as any other table, whatever types they have.
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { CatalogueBuilder } from './catalogue-builder.ts'
import { errors } from './errors.ts'
import { isColumn, rowAdder } from './table.ts'

/**
 * Adds the entries of a Parquet file; false if none of its columns belongs to a catalogue.
 *
 * @throws CATALOGUE_FILE_DAMAGED
 */
export async function readParquet(file: string, builder: CatalogueBuilder): Promise<boolean> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    const columns = await fromFile(file, columnsOf(connection, file))
    const add = rowAdder(
      columns.map(({ name }) => name),
      builder,
    )
    if (!add) return false
    const rows = await fromFile(file, connection.stream(selecting(columns), [patternOf(file)]))
    for (;;) {
      const chunk = await fromFile(file, rows.fetchChunk())
      if (!chunk || chunk.rowCount === 0) return true
      for (const row of chunk.getRows()) add(row.map((cell) => (cell === null ? '' : `${cell}`)))
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

interface Column {
  readonly name: string
  /** As DuckDB writes it: `VARCHAR[]` for a list. */
  readonly type: string
}

/** A folder called `year=1979` is no column of the files in it. */
const SOURCE = 'read_parquet($1, hive_partitioning = false)'

async function columnsOf(connection: DuckDBConnection, file: string): Promise<Column[]> {
  const described = `select column_name, column_type from (describe select * from ${SOURCE})`
  const result = await connection.runAndReadAll(described, [patternOf(file)])
  return result
    .getRows()
    .map(([name, type]) => ({ name: `${name}`, type: `${type}` }))
    .filter(({ name }) => isColumn(name))
}

/** Every cell as the text that a CSV file would have: a list with semicolons, a date with its year first. */
function selecting(columns: readonly Column[]): string {
  const cells = columns.map(({ name, type }) => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    return type.endsWith('[]') ? `array_to_string(${quoted}, ';')` : `cast(${quoted} as varchar)`
  })
  return `select ${cells.join(', ')} from ${SOURCE}`
}

/** Escapes a file name, so that DuckDB does not read it as a pattern. */
const patternOf = (file: string): string => file.replaceAll(/[*?[\]]/g, '[$&]')

async function fromFile<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    const [problem = ''] = String((cause as Error).message).split('\n')
    throw errors.CATALOGUE_FILE_DAMAGED({ file, problem }, cause)
  }
}
