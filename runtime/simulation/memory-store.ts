// Stores in memory whose content outlives its process, as a disk's does. Writes come one after
// another, all or nothing; one that is under way when its process dies may happen or not.

import { isHit } from '#foundation/random-choice.ts'
import type {
  OpenStateStore,
  StateChange,
  StateEntry,
  StateStore,
  Table,
} from '../state/state-store.ts'
import type { FaultProfile } from './fault-profile.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface SimulatedDisk {
  readonly partition: number
  readonly entries: Map<string, StateEntry & { readonly table: Table }>
  changelogOffset: number | undefined
  changelogId: string | undefined
  appliedAtMs: number | undefined
}

export interface StoreWatcher {
  applied?(
    disk: SimulatedDisk,
    changes: readonly StateChange[],
    changelogOffset: number | undefined,
  ): void
}

/** The process that has a store open. */
type StoreOwner = Pick<SimulatedProcess, 'name' | 'local'>

interface StoreOptions {
  readonly timeline: VirtualTime
  readonly faultProfile: () => FaultProfile
  readonly watcher?: StoreWatcher
}

export const entryKey = (table: Table, key: string, name: string): string =>
  `${key}:${table}:${name}`

/** The state folders of all instances. */
export class MemoryDisks {
  readonly #options: StoreOptions
  readonly #folders = new Map<string, Map<number, SimulatedDisk>>()

  constructor(options: StoreOptions) {
    this.#options = options
  }

  of(instance: string): Map<number, SimulatedDisk> {
    const folder = this.#folders.get(instance) ?? new Map<number, SimulatedDisk>()
    this.#folders.set(instance, folder)
    return folder
  }

  /** As `rm -rf` does, while no process of that name runs. */
  wipe(instance: string): void {
    this.#folders.delete(instance)
  }

  openerOf(life: StoreOwner): OpenStateStore {
    const open = new Set<number>()
    return async (partition) => {
      await life.local('open the store', () => {})
      if (open.has(partition)) throw new Error(`store ${partition} is open already`)
      open.add(partition)
      const folder = this.of(life.name)
      const disk = folder.get(partition) ?? newDisk(partition)
      folder.set(partition, disk)
      return new MemoryStore(disk, life, this.#options, () => open.delete(partition))
    }
  }
}

const newDisk = (partition: number): SimulatedDisk => ({
  partition,
  entries: new Map(),
  changelogOffset: undefined,
  changelogId: undefined,
  appliedAtMs: undefined,
})

class MemoryStore implements StateStore {
  readonly #disk: SimulatedDisk
  readonly #life: StoreOwner
  readonly #options: StoreOptions
  readonly #closed: () => void
  #last: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(disk: SimulatedDisk, life: StoreOwner, options: StoreOptions, closed: () => void) {
    this.#disk = disk
    this.#life = life
    this.#options = options
    this.#closed = closed
  }

  get changelogOffset() {
    return this.#disk.changelogOffset
  }

  get changelogId() {
    return this.#disk.changelogId
  }

  get appliedAtMs() {
    return this.#disk.appliedAtMs
  }

  size() {
    let bytes = 0
    for (const [key, { value }] of this.#disk.entries) bytes += key.length + value.length
    return { entries: this.#disk.entries.size, bytes }
  }

  get(table: Table, key: string, name: string) {
    this.#assertOpen()
    return this.#disk.entries.get(entryKey(table, key, name))?.value
  }

  entriesOf(table: Table, key: string, prefix: string): Iterable<StateEntry> {
    return this.#sorted(
      (each) => each.table === table && each.key === key && each.name.startsWith(prefix),
    )
  }

  all(table: Table): Iterable<StateEntry> {
    return this.#sorted((each) => each.table === table)
  }

  apply(
    changes: readonly StateChange[],
    at: {
      readonly changelogOffset?: number
      readonly changelogId?: string
      readonly nowMs: number
    },
  ): Promise<void> {
    return this.#next('apply', () => {
      const { timeline, faultProfile, watcher } = this.#options
      if (isHit(timeline.random, faultProfile().diskFullProbability))
        throw new Error('no space left on device')
      for (const change of changes) write(this.#disk, change)
      this.#disk.changelogOffset = at.changelogOffset ?? this.#disk.changelogOffset
      this.#disk.changelogId = at.changelogId ?? this.#disk.changelogId
      this.#disk.appliedAtMs = at.nowMs
      watcher?.applied?.(this.#disk, changes, at.changelogOffset)
    })
  }

  wipe(): Promise<void> {
    return this.#next('wipe', () => {
      this.#disk.entries.clear()
      this.#disk.changelogOffset = undefined
      this.#disk.changelogId = undefined
      this.#disk.appliedAtMs = undefined
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#next('close the store', () => {})
    this.#closed()
  }

  #sorted(isWanted: (entry: StateEntry & { readonly table: Table }) => boolean): StateEntry[] {
    this.#assertOpen()
    return [...this.#disk.entries.values()]
      .filter(isWanted)
      .sort((a, b) =>
        entryKey('pages', a.key, a.name) < entryKey('pages', b.key, b.name) ? -1 : 1,
      )
  }

  #next(action: string, run: () => void): Promise<void> {
    const done = this.#last.then(() => this.#life.local(action, run))
    this.#last = done.catch(() => {})
    return done
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new Error('the store is closed')
  }
}

function write({ entries }: SimulatedDisk, { table, key, name, value }: StateChange): void {
  const stored = entryKey(table, key, name)
  if (value) entries.set(stored, { table, key, name, value })
  else entries.delete(stored)
}
