import type { CategoryRecord } from './category.ts'
import { biggestMusicStories } from './stories/biggest-music-day.ts'

export const biggestMusicDay: CategoryRecord = {
  label: 'Biggest music day',
  name: 'biggest music day',
  weight: 1,
  isSuperlative: true,
  measure: { timed: 'music-minutes', untimed: 'tracks' },
  document: {
    chooses: 'most minutes of music; or most plays',
    silentWhen: 'under 60 minutes; or 20 plays',
  },
  prompt: 'more music than on any other day of the year.',
  stories: biggestMusicStories,
}
