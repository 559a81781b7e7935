import type { CategoryRecord } from './category.ts'
import { newYearStories } from './stories/new-years-day.ts'

export const newYearsDay: CategoryRecord = {
  label: "New Year's Day",
  name: "New Year's Day",
  weight: 0.65,
  isSuperlative: true,
  measure: null,
  document: {
    chooses: '1 January',
    silentWhen: 'as the birthday',
  },
  prompt: 'how the year began, in sound.',
  stories: newYearStories,
}
