import type { OutRecord } from './broker.ts'
import type { Finished } from './commit.ts'
import { faults } from './faults.ts'
import type { Work } from './partition.ts'
import { type Change, isKeyTooLong } from './store.ts'

export const timerChange = (userId: string, name: string, dueMs: number | undefined): Change => ({
  table: 'timers',
  userId,
  name,
  value: dueMs === undefined ? null : Buffer.from(String(dueMs)),
})

/** @throws KEY_TOO_LONG */
export function assertKeyFits(userId: string, name: string): void {
  if (isKeyTooLong(userId, name)) throw faults.KEY_TOO_LONG({ name: name.slice(0, 200) })
}

export function finished(
  work: Work,
  outs: readonly OutRecord[],
  changes: readonly Change[],
  settle: Finished['settle'],
): Finished {
  let bytes = 0
  for (const { value } of outs) bytes += value?.length ?? 0
  for (const { value } of changes) bytes += value?.length ?? 0
  const source =
    work.kind === 'message' ? { topic: work.record.topic, place: work.place } : undefined
  const { partition, userId } = work
  return { partition, userId, source, outs, changes, bytes, settle }
}
