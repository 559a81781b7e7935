// The report store of a simulated world: the product's own code for MongoDB over collections in memory. Each
// operation travels like a request, so a process may die between the content and its marker.
import { type BulkWriteResult, MongoBulkWriteError, MongoServerError } from 'mongodb'
import type { Clock } from '#foundation/clock.ts'
import { type StoreCollections, storeOver } from '#reports/mongo.ts'
import type { ReportStore } from '#reports/store.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import { MemoryCollection } from './memory-collection.ts'

type Ask = <T>(action: string, run: () => T) => Promise<T>

export class SimulatedStore {
  readonly reports: MemoryCollection
  readonly listeners: MemoryCollection

  /** @param changed Called after each operation that has changed something. */
  constructor(changed: () => void) {
    this.reports = new MemoryCollection(changed)
    this.listeners = new MemoryCollection(changed)
  }

  /** As one process reaches it. */
  clientOf(life: SimulatedProcess): ReportStore {
    return this.#storeOver(life.clock, (action, run) => life.call(action, run))
  }

  /** As nobody disturbs it. */
  reader(): ReportStore {
    return this.#storeOver({ now: () => 0 }, async (_, run) => run())
  }

  #storeOver(clock: Pick<Clock, 'now'>, ask: Ask): ReportStore {
    const collections = {
      reports: asked(this.reports, 'reports', ask),
      listeners: asked(this.listeners, 'listeners', ask),
    }
    return storeOver(collections as unknown as StoreCollections, clock)
  }
}

/** What the store calls of a collection of the driver. */
function asked(collection: MemoryCollection, name: string, ask: Ask) {
  type Of<K extends 'updateOne' | 'findOne' | 'find' | 'deleteMany'> = Parameters<
    MemoryCollection[K]
  >
  return {
    bulkWrite: (writes: readonly BulkWrite[]) => bulkWrite(collection, writes, name, ask),
    updateOne: (...given: Of<'updateOne'>) =>
      ask(`${name} update`, () => collection.updateOne(...given)),
    findOne: (...given: Of<'findOne'>) => ask(`${name} find`, () => collection.findOne(...given)),
    find: (...given: Of<'find'>) => ({
      toArray: () => ask(`${name} find`, () => collection.find(...given)),
    }),
    countDocuments: (...given: Of<'find'>) =>
      ask(`${name} count`, () => collection.find(...given).length),
    deleteOne: (...given: Of<'deleteMany'>) =>
      ask(`${name} delete`, () => collection.deleteMany(...given)),
    deleteMany: (...given: Of<'deleteMany'>) =>
      ask(`${name} delete`, () => collection.deleteMany(...given)),
  }
}

type Of<K extends 'replaceOne' | 'updateOne'> = Parameters<MemoryCollection[K]>

interface Upsert {
  readonly filter: Of<'updateOne'>[0]
  readonly upsert?: boolean
}

type BulkWrite =
  | { readonly replaceOne: Upsert & { readonly replacement: Of<'replaceOne'>[1] } }
  | { readonly updateOne: Upsert & { readonly update: Of<'updateOne'>[1] } }

/** Each write travels by itself and in any order: a process may die between any two of them. */
async function bulkWrite(
  collection: MemoryCollection,
  writes: readonly BulkWrite[],
  name: string,
  ask: Ask,
): Promise<{ readonly matchedCount: number; readonly upsertedCount: number }> {
  const outcomes = await Promise.all(
    writes.map((write) => ask(`${name} write`, () => applied(collection, write))),
  )
  const writeErrors = outcomes.flatMap((outcome, index) =>
    outcome instanceof MongoServerError
      ? [{ index, code: outcome.code, errmsg: outcome.message }]
      : [],
  )
  if (writeErrors.length > 0) {
    const error = { message: 'some writes failed', code: writeErrors[0]?.code, writeErrors }
    const result = { getWriteConcernError: () => undefined } as BulkWriteResult
    throw new MongoBulkWriteError(error as never, result)
  }
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length
  return { matchedCount: count('matched'), upsertedCount: count('inserted') }
}

/** An upsert that inserts counts as one that was done, an update that meets nothing as none. */
function applied(
  collection: MemoryCollection,
  write: BulkWrite,
): 'matched' | 'inserted' | 'none' | MongoServerError {
  try {
    if ('replaceOne' in write) {
      const { filter, replacement, upsert } = write.replaceOne
      collection.replaceOne(filter, replacement, { upsert: upsert === true })
      return 'matched'
    }
    const { filter, update, upsert } = write.updateOne
    const { matchedCount } = collection.updateOne(filter, update, { upsert: upsert === true })
    return matchedCount > 0 ? 'matched' : upsert ? 'inserted' : 'none'
  } catch (error) {
    if (error instanceof MongoServerError) return error
    throw error
  }
}
