import { dateOfDayNumber, type LocalTime } from '#facts/local-time.ts'
import type { Resolution } from './deduplicate.ts'

/** What another zone would change: plays of a day that would be on the day before or after. */
export interface MovedDays {
  /** The other zone, IANA name. */
  readonly zone: string
  /** Plays that would be on another day. */
  readonly plays: number
  /** Days that would lose plays, and get others. */
  readonly days: number
  /** The days that would lose most of theirs, at most 3. */
  readonly examples: readonly MovedDay[]
}

interface MovedDay {
  /** YYYY-MM-DD, where the plays are now. */
  readonly date: string
  readonly plays: number
}

const EXAMPLES_MAX = 3

export function movedDaysOf(
  count: number,
  { isKept, countedAt }: Pick<Resolution, 'isKept' | 'countedAt'>,
  time: LocalTime,
  other: { readonly zone: string; readonly time: LocalTime },
): MovedDays {
  const lost = new Map<number, number>()
  let plays = 0
  for (let row = 0; row < count; row++) {
    if (!isKept(row)) continue
    const day = time.dayNumberOf(countedAt(row))
    if (other.time.dayNumberOf(countedAt(row)) === day) continue
    plays++
    lost.set(day, (lost.get(day) ?? 0) + 1)
  }
  const most = [...lost].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, EXAMPLES_MAX)
  const examples = most.map(([day, moved]) => ({
    date: dashed(dateOfDayNumber(day)),
    plays: moved,
  }))
  return { zone: other.zone, plays, days: lost.size, examples }
}

const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
