import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** The day with most of the year's top show. */
export const biggestTopPodcastDay = measured('biggest-top-podcast-day', {
  daysMin: 7,
  per: MINUTE_MS,
  valueMin: 30 * MINUTE_MS,
  grain: 15 * MINUTE_MS,
  kind: 'the top show of the year',
  none: 'nothing of the top show of the year',
  describe: (minutes, { tops }) =>
    `${countText(minutes, 'minute')} of ${tops.show?.name ?? 'no show'}, your top show of the year`,
  yearIneligible: ({ tops, year }) => (tops.show ? undefined : `no podcasts in ${year}`),
})
