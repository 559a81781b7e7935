// Reads both collections from end to end, and of each document only what a comparison needs.
import type { Collection } from 'mongodb'
import type { ListenerDocument, ReportDocument } from './mongo-documents.ts'
import { translated } from './mongo-errors.ts'
import type { StoredContent, StoreScan } from './store-scan.ts'

const PAGE = 5_000

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

/** Page by page in the order of the IDs: a cursor would be lost with its server, and the scan with it. */
async function* pages<T extends ListenerDocument | ReportDocument>(
  collection: Collection<T>,
  projection: Readonly<Record<string, 1>>,
): AsyncGenerator<T> {
  for (let after = ''; ; ) {
    const page = await translated('scan', async () => {
      const found = collection
        .find({ _id: { $gt: after } } as never, { projection })
        .sort({ _id: 1 })
        .limit(PAGE)
      return (await found.toArray()) as T[]
    })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last._id
  }
}
