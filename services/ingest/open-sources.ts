// Finds the files of a history among what a person gives: zips, folders and files, distinguished
// by content. Nothing is unpacked to disk, and no link inside a folder is followed.
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unpackSource } from './compressed.ts'
import { errors } from './errors.ts'
import {
  type IgnoredFile,
  type ImportLimits,
  importLimits,
  reasonToIgnore,
  type Source,
  shownName,
} from './source.ts'
import { openZip } from './zip.ts'

export interface Sources extends AsyncDisposable {
  readonly files: readonly Source[]
  readonly ignored: readonly IgnoredFile[]
}

const FOLDER_DEPTH_MAX = 8
const PACKED = /\.(?:gz|tgz|tar|xlsx|7z|rar)$/i

/**
 * Opens `paths` without reading more than heads and lists.
 * @throws IMPORT_FILE_MISSING, IMPORT_FILE_UNREADABLE, IMPORT_TOO_LARGE, IMPORT_ZIP_*
 */
export async function openSources(
  paths: readonly string[],
  limits: ImportLimits = importLimits,
): Promise<Sources> {
  await using opened = new AsyncDisposableStack()
  const files: Source[] = []
  const ignored: IgnoredFile[] = []
  const add = async (path: string, name: string, isNamed: boolean): Promise<void> => {
    if ((await isZip(path)) && !/\.xlsx$/i.test(name)) {
      const zip = opened.use(await openZip(path, name, limits))
      files.push(...zip.files)
      ignored.push(...zip.ignored)
      for (const inner of zip.inner) {
        const found = opened.use(await inner.open())
        files.push(...found.files)
        ignored.push(...(found.files.length > 0 ? found.ignored : [nested(inner.name)]))
        assertWithin(name, files, ignored, limits)
      }
    } else {
      const reason = isNamed ? undefined : reasonToIgnore(name)
      if (reason) ignored.push({ name, reason })
      else files.push(await openFile(path, name, isNamed))
    }
    assertWithin(name, files, ignored, limits)
  }
  for (const path of paths) {
    const info = await translate(path, () => stat(path))
    if (info.isDirectory())
      for await (const inner of walk(path, 0)) await add(inner, nameWithin(path, inner), false)
    else await add(path, shownName(basename(path)), true)
  }
  const plain: Source[] = []
  for (const file of files) {
    const isPacked = file.isNamed || PACKED.test(file.name)
    const unpacked = isPacked ? await unpackSource(file, limits) : undefined
    if (unpacked) {
      opened.use(unpacked)
      plain.push(...unpacked.files)
      ignored.push(...unpacked.ignored)
      assertWithin(file.name, plain, ignored, limits)
    } else plain.push(file)
  }
  const kept = opened.move()
  return { files: plain, ignored, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

const nested = (name: string): IgnoredFile => ({ name, reason: 'nested-zip' })

const nameWithin = (folder: string, path: string): string =>
  shownName(join(basename(folder), path.slice(folder.length)))

async function* walk(folder: string, depth: number): AsyncGenerator<string> {
  const entries = await translate(folder, () => readdir(folder, { withFileTypes: true }))
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile()) yield path
    else if (entry.isDirectory() && depth < FOLDER_DEPTH_MAX) yield* walk(path, depth + 1)
  }
}

async function isZip(path: string): Promise<boolean> {
  return translate(path, async () => {
    await using file = await open(path)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const head = buffer.subarray(0, bytesRead).toString('latin1')
    return head === 'PK\x03\x04' || head === 'PK\x05\x06'
  })
}

async function openFile(path: string, name: string, isNamed: boolean): Promise<Source> {
  const { size } = await translate(path, () => stat(path))
  return {
    name,
    bytes: size,
    isNamed,
    read: () => createReadStream(path, { highWaterMark: 1 << 18 }),
  }
}

function assertWithin(
  name: string,
  files: readonly Source[],
  ignored: readonly IgnoredFile[],
  limits: ImportLimits,
): void {
  const refuse = (problem: string) => errors.IMPORT_TOO_LARGE({ name, problem })
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const largest = files.find(({ bytes }) => bytes > limits.fileBytesMax)
  if (files.length + ignored.length > limits.filesMax)
    throw refuse(`more than ${limits.filesMax} files`)
  if (largest) throw refuse(`${largest.name} has ${largest.bytes} bytes`)
  if (total > limits.totalBytesMax) throw refuse(`${total} bytes in all`)
}

async function translate<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw errors.IMPORT_FILE_MISSING({ name }, cause)
    throw errors.IMPORT_FILE_UNREADABLE({ name, problem: code ?? message }, cause)
  }
}
