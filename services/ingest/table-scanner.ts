// Cuts rows out of a table of separated values as its bytes arrive: RFC 4180, and what people's spreadsheets
// make of it (`;` or tabs, a quote inside of a bare field, rows that lack a field). Written here since one bad
// row must cost no other: a quote that is never closed swallows the lines after it, and they are given back.
// A hot path, plainer than the house style asks (bench/import.ts).
import { isUtf8 } from 'node:buffer'
import type { Row } from './exports/export.ts'
import { ROW_BYTES_MAX, type RowSink, type Scanner } from './scanner.ts'

const QUOTE = 0x22
const NEWLINE = 0x0a

// People and exporters write titles, remarks and blank lines above the names of columns.
const HEADER_WITHIN_LINES = 20
const SEPARATORS = [',', ';', '\t', '|']

export interface TableSink extends RowSink {
  /** Whether the fields of a line are names of known columns. */
  isHeader(row: Row): boolean
  /** A line before the rows that begins with `#`. */
  comment?(line: string): void
}

export class TableScanner implements Scanner {
  readonly shape = 'table'
  #sink: TableSink
  #separator = ''
  /** Names of the columns, `0`, `1`, ... where the table has no header; undefined while one may follow. */
  #names: readonly string[] | undefined
  /** What a whole row has at least. */
  #fieldsMin = 0
  /** Lines of which none is a header so far. */
  #held: Buffer[] = []
  /** Whether a quoted field is open where the last line ended. */
  #isQuoted = false
  /** Whether the line has an odd number of quotes so far. */
  #isOdd = false
  #parts: Buffer[] = []
  #bytes = 0

  constructor(sink: TableSink) {
    this.#sink = sink
  }

