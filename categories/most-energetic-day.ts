import type { CategoryRecord } from './category.ts'
import { mostEnergeticStories } from './stories/most-energetic-day.ts'

export const mostEnergeticDay: CategoryRecord = {
  label: 'Most energetic day',
  name: 'most energetic day',
  weight: 0.7,
  isSuperlative: true,
  measure: { timed: 'energy', untimed: null },
  document: {
    chooses: 'highest mean energy of the music',
    silentWhen: 'an energy under 60 in 100; too little known',
  },
  prompt: 'the music with the most energy.',
  ownMood: /^energ|^high-energy$/,
  stories: mostEnergeticStories,
}
