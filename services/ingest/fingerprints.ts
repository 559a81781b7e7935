// What is kept in memory of every row: 30 bytes whatever its size (25 here, 5 while rows are resolved), so
// that rows can be compared across files. Columns of numbers, since millions of objects would not fit.
import { isLongEnough } from '#facts/counted-play.ts'
import { type ParsedPlay, type StreamingService, services } from './exports/export.ts'
import { type RowFingerprint, statedAt } from './play-identity.ts'

const FIRST_ROWS_MAX = 16_384

const BY_MINUTE = 1
const LONG_ENOUGH = 2
const DETAIL = 4 // Times the number of optional fields that the row knows, 0 to 3.
const ASSUMED = 16
const SERVICE = 32 // Times the place of the service in the list of services, 0 to 4.

export class Fingerprints {
  count = 0
  /** The first 64 bits of the row's content. */
  #high = new Uint32Array(FIRST_ROWS_MAX)
  #low = new Uint32Array(FIRST_ROWS_MAX)
  #title = new Uint32Array(FIRST_ROWS_MAX)
  #at = new Float64Array(FIRST_ROWS_MAX)
  #playedMs = new Uint32Array(FIRST_ROWS_MAX)
  #traits = new Uint8Array(FIRST_ROWS_MAX)

  /** Services that rows came from, a bit each. */
  #services = 0

  /** @returns the row's number. */
  add(play: ParsedPlay, { content, title }: RowFingerprint, service: StreamingService): number {
    if (this.count === this.#high.length) this.#grow()
    const row = this.count++
    this.#high[row] = Number.parseInt(content.slice(0, 8), 16)
    this.#low[row] = Number.parseInt(content.slice(8, 16), 16)
    this.#title[row] = title
    this.#at[row] = statedAt(play)
    this.#playedMs[row] = play.playedMs
    this.#services |= 1 << services.indexOf(service)
    const detail =
      Number(play.uri !== null) + Number(play.collection !== null) + Number(play.country !== null)
    this.#traits[row] =
      (play.precision === 'minute' ? BY_MINUTE : 0) |
      (isLongEnough(play) ? LONG_ENOUGH : 0) |
      (detail * DETAIL) |
      (play.isLengthAssumed ? ASSUMED : 0) |
      (services.indexOf(service) * SERVICE)
    return row
  }

  /** The instant that the row states, see `statedAt`: rows are compared by it. */
  at(row: number): number {
    return this.#at[row] as number
  }

  startedAt(row: number): number {
    return this.at(row) - (this.isAssumed(row) ? 0 : (this.#playedMs[row] as number))
  }

  endedAt(row: number): number {
    return this.at(row) + (this.isAssumed(row) ? (this.#playedMs[row] as number) : 0)
  }

  /** True where the length is not known. */
  isAssumed(row: number): boolean {
    return ((this.#traits[row] as number) & ASSUMED) !== 0
  }

  title(row: number): number {
    return this.#title[row] as number
  }

  /** Index in the list of services: if two have the same play, the row with the greater index is kept. */
  service(row: number): number {
    return (this.#traits[row] as number) >> 5
  }

  get isOfManyServices(): boolean {
    return (this.#services & (this.#services - 1)) !== 0
  }

  isByMinute(row: number): boolean {
    return ((this.#traits[row] as number) & BY_MINUTE) !== 0
  }

  /** True for plays that days count: 30 s and more. */
  isLong(row: number): boolean {
    return ((this.#traits[row] as number) & LONG_ENOUGH) !== 0
  }

  /** Rows by content; within equal content by time, exact ends first, then the row that knows most. */
  sorted(): Uint32Array {
    const rows = new Uint32Array(this.count).map((_, row) => row)
    const high = this.#high
    const low = this.#low
    const at = this.#at
    const traits = this.#traits
    return rows.sort((a, b) => {
      const byContent =
        (high[a] as number) - (high[b] as number) || (low[a] as number) - (low[b] as number)
      if (byContent !== 0) return byContent
      const byTime = (at[a] as number) - (at[b] as number)
      if (byTime !== 0) return byTime
      const first = traits[a] as number
      const second = traits[b] as number
      return (first & BY_MINUTE) - (second & BY_MINUTE) || second - first || a - b
    })
  }

  /** An order by content; 0 for equal content. */
  compareContent(a: number, b: number): number {
    return (
      (this.#high[a] as number) - (this.#high[b] as number) ||
      (this.#low[a] as number) - (this.#low[b] as number)
    )
  }

  isSameContent(a: number, b: number): boolean {
    return this.#high[a] === this.#high[b] && this.#low[a] === this.#low[b]
  }

  #grow(): void {
    const size = this.#high.length * 2
    this.#high = new Uint32Array(grown(this.#high, size))
    this.#low = new Uint32Array(grown(this.#low, size))
    this.#title = new Uint32Array(grown(this.#title, size))
    this.#at = new Float64Array(grown(this.#at, size))
    this.#playedMs = new Uint32Array(grown(this.#playedMs, size))
    this.#traits = new Uint8Array(grown(this.#traits, size))
  }
}

/** Memory for `size` numbers. What held them before is given back now, and not when the collector comes by. */
const grown = (
  {
    buffer,
    BYTES_PER_ELEMENT,
  }: Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  size: number,
): ArrayBuffer => buffer.transfer(size * BYTES_PER_ELEMENT)
