import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** The day with most minutes of podcasts. */
export const biggestPodcastDay = measured('biggest-podcast-day', {
  daysMin: 7, // Podcasts come less often than music; a week of them is enough to compare.
  per: MINUTE_MS,
  valueMin: 45 * MINUTE_MS,
  grain: 20 * MINUTE_MS,
  kind: 'podcasts',
  describe: (minutes) => `${countText(minutes, 'minute')} of podcasts`,
})
