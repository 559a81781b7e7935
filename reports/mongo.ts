// Two collections. `reports`: one document a report, or the tombstone of a removed one. `listeners`: one
// document a listener with a field a day (`days.<date>`), so that writes for different days never conflict,
// a field a removed day (`removed.<date>`), and what a selection said a year (`archives.<year>`).
//
// Every write is one conditional upsert: it matches only where the store is older. Where it is not, the
// upsert inserts and collides with the `_id` that exists, and that collision is the answer (I14).

import {
  type Collection,
  type Filter,
  MongoClient,
  MongoServerError,
  type UpdateFilter,
} from 'mongodb'
import { type Clock, systemClock } from '#foundation/clock.ts'
import { partsOfReportId, type ReportId, reportIdOf } from '#schemas/ids.ts'
import { toArchive, yearsOf } from './archive.ts'
import { translated } from './mongo-errors.ts'
import type { Archive, ArchiveNote, Marker, Report, Verdict } from './report.ts'
import type {
  KnownListener,
  ListenerPageRequest,
  ReportContent,
  ReportStore,
  WriteOutcome,
} from './store.ts'
import { inStoreSpan } from './store-span.ts'

export interface StoreSettings {
  readonly MONGODB_URL: string
  readonly MONGODB_DATABASE: string
}

type Tombstone = { readonly _id: string; readonly revision: number; readonly removed: true }
type StoredReport = Omit<Report, 'id'> & { readonly _id: string; readonly removed?: never }
type ReportDocument = StoredReport | Tombstone

interface ListenerDocument {
  readonly _id: string
  readonly days?: Readonly<Record<string, Marker>>
  readonly removed?: Readonly<Record<string, number>>
  readonly archives?: Readonly<Record<string, ArchiveNote>>
}

const DUPLICATE_KEY = 11_000
const OPERATION_MS_MAX = 5_000
const CONNECT_MS_MAX = 3_000

/** Opens the store without waiting for its server: operations say when it does not answer. */
export async function openReportStore(
  settings: StoreSettings,
  clock: Pick<Clock, 'now'> = systemClock,
): Promise<ReportStore & AsyncDisposable> {
  const client = new MongoClient(settings.MONGODB_URL, {
    appName: 'linernotes',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: OPERATION_MS_MAX },
    readConcern: { level: 'majority' },
    retryWrites: true,
    serverSelectionTimeoutMS: CONNECT_MS_MAX,
    connectTimeoutMS: CONNECT_MS_MAX,
    socketTimeoutMS: OPERATION_MS_MAX,
    waitQueueTimeoutMS: OPERATION_MS_MAX,
    ignoreUndefined: true,
  })
  const database = client.db(settings.MONGODB_DATABASE)
  const store = storeOver(
    { reports: database.collection('reports'), listeners: database.collection('listeners') },
    clock,
  )
  return Object.assign(store, { [Symbol.asyncDispose]: () => client.close() })
}

export interface StoreCollections {
  readonly reports: Collection<ReportDocument>
  readonly listeners: Collection<ListenerDocument>
}

/** The store over two collections, wherever these are. */
export const storeOver = (
  { reports, listeners }: StoreCollections,
  clock: Pick<Clock, 'now'>,
): ReportStore => new MongoStore(reports, listeners, clock)

class MongoStore implements ReportStore {
  readonly #reports: Collection<ReportDocument>
  readonly #listeners: Collection<ListenerDocument>
  readonly #clock: Pick<Clock, 'now'>

  constructor(
    reports: Collection<ReportDocument>,
    listeners: Collection<ListenerDocument>,
    clock: Pick<Clock, 'now'>,
  ) {
    this.#reports = reports
    this.#listeners = listeners
    this.#clock = clock
  }

  put(report: ReportContent): Promise<WriteOutcome> {
    return translated('put', async () => {
      const { id, ...content } = report
      const document: StoredReport = {
        _id: id,
        ...content,
        storedAt: this.#clock.now(),
        verdict: null,
      }
      const outcome = await this.#replace(document, false)
      if (outcome !== 'stale') await this.#mark(report)
      return outcome
    })
  }

  remove(id: ReportId, revision: number): Promise<WriteOutcome> {
    return translated('remove', async () => {
      await this.#unmark(id, revision)
      return this.#replace({ _id: id, revision, removed: true }, true)
    })
  }

