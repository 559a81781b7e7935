import type { Random } from './random.ts'

export const isHit = (random: Random, probability: number): boolean =>
  probability > 0 && random.next() < probability

/** A whole number from `least` to `most`, both possible. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random.next() * (most - least + 1))

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random.next() * items.length)] as T
}

export function shuffled<T>(random: Random, items: Iterable<T>): T[] {
  const list = [...items]
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1))
    ;[list[at], list[other]] = [list[other] as T, list[at] as T]
  }
  return list
}
