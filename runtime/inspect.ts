import type { Assignment } from './assignment.ts'
import type { Position } from './broker.ts'
import type { Host } from './host.ts'
import type { OwnedPartition } from './partition.ts'
import { partitionOf } from './partitioner.ts'

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

export function inspectUser(
  { actor, counts, changelog }: Host,
  assignment: Assignment,
  userId: string,
): Inspection | undefined {
  const number = partitionOf(userId, counts.get(changelog) ?? 1)
  const partition = assignment.get(number)
  if (!partition?.isOpen) return undefined
  const { pages } = partition.opened
  const found = [...pages.names(userId, '')].sort().flatMap((name) => {
    const end = name.indexOf(':')
    const family = name.slice(0, end)
    const schema = actor.pages[family]
    if (!schema) return [] // Left by a version that had it.
    return [{ family, part: name.slice(end + 1), page: pages.get(schema, userId, name) }]
  })
  const timers = Object.fromEntries(partition.timers.of(userId))
  return { userId, partition: number, pages: found, timers }
}

export const reportOf = (partition: OwnedPartition): PartitionReport => ({
  partition: partition.number,
  isOpen: partition.isOpen,
  isPaused: partition.isPaused,
  load: partition.load,
  loadBytes: partition.loadBytes,
  watermarks: partition.isOpen ? partition.positions : [],
})
