// The sample's own seeded random numbers: a seed promises its bytes, even if other generators change.

export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** From `low` to `high`. */
  between(low: number, high: number): number
  /** True with this probability. */
  happens(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** A copy in another order. */
  shuffled<T>(items: readonly T[]): T[]
  /** Around `mean`, normally distributed. */
  normal(mean: number, deviation: number): number
  /** A separate generator for one purpose: its draws change nothing here. */
  fork(purpose: string): Chance
}

export function newChance(seed: string): Chance {
  const next = newGenerator(hash(seed))
  const between = (low: number, high: number) => low + next() * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  const shuffled = <T>(items: readonly T[]): T[] => {
    const copy = [...items]
    for (let last = copy.length - 1; last > 0; last--) {
      const other = whole(0, last)
      const moved = copy[last] as T
      copy[last] = copy[other] as T
      copy[other] = moved
    }
    return copy
  }
  return {
    next,
    whole,
    between,
    shuffled,
    happens: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T,
    // Sum of twelve uniforms: no logarithm whose last bit might differ between machines.
    normal: (mean, deviation) => {
      let sum = -6
      for (let draw = 0; draw < 12; draw++) sum += next()
      return mean + sum * deviation
    },
    fork: (purpose) => newChance(`${seed}/${purpose}`),
  }
}

/** Picks by weight; `weights` sums up as it goes, so that a draw costs a binary search. */
export function newWeighted<T>(items: readonly T[], weightOf: (item: T) => number) {
  const sums: number[] = []
  let total = 0
  for (const item of items) {
    total += weightOf(item)
    sums.push(total)
  }
  return (chance: Chance): T => {
    const draw = chance.next() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > draw) high = middle
      else low = middle + 1
    }
    return items[low] as T
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

/** Splitmix32: small, fast, and good enough for inventing songs. */
function newGenerator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}
