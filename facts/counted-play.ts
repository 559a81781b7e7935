import type { Play } from '#schemas/index.ts'

/**
 * The 30 s rule: a shorter play was skipped, not heard, and counts for nothing. Only the second path of judging
 * (`services/judging/recount/`) states it again, on purpose.
 */
export const COUNTED_MS_MIN = 30_000

/** Whether a play is long enough to count. */
export const isLongEnough = ({ playedMs }: Pick<Play, 'playedMs'>): boolean =>
  playedMs >= COUNTED_MS_MIN
