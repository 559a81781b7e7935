// Archives that were read lately. One that was confirmed a moment ago is answered from memory; an older one is asked
// for its version first, once for all who wait. A change in the store, an erasure too, reaches readers within
// `confirmedMs.max`. Only while the store does not answer is an older one given, and the answer says since when.
import { LRUCache } from 'lru-cache'
import type { Clock } from '#foundation/clock.ts'
import type { ArchiveReader, StoredArchive } from '#reports/archive-reader.ts'

export interface ArchiveCacheOptions {
  readonly reader: ArchiveReader
  readonly clock: Pick<Clock, 'now'>
  readonly confirmedMs: {
    /** Up to this age nothing is asked. */
    readonly quiet: number
    /** Up to this age the answer does not wait for the question. */
    readonly max: number
  }
  /** How old an archive may be while the store does not answer. */
  readonly withoutStoreMsMax: number
  readonly bytesMax: number
}

/** `stored` is undefined where nothing is known of the listener and year. */
export interface FoundArchive {
  readonly stored: StoredArchive | undefined
  /** ms since 1970 UTC at which the store confirmed it last; only where the store does not answer now. */
  readonly asOfMs?: number
}

interface Confirmed {
  readonly stored: StoredArchive | undefined
  readonly bytes: number
  /** When it was read whole. */
  readonly readMs: number
  /** When the question began that the store answered. */
  readonly confirmedMs: number
}

/** What a missing archive takes. */
const NOTHING_BYTES = 256
/** Objects take about three times their JSON. */
const BYTES_A_CHARACTER = 3
/** Other years of a listener appear without a new version of this one: they are read again after a minute. */
const KEPT_MS_MAX = 60_000

export class ArchiveCache {
  readonly #options: ArchiveCacheOptions
  readonly #confirmed: LRUCache<string, Confirmed>
  readonly #asking = new Map<string, Promise<Confirmed>>()

  constructor(options: ArchiveCacheOptions) {
    this.#options = options
    this.#confirmed = new LRUCache({
      maxSize: options.bytesMax,
      sizeCalculation: ({ bytes }) => bytes,
    })
  }

  /** Known without waiting, or undefined. */
  peek(userId: string, year: number): FoundArchive | undefined {
    const known = this.#confirmed.get(keyOf(userId, year))
    const isQuiet = known && this.#ageOf(known) < this.#options.confirmedMs.quiet
    return isQuiet ? { stored: known.stored } : undefined
  }

  /** @throws STORE_UNAVAILABLE and SERVING_BUSY where nothing is known from before. */
  async find(userId: string, year: number): Promise<FoundArchive> {
    const known = this.#confirmed.get(keyOf(userId, year))
    const { confirmedMs, withoutStoreMsMax } = this.#options
    const age = known ? this.#ageOf(known) : Number.POSITIVE_INFINITY
    if (known && age < confirmedMs.quiet) return { stored: known.stored }
    const asked = this.#ask(userId, year, known)
    if (known && age < confirmedMs.max) {
      asked.catch(() => {}) // The next one who waits gets the error.
      return { stored: known.stored }
    }
    try {
      return { stored: (await asked).stored }
    } catch (error) {
      if (!known || age >= withoutStoreMsMax) throw error
      return { stored: known.stored, asOfMs: known.confirmedMs }
    }
  }

  #ageOf(known: Confirmed): number {
    return this.#options.clock.now() - known.confirmedMs
  }

  #ask(userId: string, year: number, known: Confirmed | undefined): Promise<Confirmed> {
    const key = keyOf(userId, year)
    const under = this.#asking.get(key)
    if (under !== undefined) return under
    const asking = this.#read(userId, year, known)
      .then((confirmed) => {
        this.#confirmed.set(key, confirmed)
        return confirmed
      })
      .finally(() => this.#asking.delete(key))
    this.#asking.set(key, asking)
    return asking
  }

  async #read(userId: string, year: number, known: Confirmed | undefined): Promise<Confirmed> {
    const { reader, clock } = this.#options
    const nowMs = clock.now()
    if (known?.stored && nowMs - known.readMs < KEPT_MS_MAX) {
      const version = await reader.archiveVersion(userId, year)
      if (version === known.stored.version) return { ...known, confirmedMs: nowMs }
    }
    const stored = await reader.storedArchive(userId, year)
    return { stored, bytes: bytesOf(stored), readMs: nowMs, confirmedMs: nowMs }
  }
}

const keyOf = (userId: string, year: number): string => `${year}:${userId}`

const bytesOf = (stored: StoredArchive | undefined): number =>
  NOTHING_BYTES + (stored ? BYTES_A_CHARACTER * JSON.stringify(stored.archive).length : 0)
