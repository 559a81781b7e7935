import { lacksMetadata, releaseYear, sayCovered, unknownIn } from './known.ts'
import { measured } from './measured.ts'

/**
 * The day with the oldest music: half of it, by time, came out so many years before. Days of one artist do
 * not count, whatever their age.
 */
export const mostNostalgicDay = measured({
  category: 'most-nostalgic-day',
  name: 'most nostalgic day',
  weight: 0.9,
  isSuperlative: true,
  measure: 'music-age',
  per: 1,
  valueMin: 15,
  grain: 8,
  kind: 'enough music with a known year of release',
  none: 'not enough music with a known year of release',
  say: (years) => `half of the music was ${years} years old or older`,
  rests: (day) => sayCovered(day, releaseYear),
  isBlind: lacksMetadata(releaseYear),
  silence: (season) => unknownIn(season, releaseYear),
})
