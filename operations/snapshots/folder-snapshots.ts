// Snapshots in a folder. One is written under another name and gets its own when its manifest is complete, so that
// a snapshot that was cut off is none.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { snapshotErrors } from './errors.ts'
import {
  type SnapshotFile,
  SnapshotManifest,
  type SnapshotStore,
  snapshotIdPattern,
} from './snapshot.ts'

const MANIFEST = 'manifest.json'
const unfinished = (id: string) => `unfinished-${id}`

export function folderSnapshots(folder: string): SnapshotStore {
  const list = async () => {
    const names = await readdir(folder).catch(() => [])
    return names.filter((name) => snapshotIdPattern.test(name)).sort()
  }
  const manifest = async (id: string) => {
    const known = await list()
    if (!known.includes(id)) throw snapshotErrors.SNAPSHOT_UNKNOWN({ id, known })
    return await readManifest(join(folder, id), id)
  }
  return {
    list,
    manifest,
    async begin(id) {
      const path = join(folder, unfinished(id))
      await rm(path, { recursive: true, force: true })
      await mkdir(path, { recursive: true })
      return path
    },
    async finish(whole) {
      const path = join(folder, unfinished(whole.id))
      await writeFile(join(path, MANIFEST), `${JSON.stringify(whole, null, 2)}\n`)
      await rename(path, join(folder, whole.id))
    },
    abandon: (id) => rm(join(folder, unfinished(id)), { recursive: true, force: true }),
    async open(id) {
      const whole = await manifest(id)
      const home = join(folder, id)
      for (const file of whole.files) await verify(home, id, file)
      return {
        manifest: whole,
        folder: home,
        paths: whole.files.map(({ file }) => join(home, file)),
      }
    },
  }
}

async function readManifest(home: string, id: string): Promise<SnapshotManifest> {
  const damaged = (reason: string, cause?: unknown) =>
    snapshotErrors.SNAPSHOT_DAMAGED({ id, file: MANIFEST, reason }, cause)
  const text = await readFile(join(home, MANIFEST), 'utf8').catch((cause) => {
    throw damaged('is missing', cause)
  })
  try {
    const manifest = SnapshotManifest.parse(JSON.parse(text))
    if (manifest.id === id) return manifest
  } catch (cause) {
    throw damaged('is not whole', cause)
  }
  throw damaged('is of another snapshot')
}

async function verify(home: string, id: string, expected: SnapshotFile): Promise<void> {
  const { file, bytes, sha256 } = expected
  const path = join(home, file)
  const damaged = (reason: string) => snapshotErrors.SNAPSHOT_DAMAGED({ id, file, reason })
  const found = await stat(path).catch(() => undefined)
  if (!found) throw damaged('is missing')
  if (found.size !== bytes) throw damaged(`has ${found.size} bytes and not ${bytes}`)
  if ((await fileHash(path)) !== sha256) throw damaged('has other bytes than when it was taken')
}

/** SHA-256 in hex. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
