import type { CategoryRecord } from './category.ts'
import { biggestTopPodcastStories } from './stories/biggest-top-podcast-day.ts'

export const biggestTopPodcastDay: CategoryRecord = {
  label: 'Biggest top-podcast day',
  name: 'biggest top-podcast day',
  weight: 0.7, // On a day of one show alone, that it is the biggest podcast day says more.
  isSuperlative: true,
  measure: { timed: 'year-top-show-minutes', untimed: null },
  document: {
    chooses: "most minutes of the year's top show",
    silentWhen: 'under 30 minutes, or under 7 days with that show',
  },
  prompt: 'the day with most of the show that is the top show of the year (`year-top-show`).',
  stories: biggestTopPodcastStories,
}
