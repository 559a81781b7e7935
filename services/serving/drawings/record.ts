// A day's creators as the grooves of a record: the width of each band is its part of the day.
import type { Timeline } from '#schemas/index.ts'

export interface RecordBand {
  /** Position among the timeline's creators, or -1 for the others. */
  readonly creator: number
  /** Middle of the band, from the centre. */
  readonly radius: number
  readonly width: number
}

export interface RecordSize {
  /** Where the grooves end. */
  readonly outer: number
  /** Where the label begins. */
  readonly inner: number
  /** Between two bands. */
  readonly gap: number
}

/** From the edge inwards, the most heard first; what has no part of the day has no band. */
export function recordBands(timeline: Timeline, size: RecordSize): readonly RecordBand[] {
  const isTimed = timeline.unit === 'minutes'
  const amounts = [
    ...timeline.creators.map(({ plays, minutes }, creator) => ({
      creator,
      amount: isTimed ? minutes : plays,
    })),
    { creator: -1, amount: isTimed ? timeline.othersMinutes : timeline.othersPlays },
  ].filter(({ amount }) => amount > 0)
  const total = amounts.reduce((sum, { amount }) => sum + amount, 0)
  const room = size.outer - size.inner - size.gap * (amounts.length - 1)
  let edge = size.outer
  return amounts.map(({ creator, amount }) => {
    const width = (amount / total) * room
    const radius = edge - width / 2
    edge -= width + size.gap
    return { creator, radius: rounded(radius), width: rounded(width) }
  })
}

const rounded = (value: number): number => Math.round(value * 100) / 100
