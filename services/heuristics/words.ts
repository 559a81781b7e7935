// What heuristics says to a listener: reasons in whole, plain words.
import { months } from '#fact-check/words/calendar.ts'
import { dayNumberOf } from '#facts/local-time.ts'
import { DAY_MS } from '#foundation/time.ts'

/** `14 July 2025` */
export function sayDate(date: string): string {
  const at = new Date(dayNumberOf(date) * DAY_MS)
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

const grouped = new Intl.NumberFormat('en-US')

/** `1 minute`, `2,412 minutes` */
export const sayCount = (count: number, noun: string): string =>
  `${grouped.format(count)} ${noun}${count === 1 ? '' : 's'}`

/** `1st`, `22nd`, `113th` */
export function sayOrdinal(rank: number): string {
  const isTeen = rank % 100 > 10 && rank % 100 < 14
  return `${rank}${(!isTeen && ['th', 'st', 'nd', 'rd'][rank % 10]) || 'th'}`
}
