// Pages of one partition's users as turns see them: writes that are not yet in the store, over the
// store. Decoded pages of recent readers are kept, up to a bound.
import type { Codec } from './codec.ts'
import { ServiceError } from './errors.ts'
import { faults } from './faults.ts'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

interface Pending {
  /** Undefined where it is deleted. */
  readonly page: unknown
  readonly version: number
}

const CACHED_BYTES_MAX = 16_777_216

export class PagesOf {
  readonly #store: Store
  readonly #codec: Codec
  readonly #pending = new Map<string, Map<string, Pending>>() // By user, then name.
  readonly #cache = new Map<string, { readonly page: unknown; readonly bytes: number }>()
  #cachedBytes = 0
  #version = 0

  constructor(store: Store, codec: Codec) {
    this.#store = store
    this.#codec = codec
  }

  /** @throws SCHEMA_UNSEEN where another version wrote the page and its schema must be fetched first. */
  get(schema: Schema, userId: string, name: string): unknown {
    const pending = this.#pending.get(userId)?.get(name)
    if (pending) return pending.page
    const key = `${userId}:${name}`
    const cached = this.#cache.get(key)
    if (cached) {
      this.#cache.delete(key)
      this.#cache.set(key, cached) // Youngest again.
      return cached.page
    }
    const bytes = this.#store.get('pages', userId, name)
    if (!bytes) return undefined
    const page = decodePage(this.#codec, schema, { bytes, name })
    this.#keep(key, page, bytes.length)
    return page
  }

  names(userId: string, prefix: string): Set<string> {
    const names = new Set<string>()
    for (const { name } of this.#store.entriesOf('pages', userId, prefix)) names.add(name)
    for (const [name, { page }] of this.#pending.get(userId) ?? []) {
      if (!name.startsWith(prefix)) continue
      if (page === undefined) names.delete(name)
      else names.add(name)
    }
    return names
  }

  /** Returns the version to `settle` with, once the store has the pages. */
  put(userId: string, pages: ReadonlyMap<string, unknown>): number {
    this.#version += 1
    const ofUser = this.#pending.get(userId) ?? new Map<string, Pending>()
    this.#pending.set(userId, ofUser)
    for (const [name, page] of pages) ofUser.set(name, { page, version: this.#version })
    return this.#version
  }

  settle(userId: string, version: number, bytesByName: ReadonlyMap<string, number>): void {
    const ofUser = this.#pending.get(userId)
    if (!ofUser) return
    for (const [name, bytes] of bytesByName) {
      const pending = ofUser.get(name)
      if (pending?.version !== version) continue // A later turn has written it since.
      ofUser.delete(name)
      this.#forget(`${userId}:${name}`)
      if (pending.page !== undefined) this.#keep(`${userId}:${name}`, pending.page, bytes)
    }
    if (ofUser.size === 0) this.#pending.delete(userId)
  }

  #keep(key: string, page: unknown, bytes: number) {
    this.#cache.set(key, { page, bytes })
    this.#cachedBytes += bytes
    for (const oldest of this.#cache.keys()) {
      if (this.#cachedBytes <= CACHED_BYTES_MAX) return
      this.#forget(oldest)
    }
  }

  #forget(key: string) {
    const cached = this.#cache.get(key)
    if (!cached) return
    this.#cache.delete(key)
    this.#cachedBytes -= cached.bytes
  }
}

/** Bytes that are no page fail this user's turns only. */
function decodePage(codec: Codec, schema: Schema, from: { bytes: Buffer; name: string }): unknown {
  try {
    return codec.decode(schema, from.bytes)
  } catch (error) {
    const isWrong = error instanceof ServiceError && error.code === 'EVENT_UNDECODABLE'
    if (!isWrong) throw error
    throw faults.STATE_UNDECODABLE({ what: `page ${from.name}`, reason: error.message }, error)
  }
}
