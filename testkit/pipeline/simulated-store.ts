// The report store of a simulated world: the product's own code for MongoDB over collections in memory. Each
// operation travels like a request, so a process may die between the content and its marker.
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
  type Of<K extends 'replaceOne' | 'updateOne' | 'findOne' | 'find' | 'deleteMany'> = Parameters<
    MemoryCollection[K]
  >
  return {
    replaceOne: (...given: Of<'replaceOne'>) =>
      ask(`${name} replace`, () => collection.replaceOne(...given)),
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
