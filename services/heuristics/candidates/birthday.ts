import { birthdayIn } from '#facts/holiday.ts'
import { occasion } from './occasion.ts'

/** The listener's birthday; one on 29 February is on the 28th in common years. */
export const birthday = occasion('birthday', {
  occasion: 'your birthday',
  dateIn: (view) =>
    view.birthday === null
      ? { ineligible: 'it is not known when yours is' }
      : { date: birthdayIn(view.year, view.birthday) },
})
