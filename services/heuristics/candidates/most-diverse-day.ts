import { countText } from '#facts/wording.ts'
import { topArtistShare } from '#facts/year.ts'
import { measured } from './measured.ts'

/** An artist with more of the day than this left too little for the others. */
const TOP_SHARE_MAX = 0.25

/** The day with most different artists, where none of them had a great part of it. */
export const mostDiverseDay = measured('most-diverse-day', {
  per: 1,
  valueMin: 12,
  grain: 5,
  kind: 'music',
  describe: (artists) => countText(artists, 'artist'),
  dayIneligible: (day) =>
    topArtistShare(day) > TOP_SHARE_MAX ? 'one artist had more than a quarter of it' : undefined,
})
