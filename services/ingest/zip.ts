// Reads an untrusted zip. The list of files is checked as a whole before a byte is unpacked, and
// names are only shown, never used as paths. A zip within a zip is opened once, for its tables.

import { close, createWriteStream, open as openFile } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, fromFdPromise, openPromise, type ZipFile } from 'yauzl'
import { newUuid } from '#foundation/random.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import type { ServiceError } from '#foundation/service-error.ts'
import { errors } from './errors.ts'
import {
  type IgnoredFile,
  type ImportLimits,
  reasonToIgnore,
  type Source,
  shownName,
} from './source.ts'

const RATIO_BYTES_MIN = 1024 ** 2

interface Zip extends AsyncDisposable {
  readonly files: readonly Source[]
  /** Zips within: Apple packs the plays into one. */
  readonly inner: readonly InnerZip[]
  readonly ignored: readonly IgnoredFile[]
}

interface InnerZip {
  readonly name: string
  /** Its tables and library alone: no export but Apple's has a zip in a zip. */
  open(): Promise<Zip>
}

/**
 * Opens the zip at `path`, shown as `name`.
 * @throws IMPORT_ZIP_DAMAGED, _ENCRYPTED, _BOMB, _NAMES, _UNSUPPORTED
 */
export async function openZip(path: string, name: string, limits: ImportLimits): Promise<Zip> {
  return readZip(() => openPromise(path, { autoClose: false }), name, limits)
}

/** Checks the directory of a zip in memory. @throws IMPORT_ZIP_DAMAGED, _BOMB, _NAMES */
export async function assertHarmlessZip(
  bytes: Buffer,
  name: string,
  limits: ImportLimits,
): Promise<void> {
  await using _zip = await readZip(
    () => fromBufferPromise(bytes, { autoClose: false }),
    name,
    limits,
  )
}

async function readZip(
  open: () => Promise<ZipFile>,
  name: string,
  limits: ImportLimits,
): Promise<Zip> {
  let zip: ZipFile | undefined
  try {
    zip = await open()
    if (zip.entryCount > limits.filesMax)
      throw errors.IMPORT_ZIP_BOMB({ name, problem: `holds ${zip.entryCount} files` })
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    assertHarmless(name, zip, entries, limits)
    return describe(name, zip, entries, limits)
  } catch (error) {
    zip?.close()
    throw translate(name, error)
  }
}

function describe(
  name: string,
  zip: ZipFile,
  entries: readonly Entry[],
  limits: ImportLimits,
): Zip {
  const files: Source[] = []
  const innerZips: InnerZip[] = []
  const ignored: IgnoredFile[] = []
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const inner = shownName(entry.fileName)
    const shown = `${name}/${inner}`
    const isInner = isZipName(entry.fileName)
    const reason = isInner ? undefined : reasonToIgnore(entry.fileName)
    if (reason) ignored.push({ name: shown, reason })
    else if (entry.isEncrypted()) throw errors.IMPORT_ZIP_ENCRYPTED({ name, entry: inner })
    else if (!entry.canDecodeFileData()) throw errors.IMPORT_ZIP_UNSUPPORTED({ name, entry: inner })
    else if (isInner)
      innerZips.push({
        name: shown,
        open: () => openInner(() => readEntry(zip, entry), shown, limits),
      })
    else
      files.push({
        name: shown,
        bytes: entry.uncompressedSize,
        isNamed: false,
        read: () => readEntry(zip, entry),
      })
  }
  return { files, inner: innerZips, ignored, [Symbol.asyncDispose]: async () => zip.close() }
}

/** Sizes as the zip declares them; yauzl ends an entry that unpacks to more. */
function assertHarmless(
  name: string,
  zip: ZipFile,
  entries: readonly Entry[],
  limits: ImportLimits,
): void {
  const bomb = (problem: string) => errors.IMPORT_ZIP_BOMB({ name, problem })
  let unpacked = 0
  let packed = 0
  for (const { fileName, uncompressedSize, compressedSize } of entries) {
    unpacked += uncompressedSize
    packed += compressedSize
    const ratio = Math.round(uncompressedSize / Math.max(compressedSize, 1))
    if (uncompressedSize > limits.fileBytesMax)
      throw bomb(`${shownName(fileName)} unpacks to ${uncompressedSize} bytes`)
    if (uncompressedSize > RATIO_BYTES_MIN && ratio > limits.ratioMax)
      throw bomb(`${shownName(fileName)} unpacks to ${ratio} times its size`)
  }
  if (unpacked > limits.totalBytesMax) throw bomb(`unpacks to ${unpacked} bytes`)
  if (packed > zip.fileSize) throw bomb('its files overlap') // Many names for the same bytes.
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  let sum = 0
  try {
    for await (const chunk of stream) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw new Error('its checksum does not match')
}

const isZipName = (path: string): boolean =>
  /\.zip$/i.test(path) && !basename(path).startsWith('.') && !path.includes('__MACOSX/')

/** A zip is read from its end, so that one within another is unpacked first: to a file without a name. */
async function openInner(
  bytes: () => AsyncIterable<Buffer>,
  name: string,
  limits: ImportLimits,
): Promise<Zip> {
  const zip = await readZip(() => unpack(bytes()), name, limits)
  const files = zip.files.filter((each) => /\.csv$|library tracks\.json$/i.test(each.name))
  const others = [...zip.files.filter((each) => !files.includes(each)), ...zip.inner]
  const ignored = others.map((each): IgnoredFile => ({ name: each.name, reason: 'nested-zip' }))
  return { ...zip, files, inner: [], ignored: [...zip.ignored, ...ignored] }
}

async function unpack(bytes: AsyncIterable<Buffer>): Promise<ZipFile> {
  const path = join(tmpdir(), `linernotes-import-${newUuid()}`)
  const fd = await promisify(openFile)(path, 'wx+', 0o600)
  try {
    await rm(path).catch(() => undefined) // Refused on systems that keep open files.
    await pipeline(bytes, createWriteStream('', { fd, autoClose: false }))
    return await fromFdPromise(fd, { autoClose: false }) // Closing the zip closes the file.
  } catch (error) {
    await promisify(close)(fd)
    throw error
  }
}

/** yauzl distinguishes its errors by message only. */
function translate(name: string, error: unknown): ServiceError {
  if (error instanceof Error && 'policy' in error) return error as ServiceError
  const problem = shownName(reasonOf(error))
  if (/relative path|absolute path|invalid characters in fileName/i.test(problem))
    return errors.IMPORT_ZIP_NAMES({ name, problem }, error)
  if (/encrypt/i.test(problem))
    return errors.IMPORT_ZIP_ENCRYPTED({ name, entry: 'a file in it' }, error)
  return errors.IMPORT_ZIP_DAMAGED({ name, problem: damageWords(problem) }, error)
}

/** A zip ends with the list of its files, so that one that was cut off has none, however much of it arrived. */
const damageWords = (problem: string): string =>
  /end of central directory/i.test(problem)
    ? 'its end is missing, and with it the list of its files: none of them can be read'
    : problem.replace(/\.$/, '')
