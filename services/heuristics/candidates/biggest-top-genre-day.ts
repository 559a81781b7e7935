import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { genre, lacksMetadata, sayCovered, unknownIn } from './known.ts'
import { measured } from './measured.ts'

/** A genre that fills less of a day than this was not what the day was about. */
const SHARE_MIN = 0.4

/** The day on which one genre got more minutes than any genre on any other day. */
export const biggestTopGenreDay = measured({
  category: 'biggest-top-genre-day',
  name: 'biggest day of one genre',
  weight: 0.85,
  isSuperlative: true,
  measure: 'top-genre-minutes',
  per: MINUTE_MS,
  valueMin: 60 * MINUTE_MS,
  grain: 20 * MINUTE_MS,
  kind: 'enough music of known genres',
  none: 'not enough music of known genres',
  say: (minutes) => `${countText(minutes, 'minute')} of one genre`,
  rests: (day) => sayCovered(day, genre),
  isBlind: lacksMetadata(genre),
  silence: (season) => unknownIn(season, genre),
  fault: ({ topGenreMs, musicMs }) =>
    topGenreMs < SHARE_MIN * musicMs ? 'no genre filled two fifths of the music' : undefined,
})
