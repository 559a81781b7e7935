// The only source of chance: a simulation gives a seeded one.
import { randomUUID } from 'node:crypto'

const { imul } = Math // Tests run in a context of their own, where each look at a global is slow.

export interface Random {
  /** Evenly spread, from 0 up to but not including 1. */
  next(): number
}

export const systemRandom: Random = { next: () => Math.random() }

/** A name that no other has: an ID, or a temporary file's. */
export const newUuid = (): string => randomUUID()

/** Repeatable: equal seeds give equal sequences (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = state
      mixed = imul(mixed ^ (mixed >>> 15), mixed | 1)
      mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
  }
}
