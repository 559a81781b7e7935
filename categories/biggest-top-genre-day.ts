import type { CategoryRecord } from './category.ts'
import { biggestTopGenreStories } from './stories/biggest-top-genre-day.ts'

export const biggestTopGenreDay: CategoryRecord = {
  label: 'Biggest top-genre day',
  name: 'biggest top-genre day',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'year-top-genre-minutes', untimed: null },
  document: {
    chooses: "most minutes of the year's top genre",
    silentWhen: "under 60 minutes, or under two fifths of the day's music; too little known",
  },
  prompt: 'the day with most of the genre that is the top genre of the year (`year-top-genre`).',
  stories: biggestTopGenreStories,
}
