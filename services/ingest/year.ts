const FAIR_SHARE = 0.25

export interface YearChoice {
  readonly year: number
  /** Why this one, in words for the listener. */
  readonly reason: string
}

/**
 * The latest calendar year with a fair share of the history: at least a quarter of the plays that the
 * fullest year has. A history cut in January is about the year before.
 * @param plays plays of 30 s and more by calendar year.
 */
export function chooseYear(plays: ReadonlyMap<number, number>, nowMs: number): YearChoice {
  if (plays.size === 0)
    return {
      year: new Date(nowMs).getUTCFullYear(),
      reason: 'no play lasts 30 s: the current year',
    }
  const fullest = Math.max(...plays.values())
  const years = [...plays.keys()].sort((a, b) => b - a)
  const year = years.find((each) => (plays.get(each) ?? 0) >= fullest * FAIR_SHARE) as number
  const later = years.filter((each) => each > year)
  const count = (each: number) => `${(plays.get(each) ?? 0).toLocaleString('en')} plays`
  return {
    year,
    reason:
      later.length === 0
        ? `the latest year of the history, with ${count(year)} of 30 s and more`
        : `${later.map((each) => `${each} holds only ${count(each)}`).join(', ')}; ${year} holds ${count(year)} of 30 s and more`,
  }
}
