// Events and time zones as rows of the recount's tables.
import { offsetsOf } from '#facts/zone-data.ts'
import type { PlaysRecorded, PlaysTakenBack } from '#schemas/index.ts'

export type DuckDBRow = Readonly<Record<string, string | number | boolean | null>>

/** Before every play. */
export const SINCE_EVER_MS = -1e15
const ENDED_AT_MAX = Date.UTC(2100, 0, 1)

/** What the time zone data says of each zone, as long as plays can end. */
export const offsetRowsOf = (zones: ReadonlySet<string>): DuckDBRow[] =>
  [...zones].flatMap((zone) =>
    offsetsOf(zone)
      .filter(({ fromMs }) => fromMs < ENDED_AT_MAX)
      .map(({ fromMs, offsetMs }) => ({
        zone,
        since_ms: Math.max(fromMs, SINCE_EVER_MS),
        offset_ms: offsetMs,
      })),
  )

/** No service keeps a message with an impossible time: the whole message is a dead letter. */
export function rowsOf(
  message: number,
  { importId, recordedAt, plays }: PlaysRecorded,
): DuckDBRow[] {
  if (plays.some(({ endedAt }) => !(endedAt >= 0 && endedAt < ENDED_AT_MAX))) return []
  return plays.map(({ playId, endedAt, playedMs, kind, title, creator, isLengthAssumed }) => ({
    message,
    recorded_at: recordedAt,
    import_id: importId,
    play_id: playId,
    ended_at: endedAt,
    played_ms: playedMs,
    kind,
    title,
    creator,
    is_assumed: isLengthAssumed,
  }))
}

export const takenOf = (message: number, { importId, playIds }: PlaysTakenBack): DuckDBRow[] => [
  ...(importId === null ? [] : [{ message, import_id: importId, play_id: null }]),
  ...playIds.map((playId) => ({ message, import_id: null, play_id: playId })),
]
