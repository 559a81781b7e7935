// What is kept in memory of every row: 21 bytes whatever its size (17 here, 5 while rows are resolved), so
// that rows can be compared across files. Columns of numbers, since millions of objects would not fit.
import type { ParsedPlay } from './exports/export.ts'

const FIRST_ROWS_MAX = 16_384

const BY_MINUTE = 1
const LONG_ENOUGH = 2
const DETAIL = 4 // Times the number of optional fields that the row knows, 0 to 3.

const COUNTED_MS_MIN = 30_000

export class Fingerprints {
  count = 0
  /** The first 64 bits of the row's content. */
  #high = new Uint32Array(FIRST_ROWS_MAX)
  #low = new Uint32Array(FIRST_ROWS_MAX)
  #endedAt = new Float64Array(FIRST_ROWS_MAX)
  #traits = new Uint8Array(FIRST_ROWS_MAX)

  /** @param content 64 hex digits. @returns the row's number. */
  add(play: ParsedPlay, content: string): number {
    if (this.count === this.#high.length) this.#grow()
    const row = this.count++
    this.#high[row] = Number.parseInt(content.slice(0, 8), 16)
    this.#low[row] = Number.parseInt(content.slice(8, 16), 16)
    this.#endedAt[row] = play.endedAt
    const detail =
      Number(play.uri !== null) + Number(play.collection !== null) + Number(play.country !== null)
    this.#traits[row] =
      (play.precision === 'minute' ? BY_MINUTE : 0) |
      (play.playedMs >= COUNTED_MS_MIN ? LONG_ENOUGH : 0) |
      (detail * DETAIL)
    return row
  }

  endedAt(row: number): number {
    return this.#endedAt[row] as number
  }

  isByMinute(row: number): boolean {
    return ((this.#traits[row] as number) & BY_MINUTE) !== 0
  }

  /** True for plays that days count: 30 s and more. */
  isLong(row: number): boolean {
    return ((this.#traits[row] as number) & LONG_ENOUGH) !== 0
  }

  /** Rows by content; within equal content by end, exact ends first, then the row that knows most. */
  sorted(): Uint32Array {
    const rows = new Uint32Array(this.count).map((_, row) => row)
    const high = this.#high
    const low = this.#low
    const endedAt = this.#endedAt
    const traits = this.#traits
    return rows.sort((a, b) => {
      const byContent =
        (high[a] as number) - (high[b] as number) || (low[a] as number) - (low[b] as number)
      if (byContent !== 0) return byContent
      const byEnd = (endedAt[a] as number) - (endedAt[b] as number)
      if (byEnd !== 0) return byEnd
      const first = traits[a] as number
      const second = traits[b] as number
      return (first & BY_MINUTE) - (second & BY_MINUTE) || second - first || a - b
    })
  }

  isSameContent(a: number, b: number): boolean {
    return this.#high[a] === this.#high[b] && this.#low[a] === this.#low[b]
  }

  #grow(): void {
    const size = this.#high.length * 2
    this.#high = copy(this.#high, new Uint32Array(size))
    this.#low = copy(this.#low, new Uint32Array(size))
    this.#endedAt = copy(this.#endedAt, new Float64Array(size))
    this.#traits = copy(this.#traits, new Uint8Array(size))
  }
}

function copy<T extends Uint32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
