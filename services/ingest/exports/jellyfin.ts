import { SECOND_MS } from '#foundation/time.ts'
import { plainName } from './columns.ts'
import type { DropReason, ExportFormat, FileContext, ParsedPlay, Row } from './export.ts'
import { playOf } from './play.ts'
import { timeReaderOf } from './times.ts'
import { parsePlayedMs } from './values.ts'

const KEYS = ['date', 'itemtype', 'itemname', 'playduration'] as const
const BARE = { date: '0', itemtype: '3', itemname: '4', playduration: '8' } as const

/**
 * Jellyfin and Emby: the backup of the plugin Playback Reporting, with a header or without. A row begins at `Date` on
 * the server's clock and was played for so many seconds; `ItemName` of music is `Artist - Title (Album)`.
 */
export const jellyfin: ExportFormat = {
  name: 'jellyfin',
  service: 'jellyfin',
  guide: {
    title: 'Jellyfin and Emby, Playback Reporting',
    files: 'the plugin’s backup, with names of columns or without',
    fields: ['DateCreated', 'ItemType', 'ItemName', 'PlayDuration'],
    instant: 'the start, on the server’s clock: the listener’s zone',
    length: 'measured, in seconds',
    source: 'public readers of the backup',
    seen: '2026-11',
  },
  recognises(row) {
    const names = new Set(Object.keys(row).map(plainName))
    const isBare = /^(?:Audio|Movie|Episode|MusicVideo|TvChannel)$/.test(String(row['3'] ?? ''))
    return (isBare && '8' in row) || [...KEYS, 'userid'].filter((key) => names.has(key)).length >= 4
  },
  parse,
}

function parse(row: Row, nowMs: number, context?: FileContext): ParsedPlay | DropReason {
  const cell = cellsOf(row)
  if (!/^audio$/i.test(String(cell.itemtype ?? ''))) return 'not-music'
  const time = timeReaderOf([cell.date], nowMs).read(cell.date)
  if (typeof time === 'string') return time
  const playedMs = parsePlayedMs(Number(cell.playduration ?? Number.NaN) * SECOND_MS)
  if (typeof playedMs === 'string') return playedMs
  const match = /^(.*?) - (.*?)(?: \(([^()]*)\))?$/.exec(String(cell.itemname ?? ''))
  const [, artist = '', title = '', album] = match ?? [undefined, '', String(cell.itemname ?? '')]
  return playOf({
    at: time.isZoned ? time.ms : (context?.instantOf?.(time.ms) ?? time.ms),
    precision: time.precision === 'second' ? 'second' : 'minute',
    playedMs,
    title,
    artist: artist === 'Not Known' ? '' : artist,
    album: album === 'Not Known' ? null : album,
  })
}

function cellsOf(row: Row): Partial<Record<(typeof KEYS)[number], unknown>> {
  if ('8' in row) return Object.fromEntries(KEYS.map((key) => [key, row[BARE[key]]]))
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [plainName(key), value]))
}
