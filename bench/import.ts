// The whole import path without Kafka: bytes to rows, plays, keys, resolution, tally, and the messages, encoded by
// nobody. Beside it the least that any reader must do with the same bytes: JSON.parse of each whole file, and of
// each row as the scanner cuts it. And as many rows of three services that report the same listens, joined.
//   npm run bench -- import [rows]
import { spawnSync } from 'node:child_process'
import { createReadStream, rmSync } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLineOptions } from '#bootstrap/main.js'
import { systemClock } from '#foundation/clock.ts'
import { importHistory } from '#services/ingest/import-history.ts'
import { RowScanner } from '#services/ingest/row-scanner.ts'

const [first = '1000000', folder, way] = process.argv.slice(2)
const rows = Number(first)
const FILES = 10
const START = Date.UTC(2015, 0, 1)

/** A row of extended history as it is written, with titles of many and of few plays. */
const rowAt = (index: number) => ({
  ts: new Date(START + index * 240_000).toISOString().replace('.000', ''),
  platform: 'Android OS 12 API 31 (vendor, model)',
  ms_played: 30_000 + ((index * 7_919) % 200_000),
  conn_country: 'DE',
  ip_addr: '203.0.113.9',
  master_metadata_track_name: `Title ${(index * 31) % 30_000}`,
  master_metadata_album_artist_name: `Artist ${(index * 17) % 5_000}`,
  master_metadata_album_album_name: `Album ${(index * 13) % 9_000}`,
  spotify_track_uri: 'spotify:track:0uoyRcSBbBsHFpMHmYBJ0j',
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  audiobook_title: null,
  audiobook_uri: null,
  audiobook_chapter_uri: null,
  audiobook_chapter_title: null,
  reason_start: 'trackdone',
  reason_end: 'trackdone',
  shuffle: false,
  skipped: false,
  offline: false,
  offline_timestamp: null,
  incognito_mode: false,
})

/** The same listens as Spotify, Last.fm and ListenBrainz report them, a third of the rows each. */
const THREE = 'three services'

async function writeThree(path: string): Promise<void> {
  const folder = join(path, THREE)
  await mkdir(folder)
  const listens = Math.floor(rows / 3)
  const startOf = (index: number) => (START + index * 240_000 - rowAt(index).ms_played) / 1000
  await writeParts(
    join(folder, 'Streaming_History_Audio_0.json'),
    listens,
    (index) =>
      `${index === 0 ? '[' : ','}${JSON.stringify(rowAt(index), null, 2)}${index === listens - 1 ? ']' : ''}`,
  )
  await writeParts(join(folder, 'lastfm.csv'), listens, (index) => {
    const { master_metadata_album_artist_name: artist, master_metadata_track_name: title } =
      rowAt(index)
    const row = `${Math.floor(startOf(index))},,${artist},,,,${title},\n`
    return index === 0
      ? `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n${row}`
      : row
  })
  await writeParts(join(folder, 'listens.jsonl'), listens, (index) => {
    const row = rowAt(index)
    const info = { duration_ms: row.ms_played, submission_client: 'a scrobbler' }
    const track = {
      track_name: row.master_metadata_track_name,
      artist_name: row.master_metadata_album_artist_name,
      additional_info: info,
    }
    const listenedAt = Math.floor(startOf(index))
    return `${JSON.stringify({ listened_at: listenedAt, track_metadata: track })}\n`
  })
}

async function writeParts(
  name: string,
  count: number,
  textOf: (index: number) => string,
): Promise<void> {
  await using target = await open(name, 'w')
  for (let index = 0; index < count; index += 1_000)
    await target.write(
      Array.from({ length: Math.min(1_000, count - index) }, (_, at) => textOf(index + at)).join(
        '',
      ),
    )
}

const names = (path: string) =>
  Array.from({ length: FILES }, (_, file) => join(path, `Streaming_History_Audio_${file}.json`))

async function write(path: string): Promise<void> {
  for (const [file, name] of names(path).entries()) {
    await using target = await open(name, 'w')
    const [from, to] = [file, file + 1].map((part) => Math.floor((rows * part) / FILES))
    for (let index = from ?? 0; index < (to ?? 0); index += 1_000) {
      const end = Math.min(index + 1_000, to ?? 0)
      const lines = Array.from({ length: end - index }, (_, at) =>
        JSON.stringify(rowAt(index + at), null, 2),
      )
      await target.write(`${index === from ? '[' : ','}${lines.join(',')}`)
    }
    await target.write(']')
  }
}

const ways: Readonly<Record<string, (path: string) => Promise<number>>> = {
  async 'JSON.parse of each whole file'(path) {
    let count = 0
    for (const name of names(path)) count += JSON.parse(await readFile(name, 'utf8')).length
    return count
  },
  async 'rows cut and parsed, no more'(path) {
    let count = 0
    for (const name of names(path)) {
      const scanner = new RowScanner({ row: () => count++, bad: () => undefined })
      for await (const chunk of createReadStream(name, { highWaterMark: 1 << 18 }))
        scanner.push(chunk as Buffer)
    }
    return count
  },
  'read, keyed and counted (dry run)': async (path) => (await importFrom(path, true)).rows,
  'and sent, in messages': async (path) => (await importFrom(path, false)).rows,
  'three services, joined and sent': async (path) =>
    (await importFrom(join(path, THREE), false)).rows,
}

const importFrom = (path: string, isDryRun: boolean) =>
  importHistory(
    path.endsWith(THREE) ? [path] : names(path),
    { userId: 'bench', zone: 'Europe/Berlin', isDryRun },
    {
      clock: systemClock,
      openSender: async () => ({
        transaction: (run) => run(async () => undefined),
        [Symbol.asyncDispose]: async () => undefined,
      }),
    },
  )

async function measure(path: string, name: string): Promise<void> {
  const from = process.cpuUsage()
  const count = (await ways[name]?.(path)) ?? 0
  const { user, system } = process.cpuUsage(from)
  const perSecond = Math.round((count / (user + system)) * 1e6)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${name.padEnd(36)} ${String(perSecond).padStart(9)} rows/s of CPU ${peak} MB`)
}

if (folder && way) await measure(folder, way)
else {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-bench-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  await write(path)
  await writeThree(path)
  console.log(`${rows} rows of extended history in ${FILES} files`)
  // Each in a process of its own, as commands run: peak memory is that of a process.
  for (const name of Object.keys(ways))
    spawnSync(
      process.execPath,
      [...commandLineOptions, import.meta.filename, String(rows), path, name],
      { stdio: 'inherit' },
    )
  await rm(path, { recursive: true })
}
