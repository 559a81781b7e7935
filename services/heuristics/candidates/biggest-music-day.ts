import { MINUTE_MS } from '#runtime/time.ts'
import { sayCount } from '../words.ts'
import { measured } from './measured.ts'

/** The day with most minutes of music. */
export const biggestMusicDay = measured({
  category: 'biggest-music-day',
  weight: 1,
  isSuperlative: true,
  measure: 'music-minutes',
  valueMin: 60 * MINUTE_MS,
  grain: 30 * MINUTE_MS,
  kind: 'music',
  say: (ms) => `${sayCount(Math.round(ms / MINUTE_MS), 'minute')} of music`,
})
