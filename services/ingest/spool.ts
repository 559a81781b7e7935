// Holds the parsed rows between reading and sending, on disk: the whole history is known before the
// first byte is sent, and memory stays flat. The file has no name from the moment it is open, so that
// nothing is left behind, however the process ends. Hot (bench/import.ts): a block of rows is one JSON list of lists,
// which is written and read in half the time of an object a line.

import assert from 'node:assert/strict'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newUuid } from '#foundation/random.ts'
import type { PlayKind } from '#schemas/index.ts'
import type { ParsedPlay } from './exports/export.ts'

const BLOCK_ROWS = 500

/** What is sent of a row that became a play, in the order of the names. */
export type SpooledRow = readonly [
  /** The number of the format it was read by. */
  format: number,
  /** See `contentOf`. */
  content: string,
  playedMs: number,
  kind: PlayKind,
  title: string,
  creator: string,
  collection: string | null,
  uri: string | null,
  country: string | null,
  isLengthAssumed: boolean,
]

export class Spool implements AsyncDisposable {
  #file: FileHandle
  #path: string
  #waiting: SpooledRow[] = []
  /** Bytes of each block that was written. */
  #blocks: number[] = []
  /** Rows of each block that was written. */
  #blockRows: number[] = []

  private constructor(file: FileHandle, path: string) {
    this.#file = file
    this.#path = path
  }

  static async open(folder: string = tmpdir()): Promise<Spool> {
    const path = join(folder, `linernotes-import-${newUuid()}`)
    const file = await open(path, 'wx+', 0o600)
    await rm(path).catch(() => undefined) // Refused on systems that keep open files: see close.
    return new Spool(file, path)
  }

  /** In the order of the rows' numbers. Call `flush` now and then. */
  add(format: number, content: string, play: ParsedPlay): void {
    const { playedMs, kind, title, creator, collection, uri, country, isLengthAssumed } = play
    this.#waiting.push([
      format,
      content,
      playedMs,
      kind,
      title,
      creator,
      collection,
      uri,
      country,
      isLengthAssumed,
    ])
  }

  /** Writes what waits, once it is worth a write. */
  async flush(isLast = false): Promise<void> {
    if (this.#waiting.length === 0 || (!isLast && this.#waiting.length < BLOCK_ROWS)) return
    const bytes = Buffer.from(JSON.stringify(this.#waiting))
    this.#blockRows.push(this.#waiting.length)
    this.#waiting = []
    this.#blocks.push(bytes.length)
    await this.#file.appendFile(bytes)
  }

  /** Every row, in the order they were added, some hundred at a time. */
  async *read(): AsyncGenerator<readonly SpooledRow[]> {
    await this.flush(true)
    let position = 0
    let buffer = Buffer.alloc(0)
    for (const length of this.#blocks) {
      if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(length)
      for (let at = 0; at < length; ) {
        const { bytesRead } = await this.#file.read(buffer, at, length - at, position + at)
        assert(bytesRead > 0, 'the spool is shorter than what was written to it')
        at += bytesRead
      }
      position += length
      yield JSON.parse(buffer.toString('utf8', 0, length)) as SpooledRow[]
    }
  }

  /** Some rows by their numbers: only the blocks that hold one are read. */
  async rows(numbers: readonly number[]): Promise<ReadonlyMap<number, SpooledRow>> {
    await this.flush(true)
    const found = new Map<number, SpooledRow>()
    const wanted = [...numbers].sort((a, b) => a - b)
    let [position, first, next] = [0, 0, 0]
    for (const [block, length] of this.#blocks.entries()) {
      const end = first + (this.#blockRows[block] as number)
      const isWanted = (wanted[next] ?? Number.POSITIVE_INFINITY) < end
      const rows = isWanted ? await this.#readBlock(position, length) : []
      for (; (wanted[next] ?? end) < end; next++) {
        const number = wanted[next] as number
        found.set(number, rows[number - first] as SpooledRow)
      }
      position += length
      first = end
    }
    return found
  }

  async #readBlock(position: number, length: number): Promise<SpooledRow[]> {
    const buffer = Buffer.allocUnsafe(length)
    for (let at = 0; at < length; ) {
      const { bytesRead } = await this.#file.read(buffer, at, length - at, position + at)
      assert(bytesRead > 0, 'the spool is shorter than what was written to it')
      at += bytesRead
    }
    return JSON.parse(buffer.toString('utf8')) as SpooledRow[]
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close()
    await rm(this.#path, { force: true })
  }
}
