// Reads both collections from end to end, and of each document only what a comparison needs.
import type { Collection } from 'mongodb'
import type { ListenerDocument, ReportDocument } from './mongo-documents.ts'
import { translated } from './mongo-errors.ts'
import type { StoredContent, StoreScan } from './store-scan.ts'

const BATCH = 1_000

/** The scan over the collections of the store. */
export const scanOver = (collections: {
  readonly reports: Collection<ReportDocument>
  readonly listeners: Collection<ListenerDocument>
}): StoreScan => ({
  async *markers() {
    for await (const { _id, days = {} } of pages(collections.listeners, { days: 1 })) {
      yield { userId: _id, days }
    }
  },
  async *contents() {
    const wanted = {
      revision: 1,
      removed: 1,
      year: 1,
      category: 1,
      contentHash: 1,
      storedAt: 1,
      'lineage.factsHash': 1,
    } as const
    for await (const document of pages(collections.reports, wanted)) yield toContent(document)
  },
})

function toContent(document: ReportDocument): StoredContent {
  const { _id: id, revision } = document
  if (document.removed) return { id, revision, live: undefined }
  const { year, category, contentHash, storedAt, lineage } = document
  return {
    id,
    revision,
    live: { year, category, contentHash, storedAt, factsHash: lineage.factsHash },
  }
}

/** In batches that the server answers well within an operation's time. */
async function* pages<T extends ListenerDocument | ReportDocument>(
  collection: Collection<T>,
  projection: Readonly<Record<string, 1>>,
): AsyncGenerator<T> {
  await using cursor = collection.find({}, { projection, batchSize: BATCH })
  while (await translated('scan', () => cursor.hasNext())) {
    yield* cursor.readBufferedDocuments() as T[]
  }
}
