import type { CategoryRecord } from './category.ts'
import { biggestTopPodcastStories } from './stories/biggest-top-podcast-day.ts'

export const biggestTopPodcastDay: CategoryRecord = {
  label: 'Biggest day with one podcast',
  name: 'biggest day with one podcast',
  weight: 0.7, // On a day of one show alone, that it is the biggest podcast day says more.
  isSuperlative: true,
  measure: { timed: 'top-show-minutes', untimed: null },
  document: {
    chooses: 'most minutes of one show',
    silentWhen: "under 45 minutes, under half of the day's podcasts, or under 7 days with podcasts",
  },
  prompt: null,
  stories: biggestTopPodcastStories,
}
