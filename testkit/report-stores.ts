import { randomUUID } from 'node:crypto'
import type { ArchiveReader } from '#reports/archive-reader.ts'
import { openMemoryStore } from '#reports/memory.ts'
import { openReportStore } from '#reports/mongo.ts'
import type { ReportStore } from '#reports/store.ts'
import { dropDatabase, storeUrl } from './store-url.ts'

/** Every adapter of the report store by its name, on one clock; the real one has a database of its own. */
export async function openReportStores() {
  const clock = { ms: 42, now: () => clock.ms }
  const settings = {
    MONGODB_URL: storeUrl(),
    MONGODB_DATABASE: `linernotes-contract-${randomUUID().slice(0, 8)}`,
  }
  const mongo = await openReportStore(settings, clock)
  afterAll(async () => {
    await mongo[Symbol.asyncDispose]()
    await dropDatabase(settings.MONGODB_DATABASE)
  })
  const adapters: Array<[string, ReportStore & ArchiveReader]> = [
    ['the fake', openMemoryStore(clock)],
    ['MongoDB', mongo],
  ]
  return { adapters, clock, settings }
}
