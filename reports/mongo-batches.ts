// Writes of one collection that are asked for separately leave together: each batch is one command, so that a write
// costs a share of a round trip. While batches are under way, what comes waits for the next one.
import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb'
import { MongoBulkWriteError, MongoServerError } from 'mongodb'

/**
 * What became of one write: the server took it; another document has the `_id` that it would insert; or it is one that
 * inserts nothing, and not all of its batch met a document, so that only the same write alone can say.
 */
export type BatchOutcome = 'done' | 'collided' | 'unsure'

interface Waiting<T extends Document> {
  readonly write: AnyBulkWriteOperation<T>
  readonly resolve: (outcome: BatchOutcome) => void
  readonly reject: (error: unknown) => void
}

const DUPLICATE_KEY = 11_000
/** Of one command. A report has 20 to 60 kB: far below the 48 MB of a message. */
const WRITES_MAX = 100
/** Commands under way. */
const CONCURRENT_MAX = 2

export class WriteBatches<T extends Document> {
  readonly #collection: Pick<Collection<T>, 'bulkWrite'>
  #waiting: Waiting<T>[] = []
  #running = 0
  #isScheduled = false

  constructor(collection: Pick<Collection<T>, 'bulkWrite'>) {
    this.#collection = collection
  }

  /** Resolves once the write is acknowledged. @throws what the driver says of it, or of its whole batch */
  write(write: AnyBulkWriteOperation<T>): Promise<BatchOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      this.#schedule()
    })
  }

  /** What is asked for in this turn of the event loop goes along. */
  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      while (this.#waiting.length > 0 && this.#running < CONCURRENT_MAX) {
        void this.#send(this.#waiting.splice(0, WRITES_MAX))
      }
    })
  }

  async #send(batch: readonly Waiting<T>[]): Promise<void> {
    this.#running += 1
    try {
      const writes = batch.map(({ write }) => write)
      const { matchedCount, upsertedCount } = await this.#collection.bulkWrite(writes, {
        ordered: false,
      })
      const isSure = matchedCount + upsertedCount === batch.length
      for (const { write, resolve } of batch) resolve(isSure || isUpsert(write) ? 'done' : 'unsure')
    } catch (error) {
      settleFailed(batch, error)
    } finally {
      this.#running -= 1
      if (this.#waiting.length > 0) this.#schedule()
    }
  }
}

const isUpsert = <T extends Document>(write: AnyBulkWriteOperation<T>): boolean =>
  ('updateOne' in write && write.updateOne.upsert === true) ||
  ('replaceOne' in write && write.replaceOne.upsert === true)

/** The server says which writes of an unordered batch failed; the others are done, if a majority has them. */
function settleFailed<T extends Document>(batch: readonly Waiting<T>[], error: unknown): void {
  const failed = failedOf(error)
  for (const [at, { write, resolve, reject }] of batch.entries()) {
    const own = failed ? failed.get(at) : error
    if (own === undefined) resolve(isUpsert(write) ? 'done' : 'unsure')
    else if ((own as MongoServerError).code === DUPLICATE_KEY) resolve('collided')
    else reject(own)
  }
}

/** Undefined where it is of the whole batch. */
function failedOf(error: unknown): ReadonlyMap<number, MongoServerError> | undefined {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return
  const list = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
  if (list.length === 0) return
  return new Map(
    list.map(({ index, code, errmsg }) => [
      index,
      new MongoServerError({ message: errmsg ?? '', errmsg, code }),
    ]),
  )
}

/**
 * Whether `upsert` was done. The first collision may be with another first write of the same document: the second try
 * finds that document and, if it is older, changes it. A second collision means that it is not older.
 */
export async function repeatOnCollision<T extends Document>(
  batches: WriteBatches<T>,
  upsert: AnyBulkWriteOperation<T>,
): Promise<boolean> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    if ((await batches.write(upsert)) === 'done') return true
  }
  return false
}
