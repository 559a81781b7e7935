// Reads a zip from a stranger. The list of files is judged as a whole before a byte is unpacked, and
// names are only shown, never used as paths.
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { ServiceError } from '#runtime/errors.ts'
import { ingestErrors } from './errors.ts'
import {
  type Ignored,
  type ImportLimits,
  reasonToIgnore,
  type Source,
  shownName,
} from './source.ts'

const RATIO_BYTES_MIN = 1024 ** 2

interface Zip extends AsyncDisposable {
  readonly files: readonly Source[]
  readonly ignored: readonly Ignored[]
}

/**
 * Opens the zip at `path`, shown as `name`.
 * @throws IMPORT_ZIP_DAMAGED, _ENCRYPTED, _NESTED, _BOMB, _NAMES, _UNSUPPORTED
 */
export async function openZip(path: string, name: string, limits: ImportLimits): Promise<Zip> {
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(path, { autoClose: false })
    if (zip.entryCount > limits.filesMax)
      throw ingestErrors.IMPORT_ZIP_BOMB({ name, problem: `holds ${zip.entryCount} files` })
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    assertHarmless(name, zip, entries, limits)
    return describe(name, zip, entries)
  } catch (error) {
    zip?.close()
    throw translate(name, error)
  }
}

function describe(name: string, zip: ZipFile, entries: readonly Entry[]): Zip {
  const files: Source[] = []
  const ignored: Ignored[] = []
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const inner = shownName(entry.fileName)
    const shown = `${name}/${inner}`
    const reason = reasonToIgnore(entry.fileName)
    if (reason) ignored.push({ name: shown, reason })
    else if (entry.isEncrypted()) throw ingestErrors.IMPORT_ZIP_ENCRYPTED({ name, entry: inner })
    else if (!entry.canDecodeFileData())
      throw ingestErrors.IMPORT_ZIP_UNSUPPORTED({ name, entry: inner })
    else
      files.push({
        name: shown,
        bytes: entry.uncompressedSize,
        isNamed: false,
        read: () => readEntry(zip, entry),
      })
  }
  return { files, ignored, [Symbol.asyncDispose]: async () => zip.close() }
}

/** Sizes as the zip declares them; yauzl ends an entry that unpacks to more. */
function assertHarmless(
  name: string,
  zip: ZipFile,
  entries: readonly Entry[],
  limits: ImportLimits,
): void {
  const bomb = (problem: string) => ingestErrors.IMPORT_ZIP_BOMB({ name, problem })
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
    if (/\.zip$/i.test(fileName) && !basename(fileName).startsWith('.'))
      throw ingestErrors.IMPORT_ZIP_NESTED({ name, entry: shownName(fileName) })
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

/** yauzl tells its faults by message only. */
function translate(name: string, error: unknown): ServiceError {
  if (error instanceof Error && 'policy' in error) return error as ServiceError
  const problem = shownName(error instanceof Error ? error.message : String(error))
  if (/relative path|absolute path|invalid characters in fileName/i.test(problem))
    return ingestErrors.IMPORT_ZIP_NAMES({ name, problem }, error)
  if (/encrypt/i.test(problem))
    return ingestErrors.IMPORT_ZIP_ENCRYPTED({ name, entry: 'a file in it' }, error)
  return ingestErrors.IMPORT_ZIP_DAMAGED({ name, problem: damageWords(problem) }, error)
}

/** A zip ends with the list of its files, so that one that was cut off has none, however much of it arrived. */
const damageWords = (problem: string): string =>
  /end of central directory/i.test(problem)
    ? 'its end is missing, and with it the list of its files: none of them can be read'
    : problem.replace(/\.$/, '')
