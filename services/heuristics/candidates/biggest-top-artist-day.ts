import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { YearView } from './candidate.ts'
import { measured } from './measured.ts'

/** The day with most of the year's top artist, who need not be the top artist of that day. */
export const biggestTopArtistDay = measured('biggest-top-artist-day', {
  daysMin: 7, // A year's top artist is heard on fewer days than music is.
  per: MINUTE_MS,
  valueMin: 30 * MINUTE_MS,
  grain: 15 * MINUTE_MS,
  kind: 'the top artist of the year',
  none: 'nothing of the top artist of the year',
  describe: (minutes, view) => `${countText(minutes, 'minute')} of ${artistIn(view)}`,
  yearIneligible: ({ tops, year }) => (tops.artist ? undefined : `no music in ${year}`),
  untimed: {
    per: 1,
    valueMin: 8,
    grain: 5,
    describe: (plays, view) => `${countText(plays, 'play')} of ${artistIn(view)}`,
  },
})

const artistIn = ({ tops }: YearView): string =>
  `${tops.artist?.name ?? 'no artist'}, your top artist of the year`
