import { randomUUID } from 'node:crypto'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'
import { openReportStores } from '#testkit/report-stores.ts'

const { adapters, clock } = await openReportStores()

for (const [name, store] of adapters) {
  let userId: string

  beforeEach(() => {
    userId = `listener-${randomUUID().slice(0, 8)}`
  })

  test(`${name}: an archive has another version after each change, and the same after none`, async () => {
    const { id } = aReport({ userId })
    const version = () => store.archiveVersion(userId, 2025)
    expect([await version(), await store.storedArchive(userId, 2025)]).toEqual([
      undefined,
      undefined,
    ])

    const seen: Array<string | undefined> = []
    for (const change of [
      () => store.note(userId, 2025, aNote({ revision: 1 })),
      () => store.put(aReport({ userId, revision: 1 })),
      () => store.saveVerdict(id, aVerdict()),
      () => store.put(aReport({ userId, revision: 2 })),
      () => store.remove(id, 3),
      () => store.put(aReport({ userId, revision: 4 })),
    ]) {
      expect(await change()).toBe('stored')
      seen.push(await version())
      expect(await version()).toBe(seen.at(-1))
      expect((await store.storedArchive(userId, 2025))?.version).toBe(seen.at(-1))
    }
    expect(new Set(seen).size).toBe(6)

    await store.put(aReport({ userId, revision: 3 }))
    await store.note(userId, 2025, aNote({ revision: 1 }))
    expect(await version()).toBe(seen.at(-1))
    expect(await store.storedArchive(userId, 2025)).toMatchObject({
      archive: { reports: [{ revision: 4 }] },
      years: [2025],
    })
  })

  test(`${name}: who is erased and returns has no version of before`, async () => {
    const before = new Set<string | undefined>()
    for (const revision of [1, 2, 3]) {
      await store.put(aReport({ userId, revision }))
      before.add(await store.archiveVersion(userId, 2025))
    }
    await store.erase(userId)
    expect(await store.archiveVersion(userId, 2025)).toBeUndefined()
    clock.ms += 1

    for (const revision of [1, 2, 3]) {
      await store.put(aReport({ userId, revision }))
      expect(before).not.toContain(await store.archiveVersion(userId, 2025))
    }
  })
}
