import type { CategoryRecord } from './category.ts'
import { mostUnusualStories } from './stories/most-unusual-day.ts'

export const mostUnusualDay: CategoryRecord = {
  label: 'Most unusual day',
  name: 'most unusual day',
  weight: 0.8,
  isSuperlative: true,
  measure: { timed: 'taste-distance', untimed: null },
  document: {
    chooses: 'farthest from the taste of the year',
    silentWhen: 'a distance under 20 in 100; too little known',
  },
  prompt: 'the day furthest from the taste of the year.',
  stories: mostUnusualStories,
}
