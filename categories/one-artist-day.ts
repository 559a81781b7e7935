import type { CategoryRecord } from './category.ts'
import { oneArtistStories } from './stories/one-artist-day.ts'

export const oneArtistDay: CategoryRecord = {
  label: 'Biggest day with one artist',
  name: 'biggest day with one artist',
  weight: 0.75,
  isSuperlative: true,
  measure: { timed: 'top-artist-minutes', untimed: 'top-artist-plays' },
  document: {
    chooses: 'most minutes of one artist, the top one of the year or not; or most plays',
    silentWhen: "under 45 minutes, or 12 plays; or under a quarter of the day's music",
  },
  prompt:
    'the day with more of one artist than any other day has of any artist; that is its `top-artist`, and need not be the top artist of the year.',
  stories: oneArtistStories,
}
