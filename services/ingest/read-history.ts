// One file to plays: bytes -> UTF-8 -> rows -> the format that recognises them -> plays or reasons.
import { createHash } from 'node:crypto'
import { ServiceError } from '#runtime/errors.ts'
import type { DropReason, ExportFormat, ParsedPlay, Row } from './exports/export.ts'
import { formats } from './exports/formats.ts'
import { RowScanner, type Shape } from './row-scanner.ts'
import type { Source } from './source.ts'
import { toUtf8 } from './text-stream.ts'

const UNRECOGNISED_ROWS_MAX = 200

export interface Reading {
  readonly name: string
  /** Undefined where no row had the keys of a known format. */
  readonly format: ExportFormat | undefined
  readonly shape: Shape
  /** All rows, good or bad; a place where the file broke off counts as one. */
  readonly rows: number
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
  /** SHA-256 in hex of the bytes that were read. */
  readonly contentHash: string
  /** Why the file ended before its end; undefined for a whole one. */
  readonly damage: string | undefined
}

export interface ReadPorts {
  readonly nowMs: number
  onPlay(play: ParsedPlay, format: ExportFormat): void
  /** Called after every chunk: the place to write, to report and to wait. */
  onChunk(bytes: number, rows: number): Promise<void>
}

/** Reads `source` to its end, whatever is in it. Memory does not grow with its size. */
export async function readHistory(
  source: Source,
  ports: ReadPorts,
  signal?: AbortSignal,
): Promise<Reading> {
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
    damage = error instanceof Error ? error.message : String(error)
  }
  return reader.end({ name: source.name, contentHash: hash.digest('hex'), damage })
}

class HistoryReader {
  rows = 0
  #ports: ReadPorts
  #scanner: RowScanner
  #format: ExportFormat | undefined
  #dropped: Partial<Record<DropReason, number>> = {}

  constructor(ports: ReadPorts) {
    this.#ports = ports
    this.#scanner = new RowScanner({
      row: (row) => this.#read(row),
      bad: (reason) => this.#drop(reason),
    })
  }

  /** True once it is clear that the file holds something else. */
  get isHopeless(): boolean {
    const isOther = this.#scanner.shape === 'object' || this.#scanner.shape === 'other'
    return isOther || (!this.#format && this.rows > UNRECOGNISED_ROWS_MAX)
  }

  push(chunk: Buffer): void {
    this.#scanner.push(chunk)
  }

  end({ name, contentHash, damage }: Pick<Reading, 'name' | 'contentHash' | 'damage'>): Reading {
    const cuts = this.#dropped.unreadable ?? 0
    if (!this.isHopeless) this.#scanner.end()
    const isCut = (this.#dropped.unreadable ?? 0) > cuts
    if (damage !== undefined && !isCut && this.#scanner.shape === 'array') this.#drop('unreadable')
    return {
      name,
      format: this.#format,
      shape: this.#scanner.shape,
      rows: this.rows,
      dropped: this.#dropped,
      contentHash,
      damage: damage ?? (isCut ? 'it breaks off' : undefined),
    }
  }

  #read(row: Row): void {
    this.#format ??= formats.find((format) => format.recognises(row))
    const play = this.#format?.parse(row, this.#ports.nowMs) ?? 'not-a-row'
    if (typeof play === 'string') this.#drop(play)
    else {
      this.rows++
      this.#ports.onPlay(play, this.#format as ExportFormat)
    }
  }

  #drop(reason: DropReason): void {
    this.rows++
    this.#dropped[reason] = (this.#dropped[reason] ?? 0) + 1
  }
}
