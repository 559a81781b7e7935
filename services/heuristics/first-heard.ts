// The day on which each artist was first heard, packed as sixteen pages keep it, by the first digit of the
// artist's key: records of 8 bytes, ascending by artist. One late play looks up by binary search and copies the
// rest of its page untouched, so 20,000 artists cost it 10 kB and no decoding.
import { hash } from 'node:crypto'

const RECORD_BYTES = 8
const ARTIST_BYTES = 6
const DIGIT = 2 ** 44
const CACHED_MAX = 50_000

/** Artist to days since 1970; undefined where the artist is to be forgotten. */
export type FirstHeardChanges = ReadonlyMap<number, number | undefined>

const cache = new Map<string, number>()

/** 48 bits of the SHA-256 of a name: among 20,000 artists, two are the same once in a million listeners. */
export function artistKeyOf(name: string): number {
  const known = cache.get(name)
  if (known !== undefined) return known
  if (cache.size >= CACHED_MAX) cache.clear()
  const key = hash('sha256', name, 'buffer').readUIntBE(0, ARTIST_BYTES)
  cache.set(name, key)
  return key
}

/** Days since 1970 of the artist's first day; undefined where the artist was never heard. */
export function firstDayOf(packed: Buffer, artist: number): number | undefined {
  let low = 0
  let high = packed.length / RECORD_BYTES
  while (low < high) {
    const middle = (low + high) >> 1
    const at = artistAt(packed, middle)
    if (at === artist) return dayAt(packed, middle)
    if (at < artist) low = middle + 1
    else high = middle
  }
  return undefined
}

/** The page that an artist stands on: the first hex digit of the key. */
export const digitOf = (artist: number): string => Math.floor(artist / DIGIT).toString(16)

/** Applies changes in one pass over both, each ascending. */
export function changeFirstHeard(packed: Buffer, changes: FirstHeardChanges): Buffer {
  if (changes.size === 0) return packed
  const sorted = [...changes].sort(([a], [b]) => a - b)
  const target = Buffer.alloc(packed.length + sorted.length * RECORD_BYTES)
  let read = 0
  let written = 0
  const copyUntil = (artist: number) => {
    const from = read
    while (read < packed.length && packed.readUIntBE(read, ARTIST_BYTES) < artist) {
      read += RECORD_BYTES
    }
    packed.copy(target, written, from, read)
    written += read - from
  }
  for (const [artist, day] of sorted) {
    copyUntil(artist)
    if (read < packed.length && packed.readUIntBE(read, ARTIST_BYTES) === artist) {
      read += RECORD_BYTES
    }
    if (day === undefined) continue
    target.writeUIntBE(artist, written, ARTIST_BYTES)
    target.writeUInt16BE(day, written + ARTIST_BYTES)
    written += RECORD_BYTES
  }
  copyUntil(Number.POSITIVE_INFINITY)
  return target.subarray(0, written)
}

const artistAt = (packed: Buffer, index: number): number =>
  packed.readUIntBE(index * RECORD_BYTES, ARTIST_BYTES)

const dayAt = (packed: Buffer, index: number): number =>
  packed.readUInt16BE(index * RECORD_BYTES + ARTIST_BYTES)
