// How dates and numbers are written in English: one home for all texts of the product.

export const months: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What facts count, by their unit. */
export const unitNouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  minutes: ['minute', 'minutes'],
  plays: ['play', 'plays'],
  tracks: ['track', 'tracks'],
  episodes: ['episode', 'episodes'],
  artists: ['artist', 'artists'],
  genres: ['genre', 'genres'],
  shows: ['show', 'shows'],
  days: ['day', 'days'],
  times: ['time', 'times'],
}

/** ISO 3166 countries that write the month before the day. */
const monthFirst = new Set(['US', 'PH', 'PR', 'GU'])

export const isMonthFirst = (country: string | null): boolean => monthFirst.has(country ?? '')

/** A date YYYYMMDD as `14 July 2025`. */
export const dateText = (date: string): string =>
  `${dayMonthText(date, null)} ${Number(date.slice(0, 4))}`

/** A date YYYYMMDD as `14 July`, or `July 14` where the country writes it so. */
export function dayMonthText(date: string, country: string | null): string {
  const month = months[Number(date.slice(4, 6)) - 1] ?? ''
  const dayOfMonth = Number(date.slice(6, 8))
  return isMonthFirst(country) ? `${month} ${dayOfMonth}` : `${dayOfMonth} ${month}`
}

const grouped = new Intl.NumberFormat('en-US')

/** `1 minute`, `2,412 minutes` */
export const countText = (count: number, noun: string): string =>
  `${grouped.format(count)} ${noun}${count === 1 ? '' : 's'}`

/** `1st`, `22nd`, `113th` */
export function ordinalText(rank: number): string {
  const isTeen = rank % 100 > 10 && rank % 100 < 14
  return `${rank}${(!isTeen && ['th', 'st', 'nd', 'rd'][rank % 10]) || 'th'}`
}
