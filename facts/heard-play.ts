// A play as a day counts it: whole, or the part of it that was heard on the day.
import type { Play } from '#schemas/index.ts'

/** A counted play of a day, or the part of one that was heard on it: its start, end and length are the part's. */
export interface HeardPlay extends Play {
  /** What counts of `playedMs`, where it is less because something else was heard at the same time. */
  readonly heardMs?: number
  /** The play itself, where it went over midnight. */
  readonly whole?: Play
  /** The part before midnight of a play that counts on the next day: its minutes are of the day, and nothing else. */
  readonly isOfNextDay?: boolean
}

/** Milliseconds of a play that minutes are made of. */
export const heardMsOf = ({ heardMs, playedMs }: HeardPlay): number => heardMs ?? playedMs

/** The instant that decides on which day a play counts: its end, or its start where only that is known. */
export const countedAt = ({ endedAt, playedMs, isLengthAssumed }: DatedPlay): number =>
  isLengthAssumed ? endedAt - playedMs : endedAt

type DatedPlay = Pick<Play, 'endedAt' | 'playedMs' | 'isLengthAssumed'>

/** Whether a part of a day is a play of that day; the others count on the next. */
export const isOfDay = ({ isOfNextDay }: HeardPlay): boolean => !isOfNextDay

/** Whether a play of the day had begun before it. */
export const beganBefore = (part: HeardPlay): boolean => part.whole !== undefined && isOfDay(part)

/** The play that something is a part of, with all that was heard of it. */
export const wholeOf = (part: HeardPlay): Play => part.whole ?? part
