// The changelog as its committed transactions made it: what stores must equal.

import type { Codec } from '#runtime/codec/codec.ts'
import type { OutRecord } from '#runtime/kafka/port.ts'
import type { PartitionLog } from '#runtime/simulation/memory-broker/partition-log.ts'
import { entryKey, type SimulatedDisk } from '#runtime/simulation/memory-store.ts'
import type { StateChange } from '#runtime/state/state-store.ts'
import { type Account, account } from './ledger.ts'

const NOTHING = 'deleted'
const textOf = (value: Buffer | null): string => value?.toString('base64') ?? NOTHING

interface Commit {
  readonly record: OutRecord
  readonly text: string
  readonly order: number
}

export class Changelog {
  readonly #breaks: (what: string) => void
  /** By partition: what each key holds. */
  readonly #folds = new Map<number, Map<string, Buffer>>()
  /** Everything that was ever committed under a partition's key, with its place in the order of commits. */
  readonly #commits = new Map<string, Commit[]>()
  /** Every effect that was ever journaled, by its key. */
  readonly #journal = new Map<string, string>()
  #count = 0

  constructor(breaks: (what: string) => void) {
    this.#breaks = breaks
  }

  foldOf(partition: number): Map<string, Buffer> {
    const fold = this.#folds.get(partition) ?? new Map<string, Buffer>()
    this.#folds.set(partition, fold)
    return fold
  }

  add(record: OutRecord): void {
    const { partition, key, value } = record
    const name = String(key)
    this.#count += 1
    const commits = this.#commitsOf(partition, name)
    this.#commits.set(`${partition}/${name}`, commits)
    commits.push({ record, text: textOf(value), order: this.#count })
    if (value && name.includes(':effects:')) this.#journal.set(name, value.toString())
    if (value) this.foldOf(partition).set(name, value)
    else this.foldOf(partition).delete(name)
  }

  /** The topic is empty. */
  clear(): void {
    this.#folds.clear()
    this.#commits.clear()
    this.#journal.clear()
  }

  /** An input is another topic: what was journaled for its messages says nothing any more. */
  forgetJournal(topic: string): void {
    for (const key of this.#journal.keys()) {
      if (key.includes(`:effects:${topic}:`)) this.#journal.delete(key)
    }
  }

  pageOf(userId: string, name: string, codec: Codec): Account | undefined {
    for (const fold of this.#folds.values()) {
      const value = fold.get(entryKey('pages', userId, name))
      if (value) return codec.decode(account, value)
    }
    return undefined
  }

  /** What the journal said last of a step of a turn; undefined where it never said anything. */
  journalOf(userId: string, source: string, step: string): unknown {
    const name = `${source.replaceAll('/', ':')}:${step}`
    const entry = this.#journal.get(entryKey('effects', userId, name))
    return entry === undefined ? undefined : JSON.parse(entry).result
  }

  /** I5: a store takes only what was committed. */
  checkApplied(partition: number, { table, key: userId, name, value }: StateChange): void {
    const key = entryKey(table, userId, name)
    if (this.#commitsOf(partition, key).some(({ text }) => text === textOf(value))) return
    this.#breaks(`I5: store ${partition} takes ${key} before it was committed`)
  }

  /** I5, I11: a store that says that it has everything below `offset` has it, or something later. */
  checkStore(disk: SimulatedDisk, log: PartitionLog, offset: number): void {
    const expected = new Map<string, OutRecord>()
    for (let at = 0; at < offset; at += 1) {
      const record = log.producedAt(at)
      if (record) expected.set(String(record.key), record)
    }
    for (const key of new Set([...expected.keys(), ...disk.entries.keys()])) {
      const order = this.#orderOf(expected.get(key))
      const found = textOf(disk.entries.get(key)?.value ?? null)
      const commits = this.#commitsOf(disk.partition, key)
      if (found === NOTHING && order === 0) continue
      if (commits.some((each) => each.order >= order && each.text === found)) continue
      this.#breaks(`I11: store ${disk.partition} has ${key} ${found}, older than offset ${offset}`)
    }
  }

  #orderOf(record: OutRecord | undefined): number {
    const commits = record ? this.#commitsOf(record.partition, String(record.key)) : []
    return commits.find((each) => each.record === record)?.order ?? 0
  }

  #commitsOf(partition: number, key: string): Commit[] {
    return this.#commits.get(`${partition}/${key}`) ?? []
  }
}
