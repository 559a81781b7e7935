import { countText } from '#facts/wording.ts'
import { topArtistShare } from '#facts/year.ts'
import { measured } from './measured.ts'

/** An artist with more of the day than this left too little for the others. */
const TOP_SHARE_MAX = 0.25

/** The day with most different artists, where none of them had a great part of it. */
export const mostDiverseDay = measured({
  category: 'most-diverse-day',
  name: 'most diverse day',
  weight: 0.7,
  isSuperlative: true,
  measure: 'variety',
  per: 1,
  valueMin: 12,
  grain: 5,
  kind: 'music',
  say: (artists) => countText(artists, 'artist'),
  fault: (day) =>
    topArtistShare(day) > TOP_SHARE_MAX ? 'one artist had more than a quarter of it' : undefined,
})
