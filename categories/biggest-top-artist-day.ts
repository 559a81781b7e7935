import type { CategoryRecord } from './category.ts'
import { biggestTopArtistStories } from './stories/biggest-top-artist-day.ts'

export const biggestTopArtistDay: CategoryRecord = {
  label: 'Biggest top-artist day',
  name: 'biggest top-artist day',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'year-top-artist-minutes', untimed: 'year-top-artist-plays' },
  document: {
    chooses: "most minutes of the year's top artist; or most plays",
    silentWhen: 'under 30 minutes, or 8 plays; or under 7 days with that artist',
  },
  prompt: 'the day with most of the artist who is the top artist of the year (`year-top-artist`).',
  stories: biggestTopArtistStories,
}
