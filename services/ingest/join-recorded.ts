// Joins an import with what earlier imports recorded, so that a second export of another service counts nothing twice.
// Recorded plays are rows like all others, of reporters of their own. What comes of it:
// - A listen that is recorded keeps its identity: the import's play is sent under it, as one more version. Heuristics
//   counts the version that knows how long it was heard, and undoing either import leaves the other's.
// - A recorded play that another one makes superfluous (it is a part or a repeat of it, or of another day) is recorded
//   again with 0 ms heard: that is the import's version of it, and goes with the import.
// An import that was sent before keeps the identities that it had then.

import { countedAt } from '#facts/heard-play.ts'
import type { LocalTime } from '#facts/local-time.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Play, PlaysRecorded } from '#schemas/index.ts'
import { type PlayOfRow, playsBy, toPlay } from './batch.ts'
import { type Resolution, resolveRows } from './deduplicate.ts'
import type { ParsedPlay } from './exports/export.ts'
import { formats } from './exports/formats.ts'
import type { Fingerprints } from './fingerprints.ts'
import { playIdOf, rowFingerprintOf } from './play-identity.ts'
import type { Histories } from './read-histories.ts'
import { countedOf, type RecordedPlays } from './recorded.ts'
import type { Spool, SpooledRow } from './spool.ts'
import { chunks, PLAYS_MAX } from './undo.ts'

/** What their reporters are called: no player is. */
const EARLIER = 'earlier imports'

export interface JoinedImport {
  readonly playOf: PlayOfRow
  /** To be sent before the plays. */
  readonly changes: readonly PlaysRecorded[]
  /** Plays of the import that imports of other exports had brought. */
  readonly joined: number
}

interface JoiningImport {
  readonly userId: string
  readonly importId: string
  readonly nowMs: number
  readonly time: LocalTime
  readonly spool: Spool
}

/** What is sent of an import, after what earlier ones recorded; without them, what its own rows say. */
export async function joinWith(
  recorded: RecordedPlays | undefined,
  { readings, fingerprints }: Histories,
  resolution: Resolution,
  about: JoiningImport,
): Promise<JoinedImport> {
  if (!recorded?.size) return { playOf: playsBy(resolution), changes: [], joined: 0 }
  const source = readings.find(({ format }) => format)?.format?.name ?? ''
  const { playOf, joined, unheard } = await joinRecorded(fingerprints, recorded, about)
  const { userId, importId, nowMs: recordedAt } = about
  const changes = chunks(unheard, PLAYS_MAX).map((some, batch) => {
    const plays = some.map(unheardVersion)
    return { userId, importId, source, batch, isLast: false, recordedAt, plays }
  })
  return { playOf, joined, changes }
}

/** On the day of the play. */
const unheardVersion = (play: Play): Play => ({
  ...play,
  endedAt: countedAt(play),
  playedMs: 0,
  isLengthAssumed: false,
})

interface RecordedJoin extends Omit<JoinedImport, 'changes'> {
  /** Recorded plays that are recorded again with nothing heard. */
  readonly unheard: readonly Play[]
}

/** Adds the plays of `recorded` to the rows of an import, resolves all of them, and leaves the rows as they were. */
async function joinRecorded(
  rows: Fingerprints,
  recorded: RecordedPlays,
  { importId, time, spool }: JoiningImport,
): Promise<RecordedJoin> {
  const own = rows.count
  const reporterCount = rows.reporters.length
  const others = othersIn(recorded, importId)
  for (const { parsed, service } of others.plays)
    rows.add(parsed, rowFingerprintOf(parsed), service)
  const resolution = resolveRows(rows, true)
  const playAt = (row: number) => (others.plays[row - own] as OtherPlay).play
  const { kept, versions } = matchOthers(resolution, own, rows.count)
  rows.truncate(own, reporterCount)
  const ownIds = others.sentBefore.size > 0 ? await idsOf(kept, resolution, spool) : new Map()

  const identities = new Map<number, string>()
  const unheard: Play[] = []
  for (const [row, found] of kept) {
    const plays = found.map(playAt)
    const day = time.dayNumberOf(resolution.countedAt(row))
    const isSent = (playId: string) => others.sentBefore.has(playId)
    const sent = [...plays.map(({ playId }) => playId), ownIds.get(row) ?? ''].find(isSent)
    const ofDay = plays.find((play) => time.dayNumberOf(countedAt(play)) === day)?.playId
    const identity = sent ?? ofDay
    if (identity !== undefined) identities.set(row, identity)
    unheard.push(...plays.filter(({ playId }) => playId !== identity))
  }
  const isOther = (row: number) => resolution.fateOf(row) !== 'sameRow'
  const plain = playsBy(resolution)
  return {
    unheard,
    joined: [...kept.values(), ...[...versions.keys()].map((row) => [row])].filter((found) =>
      found.every(isOther),
    ).length,
    playOf(row, index) {
      const version = versions.get(index)
      if (version === undefined) {
        const play = plain(row, index)
        const playId = identities.get(index) ?? play?.playId
        return play && playId && !others.unheard.has(playId) ? { ...play, playId } : undefined
      }
      if (others.unheard.has(playIdOf(row[1], rows.at(index), 0))) return undefined
      return versionOf(playAt(version), row, resolution.playedMs(index), time)
    },
  }
}

