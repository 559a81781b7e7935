import type { CategoryRecord } from './category.ts'
import { mostNostalgicStories } from './stories/most-nostalgic-day.ts'

export const mostNostalgicDay: CategoryRecord = {
  label: 'Most nostalgic day',
  name: 'most nostalgic day',
  weight: 0.9,
  isSuperlative: true,
  measure: { timed: 'music-age', untimed: null },
  document: {
    chooses: 'oldest middle year of the music',
    silentWhen: 'under 15 years; too little known',
  },
  prompt: 'the day whose music was oldest, by its middle year.',
  ownMood: /^nostalgi/,
  stories: mostNostalgicStories,
}
