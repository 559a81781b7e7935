// The day on which each artist and each track was first heard, packed as sixteen pages keep it, by the first digit
// of the key: records of 8 bytes, ascending by key. One late play looks up by binary search and copies the rest of
// its page untouched, so 20,000 names cost it 10 kB and no decoding.
import { hash } from 'node:crypto'

const RECORD_BYTES = 8
/** Of a key, as pages pack it. */
export const KEY_BYTES = 6
const DIGIT = 2 ** 44
const CACHED_MAX = 50_000

/** Key to days since 1970; undefined where the artist or track is to be forgotten. */
export type FirstHeardChanges = ReadonlyMap<number, number | undefined>

const artists = new Map<string, number>()
const tracks = new Map<string, number>()

/** 47 bits of the SHA-256 of a name: among 20,000 artists, two are the same once in a million listeners. */
export const artistKeyOf = (name: string): number => keyOf(name, 0, artists)

/** The same for a track, which no artist has the key of. */
export const trackKeyOf = (artist: string, title: string): number =>
  keyOf(`${artist}\n${title}`, 1, tracks)

export const isArtistKey = (key: number): boolean => key % 2 === 0

function keyOf(name: string, lastBit: 0 | 1, cache: Map<string, number>): number {
  const known = cache.get(name)
  if (known !== undefined) return known
  if (cache.size >= CACHED_MAX) cache.clear()
  const hashed = Number.parseInt(hash('sha256', name, 'hex').slice(0, 2 * KEY_BYTES), 16)
  const key = hashed - (hashed % 2) + lastBit
  cache.set(name, key)
  return key
}

/** Days since 1970 of the first day of an artist or track; undefined where it was never heard. */
export function firstDayOf(packed: Buffer, key: number): number | undefined {
  let low = 0
  let high = packed.length / RECORD_BYTES
  while (low < high) {
    const middle = (low + high) >> 1
    const at = keyAt(packed, middle)
    if (at === key) return dayAt(packed, middle)
    if (at < key) low = middle + 1
    else high = middle
  }
  return undefined
}

/** The page of an artist or track: the first hex digit of the key. */
export const digitOf = (key: number): string => Math.floor(key / DIGIT).toString(16)

/** Applies changes in one pass over both, each ascending. */
export function changeFirstHeard(packed: Buffer, changes: FirstHeardChanges): Buffer {
  if (changes.size === 0) return packed
  const sorted = [...changes].sort(([a], [b]) => a - b)
  const target = Buffer.alloc(packed.length + sorted.length * RECORD_BYTES)
  let read = 0
  let written = 0
  const copyUntil = (key: number) => {
    const from = read
    while (read < packed.length && packed.readUIntBE(read, KEY_BYTES) < key) {
      read += RECORD_BYTES
    }
    packed.copy(target, written, from, read)
    written += read - from
  }
  for (const [key, day] of sorted) {
    copyUntil(key)
    if (read < packed.length && packed.readUIntBE(read, KEY_BYTES) === key) {
      read += RECORD_BYTES
    }
    if (day === undefined) continue
    target.writeUIntBE(key, written, KEY_BYTES)
    target.writeUInt16BE(day, written + KEY_BYTES)
    written += RECORD_BYTES
  }
  copyUntil(Number.POSITIVE_INFINITY)
  return target.subarray(0, written)
}

const keyAt = (packed: Buffer, index: number): number =>
  packed.readUIntBE(index * RECORD_BYTES, KEY_BYTES)

const dayAt = (packed: Buffer, index: number): number =>
  packed.readUInt16BE(index * RECORD_BYTES + KEY_BYTES)
