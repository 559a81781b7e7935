import { birthdayIn } from '#facts/holiday.ts'
import { occasion } from './occasion.ts'

/** The listener's birthday; one on 29 February is told on the 28th in common years. */
export const birthday = occasion({
  category: 'birthday',
  weight: 0.8,
  name: 'birthday',
  occasion: 'your birthday',
  dateIn: (season) =>
    season.birthday === null
      ? { silence: 'it is not known when yours is' }
      : { date: birthdayIn(season.year, season.birthday) },
})
