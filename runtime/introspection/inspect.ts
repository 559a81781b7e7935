import { ServiceError } from '#foundation/service-error.ts'
import type { Assignment } from '../assignment/assignment.ts'
import type { EndOffsets } from '../assignment/end-offsets.ts'
import type { Committer } from '../commit/committer.ts'
import { partitionOf } from '../kafka/partitioner.ts'
import type { Position } from '../kafka/port.ts'
import type { OwnedPartition } from '../partition/owned-partition.ts'
import type { Schema } from '../schema.ts'
import type { TurnServices } from '../turn/turn-services.ts'

/** One user's state as the next turn would see it. */
export interface Inspection {
  readonly actor: string
  readonly key: string
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
  /** False while its store is being restored. */
  readonly isOpen: boolean
  /** Whether nothing more is taken until there is room. */
  readonly isPaused: boolean
  /** Messages from arrival to commit, and their bytes. */
  readonly load: number
  readonly loadBytes: number
  /** Turns that have begun and not ended, those that wait for their next attempt included. */
  readonly turns: number
  readonly oldest: { readonly key: string; readonly ms: number } | null
  /** Users whose turn failed and waits for its next attempt. */
  readonly parkedCount: number
  /** The first of them. */
  readonly parked: readonly BlockedReport[]
  /** By input topic. */
  readonly watermarks: readonly OffsetReport[]
  /** Of the store. */
  readonly state: { readonly entries: number; readonly bytes: number } | null
}

export interface BlockedReport {
  readonly key: string
  readonly code: string
  readonly attempts: number
  /** Since its first attempt. */
  readonly ms: number
}

export interface OffsetReport extends Position {
  /** The watermark: the lowest incomplete offset. */
  readonly offset: number
  /** Where the partition ends, as last heard; null where nothing was heard yet. */
  readonly end: number | null
  /** Messages from the watermark to the end. What is not read yet counts by its offsets. */
  readonly lag: number | null
  /** Messages from the watermark to the newest that arrived: they are read again after a crash. */
  readonly span: number
}

/** One process's part of an actor. */
export interface ActorReport {
  readonly actor: string
  readonly instance: string
  readonly isReady: boolean
  /** Of the changelog and every input; the owners of all instances share them out. */
  readonly partitionCount: number
  /** Of the latest commits; null before the first. */
  readonly commitMsP99: number | null
  readonly limits: {
    readonly turns: number
    readonly partitionMessages: number
    readonly partitionBytes: number
  }
  readonly partitions: readonly PartitionReport[]
}

/** Whose state; of one family of pages where that is all that is asked for. */
interface InspectRequest {
  readonly key: string
  readonly family?: string | undefined
}

/** @throws SCHEMA_UNSEEN where another version wrote a page, and its schema is being fetched. */
export function inspectKey(
  {
    actor,
    codec,
    counts,
    changelog,
  }: Pick<TurnServices, 'actor' | 'codec' | 'counts' | 'changelog'>,
  assignment: Assignment,
  { key, family: wanted }: InspectRequest,
): Inspection | undefined {
  const number = partitionOf(key, counts.get(changelog) ?? 1)
  const partition = assignment.get(number)
  if (!partition?.isOpen) return undefined
  const { pages } = partition.opened
  const readPage = (name: string, schema: Schema) => {
    try {
      return pages.get(schema, key, name)
    } catch (error) {
      // The schema of another version: the next question finds it.
      if (isUnseen(error)) codec.learn((error.details as { id: number }).id).catch(() => {})
      throw error
    }
  }
  const found = [...pages.names(key, '')].sort().flatMap((name) => {
    const end = name.indexOf(':')
    const family = name.slice(0, end)
    if (wanted !== undefined && family !== wanted) return []
    const schema = actor.pages[family]
    if (!schema) return [] // Left by a version that had it.
    return [{ family, part: name.slice(end + 1), page: readPage(name, schema) }]
  })
  const timers = Object.fromEntries(partition.timers.of(key))
  return { actor: actor.name, key, partition: number, pages: found, timers }
}

const isUnseen = (error: unknown): error is ServiceError =>
  error instanceof ServiceError && error.code === 'SCHEMA_UNSEEN'

const BLOCKED_SHOWN_MAX = 10

export function reportOf(
  partition: OwnedPartition,
  nowMs: number,
  ends?: EndOffsets,
): PartitionReport {
  const { isOpen, phase, load, turns, blocked } = partition
  const [oldest] = turns
  return {
    partition: partition.number,
    isOpen,
    isPaused: phase === 'suspended',
    load: load.messages,
    loadBytes: load.bytes,
    turns: turns.size,
    oldest: oldest ? { key: oldest[0].key, ms: nowMs - oldest[1] } : null,
    parkedCount: blocked.size,
    parked: [...blocked.entries().take(BLOCKED_SHOWN_MAX)].map(
      ([key, { code, attempts, sinceMs }]) => ({ key, code, attempts, ms: nowMs - sinceMs }),
    ),
    watermarks: isOpen ? partition.positions.map((each) => watermarkOf(partition, each, ends)) : [],
    state: isOpen ? partition.opened.store.size() : null,
  }
}

function watermarkOf(
  partition: OwnedPartition,
  position: Position,
  ends: EndOffsets | undefined,
): OffsetReport {
  const end = ends?.of(position) ?? null
  const span = partition.opened.offsets.get(position.topic)?.openCount ?? 0
  const lag = end === null ? null : partition.lag(position.topic, end)
  return { ...position, end, span, lag }
}

/** What a report reads. */
interface ReportServices extends TurnServices {
  readonly committer: Pick<Committer, 'submit' | 'recentMs'>
}

/** What `instance` does of its actor, at this moment. */
export async function reportActor(
  { actor, settings, committer, clock, counts, changelog, stopping }: ReportServices,
  assignment: Assignment,
  ends: EndOffsets,
): Promise<ActorReport> {
  const open = assignment.owned.filter(({ isOpen }) => isOpen)
  await ends.ask(open.flatMap(({ positions }) => positions))
  return {
    actor: actor.name,
    instance: settings.INSTANCE_ID,
    isReady: assignment.isReady && !stopping.isOver,
    partitionCount: counts.get(changelog) ?? 0,
    commitMsP99: committer.recentMs.quantile(0.99) ?? null,
    limits: {
      turns: settings.TURNS_IN_FLIGHT_MAX,
      partitionMessages: settings.MAILBOX_MAX,
      partitionBytes: settings.MAILBOX_BYTES_MAX,
    },
    partitions: assignment.owned.map((each) => reportOf(each, clock.now(), ends)),
  }
}
