import { LineScanner } from './line-scanner.ts'
import { PageScanner } from './page-scanner.ts'
import { RowScanner } from './row-scanner.ts'
import type { Scanner } from './scanner.ts'
import { kindOfText } from './sniff.ts'
import { TableScanner, type TableSink } from './table-scanner.ts'

/** The scanner for a text that begins like `head`. */
export function openScanner(head: Buffer, sink: TableSink): Scanner {
  switch (kindOfText(head)) {
    case 'lines':
      return new LineScanner(sink)
    case 'table':
      return new TableScanner(sink)
    case 'page':
      return new PageScanner()
    case 'other':
      return { shape: 'other', push: () => undefined, end: () => undefined }
    default:
      return new RowScanner(sink)
  }
}
