// Archives that were read lately. One that was confirmed a moment ago is answered from memory; an older one is asked
// for its version first, once for all who wait. A change in the store, an erasure too, reaches readers within
// `confirmedMs.max`. Only while the store does not answer is an older one given, and the answer says since when.
import { LRUCache } from 'lru-cache'
import type { Clock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { ArchiveReader, StoredArchive } from '#reports/archive-reader.ts'

export interface ArchiveCacheOptions {
  readonly reader: ArchiveReader
  /** Goes on evenly: what was confirmed is not young again because somebody sets the machine's clock. */
  readonly steadyClock: Pick<Clock, 'now'>
  /** For people: when an archive was confirmed. */
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
  /**
   * Another one for each archive that was read, of whichever listener and year: what is made from it is kept under
   * this number, so that it cannot be taken for that of another.
   */
  readonly serial: number
  /** ms since 1970 UTC at which the store confirmed it last; only where the store does not answer now. */
  readonly asOfMs?: number
}

interface Confirmed {
  readonly stored: StoredArchive | undefined
  readonly serial: number
  readonly bytes: number
  /** When it was read whole. */
  readonly readMs: number
  /** When the question began that the store answered. */
  readonly confirmedMs: number
  /** The same by the clock of people. */
  readonly confirmedAt: number
}

/** What a missing archive takes. */
const NOTHING_BYTES = 256
/** Objects take about three times their JSON. */
const BYTES_A_CHARACTER = 3
/** Other years of a listener appear without a new version of this one: they are read again after a minute. */
const KEPT_MS_MAX = MINUTE_MS
/** An outage shows only what was confirmed so shortly before it: what went earlier does not come back with it. */
const BEFORE_OUTAGE_MS_MAX = MINUTE_MS
/** What nobody asked for so long is not kept. */
const UNREAD_MS_MAX = 10 * MINUTE_MS

export class ArchiveCache {
  readonly #options: ArchiveCacheOptions
  readonly #confirmed: LRUCache<string, Confirmed>
  readonly #asking = new Map<string, Promise<Confirmed>>()
  #serial = 0
  /** When the question began that the store answered last, of any archive. */
  #answeredMs = Number.NEGATIVE_INFINITY

  constructor(options: ArchiveCacheOptions) {
    this.#options = options
    this.#confirmed = new LRUCache({
      maxSize: options.bytesMax,
      sizeCalculation: ({ bytes }) => bytes,
      ttl: UNREAD_MS_MAX + options.withoutStoreMsMax,
      updateAgeOnGet: true,
    })
  }

  /** Known without waiting, or undefined. */
  peek(userId: string, year: number): FoundArchive | undefined {
    const known = this.#confirmed.get(keyOf(userId, year))
    const isQuiet = known && this.#ageOf(known) < this.#options.confirmedMs.quiet
    return isQuiet ? foundIn(known) : undefined
  }

  /** @throws SERVING_BUSY, and what the store throws unless it does not answer and the archive is known from before */
  async find(userId: string, year: number): Promise<FoundArchive> {
    const known = this.#confirmed.get(keyOf(userId, year))
    const { confirmedMs } = this.#options
    const age = known ? this.#ageOf(known) : Number.POSITIVE_INFINITY
    if (known && age < confirmedMs.quiet) return foundIn(known)
    const asked = this.#ask(userId, year, known)
    if (known && age < confirmedMs.max) {
      asked.catch(() => {}) // The next one who waits gets the error.
      return foundIn(known)
    }
    try {
      return foundIn(await asked)
    } catch (error) {
      if (!known || !isAway(error) || !this.#mayStandIn(known)) throw error
      return { ...foundIn(known), asOfMs: known.confirmedAt }
    }
  }

  #ageOf(known: Confirmed): number {
    return this.#options.steadyClock.now() - known.confirmedMs
  }

  #mayStandIn(known: Confirmed): boolean {
    const isOfOutage = known.confirmedMs >= this.#answeredMs - BEFORE_OUTAGE_MS_MAX
    return isOfOutage && this.#ageOf(known) < this.#options.withoutStoreMsMax
  }

  #ask(userId: string, year: number, known: Confirmed | undefined): Promise<Confirmed> {
    const key = keyOf(userId, year)
    const under = this.#asking.get(key)
    if (under !== undefined) return under
    const asking = this.#read(userId, year, known)
      .then((confirmed) => {
        this.#confirmed.set(key, confirmed)
        this.#answeredMs = Math.max(this.#answeredMs, confirmed.confirmedMs)
        return confirmed
      })
      .finally(() => this.#asking.delete(key))
    this.#asking.set(key, asking)
    return asking
  }

  async #read(userId: string, year: number, known: Confirmed | undefined): Promise<Confirmed> {
    const { reader, clock, steadyClock } = this.#options
    const confirmed = { confirmedMs: steadyClock.now(), confirmedAt: clock.now() }
    if (known?.stored && confirmed.confirmedMs - known.readMs < KEPT_MS_MAX) {
      const version = await reader.archiveVersion(userId, year)
      if (version === known.stored.version) return { ...known, ...confirmed }
    }
    const stored = await reader.storedArchive(userId, year)
    const readMs = confirmed.confirmedMs
    if (known && isSame(known.stored, stored)) return { ...known, ...confirmed, readMs }
    this.#serial += 1
    return { stored, serial: this.#serial, bytes: bytesOf(stored), readMs, ...confirmed }
  }
}

const keyOf = (userId: string, year: number): string => `${year}:${userId}`

const foundIn = ({ stored, serial }: Confirmed): FoundArchive => ({ stored, serial })

/** Of one listener and year. */
const isSame = (a: StoredArchive | undefined, b: StoredArchive | undefined): boolean =>
  a?.version === b?.version && a?.years.join() === b?.years.join()

const isAway = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'STORE_UNAVAILABLE'

const bytesOf = (stored: StoredArchive | undefined): number =>
  NOTHING_BYTES + (stored ? BYTES_A_CHARACTER * JSON.stringify(stored.archive).length : 0)
