import type { CategoryRecord } from './category.ts'
import { repeatHeavyStories } from './stories/repeat-heavy-day.ts'

export const repeatHeavyDay: CategoryRecord = {
  label: 'A day on repeat',
  name: 'repeat-heavy day',
  weight: 0.75,
  isSuperlative: false,
  measure: { timed: 'repeats', untimed: 'repeats' },
  document: {
    chooses: 'most plays beyond the first of each track',
    silentWhen: "under 10, or under 35 % of the day's plays",
  },
  prompt: 'the same tracks, again and again.',
  stories: repeatHeavyStories,
}
