import { basename } from 'node:path'
import { parseText } from './exports/values.ts'

/** Everything has a limit. The largest real exports have some hundred files and 1 GB of JSON. */
export interface ImportLimits {
  readonly filesMax: number
  readonly fileBytesMax: number
  readonly totalBytesMax: number
  /** Unpacked by packed bytes, for files of a MiB and more. JSON of plays packs 8 to 25 times. */
  readonly ratioMax: number
  readonly rowsMax: number
}

export const importLimits: ImportLimits = {
  filesMax: 10_000,
  fileBytesMax: 2 * 1024 ** 3,
  totalBytesMax: 8 * 1024 ** 3,
  ratioMax: 250,
  rowsMax: 10_000_000,
}

/** A file that may hold plays. */
export interface Source {
  /** As shown: `my_spotify_data.zip/MyData/StreamingHistory0.json`. */
  readonly name: string
  readonly bytes: number
  /** True for a file that was named itself: where no file is a history, it is the one that is refused. */
  readonly isNamed: boolean
  /** Throws where the bytes are damaged; what came before is good. */
  read(): AsyncIterable<Buffer>
}

/**
 * unknown-archive: packed by a program whose files are not read. not-json: neither JSON nor a table. unread-history: of
 * a program whose histories are not read. html-history: a history as a web page. nested-zip: a zip within, in which no
 * table was found.
 */
export type IgnoredReason =
  | 'not-json'
  | 'not-a-history'
  | 'unread-history'
  | 'html-history'
  | 'nested-zip'
  | 'unknown-archive'

export interface IgnoredFile {
  readonly name: string
  readonly reason: IgnoredReason
  /** What it is, where that is known, in words for the listener. */
  readonly is?: string
}

/** Undefined for a name that may hold plays. Only JSON, tables and web pages of a zip or folder are looked into. */
export function reasonToIgnore(path: string): IgnoredReason | undefined {
  const name = basename(path)
  const isHidden = name.startsWith('.') && name.toLowerCase() !== '.scrobbler.log'
  if (
    isHidden ||
    path.includes('__MACOSX/') ||
    !/\.(?:jsonl?|ndjson|csv|tsv|log|html?|gz|tgz|tar|xlsx|7z|rar)$/i.test(name)
  )
    return 'not-json'
  return undefined
}

/** Names are untrusted too: none of their control characters reaches a terminal. */
export const shownName = (name: string): string => parseText(name) ?? 'a file without a name'
