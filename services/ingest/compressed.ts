// Files that are packed in other ways than a zip: gzip, tar, both, and spreadsheets. What is packed by a program that
// is not read here is refused by name. Tars are unpacked to a file without a name, since they have no list of their
// files.
import { once } from 'node:events'
import { close, createReadStream, createWriteStream, open as openFile } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import { createTarDecoder } from 'modern-tar'
import { newUuid } from '#foundation/random.ts'
import { errors } from './errors.ts'
import {
  type IgnoredFile,
  type ImportLimits,
  reasonToIgnore,
  type Source,
  shownName,
} from './source.ts'
import { readSpreadsheet } from './spreadsheet.ts'

export interface Unpacked extends AsyncDisposable {
  readonly files: readonly Source[]
  readonly ignored: readonly IgnoredFile[]
}

const HEAD_BYTES = 512
const TAR_MARK_AT = 257

// How the first bytes of a packed file tell what packed it.
const marks: readonly (readonly [name: string, bytes: string])[] = [
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['RAR', 'Rar!\x1a\x07'],
  ['xz', '\xfd7zXZ\x00'],
  ['bzip2', 'BZh'],
  ['Zstandard', '\x28\xb5\x2f\xfd'],
]

/** The program that packed it, where it is one whose files are not read. */
export const foreignPacker = (head: Buffer): string | undefined =>
  marks.find(([, bytes]) =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes, 'latin1')),
  )?.[0]

/** What is in a packed file; undefined for a file that is not packed. @throws IMPORT_ARCHIVE_UNSUPPORTED */
export async function unpackSource(
  source: Source,
  limits: ImportLimits,
): Promise<Unpacked | undefined> {
  const head = await headOf(source)
  const packer = foreignPacker(head)
  if (packer !== undefined && source.isNamed)
    throw errors.IMPORT_ARCHIVE_UNSUPPORTED({ name: source.name, packer })
  if (packer !== undefined) return unpacked([], [{ name: source.name, reason: 'unknown-archive' }])
  if (isGzip(head)) return unpackGzip(source, limits)
  if (isTar(head)) return unpackTar(source, limits)
  const isZip = head.subarray(0, 4).toString('latin1') === 'PK\x03\x04'
  return isZip && /\.xlsx$/i.test(source.name)
    ? unpacked(await readSpreadsheet(source, limits))
    : undefined
}

const unpacked = (
  files: readonly Source[],
  ignored: readonly IgnoredFile[] = [],
  dispose = async () => {},
): Unpacked => ({ files, ignored, [Symbol.asyncDispose]: dispose })

async function unpackGzip(source: Source, limits: ImportLimits): Promise<Unpacked> {
  const name = source.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar')
  const plain: Source = { ...source, name, read: () => gunzip(source, limits) }
  return isTar(await headOf(plain)) ? unpackTar(plain, limits) : unpacked([plain])
}

/** A gzip does not say how much it unpacks to: it is counted. @throws IMPORT_TOO_LARGE */
async function* gunzip(source: Source, limits: ImportLimits): AsyncGenerator<Buffer> {
  const stream = Readable.from(source.read()).pipe(createGunzip())
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limits.fileBytesMax)
        throw errors.IMPORT_TOO_LARGE({
          name: source.name,
          problem: `unpacks to more than ${limits.fileBytesMax} bytes`,
        })
      yield chunk
    }
  } finally {
    stream.destroy()
  }
}

async function unpackTar(source: Source, limits: ImportLimits): Promise<Unpacked> {
  const path = join(tmpdir(), `linernotes-import-${newUuid()}`)
  const fd = await promisify(openFile)(path, 'wx+', 0o600)
  const dispose = () => promisify(close)(fd)
  try {
    await rm(path).catch(() => undefined) // Refused on systems that keep open files.
    return await spoolTar(source, fd, limits, dispose)
  } catch (error) {
    await dispose()
    throw error
  }
}

async function spoolTar(
  source: Source,
  fd: number,
  limits: ImportLimits,
  dispose: () => Promise<void>,
): Promise<Unpacked> {
  const files: Source[] = []
  const ignored: IgnoredFile[] = []
  let position = 0
  const bytes = Readable.toWeb(Readable.from(source.read())) as ReadableStream<Uint8Array>
  const entries = bytes.pipeThrough(createTarDecoder())
  for await (const { header, body } of entries as unknown as AsyncIterable<TarEntry>) {
    const name = `${source.name.replace(/\.tar$/i, '')}/${shownName(header.name)}`
    const reason = reasonToIgnore(header.name)
    if (header.type !== 'file' || reason) {
      if (header.type === 'file' && reason) ignored.push({ name, reason })
      await body.cancel()
      continue
    }
    if (position + header.size > limits.totalBytesMax || files.length >= limits.filesMax)
      throw errors.IMPORT_TOO_LARGE({ name: source.name, problem: 'unpacks to more' })
    const start = position
    const file = createWriteStream('', { fd, start, autoClose: false })
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      position += chunk.length
      if (!file.write(chunk)) await once(file, 'drain')
    }
    file.end()
    await finished(file)
    files.push(partOf(fd, name, start, position))
  }
  return unpacked(files, ignored, dispose)
}

interface TarEntry {
  readonly header: { readonly name: string; readonly size: number; readonly type?: string }
  readonly body: ReadableStream<Uint8Array>
}

const partOf = (fd: number, name: string, start: number, end: number): Source => ({
  name,
  bytes: end - start,
  isNamed: false,
  async *read() {
    if (end > start) yield* createReadStream('', { fd, start, end: end - 1, autoClose: false })
  },
})

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b

const isTar = (head: Buffer): boolean =>
  head.subarray(TAR_MARK_AT, TAR_MARK_AT + 5).toString('latin1') === 'ustar'

/** Nothing for a damaged file: reading it reports that. */
async function headOf(source: Source): Promise<Buffer> {
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of source.read()) {
      head = Buffer.concat([head, chunk])
      if (head.length >= HEAD_BYTES) break
    }
  } catch {
    return head
  }
  return head
}
