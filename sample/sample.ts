import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { listener, type SampleListenerOptions } from './listener.ts'
import type { ExportRow } from './row.ts'
import type { YearPlan } from './year.ts'

export interface Sample {
  readonly path: string
  readonly plans: readonly YearPlan[]
  readonly files: readonly string[]
  /** Rows in all files, doubled ones included. */
  readonly rows: number
}

/** One file of an export: its name and content. */
export interface ExportFile {
  readonly name: string
  readonly content: Buffer
}

const folder = 'Spotify Extended Streaming History'
const rowsOfFile = 6500
const doubledRows = 40

/**
 * Writes an invented listener's export: a zip where `path` ends with `.zip`, a folder otherwise.
 * The same options give the same bytes. A zip appears whole or not at all.
 */
export async function writeSample(path: string, options: SampleListenerOptions): Promise<Sample> {
  const { plans, rows } = listener(options)
  const files = filesOf(rows)
  if (path.endsWith('.zip')) await writeZip(path, files)
  else await writeFolder(path, files)
  const parts = partsOf(rows)
  return {
    path,
    plans,
    files: files.map(({ name }) => name),
    rows: parts.reduce((sum, part) => sum + part.length, 0),
  }
}

/** The files of an export of `rows`, as the service packs them, with some that hold no plays. */
export function filesOf(rows: readonly ExportRow[]): readonly ExportFile[] {
  const history = partsOf(rows).map((part, index) => ({
    name: `Streaming_History_Audio_${yearsOf(part)}_${index}.json`,
    content: Buffer.from(JSON.stringify(part, undefined, 2)),
  }))
  const video = rows.slice(0, 3).map((row) => ({ ...row, ms_played: 0 }))
  return [
    { name: 'ReadMeFirst_ExtendedStreamingHistory.pdf', content: Buffer.from(readMe) },
    ...history,
    { name: `Streaming_History_Video_${yearsOf(rows)}.json`, content: json(video) },
  ].map((file) => ({ ...file, name: `${folder}/${file.name}` }))
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, undefined, 2))

/** Real files overlap: the last rows of one are the first of the next. */
function partsOf(rows: readonly ExportRow[]): readonly (readonly ExportRow[])[] {
  const count = Math.max(1, Math.ceil(rows.length / rowsOfFile))
  return Array.from({ length: count }, (_, index) =>
    rows.slice(Math.max(0, index * rowsOfFile - doubledRows), (index + 1) * rowsOfFile),
  )
}

function yearsOf(rows: readonly ExportRow[]): string {
  const [first = '', last = ''] = [rows[0]?.ts.slice(0, 4), rows.at(-1)?.ts.slice(0, 4)]
  return first === last ? first : `${first}-${last}`
}

const readMe =
  '%PDF-1.4\n% A generated sample: the listener and all that they heard are invented.\n%%EOF\n'

async function writeFolder(path: string, files: readonly ExportFile[]): Promise<void> {
  await mkdir(join(path, folder), { recursive: true })
  for (const { name, content } of files) await writeFile(join(path, name), content)
}

async function writeZip(path: string, files: readonly ExportFile[]): Promise<void> {
  const zip = new yazl.ZipFile()
  // Entries carry local time, read back from this local date: the same bytes in every zone.
  const mtime = new Date(2026, 0, 5, 9, 30)
  for (const { name, content } of files) {
    zip.addBuffer(content, name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.partial`
  try {
    await pipeline(zip.outputStream, createWriteStream(partial))
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
}
