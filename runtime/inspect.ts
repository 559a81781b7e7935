import type { Assignment } from './assignment.ts'
import type { Position } from './broker.ts'
import { ServiceError } from './errors.ts'
import type { Host } from './host.ts'
import type { OwnedPartition } from './partition.ts'
import { partitionOf } from './partitioner.ts'
import type { Schema } from './schema.ts'

/** One user's state as the next turn would see it. */
export interface Inspection {
  readonly userId: string
  readonly partition: number
  readonly pages: readonly {
    readonly family: string
    readonly part: string
    readonly page: unknown
  }[]
  /** Due times by timer, ms since 1970 UTC. */
  readonly timers: Readonly<Record<string, number>>
}

export interface PartitionReport {
  readonly partition: number
  readonly isOpen: boolean
  readonly isPaused: boolean
  /** Messages from arrival to commit, and their bytes. */
  readonly load: number
  readonly loadBytes: number
  /** Watermarks by topic: the lowest incomplete offset. */
  readonly watermarks: readonly Position[]
}

/** @throws SCHEMA_UNSEEN where another version wrote a page, and its schema is being fetched. */
export function inspectUser(
  { actor, codec, counts, changelog }: Host,
  assignment: Assignment,
  userId: string,
): Inspection | undefined {
  const number = partitionOf(userId, counts.get(changelog) ?? 1)
  const partition = assignment.get(number)
  if (!partition?.isOpen) return undefined
  const { pages } = partition.opened
  const readPage = (name: string, schema: Schema) => {
    try {
      return pages.get(schema, userId, name)
    } catch (error) {
      // The schema of another version: the next question finds it.
      if (isUnseen(error)) codec.learn((error.details as { id: number }).id).catch(() => {})
      throw error
    }
  }
  const found = [...pages.names(userId, '')].sort().flatMap((name) => {
    const end = name.indexOf(':')
    const family = name.slice(0, end)
    const schema = actor.pages[family]
    if (!schema) return [] // Left by a version that had it.
    return [{ family, part: name.slice(end + 1), page: readPage(name, schema) }]
  })
  const timers = Object.fromEntries(partition.timers.of(userId))
  return { userId, partition: number, pages: found, timers }
}

const isUnseen = (error: unknown): error is ServiceError =>
  error instanceof ServiceError && error.code === 'SCHEMA_UNSEEN'

export const reportOf = (partition: OwnedPartition): PartitionReport => ({
  partition: partition.number,
  isOpen: partition.isOpen,
  isPaused: partition.isPaused,
  load: partition.load,
  loadBytes: partition.loadBytes,
  watermarks: partition.isOpen ? partition.positions : [],
})