  saveVerdict(id: string, verdict: Verdict): Promise<WriteOutcome> {
    return translated('judge', async () => {
      const { matchedCount } = await this.#reports.updateOne(
        {
          _id: id,
          revision: verdict.revision,
          removed: { $exists: false },
          'verdict.judgedAt': { $not: { $gt: verdict.judgedAt } },
        } as Filter<ReportDocument>,
        { $set: { verdict } },
      )
      return matchedCount > 0 ? 'stored' : 'stale'
    })
  }

  note(userId: string, year: number, note: ArchiveNote): Promise<WriteOutcome> {
    return translated('note', async () => {
      const field = `archives.${year}`
      const isNewest = await this.#update(
        { _id: userId, [`${field}.revision`]: { $not: { $gte: note.revision } } },
        { $set: { [field]: note } },
      )
      if (isNewest) return 'stored'
      const known = await this.#listeners.findOne({ _id: userId })
      return known?.archives?.[year]?.revision === note.revision ? 'repeated' : 'stale'
    })
  }

  report(id: string): Promise<Report | undefined> {
    return translated('report', async () => {
      const found = await this.#reports.findOne({ _id: id })
      return found ? toReport(found) : undefined
    })
  }

  years(userId: string): Promise<readonly number[]> {
    return translated('years', async () =>
      yearsOf((await this.#listeners.findOne({ _id: userId })) ?? {}),
    )
  }

  archive(userId: string, year: number): Promise<Archive | undefined> {
    return translated('archive', async () => {
      const listener = await this.#listeners.findOne({ _id: userId })
      const dates = Object.entries(listener?.days ?? {}).filter(([, day]) => day.year === year)
      const ids = dates.map(([date]) => reportIdOf(userId, date))
      const found = ids.length > 0 ? await this.#reports.find({ _id: { $in: ids } }).toArray() : []
      // A report that went between the two reads is left out: no day without its report (I13).
      const reports = found.map(toReport).filter((report) => report !== undefined)
      return toArchive(userId, year, listener?.archives?.[year], reports)
    })
  }

  listeners({ after = '', limit }: ListenerPageRequest): Promise<readonly KnownListener[]> {
    return translated('listeners', async () => {
      const page = this.#listeners
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await page.toArray()).map(({ _id, ...listener }) => ({
        userId: _id,
        years: yearsOf(listener),
      }))
    })
  }

  count(userId: string): Promise<number> {
    return translated('count', async () => {
      const listeners = await this.#listeners.countDocuments({ _id: userId })
      return listeners + (await this.#reports.countDocuments(reportsOf(userId)))
    })
  }

  erase(userId: string): Promise<number> {
    return translated('erase', async () => {
      const listeners = await this.#listeners.deleteOne({ _id: userId })
      const { deletedCount } = await this.#reports.deleteMany(reportsOf(userId))
      return listeners.deletedCount + deletedCount
    })
  }

  /** Replaces older documents; reports whether the stored one is an equal revision of the same kind or newer. */
  async #replace(document: ReportDocument, isRemoval: boolean): Promise<WriteOutcome> {
    const { _id, revision } = document
    const write = { id: _id, revision, collection: 'reports', operation: 'replace' }
    const older: Filter<ReportDocument> = { _id, revision: { $lt: revision } }
    const isNewest = await inStoreSpan(`${isRemoval ? 'remove' : 'store'} content`, write, () =>
      repeatOnCollision(() => this.#reports.replaceOne(older, document, { upsert: true })),
    )
    if (isNewest) return 'stored'
    const known = await this.#reports.findOne({ _id }, { projection: { revision: 1, removed: 1 } })
    return known?.revision === revision && (known.removed ?? false) === isRemoval
      ? 'repeated'
      : 'stale'
  }

  #mark({ id, userId, date, revision, category, year }: ReportContent): Promise<boolean> {
    const marker: Marker = { revision, category, year }
    const write = { id, revision, collection: 'listeners', operation: 'update' }
    return inStoreSpan('store marker', write, () =>
      this.#update(
        {
          _id: userId,
          [`days.${date}.revision`]: { $not: { $gte: revision } },
          [`removed.${date}`]: { $not: { $gte: revision } },
        },
        { $set: { [`days.${date}`]: marker } },
      ),
    )
  }

  #unmark(id: ReportId, revision: number): Promise<boolean> {
    const { userId, date } = partsOfReportId(id)
    const write = { id, revision, collection: 'listeners', operation: 'update' }
    return inStoreSpan('remove marker', write, () =>
      this.#update(
        {
          _id: userId,
          [`days.${date}.revision`]: { $not: { $gte: revision } },
          [`removed.${date}`]: { $not: { $gte: revision } },
        },
        { $unset: { [`days.${date}`]: '' }, $set: { [`removed.${date}`]: revision } },
      ),
    )
  }

  /** Whether the listener's document was older, and so was changed. */
  #update(filter: object, update: object): Promise<boolean> {
    return repeatOnCollision(() =>
      this.#listeners.updateOne(
        filter as Filter<ListenerDocument>,
        update as UpdateFilter<ListenerDocument>,
        { upsert: true },
      ),
    )
  }
}

/**
 * The first collision may be with another first write of the same document: the second try finds that
 * document and, if it is older, changes it. A second collision means that it is not older.
 */
async function repeatOnCollision(upsert: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      await upsert()
      return true
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error
    }
  }
  return false
}

/** Every report of a listener: ';' follows ':'. */
const reportsOf = (userId: string) => ({ _id: { $gte: `${userId}:`, $lt: `${userId};` } })

function toReport(document: ReportDocument): Report | undefined {
  if (document.removed) return undefined
  const { _id, ...content } = document
  return { id: _id as ReportId, ...content }
}
