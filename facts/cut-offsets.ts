// Whether a listener's days are still cut by the offsets that hold now: other data than before may change some, and
// touches only those who lived by them.
import type { ZonePeriod } from '#schemas/index.ts'
import { canonicalHash } from './hash.ts'
import { COMPARED_TO_MS, platformOffsetsOf } from './platform-offsets.ts'
import { type OffsetPeriod, offsetsOf } from './zone-data.ts'

/** Where a listener lived, and from when on. */
export interface LivedZones {
  readonly zone: string
  /** In any order; before the first one, `zone` holds. */
  readonly zoneHistory: readonly ZonePeriod[]
}

const HASHES_MAX = 2_000
const hashes = new Map<string, string>()
const earlierHashes = new Map<string, string>()

/** SHA-256 in hex over the offsets that a listener lived by, from 1970 on. */
export const offsetsHashOf = (lived: LivedZones): string => remembered(hashes, lived, offsetsOf)

/**
 * Whether days that were cut by offsets of a hash would be cut by the same ones now. Builds that noted no hash had
 * the offsets of their Node.
 */
export function isCutByOffsetsOfNow(notedHash: string, lived: LivedZones): boolean {
  const noted = notedHash || remembered(earlierHashes, lived, platformOffsetsOf)
  return noted === offsetsHashOf(lived)
}

type Offsets = (zone: string) => readonly OffsetPeriod[]

function remembered(known: Map<string, string>, lived: LivedZones, offsets: Offsets): string {
  const { zone, zoneHistory } = lived
  const key = zoneHistory.length === 0 ? zone : JSON.stringify([zone, zoneHistory])
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= HASHES_MAX) known.clear()
  const hash = canonicalHash(livedOffsets(lived, offsets))
  known.set(key, hash)
  return hash
}

/** Instants and offsets by turns. */
function livedOffsets({ zone, zoneHistory }: LivedZones, offsets: Offsets): number[] {
  const later = [...zoneHistory].sort((a, b) => a.fromMs - b.fromMs)
  const stays = [{ fromMs: Number.NEGATIVE_INFINITY, zone }, ...later]
  const pieces = stays.flatMap((stay, at) => {
    const from = Math.max(stay.fromMs, 0)
    const to = Math.min(stays[at + 1]?.fromMs ?? COMPARED_TO_MS, COMPARED_TO_MS)
    return within(offsets(stay.zone), from, to)
  })
  return pieces
    .filter(({ offsetMs }, at) => offsetMs !== pieces[at - 1]?.offsetMs)
    .flatMap(({ fromMs, offsetMs }) => [fromMs, offsetMs])
}

const within = (periods: readonly OffsetPeriod[], from: number, to: number): OffsetPeriod[] =>
  periods
    .filter(({ fromMs }, at) => fromMs < to && (periods[at + 1]?.fromMs ?? to) > from && from < to)
    .map(({ fromMs, offsetMs }) => ({ fromMs: Math.max(fromMs, from), offsetMs }))
