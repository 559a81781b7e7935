// One LMDB environment a partition. It does not wait for the disk: a process may die at any time and
// lose nothing, but a machine may not. So the machine's boot is noted inside, and a store of an
// earlier boot is wiped and rebuilt from the changelog (I11).

import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import { newUuid } from '#foundation/random.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import { logEvent } from '../telemetry/log-events.ts'
import type {
  AppliedOffset,
  OpenStateStore,
  StateChange,
  StateEntry,
  StateStore,
  Table,
} from './state-store.ts'

const END = ';' // Follows ':' in ASCII: the end of the range of one user or family.
const FORMAT = 1
const MAGIC = 0xbeefc0de
const LOCK_BYTES_MAX = 65_536
const MAGIC_AT = 24 // After the header of the first page.

interface Meta {
  readonly format: number
  readonly bootId: string
  readonly changelogOffset: number | undefined
  readonly changelogId: string | undefined
  readonly appliedAtMs: number | undefined
}

/** Part of what LMDB says of one table. */
interface Stats {
  readonly entryCount: number
  readonly pageSize: number
  readonly treeBranchPageCount: number
  readonly treeLeafPageCount: number
  readonly overflowPages: number
}

/** @param boot The machine's boot: a store of another one may be torn. */
export const lmdbStores =
  (folder: string, log?: Pick<Log, 'warn'>, boot = bootId()): OpenStateStore =>
  async (partition) => {
    const path = join(folder, String(partition))
    const found = await openTrusted(path, boot).catch(refuse)
    if (typeof found !== 'string') return found
    if (log) logEvent(log, 'store.untrusted', { partition, reason: found })
    for (const each of [path, `${path}.opening`]) rmSync(each, { recursive: true, force: true })
    return new LmdbStore(path, boot)
  }

/** The store, or why it cannot be trusted. A file that LMDB chokes on ends the process: it is looked at first. */
async function openTrusted(path: string, boot: string): Promise<LmdbStore | string> {
  const mark = `${path}.opening`
  if (existsSync(mark)) return 'a process died while it opened it'
  if (!isLmdb(join(path, 'data.mdb'))) return 'it is no store'
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(mark, Buffer.alloc(LOCK_BYTES_MAX)) // LMDB maps its lock file: without room it ends the process.
  const store = new LmdbStore(path, boot)
  rmSync(mark)
  if (store.isTrusted) return store
  await store.close()
  return 'the machine has booted since: the disk may lack what was written last'
}

/** Whether the file begins as LMDB's do, or is yet to be made. */
function isLmdb(file: string): boolean {
  if (!existsSync(file)) return true
  const start = Buffer.alloc(MAGIC_AT + 4)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, start) === start.length && start.readUInt32LE(MAGIC_AT) === MAGIC
  } finally {
    closeSync(handle)
  }
}

class LmdbStore implements StateStore {
  readonly #root: RootDatabase<Buffer, string>
  readonly #meta: Database<Meta, string>
  readonly #tables: Record<Table, Database<Buffer, string>>
  #current: Meta
  #isClosed = false
  readonly isTrusted: boolean

