// Holds the parsed rows between reading and sending, on disk: the whole history is known before the
// first byte is sent, and memory stays flat. The file has no name from the moment it is open, so that
// nothing is left behind, however the process ends.
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParsedPlay } from './exports/export.ts'

const BUFFER_CHARS_MAX = 256 * 1024
const READ_BYTES = 1024 * 1024

/** A row that became a play, with the number of the format it was read by. */
export interface SpooledRow {
  readonly format: number
  readonly play: ParsedPlay
}

export class Spool implements AsyncDisposable {
  #file: FileHandle
  #path: string
  #waiting = ''

  private constructor(file: FileHandle, path: string) {
    this.#file = file
    this.#path = path
  }

  static async open(folder: string = tmpdir()): Promise<Spool> {
    const path = join(folder, `linernotes-import-${randomUUID()}`)
    const file = await open(path, 'wx+', 0o600)
    await rm(path).catch(() => undefined) // Refused on systems that keep open files: see close.
    return new Spool(file, path)
  }

  /** In the order of the rows' numbers. Call `flush` now and then. */
  add({ format, play }: SpooledRow): void {
    this.#waiting += `${JSON.stringify([format, play])}\n`
  }

  /** Writes what waits, once it is worth a write. */
  async flush(isLast = false): Promise<void> {
    if (!isLast && this.#waiting.length < BUFFER_CHARS_MAX) return
    const text = this.#waiting
    this.#waiting = ''
    await this.#file.appendFile(text)
  }

  /** Every row, in the order they were added. */
  async *read(): AsyncGenerator<SpooledRow> {
    await this.flush(true)
    const buffer = Buffer.alloc(READ_BYTES)
    let rest = Buffer.alloc(0)
    for (let position = 0; ; ) {
      const { bytesRead } = await this.#file.read(buffer, 0, READ_BYTES, position)
      if (bytesRead === 0) return
      position += bytesRead
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      const end = bytes.lastIndexOf(0x0a) + 1
      rest = bytes.subarray(end)
      for (const line of bytes.toString('utf8', 0, end).split('\n')) {
        if (line === '') continue
        const [format, play] = JSON.parse(line) as [number, ParsedPlay]
        yield { format, play }
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close()
    await rm(this.#path, { force: true })
  }
}
