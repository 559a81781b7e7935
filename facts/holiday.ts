export const BIRTHDAY = 'birthday'
export const NEW_YEARS_DAY = "New Year's Day"

/** The occasions that a date is. `birthday` is MM-DD; null where it is not known. */
export function holidaysOf(date: string, birthday: string | null): string[] {
  return [
    ...(birthday !== null && date === birthdayIn(Number(date.slice(0, 4)), birthday)
      ? [BIRTHDAY]
      : []),
    ...(date.endsWith('0101') ? [NEW_YEARS_DAY] : []),
  ]
}

/** The date of a birthday (MM-DD) in a year. One on 29 February falls on the 28th in common years. */
export function birthdayIn(year: number, birthday: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const day = birthday === '02-29' && !isLeap ? '02-28' : birthday
  return `${year}${day.replace('-', '')}`
}
