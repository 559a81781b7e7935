// One file to plays: bytes -> UTF-8 -> what kind of text -> rows -> the format that recognises them -> plays
// or reasons.

import { createHash } from 'node:crypto'
import { reasonOf } from '#foundation/reason-of.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './exports/export.ts'
import { formats } from './exports/formats.ts'
import { LineScanner } from './line-scanner.ts'
import { PageScanner } from './page-scanner.ts'
import { RowScanner } from './row-scanner.ts'
import type { RowSink, Scanner, Shape } from './scanner.ts'
import { kindOfText, SNIFF_BYTES } from './sniff.ts'
import type { Source } from './source.ts'
import { TableScanner } from './table-scanner.ts'
import { toUtf8 } from './text-stream.ts'

const UNRECOGNISED_ROWS_MAX = 200

export interface HistoryRead {
  readonly name: string
  /** Undefined where no row had the keys of a known format. */
  readonly format: ExportFormat | undefined
  readonly shape: Shape
  /** All rows, good or bad; a place where the file broke off counts as one. */
  readonly rows: number
  /** Rows that became plays of an assumed length. */
  readonly assumed: number
  /** Whether it is YouTube's history as a web page. */
  readonly isYouTubePage: boolean
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
  /** SHA-256 in hex of the bytes that were read. */
  readonly contentHash: string
  /** Why the file ended before its end; undefined for a whole one. */
  readonly damage: string | undefined
}

export interface HistoryReadDeps {
  readonly nowMs: number
  onPlay(play: ParsedPlay, format: ExportFormat): void
  /** Called after every chunk, and at the end: the place to write, to report and to wait. */
  onChunk(bytes: number, rows: number): Promise<void>
}

/** Reads `source` to its end, with any content. Memory does not grow with its size. */
export async function readHistory(
  source: Source,
  ports: HistoryReadDeps,
  signal?: AbortSignal,
): Promise<HistoryRead> {
  const reader = new HistoryReader(ports)
  const hash = createHash('sha256')
  let damage: string | undefined
  const chunks = (async function* () {
    for await (const chunk of source.read()) {
      hash.update(chunk)
      yield chunk
    }
  })()
  try {
    for await (const chunk of toUtf8(chunks)) {
      signal?.throwIfAborted()
      reader.push(chunk)
      await ports.onChunk(chunk.length, reader.rows)
      if (reader.isHopeless) break
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ServiceError) throw error
    damage = reasonOf(error)
  }
  const reading = reader.end({ name: source.name, contentHash: hash.digest('hex'), damage })
  await ports.onChunk(0, reading.rows)
  return reading
}

class HistoryReader {
  rows = 0
  assumed = 0
  #ports: HistoryReadDeps
  #scanner: Scanner | undefined
  /** The text before the format was known. */
  #head: Buffer = Buffer.alloc(0)
  #format: ExportFormat | undefined
  #dropped: Partial<Record<DropReason, number>> = {}

  constructor(ports: HistoryReadDeps) {
    this.#ports = ports
  }

  get shape(): Shape {
    return this.#scanner?.shape ?? 'empty'
  }

  /** True once it is clear that the file holds something else. */
  get isHopeless(): boolean {
    const isOther = this.shape === 'object' || this.shape === 'other'
    const isSeen = this.#scanner instanceof PageScanner && this.#scanner.isSeen
    return isOther || isSeen || (!this.#format && this.rows > UNRECOGNISED_ROWS_MAX)
  }

  push(chunk: Buffer): void {
    if (this.#scanner) {
      this.#scanner.push(chunk)
      return
    }
    this.#head = Buffer.concat([this.#head, chunk])
    if (this.#head.length >= SNIFF_BYTES) this.#openScanner()
  }

  end({
    name,
    contentHash,
    damage,
  }: Pick<HistoryRead, 'name' | 'contentHash' | 'damage'>): HistoryRead {
    if (!this.#scanner) this.#openScanner()
    const cuts = this.#dropped.unreadable ?? 0
    if (!this.isHopeless) this.#scanner?.end()
    const isCut = (this.#dropped.unreadable ?? 0) > cuts
    const hasRows = ['array', 'lines', 'table'].includes(this.shape)
    if (damage !== undefined && !isCut && hasRows) this.#drop('unreadable')
    return {
      name,
      format: this.#format,
      shape: this.shape,
      rows: this.rows,
      assumed: this.assumed,
      isYouTubePage: this.#scanner instanceof PageScanner && this.#scanner.isYouTube,
      dropped: this.#dropped,
      contentHash,
      damage: damage ?? (isCut ? 'it breaks off' : undefined),
    }
  }

  #openScanner(): void {
    const sink: RowSink = {
      row: (row) => this.#read(row),
      bad: (reason) => this.#drop(reason),
    }
    this.#scanner = openScanner(this.#head, sink)
    this.#scanner.push(this.#head)
    this.#head = Buffer.alloc(0)
  }

  #read(row: Row): void {
    this.#format ??= formats.find((format) => format.recognises(row))
    const play = this.#format?.parse(row, this.#ports.nowMs) ?? 'not-a-row'
    if (typeof play === 'string') this.#drop(play)
    else {
      this.rows++
      if (play.isLengthAssumed) this.assumed++
      this.#ports.onPlay(play, this.#format as ExportFormat)
    }
  }

  #drop(reason: DropReason): void {
    this.rows++
    this.#dropped[reason] = (this.#dropped[reason] ?? 0) + 1
  }
}

function openScanner(head: Buffer, sink: RowSink): Scanner {
  switch (kindOfText(head)) {
    case 'lines':
      return new LineScanner(sink)
    case 'table':
      return new TableScanner({
        ...sink,
        isHeader: (row) => formats.some((format) => format.recognises(row)),
      })
    case 'page':
      return new PageScanner()
    case 'other':
      return { shape: 'other', push: () => undefined, end: () => undefined }
    default:
      return new RowScanner(sink)
  }
}
