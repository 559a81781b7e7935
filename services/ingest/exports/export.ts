import type { PlayKind } from '#schemas/index.ts'

/** Why a row became no play. The words are counted and shown, so they are part of the output. */
export type DropReason =
  | 'not-a-row'
  | 'no-time'
  | 'bad-time'
  | 'absurd-time'
  | 'no-duration'
  | 'bad-duration'
  | 'negative-duration'
  | 'absurd-duration'
  | 'no-title'
  | 'now-playing'
  | 'not-a-play'
  | 'not-music'
  | 'unreadable'
  | 'not-utf8'
  | 'oversize'

/** A play as one row states it, before duplicates are known. */
export interface ParsedPlay {
  /** ms since 1970 UTC. */
  readonly endedAt: number
  /** How well the row knows its time: account data and bare tables to the minute, the others to the second. */
  readonly precision: 'minute' | 'second'
  readonly playedMs: number
  readonly kind: PlayKind
  readonly title: string
  readonly creator: string
  readonly collection: string | null
  readonly uri: string | null
  readonly country: string | null
  /**
   * True if the row states when the play began and not how long it lasted: `playedMs` is then an
   * assumption, and so is `endedAt`.
   */
  readonly isLengthAssumed: boolean
  /** What the clock of the device was ahead of UTC; only where the export says so. Not kept. */
  readonly utcOffsetMs?: number
}

export type Row = Readonly<Record<string, unknown>>

/**
 * The service that reports the play. If two report the same play, the later of this list is kept: what
 * measured it before what only saw it begin.
 */
export const services = ['youtube', 'lastfm', 'listenbrainz', 'apple', 'spotify'] as const
export type StreamingService = (typeof services)[number]

/** One format of export. Recognition is by the row's keys: names of files change, and people rename. */
export interface ExportFormat {
  /** Stable name, such as `spotify-extended`; it goes into `PlaysRecorded.source`. */
  readonly name: string
  readonly service: StreamingService
  /** Whether `row` has this format's keys; values do not matter. */
  recognises(row: Row): boolean
  /** Reads by key and ignores what it does not know. `nowMs` bounds plausible times. */
  parse(row: Row, nowMs: number): ParsedPlay | DropReason
}
