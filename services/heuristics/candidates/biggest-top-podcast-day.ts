import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** A show that fills less of a day's podcasts than this was not what they were about. */
const SHARE_MIN = 0.5

/** The day on which one show got more minutes than any show on any other day. */
export const biggestTopPodcastDay = measured('biggest-top-podcast-day', {
  daysMin: 7,
  per: MINUTE_MS,
  valueMin: 45 * MINUTE_MS,
  grain: 15 * MINUTE_MS,
  kind: 'podcasts',
  describe: (minutes) => `${countText(minutes, 'minute')} of one show`,
  dayIneligible({ topShowMs, podcastMs, topShows }) {
    if (topShowMs < SHARE_MIN * podcastMs) return 'no show filled half of the podcasts'
    return topShows > 1 ? `${topShows} shows had as much of them` : undefined
  },
})
