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

/** The play that is sent for a row, by the row's number; undefined where none is. */
export type PlayOfRow = (row: SpooledRow, index: number) => Play | undefined

/** Cuts the kept rows into messages of 1 to 500 plays of one format, in the order of the export. */
export async function* batches(
  blocks: AsyncIterable<readonly SpooledRow[]>,
  playOf: PlayOfRow,
): AsyncGenerator<Batch> {
  let plays: Play[] = []
  let bytes = 0
  let format = -1
  let number = 0
  for await (const rows of blocks) {
    for (const row of rows) {
      const play = playOf(row, number++)
      if (!play) continue
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

/** The play of each kept row, under its own identity. */
export const playsBy =
  (resolution: Resolution): PlayOfRow =>
  (row, index) => {
    if (!resolution.isKept(index)) return undefined
    return toPlay(row, {
      playId: playIdOf(row[1], resolution.at(index), resolution.ordinal(index)),
      endedAt: resolution.endedAt(index),
      playedMs: resolution.playedMs(index),
    })
  }

export function toPlay(
  row: SpooledRow,
  known: Pick<Play, 'playId' | 'endedAt' | 'playedMs'>,
): Play {
  const [, , , kind, title, creator, collection, uri, country, isLengthAssumed] = row
  return { ...known, kind, title, creator, collection, uri, country, isLengthAssumed }
}

const bytesOf = ({ title, creator, collection, uri }: Play): number =>
  PLAY_BYTES_FIXED +
  Buffer.byteLength(title) +
  Buffer.byteLength(creator) +
  (collection === null ? 0 : Buffer.byteLength(collection)) +
  (uri === null ? 0 : uri.length)
