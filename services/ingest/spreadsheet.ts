// The sheets of an Excel file as tables: Deezer sends one, and people save tables so. A workbook is read as a whole,
// after its directory was checked like that of any zip.

import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import readWorkbook, { type CellValue } from 'read-excel-file/node'
import { reasonOf } from '#foundation/reason-of.ts'
import { errors } from './errors.ts'
import { type ImportLimits, type Source, shownName } from './source.ts'
import { assertHarmlessZip } from './zip.ts'

const WORKBOOK_BYTES_MAX = 128 * 1024 ** 2

/** @throws IMPORT_TOO_LARGE, IMPORT_FILE_UNREADABLE, IMPORT_ZIP_* */
export async function readSpreadsheet(source: Source, limits: ImportLimits): Promise<Source[]> {
  const { name } = source
  if (source.bytes > WORKBOOK_BYTES_MAX)
    throw errors.IMPORT_TOO_LARGE({ name, problem: `has ${source.bytes} bytes` })
  const bytes = await buffer(Readable.from(source.read()))
  await assertHarmlessZip(bytes, name, limits)
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    throw errors.IMPORT_FILE_UNREADABLE({ name, problem: reasonOf(error) }, error)
  })
  return sheets.map(({ sheet, data }) => {
    const text = Buffer.from(data.map((row) => `${row.map(cellText).join(',')}\n`).join(''))
    return {
      name: `${name}/${shownName(sheet)}`,
      bytes: text.length,
      isNamed: source.isNamed,
      async *read() {
        yield text
      },
    }
  })
}

/** Dates of a workbook have no zone: they are written as the sheet shows them. */
function cellText(cell: CellValue | null): string {
  if (cell === null || cell === undefined) return ''
  const text =
    cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell)
  return `"${text.replaceAll('"', '""').replace(/\r?\n/g, ' ')}"`
}
