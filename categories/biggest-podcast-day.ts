import type { CategoryRecord } from './category.ts'
import { biggestPodcastStories } from './stories/biggest-podcast-day.ts'

export const biggestPodcastDay: CategoryRecord = {
  label: 'Biggest podcast day',
  name: 'biggest podcast day',
  weight: 0.95,
  isSuperlative: true,
  measure: { timed: 'podcast-minutes', untimed: null },
  document: {
    chooses: 'most minutes of podcasts',
    silentWhen: 'under 45 minutes, or under 7 days with podcasts',
  },
  prompt: 'more time with podcasts than on any other day.',
  stories: biggestPodcastStories,
}
