// Undoing an import leaves what the other imports alone would have led to. What it shares with them stays,
// as they brought it: those plays are taken back too and recorded again from the others.
import type { Play, PlaysRecorded, PlaysTakenBack } from '#schemas/index.ts'
import type { RecordedPlays, RecordedVersion } from './recorded.ts'

const IDS_MAX = 10_000 // 340 kB in a message.
export const PLAYS_MAX = 200 // 500 may be too large: their titles were never together in one message.

export interface UndoResult {
  /** To be sent in this order and one transaction. */
  readonly events: readonly (PlaysTakenBack | PlaysRecorded)[]
  /** Plays that go. */
  readonly gone: number
  /** Plays that another import brought too. */
  readonly kept: number
}

export function undoImport(
  recorded: RecordedPlays,
  { userId, importId }: { readonly userId: string; readonly importId: string },
  takenBackAt: number,
): UndoResult {
  const again: [string, RecordedVersion][] = []
  const differing: string[] = []
  let gone = 0
  let kept = 0
  for (const [playId, versions] of recorded) {
    const own = versions.get(importId)
    if (!own) continue
    const others = [...versions].filter(([id]) => id !== importId)
    if (others.length === 0) gone += 1
    else kept += 1
    if (others.every(([, { play }]) => isSame(play, own.play))) continue
    differing.push(playId)
    again.push(...others)
  }
  const takeBack = { userId, reason: 'The import was undone.', takenBackAt }
  const events = [
    { ...takeBack, importId, playIds: [] },
    ...chunks(differing, IDS_MAX).map((playIds) => ({ ...takeBack, importId: null, playIds })),
    ...recordAgain(userId, again, takenBackAt),
  ]
  return { events, gone, kept }
}

/**
 * In the order in which they were recorded first, a millisecond apart; the last message says that no more is
 * to come. Not with their first times: these messages stand beside the first ones, not in their place.
 */
function recordAgain(
  userId: string,
  versions: readonly [string, RecordedVersion][],
  takenBackAt: number,
): PlaysRecorded[] {
  const keyOf = ([importId, { source, recordedAt }]: [string, RecordedVersion]) =>
    `${recordedAt} ${importId} ${source}`
  const groups = [...Map.groupBy(versions, keyOf).values()].sort(
    ([a], [b]) => (a?.[1].recordedAt ?? 0) - (b?.[1].recordedAt ?? 0),
  )
  const messages = groups.flatMap((group, at) =>
    chunks(group, PLAYS_MAX).map((message) => ({ message, recordedAt: takenBackAt + 1 + at })),
  )
  return messages.flatMap(({ message, recordedAt }, batch): PlaysRecorded[] => {
    const [first] = message
    if (!first) return []
    const [importId, { source }] = first
    const plays = message.map(([, { play }]) => play)
    const isLast = batch === messages.length - 1
    return [{ userId, importId, source, batch, isLast, recordedAt, plays }]
  })
}

export const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )

const isSame = (a: Play, b: Play): boolean => textOf(a) === textOf(b)

const textOf = (play: Play): string =>
  JSON.stringify(Object.entries(play).sort(([a], [b]) => (a < b ? -1 : 1)))
