// Pages of one partition's users as turns see them: writes that are not yet in the store, over the
// store. Decoded pages of recent users are kept, up to a bound, in two generations: when the young one is
// full the old one is forgotten. A turn so costs a look-up or two and no bookkeeping (bench/stateful.ts).

import { ServiceError } from '#foundation/service-error.ts'
import type { Codec } from '../codec/codec.ts'
import { errors } from '../errors.ts'
import type { Schema } from '../schema.ts'
import type { StateChange, StateStore } from './state-store.ts'

/** One page as a turn leaves it. */
export interface PageWrite {
  readonly name: string
  /** Undefined where it is deleted. */
  readonly page: unknown
  readonly change: StateChange
}

interface CachedPage {
  /** Undefined where it is deleted. */
  page: unknown
  bytes: number
  /** Of the last turn that wrote it; 0 once the store has it. */
  version: number
}

/** What is held of one user, by name. Most users have one page: it costs no map. */
class CachedKey {
  bytes = CACHED_KEY_BYTES
  /** Pages that the store does not have yet: these are never forgotten. */
  pending = 0
  #name = ''
  #first: CachedPage | undefined
  #others: Map<string, CachedPage> | undefined

  get(name: string): CachedPage | undefined {
    return this.#first && this.#name === name ? this.#first : this.#others?.get(name)
  }

  /** @param name One that is not held. */
  add(name: string, held: CachedPage): void {
    if (this.#first) {
      this.#others ??= new Map()
      this.#others.set(name, held)
      return
    }
    this.#name = name
    this.#first = held
  }

  delete(name: string): void {
    if (this.#name === name) this.#first = undefined
    else this.#others?.delete(name)
  }

  *all(): Iterable<readonly [name: string, held: CachedPage]> {
    if (this.#first) yield [this.#name, this.#first]
    if (this.#others) yield* this.#others
  }
}

/** What a turn wrote. */
export interface PageWrites {
  readonly holding: CachedKey
  readonly version: number
}

const GENERATION_BYTES_MAX = 16_777_216
/** Of decoded records as V8 holds them to what they are encoded: 4.3 for a selection of five days. */
const DECODED_BYTES_EACH = 5
const CACHED_KEY_BYTES = 300 // Roughly what a user costs, pages apart.

export class PageCache {
  readonly #store: StateStore
  readonly #codec: Codec
  #young = new Map<string, CachedKey>() // By user.
  #old = new Map<string, CachedKey>()
  #youngBytes = 0
  #version = 0

  constructor(store: StateStore, codec: Codec) {
    this.#store = store
    this.#codec = codec
  }

  /** @throws SCHEMA_UNSEEN where another version wrote the page and its schema must be fetched first. */
  get(schema: Schema, key: string, name: string): unknown {
    const known = this.#of(key)?.get(name)
    if (known) return known.page
    const bytes = this.#store.get('pages', key, name)
    if (!bytes) return undefined
    const page = decodePage(this.#codec, schema, { bytes, name })
    this.#hold(this.#made(key), name, { page, bytes: heldBytes(bytes), version: 0 })
    return page
  }

  names(key: string, prefix: string): Set<string> {
    const names = new Set<string>()
    for (const { name } of this.#store.entriesOf('pages', key, prefix)) names.add(name)
    for (const [name, { page }] of this.#of(key)?.all() ?? []) {
      if (!name.startsWith(prefix)) continue
      if (page === undefined) names.delete(name)
      else names.add(name)
    }
    return names
  }

  /** What a finished turn wrote. Returns what to `settle` with, once the store has the pages. */
  put(key: string, writes: readonly PageWrite[]): PageWrites {
    this.#version += 1
    const holding = this.#made(key)
    for (const { name, page, change } of writes) {
      const known = holding.get(name)
      if (!known?.version) holding.pending += 1
      const bytes = heldBytes(change.value)
      if (!known) {
        this.#hold(holding, name, { page, bytes, version: this.#version })
        continue
      }
      this.#count(holding, bytes - known.bytes)
      known.page = page
      known.bytes = bytes
      known.version = this.#version
    }
    return { holding, version: this.#version }
  }

  /** @param changes The turn's: of pages, or of anything. */
  settle({ holding, version }: PageWrites, changes: readonly StateChange[]): void {
    for (const { table, name } of changes) {
      const known = table === 'pages' ? holding.get(name) : undefined
      if (known?.version !== version) continue // A later turn has written it since.
      known.version = 0
      holding.pending -= 1
      if (known.page === undefined) holding.delete(name)
    }
  }

  #of(key: string): CachedKey | undefined {
    const young = this.#young.get(key)
    if (young) return young
    const old = this.#old.get(key)
    if (!old) return undefined
    this.#old.delete(key)
    this.#young.set(key, old)
    this.#count(old, 0, old.bytes)
    return old
  }

  #made(key: string): CachedKey {
    const known = this.#of(key)
    if (known) return known
    const holding = new CachedKey()
    this.#young.set(key, holding)
    this.#count(holding, 0, CACHED_KEY_BYTES)
    return holding
  }

  #hold(holding: CachedKey, name: string, held: CachedPage) {
    holding.add(name, held)
    this.#count(holding, held.bytes)
  }

  #count(holding: CachedKey, more: number, moved = more) {
    holding.bytes += more
    this.#youngBytes += moved
    if (this.#youngBytes > GENERATION_BYTES_MAX) this.#age()
  }

  #age() {
    const forgotten = this.#old
    this.#old = this.#young
    this.#young = new Map()
    this.#youngBytes = 0
    for (const [key, holding] of forgotten) {
      if (holding.pending === 0) continue
      this.#young.set(key, holding)
      this.#youngBytes += holding.bytes
    }
  }
}

const heldBytes = (encoded: Buffer | null): number => DECODED_BYTES_EACH * (encoded?.length ?? 0)

/** Bytes that are no page fail this user's turns only. */
function decodePage(codec: Codec, schema: Schema, from: { bytes: Buffer; name: string }): unknown {
  try {
    return codec.decode(schema, from.bytes)
  } catch (error) {
    const isWrong = error instanceof ServiceError && error.code === 'EVENT_UNDECODABLE'
    if (!isWrong) throw error
    throw errors.STATE_UNDECODABLE({ what: `page ${from.name}`, reason: error.message }, error)
  }
}
