import { genre, lacksMetadata, sayCovered, unknownIn } from './known.ts'
import { measured } from './measured.ts'

/** The day whose genres lie farthest from those of the year: `facts/taste.ts`. */
export const mostUnusualDay = measured({
  category: 'most-unusual-day',
  name: 'most unusual day',
  weight: 0.8,
  isSuperlative: true,
  measure: 'taste-distance',
  per: 0.01,
  valueMin: 0.2,
  grain: 0.08,
  kind: 'enough music of known genres',
  none: 'not enough music of known genres',
  say: (points) => `a distance of ${points} in 100 from the taste of the year`,
  rests: (day) => sayCovered(day, genre),
  isBlind: lacksMetadata(genre),
  silence: (season) => unknownIn(season, genre),
})
