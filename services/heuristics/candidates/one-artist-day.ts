import { countText } from '#facts/wording.ts'
import { topArtistShare } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { measured } from './measured.ts'

/** An artist who fills less of a day than this was not what the day was about. */
const SHARE_MIN = 0.25

/** The day on which one artist got more minutes, or plays where those are not known, than any on any other day. */
export const oneArtistDay = measured('one-artist-day', {
  per: MINUTE_MS,
  valueMin: 45 * MINUTE_MS,
  grain: 15 * MINUTE_MS,
  kind: 'music',
  describe: (minutes) => `${countText(minutes, 'minute')} of one artist`,
  dayIneligible(day) {
    if (topArtistShare(day) < SHARE_MIN) return 'no artist filled a quarter of the music'
    const artists = day.isTimed ? day.topArtists : day.topArtistsByPlays
    return artists > 1 ? `${artists} artists had as much of it` : undefined
  },
  untimed: {
    per: 1,
    valueMin: 12,
    grain: 5,
    describe: (plays) => `${countText(plays, 'play')} of one artist`,
  },
})
