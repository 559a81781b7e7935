// The positions of a day's strip: columns of its hours with the average day behind them, who was heard when, and
// sessions. Pages and cards draw the same positions, each with its own colours.
import type { Timeline } from '#schemas/index.ts'

export interface StripSize {
  readonly width: number
  /** Of the columns. */
  readonly height: number
}

/** A stretch along the strip. */
export interface StripSpan {
  readonly x: number
  readonly width: number
}

export interface DayStrip {
  /** The hours of the day; `height` is in proportion to what was heard. */
  readonly columns: readonly (StripSpan & { readonly height: number })[]
  /** Of the average day, in the same scale; empty where it is not known. */
  readonly average: readonly (StripSpan & { readonly height: number })[]
  /** `creator` is a position among the timeline's creators, or -1. */
  readonly runs: readonly (StripSpan & { readonly creator: number })[]
  readonly sessions: readonly StripSpan[]
  readonly ticks: readonly { readonly x: number; readonly clock: string }[]
}

/** Part of an hour's width that its column has. */
const COLUMN_SHARE = 0.72
const RUN_WIDTH_MIN = 1.5
const HOURS_BETWEEN_TICKS = 6
/** The scale of a quiet day: below it, an hour does not look like a full one. */
const MINUTES_FULL_MIN = 30
const PLAYS_FULL_MIN = 10

export function dayStrip(
  timeline: Timeline,
  averageHours: readonly number[],
  { width, height }: StripSize,
): DayStrip {
  const at = (minute: number) => rounded((minute / timeline.minutes) * width)
  const span = (from: number, to: number): StripSpan => ({
    x: at(from),
    width: rounded(at(to) - at(from)),
  })
  const hours = timeline.hours.map(({ clock }, index) => ({
    ...span(index * 60, Math.min((index + 1) * 60, timeline.minutes)),
    clock,
  }))
  const heard = amountsOf(timeline)
  const usual = averagesOf(timeline, averageHours)
  const full = Math.max(
    ...heard,
    ...usual,
    timeline.unit === 'minutes' ? MINUTES_FULL_MIN : PLAYS_FULL_MIN,
  )
  const heightOf = (amount = 0) => rounded((amount / full) * height)
  return {
    columns: hours.map(({ x, width }, index) => ({
      x: rounded(x + (width * (1 - COLUMN_SHARE)) / 2),
      width: rounded(width * COLUMN_SHARE),
      height: heightOf(heard[index]),
    })),
    average: usual.map((amount, index) => ({
      ...spanAt(hours, index),
      height: heightOf(amount),
    })),
    runs: timeline.runs.map(({ from, to, creator }) => {
      const { x, width } = span(from, to)
      return { x, width: Math.max(width, RUN_WIDTH_MIN), creator }
    }),
    sessions: timeline.sessions.map(({ from, to }) => {
      const { x, width } = span(from, to)
      return { x, width: Math.max(width, RUN_WIDTH_MIN) }
    }),
    ticks: ticksOf(timeline, at),
  }
}

/** What was heard in each hour of the day, in its unit. */
export const amountsOf = ({ unit, hours }: Timeline): readonly number[] =>
  hours.map(({ plays, minutes }) => (unit === 'minutes' ? minutes : plays))

/** What the average day has in each hour of this one; empty where it is not known or counted otherwise. */
export const averagesOf = (
  { unit, hours }: Timeline,
  averageHours: readonly number[],
): readonly number[] =>
  unit === 'minutes' && averageHours.length === 24
    ? hours.map(({ clock }) => averageHours[Number(clock.slice(0, 2))] ?? 0)
    : []

const spanAt = (hours: readonly StripSpan[], index: number): StripSpan => {
  const { x, width } = hours[index] ?? { x: 0, width: 0 }
  return { x, width }
}

/** Every six hours of the local clock, wherever it moved, and the end. */
function ticksOf({ hours, minutes }: Timeline, at: (minute: number) => number) {
  const within = hours.flatMap(({ clock }, index) => {
    const isTick = Number(clock.slice(0, 2)) % HOURS_BETWEEN_TICKS === 0
    const isAgain = hours[index - 1]?.clock.slice(0, 2) === clock.slice(0, 2)
    return isTick && !isAgain ? [{ x: at(index * 60), clock }] : []
  })
  const end = { x: at(minutes), clock: '24:00' }
  return [...within.filter(({ x }) => x < end.x), end]
}

const rounded = (value: number): number => Math.round(value * 10) / 10
