import { occasion } from './occasion.ts'

/** 1 January, in the listener's zone. */
export const newYearsDay = occasion('new-years-day', {
  occasion: "New Year's Day",
  dateIn: ({ year }) => ({ date: `${year}0101` }),
})
