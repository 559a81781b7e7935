// Outlier days: no person listened through them, or their durations are missing while other days have them. They are
// not ranked and get no story; the reason is reported.
import { HOUR_MS } from '#foundation/time.ts'
import type { DaySummary, Play } from '#schemas/index.ts'

/** Nobody listens this long in a day: a machine was left running, or several people share it. */
const LEFT_RUNNING_MS_MIN = 20 * HOUR_MS
/** A play that just counts. */
export const SHORT_MS_MAX = 45_000
/** A day of so many short plays, when they are this share of its plays, is a farm of streams. */
const SHORT_PLAYS_MIN = 100
const SHORT_SHARE_MIN = 0.8
/** Plays that were reported late can share a minute; so many of them are no listening. */
const BURST_PLAYS_MIN = 60
/** What is made to sleep by fills at least this share of a night's day. */
const SLEEP_SHARE_MIN = 0.5
const SLEEP_MS_MIN = 2 * HOUR_MS

/** A day's minutes are stated if at most this share of them rests on assumed lengths. */
const ASSUMED_SHARE_MAX = 0.02

export type OutlierReason = 'left-running' | 'stream-farm' | 'sleep' | 'unmeasured'

/** The reason in words for the listener. */
export const outlierWords: Readonly<Record<OutlierReason, string>> = {
  'left-running':
    'it holds 20 hours of play or more: a machine was left running, or several people share it',
  'stream-farm': 'its plays are too short and too many to have been heard: a machine made them',
  sleep: 'most of it is made to sleep by, and nobody listens asleep',
  unmeasured: 'its source says when plays began and not how long they were heard',
}

/** What makes a day odd; undefined where it was listened to, for however long. */
export function outlierReasonOf(day: DaySummary): Exclude<OutlierReason, 'unmeasured'> | undefined {
  const total = totalMs(day)
  if (total >= LEFT_RUNNING_MS_MIN) return 'left-running'
  const isFarm =
    day.burstPlays >= BURST_PLAYS_MIN ||
    (day.shortPlays >= SHORT_PLAYS_MIN && day.shortPlays >= SHORT_SHARE_MIN * day.plays)
  if (isFarm) return 'stream-farm'
  const isSleep = day.sleepMs >= SLEEP_MS_MIN && day.sleepMs >= SLEEP_SHARE_MIN * total
  return isSleep ? 'sleep' : undefined
}

/** Whether a day's minutes are known. */
export const isMeasured = (day: DaySummary): boolean =>
  day.assumedMs <= ASSUMED_SHARE_MAX * totalMs(day)

/** Heard in plays of any kind. */
export const totalMs = (day: DaySummary): number => day.musicMs + day.podcastMs + day.otherMs

const sleepWords =
  /\b(?:(?:white|pink|brown|green) noise|rain(?:fall)? sounds?|sleep (?:sounds?|music|noise|meditation|story|stories)|sleeping (?:music|sounds?)|deep sleep|sleep aid|fan noise|baby sleep|lullab(?:y|ies) for|ocean (?:waves|sounds) for|sounds? for sleep|music for sleep)/i

/** Whether title or maker say that it is there to sleep by. */
export const isSleepSound = ({ title, creator }: Play): boolean =>
  sleepWords.test(title) || sleepWords.test(creator)
