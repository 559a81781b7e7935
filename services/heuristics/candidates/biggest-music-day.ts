import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** The day with most minutes of music; where lengths are not known, with most plays of it. */
export const biggestMusicDay = measured('biggest-music-day', {
  per: MINUTE_MS,
  valueMin: 60 * MINUTE_MS,
  grain: 30 * MINUTE_MS,
  kind: 'music',
  describe: (minutes) => `${countText(minutes, 'minute')} of music`,
  untimed: {
    per: 1,
    valueMin: 20,
    grain: 8,
    describe: (plays) => countText(plays, 'track play'),
  },
})
