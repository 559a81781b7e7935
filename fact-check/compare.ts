// Does a value satisfy an amount as it was written? "nearly x" is [0.9x, x), "over x" (x, 1.1x] or up to
// one more of the unit, "about x" within 5 %. A bare amount is exact, to the digits that it shows.
import type { BoundQuantity } from './bind.ts'
import type { Role } from './measures.ts'

/** `value` in base units: minutes, plays, per cent, ratios. */
export function satisfies(amount: BoundQuantity, value: number, role: Role): boolean {
  const factor = amount.unit?.factor ?? 1
  if (amount.room) return inRoom(amount, value / factor)
  const stated = amount.value * factor
  switch (amount.bearing) {
    case 'exact':
      return isExact(amount, value, role)
    case 'nearly':
      return value < stated && value >= stated - Math.max(0.1 * stated, small(amount, factor))
    case 'over':
      return value >= stated && value <= stated + Math.max(0.1 * stated, factor)
    case 'about':
      return Math.abs(value - stated) <= Math.max(0.05 * stated, 0.5)
    case 'at-least':
      return value >= stated - 0.5 && value <= stated + Math.max(0.1 * stated, factor)
    case 'at-most':
      return value <= stated + 0.5 && value >= 0.9 * stated
  }
}

const inRoom = ({ room }: BoundQuantity, value: number): boolean =>
  room !== null && value >= room[0] && value <= room[1]

/** "nearly three hours" may lack half an hour, "nearly ten plays" one play. */
const small = (amount: BoundQuantity, factor: number): number =>
  factor === 60 ? 30 : amount.value <= 20 ? 1 : 0

function isExact(amount: BoundQuantity, value: number, role: Role): boolean {
  const factor = amount.unit?.factor ?? 1
  const stated = amount.value * factor
  if (role === 'ratio') return isRatio(amount, value)
  if (role === 'share') return Math.abs(value - stated) <= (amount.isWords ? 2 : 0.51)
  if (amount.decimals > 0) {
    const half = amount.isWords ? 0.1 : 0.5 * 10 ** -amount.decimals
    return Math.abs(value / factor - amount.value) <= half + 1e-9
  }
  return Math.abs(value - stated) <= 0.5
}

/** A ratio in tenths is exact to its digits; a round one ("three times") may be 5 % off. */
function isRatio({ value: stated, decimals, isWords }: BoundQuantity, value: number): boolean {
  if (decimals > 0 && !isWords) return Math.abs(value - stated) <= 0.5 * 10 ** -decimals + 0.001
  return Math.abs(value - stated) <= 0.05 * stated + 1e-9
}
