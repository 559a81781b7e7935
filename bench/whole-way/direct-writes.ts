import type { ReportStore } from '#reports/store.ts'
import { YEAR } from './listener.ts'

const CONCURRENT_WRITES = 64

/** The next revision of every report of `users`, without anything around it: reports/s. */
export async function directWrites(users: readonly string[], store: ReportStore): Promise<number> {
  const all = []
  for (const userId of users) all.push(...((await store.archive(userId, YEAR))?.reports ?? []))
  const queue = all.map((report) => ({ ...report, revision: report.revision + 1_000 }))
  const count = queue.length
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: CONCURRENT_WRITES }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await store.put(next)
    }),
  )
  return count / ((performance.now() - begun) / 1_000)
}
