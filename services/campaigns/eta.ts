// When a campaign ends: bootstrap of the days that were done in equal slots of running time. Neighbouring slots are
// alike, so what is drawn again is not slots but what each differs from what the one before let expect.
import type { Random } from '#foundation/random.ts'

export interface Interval {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export interface EtaInput {
  /** Days done in each whole slot, the oldest first. */
  readonly slots: readonly number[]
  readonly slotMs: number
  /** Days still to be done. */
  readonly remaining: number
}

const { floor, max } = Math // A test draws 40 million times, in a context where each look at a global is slow.

const DRAWS = 200
const SLOTS_MIN = 4
/** Beyond it the end is not known: nearly nothing is done. */
const FUTURE_SLOTS_MAX = 20_000
/** No draw takes the rate for less than this share of what was seen. */
const RATE_SHARE_MIN = 0.05

/**
 * Running time until the last day is done, in ms; undefined where too little is known. Each draw first makes a past of
 * its own, for how far the mean that was seen may be from the true one, and then the future with that mean.
 */
export function etaOf(
  { slots, slotMs, remaining }: EtaInput,
  random: Random,
): Interval | undefined {
  if (remaining <= 0) return { p10: 0, p50: 0, p90: 0 }
  const mean = slots.reduce((sum, each) => sum + each, 0) / slots.length
  if (slots.length < SLOTS_MIN || mean === 0) return undefined
  if (remaining / mean > FUTURE_SLOTS_MAX) return undefined
  const model = modelOf(
    slots.map((each) => each - mean),
    random,
  )
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = max(RATE_SHARE_MIN * mean, mean - model.pastMean())
    return slotMs * slotsUntil(remaining, drawn, model)
  }).sort((a, b) => a - b)
  const at = (share: number) => draws[floor(share * DRAWS)] as number
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** An autoregressive process of the first order, fitted to deviations from a mean. */
interface Deviations {
  /** Mean deviation of a drawn past. */
  pastMean(): number
  /** From the last deviation that was seen. */
  readonly last: number
  next(before: number): number
}

function modelOf(seen: readonly number[], random: Random): Deviations {
  const count = seen.length
  const before = (at: number) => seen[at - 1] ?? 0
  const variance = seen.reduce((sum, each) => sum + each ** 2, 0)
  const covariance = seen.reduce((sum, each, at) => sum + each * before(at), 0)
  const found = variance > 0 ? max(0, covariance / variance) : 0
  // A short series shows less correlation than there is (Marriott and Pope, 1954).
  const carried = Math.min(0.9, found + (1 + 4 * found) / count)
  const surprises = seen.slice(1).map((each, at) => each - carried * before(at + 1))
  const centre = surprises.reduce((sum, each) => sum + each, 0) / surprises.length
  const scale = Math.sqrt(count / (count - 2)) // Two figures were fitted to them.
  const drawn = () => {
    const at = floor(random.next() * surprises.length)
    return scale * ((surprises[at] as number) - centre)
  }
  const next = (last: number) => carried * last + drawn()
  return {
    last: seen.at(-1) as number,
    next,
    pastMean() {
      let deviation = seen[floor(random.next() * count)] as number
      let sum = 0
      for (let at = 0; at < count; at += 1) {
        deviation = next(deviation)
        sum += deviation
      }
      return sum / count
    },
  }
}

/** Slots to come until `remaining` is done; the last one in part. */
function slotsUntil(remaining: number, mean: number, { last, next }: Deviations): number {
  let [left, count, deviation] = [remaining, 0, last]
  const countMax = FUTURE_SLOTS_MAX / RATE_SHARE_MIN
  while (count < countMax) {
    deviation = next(deviation)
    const done = max(0, mean + deviation)
    if (done >= left) return count + left / done
    left -= done
    count += 1
  }
  return count
}
