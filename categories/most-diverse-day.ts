import type { CategoryRecord } from './category.ts'
import { mostDiverseStories } from './stories/most-diverse-day.ts'

export const mostDiverseDay: CategoryRecord = {
  label: 'Most diverse day',
  name: 'most diverse day',
  weight: 0.7,
  isSuperlative: true,
  measure: { timed: 'variety', untimed: 'variety' },
  document: {
    chooses: 'most different artists; of equals, the least of the top artist',
    silentWhen: 'under 12, or one artist with over a quarter of the music',
  },
  prompt: 'most different artists.',
  stories: mostDiverseStories,
}