/** What a row says of a recorded play: on its day, or it would count on two. */
function versionOf(recorded: Play, row: SpooledRow, playedMs: number, time: LocalTime): Play {
  const { playId, endedAt } = recorded
  const version = toPlay(row, { playId, endedAt, playedMs })
  const datedAt = countedAt(recorded)
  if (time.dayNumberOf(countedAt(version)) === time.dayNumberOf(datedAt)) return version
  return { ...version, endedAt: version.isLengthAssumed ? datedAt + playedMs : datedAt }
}

/** A play that another import has, as the row that it may have come from. */
interface OtherPlay {
  readonly play: Play
  readonly parsed: ParsedPlay
  readonly service: (typeof formats)[number]['service']
}

interface OtherPlays {
  readonly plays: readonly OtherPlay[]
  /** What an import found to be no play of its own. */
  readonly unheard: ReadonlySet<string>
  /** What the import itself recorded when it was sent before. */
  readonly sentBefore: ReadonlySet<string>
}

function othersIn(recorded: RecordedPlays, importId: string): OtherPlays {
  const plays: OtherPlay[] = []
  const unheard = new Set<string>()
  const sentBefore = new Set<string>()
  for (const [playId, all] of recorded) {
    if ((all.get(importId)?.play.playedMs ?? 0) > 0) sentBefore.add(playId)
    const versions = new Map([...all].filter(([id]) => id !== importId))
    if (versions.size === 0) continue
    const { play, source } = countedOf(versions)
    const service = formats.find(({ name }) => name === source)?.service ?? 'lastfm'
    if (play.playedMs === 0) unheard.add(playId)
    else plays.push({ play, parsed: parsedAgain(play), service })
  }
  return { plays, unheard, sentBefore }
}

const parsedAgain = (play: Play): ParsedPlay => {
  const statedAt = play.isLengthAssumed ? play.endedAt - play.playedMs : play.endedAt
  return { ...play, precision: statedAt % MINUTE_MS === 0 ? 'minute' : 'second', reporter: EARLIER }
}

/** Rows from `own` on are recorded plays. */
function matchOthers(resolution: Resolution, own: number, count: number) {
  const finalOf = (row: number): number => {
    let at = row
    while (!resolution.isKept(at)) at = resolution.partnerOf(at)
    return at
  }
  /** For kept rows of the import, the recorded plays that each is: its own row first. */
  const kept = new Map<number, number[]>()
  for (let row = own; row < count; row++) {
    const final = finalOf(row)
    if (final >= own) continue
    const found = kept.get(final) ?? []
    if (resolution.fateOf(row) === 'sameRow') found.unshift(row)
    else found.push(row)
    kept.set(final, found)
  }
  /** For rows of the import that know less than a recorded play, that play: one row for each. */
  const versions = new Map<number, number>()
  const versioned = new Set<number>()
  for (let row = 0; row < own; row++) {
    if (resolution.isKept(row) || resolution.partnerOf(row) < own) continue
    const final = finalOf(row)
    if (final < own || versioned.has(final)) continue
    versioned.add(final)
    versions.set(row, final)
  }
  return { kept, versions }
}

/** The identity that each row would have without others. */
async function idsOf(
  kept: ReadonlyMap<number, unknown>,
  resolution: Resolution,
  spool: Spool,
): Promise<Map<number, string>> {
  const ids = new Map<number, string>()
  let row = 0
  for await (const block of spool.read()) {
    for (const [, content] of block) {
      if (kept.has(row))
        ids.set(row, playIdOf(content, resolution.at(row), resolution.ordinal(row)))
      row++
    }
  }
  return ids
}
