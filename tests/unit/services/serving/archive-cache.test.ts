import { errors } from '#reports/errors.ts'
import { openMemoryStore } from '#reports/memory.ts'
import type { ReportId } from '#schemas/ids.ts'
import { ArchiveCache } from '#services/serving/archive-cache.ts'
import { aReport } from '#testkit/report.ts'

const MEGABYTE = 1_000_000

/** A cache over a store that counts what it is asked, can be held up, and can go away. */
async function openCache(bytesMax = MEGABYTE) {
  const clock = { ms: 1_000_000, now: () => clock.ms }
  const store = openMemoryStore(clock)
  await store.put(aReport())
  const seen = { versions: 0, archives: 0 }
  const held: { answer: Promise<void>; isAway: boolean; failure?: Error } = {
    answer: Promise.resolve(),
    isAway: false,
  }
  const asked = async <T>(kind: keyof typeof seen, run: () => Promise<T>) => {
    seen[kind] += 1
    await held.answer
    if (held.failure) throw held.failure
    if (held.isAway) throw errors.STORE_UNAVAILABLE({ operation: kind })
    return await run()
  }
  const cache = new ArchiveCache({
    reader: {
      archiveVersion: (...of) => asked('versions', () => store.archiveVersion(...of)),
      storedArchive: (...of) => asked('archives', () => store.storedArchive(...of)),
    },
    clock,
    steadyClock: clock,
    confirmedMs: { quiet: 1_000, max: 1_800 },
    withoutStoreMsMax: 60_000,
    bytesMax,
  })
  const titles = async (userId = 'ada', year = 2025) => {
    const { stored, asOfMs } = await cache.find(userId, year)
    return { titles: stored?.archive.reports.map(({ title }) => title), asOfMs }
  }
  return { store, cache, clock, seen, held, titles }
}

test('however many ask for an archive at once, the store is read once', async () => {
  const { cache, seen } = await openCache()

  const found = await Promise.all(Array.from({ length: 1_000 }, () => cache.find('ada', 2025)))
  expect(seen).toEqual({ versions: 0, archives: 1 })
  expect(new Set(found.map(({ stored }) => stored?.version)).size).toBe(1)
})

test('one that was confirmed a moment ago is answered without the store, one that is unknown too', async () => {
  const { titles, clock, seen } = await openCache()
  await titles()
  await titles('nobody')
  clock.ms += 999

  expect((await titles()).titles).toEqual(['Revision 1'])
  expect((await titles('nobody')).titles).toBeUndefined()
  expect(seen).toEqual({ versions: 0, archives: 2 })
})

test('an older one is answered while its version is asked for, and read again only if that is another', async () => {
  const { titles, clock, seen, held, store } = await openCache()
  await titles()
  const gate = Promise.withResolvers<void>()
  held.answer = gate.promise
  clock.ms += 1_200

  expect((await titles()).titles).toEqual(['Revision 1'])
  expect(seen).toEqual({ versions: 1, archives: 1 })
  await store.put(aReport({ revision: 2 }))
  gate.resolve()
  clock.ms += 1

  await new Promise(setImmediate)
  expect((await titles()).titles).toEqual(['Revision 2'])
  expect(seen).toEqual({ versions: 1, archives: 2 })
})

test.each<[string, (store: Awaited<ReturnType<typeof openCache>>['store']) => Promise<unknown>]>([
  ['an erasure', (store) => store.erase('ada')],
  ['a removal', (store) => store.remove('ada:20250714' as ReportId, 2)],
])('%s reaches readers within two seconds, also if nobody asked in between', async (_, change) => {
  const { titles, clock, store } = await openCache()
  await titles()
  await change(store)
  clock.ms += 1_800

  expect((await titles()).titles ?? []).toEqual([])
})

test('who is erased and returns is never given what was there before', async () => {
  const { titles, clock, store } = await openCache()
  await titles()
  await store.erase('ada')
  clock.ms += 1
  await store.put(aReport({ title: 'A new start' }))
  clock.ms += 1_800

  expect((await titles()).titles).toEqual(['A new start'])
})

test('without the store what is known is given with its time, what is unknown fails, and old ones go', async () => {
  const { titles, clock, held } = await openCache()
  await titles()
  const confirmedMs = clock.ms
  held.isAway = true
  clock.ms += 30_000

  expect(await titles()).toEqual({ titles: ['Revision 1'], asOfMs: confirmedMs })
  await expect(titles('eve')).rejects.toThrow('did not answer')
  clock.ms += 30_000
  await expect(titles()).rejects.toThrow('did not answer')
  held.isAway = false
  expect(await titles()).toEqual({ titles: ['Revision 1'], asOfMs: undefined })
})

test('what was erased while the store answered does not come back with an outage', async () => {
  const { store, titles, clock, held } = await openCache()
  await titles()
  await store.erase('ada')
  clock.ms += 61_000
  await titles('eve')
  held.isAway = true

  await expect(titles()).rejects.toThrow('did not answer')
})

test('only a store that does not answer is stood in for: any other failure is one', async () => {
  const { titles, clock, held } = await openCache()
  await titles()
  clock.ms += 2_000
  for (const failure of [new TypeError('ours'), errors.STORE_FORBIDDEN({ operation: 'archive' })]) {
    held.failure = failure
    await expect(titles()).rejects.toBe(failure)
  }
})

test('each archive has a number of its own, of another listener or year too, and keeps it while it is the same', async () => {
  const { store, cache, clock } = await openCache()
  for (const date of ['20240704', '20250714']) await store.put(aReport({ userId: 'eve', date }))
  const all = async () => [
    await cache.find('ada', 2025),
    await cache.find('eve', 2025),
    await cache.find('eve', 2024),
  ]
  const found = await all()
  expect(new Set(found.map(({ stored }) => stored?.version)).size).toBe(1)
  expect(new Set(found.map(({ serial }) => serial)).size).toBe(3)
  clock.ms += 120_000
  expect((await all()).map(({ serial }) => serial)).toEqual(found.map(({ serial }) => serial))
})

test('memory is bounded: the archives that were asked for last stay', async () => {
  const { store, titles, seen } = await openCache(30_000)
  for (let number = 0; number < 50; number += 1) {
    await store.put(aReport({ userId: `u${number}` }))
    await titles(`u${number}`)
  }
  expect(seen.archives).toBe(50)
  await titles('u49')
  expect(seen.archives).toBe(50)
  await titles('u0')
  expect(seen.archives).toBe(51)
})
