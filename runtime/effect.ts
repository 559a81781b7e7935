// Journaled calls (I7): a result is committed to the changelog before the turn goes on, under the
// place of the turn's message, and deleted with the turn's own commit.
import { faults } from './faults.ts'
import { finished } from './finished.ts'
import type { Host } from './host.ts'
import type { Work } from './partition.ts'
import type { Change } from './store.ts'

/** Where the turn's effects are journaled: equal for every attempt and every replay of it. */
const placeOf = (work: Work): string =>
  work.kind === 'message'
    ? `${work.record.topic}:${work.record.partition}:${work.record.offset}:`
    : `timer:${work.name}:${work.dueMs}:`

export function readEffect(work: Work, step: string): { readonly result?: unknown } | undefined {
  const { partition, userId } = work
  const value = partition.opened.store.get('effects', userId, `${placeOf(work)}${step}`)
  return value && (JSON.parse(value.toString()) as { result?: unknown })
}

/** Resolves once the result is committed and stored. */
export async function writeEffect(
  host: Host,
  work: Work,
  step: string,
  result: unknown,
): Promise<void> {
  const value = Buffer.from(JSON.stringify({ result }))
  const bytesMax = host.settings.RECORD_BYTES_MAX
  if (value.length > bytesMax) {
    throw faults.RECORD_TOO_LARGE({ what: `effect ${step}`, bytes: value.length, bytesMax })
  }
  const change: Change = {
    table: 'effects',
    userId: work.userId,
    name: `${placeOf(work)}${step}`,
    value,
  }
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: unknown) => (error ? reject(error) : resolve())
    host.committer.submit({ ...finished(work, [], [change], settle), source: undefined })
  })
}

/** Deletes everything that attempts at this turn have journaled. */
export function dropEffects(work: Work): Change[] {
  const { partition, userId } = work
  return [...partition.opened.store.entriesOf('effects', userId, placeOf(work))].map(
    ({ name }): Change => ({ table: 'effects', userId, name, value: null }),
  )
}
