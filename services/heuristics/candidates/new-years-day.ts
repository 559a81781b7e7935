import { occasion } from './occasion.ts'

/** 1 January, in the listener's zone. */
export const newYearsDay = occasion({
  category: 'new-years-day',
  weight: 0.65,
  name: "New Year's Day",
  occasion: "New Year's Day",
  dateIn: ({ year }) => ({ date: `${year}0101` }),
})
