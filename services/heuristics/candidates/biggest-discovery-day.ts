import { countText, dateText } from '#facts/wording.ts'
import { HISTORY_DAYS_MIN, HISTORY_LISTENING_DAYS_MIN } from '#facts/year.ts'
import { measured } from './measured.ts'

/**
 * The day with most artists never heard before. Silent while the history before is short: at its
 * start everybody is new.
 */
export const biggestDiscoveryDay = measured('biggest-discovery-day', {
  per: 1,
  valueMin: 6,
  grain: 3,
  kind: 'music after enough history',
  describe: (artists) => countText(artists, 'new artist'),
  coverage: ({ historyDays }) => `the history before it is ${countText(historyDays, 'day')} long`,
  yearIneligible: ({ days, knownFrom }) =>
    days.some(({ newArtists }) => newArtists !== null)
      ? undefined
      : `what is known of you begins on ${knownFrom ? dateText(knownFrom) : 'no day yet'}; an artist is called new only after ${HISTORY_DAYS_MIN} days with music on ${HISTORY_LISTENING_DAYS_MIN} of them`,
})
