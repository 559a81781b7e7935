import type { DropReason, Row } from './exports/export.ts'

/** Longer rows are no rows: memory stays at one of them. */
export const ROW_BYTES_MAX = 256 * 1024

/** What a file turned out to be: JSON lists, lines or one other value, a table, a web page, other text, or nothing. */
export type Shape = 'array' | 'lines' | 'object' | 'table' | 'page' | 'other' | 'empty'

export interface RowSink {
  row(row: Row): void
  bad(reason: DropReason): void
}

/** Cuts a file's rows out of its bytes, one after the other. A bad row costs no other row. */
export interface Scanner {
  readonly shape: Shape
  /** @param chunk UTF-8 without a byte order mark. Calls the sink for every row that ends in it. */
  push(chunk: Buffer): void
  /** Reports to the sink what was cut off. */
  end(): void
}
