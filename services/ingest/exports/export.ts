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
  | 'advert'
  | 'private-session'
  | 'unreadable'
  | 'not-utf8'
  | 'oversize'

/**
 * A play as one row states it, before it is known which rows are the same play. A row states one instant: the end of
 * a play whose length was measured, and otherwise its start. The other instant follows from `playedMs`.
 */
export interface ParsedPlay {
  /** ms since 1970 UTC, in whole seconds as far as the row states it. */
  readonly endedAt: number
  /** How well the row knows its time: account data and bare tables to the minute, the others to the second. */
  readonly precision: 'minute' | 'second'
  readonly playedMs: number
  readonly kind: PlayKind
  readonly title: string
  readonly creator: string
  /** What the row writes in place of a creator, such as Various Artists. Not kept. */
  readonly placeholder?: string
  readonly collection: string | null
  readonly uri: string | null
  readonly country: string | null
  /**
   * True if the row states when the play began and not how long it lasted: `playedMs` is then an
   * assumption, and so is `endedAt`.
   */
  readonly isLengthAssumed: boolean
  /** Which instant the row states, where it is not as said above: a scrobble that says how long it was heard. */
  readonly states?: 'start' | 'end'
  /** Length of the track or episode itself, ms; only where the row says it. */
  readonly mediaMs?: number
  /** What reported the play to the service, as the row names it, such as a scrobbler: one account can have several. */
  readonly reporter?: string
  /** True if it was heard to its own end, false if it was paused or cut off; left out where the row says neither. */
  readonly hasEnded?: boolean | undefined
  /** True if it went on where it had been paused, false if it began from the beginning; left out as above. */
  readonly isResumed?: boolean | undefined
  /** What the clock of the device was ahead of UTC; only where the export says so. Not kept. */
  readonly utcOffsetMs?: number
}

export type Row = Readonly<Record<string, unknown>>

/**
 * The service that reports the play. If two report the same play, the later of this list is kept: what
 * measured it before what only saw it begin.
 */
export const services = [
  'spinitron',
  'youtube',
  'rockbox',
  'librefm',
  'lastfm',
  'pano',
  'koito',
  'maloja',
  'listenbrainz',
  'jellyfin',
  'amazon',
  'deezer',
  'tidal',
  'apple',
  'spotify',
] as const
export type StreamingService = (typeof services)[number]

/** Names that files without plays of their own give to plays that lack them. */
export interface Companions {
  /** Whether a name is that of a show, not of an artist. */
  isShow(name: string): boolean
  /** Who made a song that a row names without its artist; undefined where nothing or more than one answers. */
  artistOf(song: UnnamedSong): string | undefined
}

export interface UnnamedSong {
  readonly title: string
  readonly album: string | null
  /** ms since 1970 UTC. */
  readonly startedAt: number
  readonly playedMs: number
}

/** What reading a file depends on beside its rows. */
export interface FileContext {
  /** Bounds plausible times. */
  readonly nowMs: number
  /** What other files of the import know. */
  readonly companions?: Companions
  /** Lines of a table before its rows that begin with `#`. */
  readonly comments?: readonly string[]
  /** Whether rows of private sessions are read. */
  readonly isPrivateKept?: boolean
  /** The instant at which clocks show a time, given as if it were UTC: in the listener's zone, or the one named. */
  instantOf?(localMs: number, zone?: string): number
}

/** Reads one file, whose first rows said how. */
export interface FileReader {
  parse(row: Row): ParsedPlay | DropReason
  /** What a person should look at, since the file does not say it. */
  readonly checks: readonly string[]
  /** Why the file cannot be read at all, in words for the listener. */
  readonly refusal?: string
}

/** What docs/FORMATS.md says of a format, in Markdown. */
export interface FormatGuide {
  readonly title: string
  /** How the files are called that hold it. */
  readonly files: string
  /** Keys or columns that are read; everything else is ignored. */
  readonly fields: readonly string[]
  /** Which instant of a play a row states, in which zone. */
  readonly instant: string
  /** Where the length of a play comes from. */
  readonly length: string
  /** Which of its translated words a public source has, and which are from memory. */
  readonly words?: string
  /** Where its shape is published, and when that was looked at last, YYYY-MM. */
  readonly source: string
  readonly seen: string
}

/** One format of export. Recognition is by the row's keys: names of files change, and people rename. */
export interface ExportFormat {
  /** Stable name, such as `spotify-extended`; it goes into `PlaysRecorded.source`. */
  readonly name: string
  readonly service: StreamingService
  readonly guide: FormatGuide
  /** Whether `row` has this format's keys; values do not matter. */
  recognises(row: Row): boolean
  /** Reads by key and ignores what it does not know. `nowMs` bounds plausible times. */
  parse(row: Row, nowMs: number, context?: FileContext): ParsedPlay | DropReason
  /** Reads a file by what its first rows say together; formats whose rows say all by themselves have none. */
  open?(sample: readonly Row[], context: FileContext): FileReader
}
