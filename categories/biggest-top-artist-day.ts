import type { CategoryRecord } from './category.ts'
import { biggestTopArtistStories } from './stories/biggest-top-artist-day.ts'

export const biggestTopArtistDay: CategoryRecord = {
  label: 'Biggest day with one artist',
  name: 'biggest top-artist day',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'top-artist-minutes', untimed: 'top-artist-plays' },
  document: {
    chooses: 'most minutes of one artist; or most plays',
    silentWhen: "under 45 minutes, or 12 plays; or under a quarter of the day's music",
  },
  prompt: 'the day that one artist had most of.',
  stories: biggestTopArtistStories,
}