  constructor(path: string, boot: string) {
    this.#root = open({
      path,
      maxDbs: 8,
      noSync: true,
      encoding: 'binary',
      compression: false,
      maxReaders: 32,
    })
    const table = (name: string) => this.#root.openDB<Buffer, string>({ name, encoding: 'binary' })
    this.#tables = {
      pages: table('pages'),
      timers: table('timers'),
      effects: table('effects'),
      lasts: table('lasts'),
      progress: table('progress'),
    }
    this.#meta = this.#root.openDB<Meta, string>({ name: 'meta', encoding: 'json' })
    const found = this.#meta.get('meta')
    this.isTrusted = !found || (found.format === FORMAT && found.bootId === boot)
    this.#current = {
      format: FORMAT,
      bootId: boot,
      changelogOffset: found?.changelogOffset,
      changelogId: found?.changelogId,
      appliedAtMs: found?.appliedAtMs,
    }
  }

  get changelogOffset() {
    return this.#current.changelogOffset
  }

  get changelogId() {
    return this.#current.changelogId
  }

  get appliedAtMs() {
    return this.#current.appliedAtMs
  }

  get(table: Table, key: string, name: string) {
    this.#assertOpen()
    return this.#tables[table].getBinary(`${key}:${name}`)
  }

  *entriesOf(table: Table, key: string, prefix: string): Iterable<StateEntry> {
    this.#assertOpen()
    const start = `${key}:${prefix}`
    const range = { start, end: `${key}${END}` }
    for (const { key: stored, value } of this.#tables[table].getRange(range)) {
      if (!stored.startsWith(start)) return
      yield entry(stored, value)
    }
  }

  *all(table: Table): Iterable<StateEntry> {
    for (const { key, value } of this.#tables[table].getRange({})) yield entry(key, value)
  }

  /** Writes of one event-loop turn share one LMDB transaction. */
  async apply(
    changes: readonly StateChange[],
    { changelogOffset, changelogId, nowMs }: AppliedOffset,
  ) {
    let seen: Promise<boolean> | undefined // Writes of one transaction mostly share their promise.
    for (const { table, key, name, value } of changes) {
      const stored = `${key}:${name}`
      const written = value
        ? this.#tables[table].put(stored, value)
        : this.#tables[table].remove(stored)
      if (written === seen) continue
      written.catch(this.#ignoreCommit)
      seen = written
    }
    await this.#write({
      ...this.#current,
      appliedAtMs: nowMs,
      ...(changelogOffset !== undefined && { changelogOffset }),
      ...(changelogId !== undefined && { changelogId }),
    })
  }

  /** As LMDB counts its pages: costs a look at a few numbers, whatever their size. */
  size() {
    let [entries, bytes] = [0, 0]
    for (const table of Object.values(this.#tables)) {
      const stats = table.getStats() as Stats
      entries += stats.entryCount
      const { treeBranchPageCount, treeLeafPageCount, overflowPages, pageSize } = stats
      bytes += (treeBranchPageCount + treeLeafPageCount + overflowPages) * pageSize
    }
    return { entries, bytes }
  }

  async wipe() {
    for (const table of Object.values(this.#tables)) await table.clearAsync()
    const nothing = { changelogOffset: undefined, changelogId: undefined, appliedAtMs: undefined }
    await this.#write({ ...this.#current, ...nothing })
  }

  async close() {
    this.#isClosed = true
    await this.#root.close()
  }

  /**
   * A failed transaction fails its last write too, which is awaited; and a promise that LMDB gives to
   * nobody, which would end the process.
   */
  readonly #ignoreCommit = () => void this.#root.committed.then(ignore, ignore)

  /** A late turn of a revoked partition may still ask; reading a closed environment is not safe. */
  #assertOpen() {
    if (this.#isClosed) throw new Error('the store is closed')
  }

  /** The last write of a transaction: it fails when any of them does. */
  async #write(meta: Meta) {
    this.#current = meta
    try {
      await this.#meta.put('meta', meta)
    } catch (error) {
      this.#ignoreCommit()
      await refuse(error)
    }
  }
}

/** LMDB keeps the reason of a failed transaction in a promise of its own. */
async function refuse(error: unknown): Promise<never> {
  const { commitError } = error as { readonly commitError?: Promise<unknown> }
  const cause = await Promise.resolve(commitError ?? error).catch((found: unknown) => found)
  const reason = reasonOf(cause)
  throw errors.STATE_UNWRITABLE({ reason }, cause)
}

const ignore = () => {}

function entry(stored: string, value: Buffer): StateEntry {
  const end = stored.indexOf(':')
  return { key: stored.slice(0, end), name: stored.slice(end + 1), value }
}

let knownBootId: string | undefined

/** Where the machine does not say, no store outlives its process. */
function bootId(): string {
  const path = '/proc/sys/kernel/random/boot_id'
  knownBootId ??= existsSync(path) ? readFileSync(path, 'utf8').trim() : newUuid()
  return knownBootId
}
