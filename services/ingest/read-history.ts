// One file to plays: bytes -> UTF-8 -> what kind of text -> rows -> the format that recognises them -> plays
// or reasons.

import { createHash } from 'node:crypto'
import { reasonOf } from '#foundation/reason-of.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Examples } from './examples.ts'
import type { DropReason, ExportFormat, FileContext, ParsedPlay } from './exports/export.ts'
import { HistoryReader } from './history-reader.ts'
import { openScanner } from './open-scanner.ts'
import { PageScanner } from './page-scanner.ts'
import type { Scanner, Shape } from './scanner.ts'
import { SNIFF_BYTES } from './sniff.ts'
import type { Source } from './source.ts'
import { toUtf8 } from './text-stream.ts'

export interface HistoryRead {
  readonly name: string
  /** Undefined where no row had the keys of a known format. */
  readonly format: ExportFormat | undefined
  readonly shape: Shape
  /** All rows, good or bad; a place where the file broke off counts as one. */
  readonly rows: number
  /** Rows that became plays of an assumed length. */
  readonly assumed: number
  /** Rows that became plays of music without the name of an artist. */
  readonly unnamed: number
  /** Whether it is YouTube's history as a web page. */
  readonly isYouTubePage: boolean
  readonly isXml: boolean
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
  /** At most 3 rows of each reason to drop, in words. */
  readonly examples: Examples
  /** What a person should look at, since the file does not say it. */
  readonly checks: readonly string[]
  /** Why its rows cannot be read as plays although they look like some, in words for the listener. */
  readonly refusal: string | undefined
  /** Listening that rows of an unknown format speak of, in ms. */
  readonly lostMs: number
  /** SHA-256 in hex of the bytes that were read. */
  readonly contentHash: string
  /** Why the file ended before its end; undefined for a whole one. */
  readonly damage: string | undefined
}

export interface HistoryReadDeps extends Omit<FileContext, 'comments'> {
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
  const file = new FileRead(ports)
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
      file.push(chunk)
      await ports.onChunk(chunk.length, file.reader.rows)
      if (file.isHopeless) break
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ServiceError) throw error
    damage = reasonOf(error)
  }
  const reading = file.end({ name: source.name, contentHash: hash.digest('hex'), damage })
  await ports.onChunk(0, reading.rows)
  return reading
}

/** A file's bytes become rows, and the rows plays. */
class FileRead {
  readonly reader: HistoryReader
  #scanner: Scanner | undefined
  /** The text before the kind of text was known. */
  #head: Buffer = Buffer.alloc(0)

  constructor({ onPlay, onChunk: _, ...context }: HistoryReadDeps) {
    this.reader = new HistoryReader(context, onPlay)
  }

  get shape(): Shape {
    return this.#scanner?.shape ?? 'empty'
  }

  /** True once it is clear that the file holds something else. */
  get isHopeless(): boolean {
    const isOther = this.shape === 'object' || this.shape === 'other'
    const isSeen = this.#scanner instanceof PageScanner && this.#scanner.isSeen
    return isOther || isSeen || this.reader.isHopeless
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
    const { reader } = this
    const cuts = reader.dropped.unreadable ?? 0
    if (!this.isHopeless) this.#scanner?.end()
    const isCut = (reader.dropped.unreadable ?? 0) > cuts
    const hasRows = ['array', 'lines', 'table'].includes(this.shape)
    if (damage !== undefined && !isCut && hasRows) reader.drop('unreadable')
    reader.end()
    const { rows, assumed, unnamed, dropped, examples, checks, refusal, lostMs } = reader
    return {
      name,
      format: refusal === undefined ? reader.format : undefined,
      shape: this.shape,
      rows,
      assumed,
      unnamed,
      isXml: this.#scanner instanceof PageScanner && this.#scanner.isXml,
      isYouTubePage: this.#scanner instanceof PageScanner && this.#scanner.isYouTube,
      dropped,
      examples,
      checks,
      refusal,
      lostMs,
      contentHash,
      damage: damage ?? (isCut ? 'it breaks off' : undefined),
    }
  }

  #openScanner(): void {
    const { reader } = this
    this.#scanner = openScanner(this.#head, {
      row: (row) => reader.read(row),
      bad: (reason) => reader.drop(reason),
      isHeader: (row) => reader.isHeader(row),
      comment: (line) => reader.comment(line),
    })
    this.#scanner.push(this.#head)
    this.#head = Buffer.alloc(0)
  }
}
