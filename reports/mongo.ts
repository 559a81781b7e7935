// Two collections. `reports`: one document a report, or the tombstone of a removed one. `listeners`: one
// document a listener with a field a day (`days.<date>`), so that writes for different days never conflict,
// a field a removed day (`removed.<date>`), what a selection said a year (`archives.<year>`), and a count of changes a
// year (`versions.<year>`), by which readers see that there is something new without reading it.
//
// Every write is one conditional upsert: it matches only where the store is older. Where it is not, the
// upsert inserts and collides with the `_id` that exists, and that collision is the answer (I14). Writes of many
// reports leave in one command (`mongo-batches.ts`), each with an answer of its own.

import { type Collection, type Filter, MongoClient, type UpdateFilter } from 'mongodb'
import { type Clock, systemClock } from '#foundation/clock.ts'
import { partsOfReportId, type ReportId, reportIdOf } from '#schemas/ids.ts'
import { toArchive, yearsOf } from './archive.ts'
import type { ArchiveReader, StoredArchive } from './archive-reader.ts'
import { repeatOnCollision, WriteBatches } from './mongo-batches.ts'
import {
  type ListenerDocument,
  type ReportDocument,
  reportsOf,
  type StoredReport,
  toReport,
  versionOf,
} from './mongo-documents.ts'
import { translated } from './mongo-errors.ts'
import { scanOver } from './mongo-scan.ts'
import type { Archive, ArchiveNote, Marker, Report, Verdict } from './report.ts'
import type {
  KnownListener,
  ListenerPageRequest,
  ReportContent,
  ReportStore,
  WriteOutcome,
} from './store.ts'
import type { StoreScan } from './store-scan.ts'
import { inStoreSpan } from './store-span.ts'

export interface StoreSettings {
  readonly MONGODB_URL: string
  readonly MONGODB_DATABASE: string
}

const OPERATION_MS_MAX = 5_000
const CONNECT_MS_MAX = 3_000

/** Opens the store without waiting for its server: operations say when it does not answer. */
export async function openReportStore(
  settings: StoreSettings,
  clock: Pick<Clock, 'now'> = systemClock,
): Promise<ReportStore & ArchiveReader & StoreScan & AsyncDisposable> {
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
  const collections: StoreCollections = {
    reports: database.collection('reports'),
    listeners: database.collection('listeners'),
  }
  return Object.assign(storeOver(collections, clock), scanOver(collections), {
    [Symbol.asyncDispose]: () => client.close(),
  })
}

export interface StoreCollections {
  readonly reports: Collection<ReportDocument>
  readonly listeners: Collection<ListenerDocument>
}

/** The store over two collections, wherever these are. */
export const storeOver = (
  { reports, listeners }: StoreCollections,
  clock: Pick<Clock, 'now'>,
): ReportStore & ArchiveReader => new MongoStore(reports, listeners, clock)

class MongoStore implements ReportStore, ArchiveReader {
  readonly #reports: Collection<ReportDocument>
  readonly #listeners: Collection<ListenerDocument>
  readonly #clock: Pick<Clock, 'now'>
  readonly #reportWrites: WriteBatches<ReportDocument>
  readonly #listenerWrites: WriteBatches<ListenerDocument>

  constructor(
    reports: Collection<ReportDocument>,
    listeners: Collection<ListenerDocument>,
    clock: Pick<Clock, 'now'>,
  ) {
    this.#reports = reports
    this.#listeners = listeners
    this.#clock = clock
    this.#reportWrites = new WriteBatches(reports)
    this.#listenerWrites = new WriteBatches(listeners)
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
      const filter = {
        _id: id,
        revision: verdict.revision,
        removed: { $exists: false },
        'verdict.judgedAt': { $not: { $gt: verdict.judgedAt } },
      } as Filter<ReportDocument>
      const update = { $set: { verdict } }
      const outcome = await this.#reportWrites.write({ updateOne: { filter, update } })
      if (outcome !== 'done') {
        const { matchedCount } = await this.#reports.updateOne(filter, update)
        if (matchedCount === 0) return 'stale'
      }
      const { userId, date } = partsOfReportId(id as ReportId)
      const version = { $inc: { [`versions.${Number(date.slice(0, 4))}`]: 1 } }
      await this.#listenerWrites.write({ updateOne: { filter: { _id: userId }, update: version } })
      return 'stored'
    })
  }

  note(userId: string, year: number, note: ArchiveNote): Promise<WriteOutcome> {
    return translated('note', async () => {
      const field = `archives.${year}`
      const isNewest = await this.#update(
        { _id: userId, [`${field}.revision`]: { $not: { $gte: note.revision } } },
        { $set: { [field]: note } },
        year,
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
      return listener ? await this.#archiveOf(listener, year) : undefined
    })
  }

  archiveVersion(userId: string, year: number): Promise<string | undefined> {
    return translated('archive version', async () => {
      const projection = { bornAt: 1, versions: 1 }
      const listener = await this.#listeners.findOne({ _id: userId }, { projection })
      return listener ? versionOf(listener, year) : undefined
    })
  }

  storedArchive(userId: string, year: number): Promise<StoredArchive | undefined> {
    return translated('archive', async () => {
      // Its version is read before its reports: what changes in between has another one.
      const listener = await this.#listeners.findOne({ _id: userId })
      const archive = listener ? await this.#archiveOf(listener, year) : undefined
      if (!listener || !archive) return undefined
      return { version: versionOf(listener, year), archive, years: yearsOf(listener) }
    })
  }

  async #archiveOf(listener: ListenerDocument, year: number): Promise<Archive | undefined> {
    const userId = listener._id
    const dates = Object.entries(listener.days ?? {}).filter(([, day]) => day.year === year)
    const ids = dates.map(([date]) => reportIdOf(userId, date))
    const found = ids.length > 0 ? await this.#reports.find({ _id: { $in: ids } }).toArray() : []
    // A report that went between the two reads is left out: no day without its report (I13).
    const reports = found.map(toReport).filter((report) => report !== undefined)
    return toArchive(userId, year, listener.archives?.[year], reports)
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
      repeatOnCollision(this.#reportWrites, {
        replaceOne: { filter: older, replacement: document, upsert: true },
      }),
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
        year,
      ),
    )
  }

  #unmark(id: ReportId, revision: number): Promise<boolean> {
    const { userId, date } = partsOfReportId(id)
    const year = Number(date.slice(0, 4))
    const write = { id, revision, collection: 'listeners', operation: 'update' }
    return inStoreSpan('remove marker', write, () =>
      this.#update(
        {
          _id: userId,
          [`days.${date}.revision`]: { $not: { $gte: revision } },
          [`removed.${date}`]: { $not: { $gte: revision } },
        },
        { $unset: { [`days.${date}`]: '' }, $set: { [`removed.${date}`]: revision } },
        year,
      ),
    )
  }

  /** Whether the listener's document was older, and so was changed; its `year` then has another version. */
  #update(filter: object, update: object, year: number): Promise<boolean> {
    const change = {
      ...update,
      $inc: { [`versions.${year}`]: 1 },
      $setOnInsert: { bornAt: this.#clock.now() },
    }
    return repeatOnCollision(this.#listenerWrites, {
      updateOne: {
        filter: filter as Filter<ListenerDocument>,
        update: change as UpdateFilter<ListenerDocument>,
        upsert: true,
      },
    })
  }
}
