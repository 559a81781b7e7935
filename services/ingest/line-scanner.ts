// Cuts rows out of JSON lines as their bytes arrive: an object a line, as ListenBrainz writes them.
import { isUtf8 } from 'node:buffer'
import type { Row } from './exports/export.ts'
import { ROW_BYTES_MAX, type RowSink, type Scanner } from './scanner.ts'

const NEWLINE = 0x0a

export class LineScanner implements Scanner {
  readonly shape = 'lines'
  #sink: RowSink
  /** The line's bytes from earlier chunks; of a line that is too long, none. */
  #parts: Buffer[] = []
  #bytes = 0

  constructor(sink: RowSink) {
    this.#sink = sink
  }

  push(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#finish(chunk.subarray(start, end))
      start = end + 1
    }
    this.#keep(chunk.subarray(start))
  }

  end(): void {
    this.#finish(Buffer.alloc(0))
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length
    if (this.#bytes > ROW_BYTES_MAX) this.#parts = []
    else if (part.length > 0) this.#parts.push(Buffer.from(part)) // Streams reuse their chunks.
  }

  #finish(part: Buffer): void {
    const isOversize = this.#bytes + part.length > ROW_BYTES_MAX
    const line = this.#parts.length === 0 ? part : Buffer.concat([...this.#parts, part])
    this.#parts = []
    this.#bytes = 0
    if (isOversize) this.#sink.bad('oversize')
    else if (!isUtf8(line)) this.#sink.bad('not-utf8')
    else this.#read(line.toString().trim())
  }

  #read(text: string): void {
    if (text === '') return
    const row = parseValue(text)
    if (row === undefined) this.#sink.bad('unreadable')
    else if (typeof row !== 'object' || row === null || Array.isArray(row))
      this.#sink.bad('not-a-row')
    else this.#sink.row(row as Row)
  }
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
