// What the log says was recorded for a listener and not taken back: each play in the versions of its imports.
// Heuristics keeps the newest version only, so the versions that an undo leaves must come from the log.
import {
  type Play,
  type PlaysRecorded,
  type PlaysTakenBack,
  playsRecorded,
} from '#schemas/index.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { plays as playsTopic } from '#topics/plays.ts'

export interface RecordedVersion {
  readonly play: Play
  readonly source: string
  readonly recordedAt: number
}

/** By playId, then by importId. */
export type RecordedPlays = ReadonlyMap<string, ReadonlyMap<string, RecordedVersion>>

/** One import, as far as its plays were not taken back. */
export interface RecordedImport {
  readonly importId: string
  /** Formats that its files were in. */
  readonly sources: readonly string[]
  /** When it was recorded last, ms since 1970 UTC. */
  readonly recordedAt: number
  readonly plays: number
  /** Plays that no other import brought: they go when it is undone. */
  readonly alone: number
  /** Ends of its first and last play, ms since 1970 UTC. */
  readonly from: number
  readonly to: number
}

/** Reads all that the log holds of a listener's plays. */
export async function readRecorded(log: ListenerLog, userId: string): Promise<RecordedPlays> {
  const recorded = new Map<string, Map<string, RecordedVersion>>()
  for await (const { name, event } of log.events(playsTopic, userId)) {
    if (name === playsRecorded.name) add(recorded, event as PlaysRecorded)
    else remove(recorded, event as PlaysTakenBack)
  }
  return recorded
}

function add(recorded: Map<string, Map<string, RecordedVersion>>, event: PlaysRecorded): void {
  const { importId, source, recordedAt } = event
  for (const play of event.plays) {
    const versions = recorded.get(play.playId)
    const version = { play, source, recordedAt }
    if (versions) versions.set(importId, version)
    else recorded.set(play.playId, new Map([[importId, version]]))
  }
}

function remove(recorded: Map<string, Map<string, RecordedVersion>>, event: PlaysTakenBack): void {
  for (const playId of event.playIds) recorded.delete(playId)
  if (event.importId === null) return
  for (const [playId, versions] of recorded) {
    if (versions.delete(event.importId) && versions.size === 0) recorded.delete(playId)
  }
}

/** Imports that plays rest on, the latest last. */
export function importsOf(recorded: RecordedPlays): RecordedImport[] {
  const found = new Map<string, RecordedImport>()
  for (const versions of recorded.values()) {
    for (const [importId, { play, source, recordedAt }] of versions) {
      const known = found.get(importId)
      const { endedAt } = play
      found.set(importId, {
        importId,
        sources: [...new Set([...(known?.sources ?? []), source])].sort(),
        recordedAt: Math.max(known?.recordedAt ?? 0, recordedAt),
        plays: (known?.plays ?? 0) + 1,
        alone: (known?.alone ?? 0) + (versions.size === 1 ? 1 : 0),
        from: Math.min(known?.from ?? endedAt, endedAt),
        to: Math.max(known?.to ?? endedAt, endedAt),
      })
    }
  }
  return [...found.values()].sort((a, b) => a.recordedAt - b.recordedAt)
}

/** The version that counts: the newest, of those that know how long the play was heard. */
export const countedOf = (versions: ReadonlyMap<string, RecordedVersion>): RecordedVersion =>
  [...versions.values()].reduce((a, b) => (isBetter(b, a) ? b : a))

function isBetter(a: RecordedVersion, b: RecordedVersion): boolean {
  const measured = Number(b.play.isLengthAssumed) - Number(a.play.isLengthAssumed)
  return measured === 0 ? a.recordedAt >= b.recordedAt : measured > 0
}
