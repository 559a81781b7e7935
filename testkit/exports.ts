// Small exports for tests, written as the services write them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { MINUTE_MS } from '#foundation/time.ts'

export type ListenRow = Record<string, unknown>

/** Twelve hours of songs of three minutes, in the rows of an extended history. */
export const bigDay = (date: string) =>
  Array.from({ length: 240 }, (_, number) => ({
    ts: new Date(Date.parse(`${date}T12:03:00Z`) + number * 3 * MINUTE_MS).toISOString(),
    ms_played: 3 * MINUTE_MS,
    master_metadata_track_name: `Late Song ${number}`,
    master_metadata_album_artist_name: `The Latecomers ${number % 20}`,
    master_metadata_album_album_name: 'Late',
    spotify_track_uri: null,
    episode_name: null,
    episode_show_name: null,
    conn_country: 'US',
  }))

/** A row of account data. */
export const accountRow = (endTime: string, trackName: string, msPlayed = 200_000): ListenRow => ({
  endTime,
  artistName: 'The Testers',
  trackName,
  msPlayed,
})

/** A row of extended history. */
export const extendedRow = (
  ts: string,
  title: string,
  ms_played = 200_000,
  more: ListenRow = {},
): ListenRow => ({
  ts,
  platform: 'linux',
  ms_played,
  conn_country: 'DE',
  ip_addr: '203.0.113.9',
  master_metadata_track_name: title,
  master_metadata_album_artist_name: 'The Testers',
  master_metadata_album_album_name: 'Assertions',
  spotify_track_uri: 'spotify:track:0uoyRcSBbBsHFpMHmYBJ0j',
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  reason_start: 'trackdone',
  reason_end: 'trackdone',
  shuffle: false,
  skipped: false,
  offline: false,
  offline_timestamp: 1_600_000_000,
  incognito_mode: false,
  ...more,
})

export interface ExportFolder extends AsyncDisposable {
  readonly path: string
  /** Writes a file, JSON unless it is bytes or text already; returns its path. */
  write(name: string, content: unknown): Promise<string>
}

export async function exportFolder(): Promise<ExportFolder> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  return {
    path,
    async write(name, content) {
      const file = join(path, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, toBytes(content))
      return file
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

/** A zip of JSON, text or bytes by name. */
export function zipOf(files: Readonly<Record<string, unknown>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(toBytes(content), name, { compress, mtime: new Date(0) })
  zip.end()
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}

const toBytes = (content: unknown): Buffer =>
  Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content, null, 2))
