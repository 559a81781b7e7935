import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** The day with most minutes of music; where lengths are not known, with most plays of it. */
export const biggestMusicDay = measured({
  category: 'biggest-music-day',
  name: 'biggest music day',
  weight: 1,
  isSuperlative: true,
  measure: 'music-minutes',
  per: MINUTE_MS,
  valueMin: 60 * MINUTE_MS,
  grain: 30 * MINUTE_MS,
  kind: 'music',
  say: (minutes) => `${countText(minutes, 'minute')} of music`,
  untimed: {
    measure: 'tracks',
    per: 1,
    valueMin: 20,
    grain: 8,
    say: (plays) => countText(plays, 'track play'),
  },
})
