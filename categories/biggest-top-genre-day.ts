import type { CategoryRecord } from './category.ts'
import { biggestTopGenreStories } from './stories/biggest-top-genre-day.ts'

export const biggestTopGenreDay: CategoryRecord = {
  label: 'Biggest day of one genre',
  name: 'biggest day of one genre',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'top-genre-minutes', untimed: null },
  document: {
    chooses: 'most minutes of one genre',
    silentWhen: "under 60 minutes, or under two fifths of the day's music; too little known",
  },
  prompt: null,
  stories: biggestTopGenreStories,
}
