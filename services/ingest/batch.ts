import type { Play } from '#schemas/index.ts'
import type { Resolution } from './deduplicate.ts'
import { playIdOf } from './play-identity.ts'
import type { SpooledRow } from './spool.ts'

export const BATCH_PLAYS_MAX = 500
const BATCH_BYTES_MAX = 400_000 // Below the 900 kB of one record, whatever the titles are.
const PLAY_BYTES_FIXED = 64 // Identity, numbers and lengths, rounded up.

export interface Batch {
  readonly format: number
  readonly plays: readonly Play[]
  readonly isLast: boolean
}

/** Cuts the kept rows into messages of 1 to 500 plays of one format, in the order of the export. */
export async function* batches(
  blocks: AsyncIterable<readonly SpooledRow[]>,
  resolution: Resolution,
): AsyncGenerator<Batch> {
  let plays: Play[] = []
  let bytes = 0
  let format = -1
  let number = 0
  for await (const rows of blocks) {
    for (const row of rows) {
      const index = number++
      if (!resolution.isKept(index)) continue
      const play = toPlay(row, resolution, index)
      const size = bytesOf(play)
      const isFull = plays.length === BATCH_PLAYS_MAX || bytes + size > BATCH_BYTES_MAX
      if (plays.length > 0 && (isFull || row[0] !== format)) {
        yield { format, plays, isLast: false }
        plays = []
        bytes = 0
      }
      plays.push(play)
      bytes += size
      format = row[0]
    }
  }
  if (plays.length > 0) yield { format, plays, isLast: true }
}

function toPlay(row: SpooledRow, resolution: Resolution, index: number): Play {
  const [, content, , kind, title, creator, collection, uri, country, isLengthAssumed] = row
  return {
    playId: playIdOf(content, resolution.at(index), resolution.ordinal(index)),
    endedAt: resolution.endedAt(index),
    playedMs: resolution.playedMs(index),
    kind,
    title,
    creator,
    collection,
    uri,
    country,
    isLengthAssumed,
  }
}

const bytesOf = ({ title, creator, collection, uri }: Play): number =>
  PLAY_BYTES_FIXED +
  Buffer.byteLength(title) +
  Buffer.byteLength(creator) +
  (collection === null ? 0 : Buffer.byteLength(collection)) +
  (uri === null ? 0 : uri.length)