  push(chunk: Buffer): void {
    let start = 0
    let from = 0
    let quote = chunk.indexOf(QUOTE)
    const countTo = (end: number) => {
      for (; quote >= 0 && quote < end; quote = chunk.indexOf(QUOTE, quote + 1))
        this.#isOdd = !this.#isOdd
    }
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      countTo(end)
      from = end + 1
      if (this.#isOdd)
        this.#isQuoted = !this.#isQuoted && !this.#isWhole(chunk.subarray(start, end))
      this.#isOdd = false
      if (this.#isQuoted && this.#bytes + from - start <= ROW_BYTES_MAX) continue
      this.#isQuoted = false
      this.#finish(chunk.subarray(start, from))
      start = from
    }
    countTo(chunk.length)
    this.#keep(chunk.subarray(start))
  }

  /** A single quote may occur in an unquoted field: `7" single`. */
  #isWhole = (part: Buffer): boolean =>
    this.#fieldsOf(Buffer.concat([...this.#parts, part])) !== undefined

  end(): void {
    const record = this.#take(Buffer.alloc(0))
    if (record.length > 0 && !this.#names) this.#hold(record)
    else if (record.length > 0) {
      const fields = this.#fieldsOf(record)
      if (!fields || fields.length < this.#fieldsMin) this.#salvage(record)
      else this.#read(record)
    }
    if (!this.#names) this.#beginBare()
  }

  /** Beyond the limit no row can follow: what waits is given up line by line. */
  #keep(part: Buffer): void {
    this.#bytes += part.length
    this.#parts.push(Buffer.from(part)) // Streams reuse their chunks.
    if (this.#bytes <= 2 * ROW_BYTES_MAX) return
    this.#salvage(this.#take(Buffer.alloc(0)))
  }

  #take(part: Buffer): Buffer {
    const record = this.#parts.length === 0 ? part : Buffer.concat([...this.#parts, part])
    this.#parts = []
    this.#bytes = 0
    return record
  }

  #finish(part: Buffer): void {
    const record = this.#take(part)
    if (record.length > ROW_BYTES_MAX) this.#salvage(record)
    else this.#read(record)
  }

  #read(record: Buffer): void {
    if (!this.#names) {
      this.#hold(record)
      return
    }
    const fields = this.#fieldsOf(record)
    const isManyLines = record.indexOf(NEWLINE) < record.length - 1
    const isOdd = fields && (fields.length < this.#fieldsMin || fields.length > this.#names.length)
    // A row over many lines that has not the table's columns is one whose quote was never closed.
    if (isManyLines && isOdd) this.#salvage(record)
    else if (!isUtf8(record)) this.#sink.bad('not-utf8')
    else if (fields) this.#give(fields)
    else this.#sink.bad('unreadable')
  }

  /** Keeps a line in which names of columns may still follow; with them the table begins. */
  #hold(record: Buffer): void {
    const text = textOf(record).trim()
    if (text === '' || /^sep=.$/i.test(text)) return
    for (const separator of SEPARATORS) {
      const names = splitFields(text.replace(/^#\s*/, ''), separator)?.map((field) => field.trim())
      if (!names || !this.#sink.isHeader(toRow(names, names))) continue
      this.#separator = separator
      this.#names = names
      this.#fieldsMin = names.length
      for (const _ of this.#held) this.#sink.bad('not-a-row')
      this.#held = []
      return
    }
    if (text.startsWith('#') && text.split(separatorOf(text)).length < 3) this.#sink.comment?.(text)
    else if (this.#held.push(Buffer.from(record)) >= HEADER_WITHIN_LINES) this.#beginBare()
  }

  /** No line names the columns: they are numbered. */
  #beginBare(): void {
    const held = this.#held
    this.#held = []
    this.#separator = separatorOf(held.map((record) => record.toString()).join(''))
    const counts = held.map((record) => this.#fieldsOf(record)?.length ?? 0)
    this.#names = Array.from({ length: Math.max(0, ...counts) }, (_, index) => String(index))
    this.#fieldsMin = Math.min(this.#names.length, ...counts)
    for (const record of held) this.#read(record)
  }

  /** The first line is lost, those that it swallowed are read by themselves. */
  #salvage(record: Buffer): void {
    this.#isQuoted = false
    this.#isOdd = false
    const [first = '', ...lines] = record.toString().split('\n')
    this.#sink.bad(first.length > ROW_BYTES_MAX ? 'oversize' : 'unreadable')
    for (const line of lines) {
      if (line.trim() === '') continue
      const fields = this.#names && splitFields(line, this.#separator)
      if (!this.#names) this.#hold(Buffer.from(line))
      else if (fields && fields.length === this.#names.length) this.#give(fields)
      else this.#sink.bad('unreadable')
    }
  }

  /** Undefined where a quote stays open. */
  #fieldsOf(record: Buffer): string[] | undefined {
    const text = record.toString().replace(/\r?\n$/, '')
    return splitFields(text, this.#separator === '' ? separatorOf(text) : this.#separator)
  }

  #give(fields: readonly string[]): void {
    if (fields.length === 1 && fields[0]?.trim() === '') return
    this.#sink.row(toRow(this.#names ?? [], fields))
  }
}

/** Names of columns that a spreadsheet saved otherwise than in UTF-8 are known; its rows are counted. */
const textOf = (record: Buffer): string =>
  isUtf8(record) ? record.toString() : new TextDecoder('windows-1252').decode(record)

function toRow(names: readonly string[], fields: readonly string[]): Row {
  const row: Record<string, string> = {}
  const count = Math.min(names.length, fields.length)
  for (let i = 0; i < count; i++) row[names[i] as string] = fields[i] as string
  return row
}

const separatorOf = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (separator: string) => bare.split(separator).length
  return SEPARATORS.reduce((most, each) => (count(each) > count(most) ? each : most))
}

function splitFields(text: string, separator: string): string[] | undefined {
  if (!text.includes('"')) return text.split(separator)
  const fields: string[] = []
  for (let at = 0; at <= text.length; ) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1, separator)
      if (end < 0) return undefined
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'))
      at = end + 1 + separator.length
    } else {
      const end = text.indexOf(separator, at)
      fields.push(text.slice(at, end < 0 ? text.length : end))
      at = end < 0 ? text.length + 1 : end + separator.length
    }
  }
  return fields
}

/** A quote closes before a separator or the end; two of them are one that belongs to the text. */
function closingQuote(text: string, from: number, separator: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else if (at + 1 === text.length || text[at + 1] === separator) return at
  }
  return -1
}
