import { countText } from '#facts/wording.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { coverageText, genre, lacksMetadata, tooLittleKnown } from './known.ts'
import { measured } from './measured.ts'

/** A genre that fills less of a day than this was not what the day was about. */
const SHARE_MIN = 0.4

/** The day with most of the year's top genre. */
export const biggestTopGenreDay = measured('biggest-top-genre-day', {
  per: MINUTE_MS,
  valueMin: 60 * MINUTE_MS,
  grain: 20 * MINUTE_MS,
  kind: 'enough music of known genres',
  none: 'not enough music of known genres',
  describe: (minutes, { tops }) =>
    `${countText(minutes, 'minute')} of ${tops.genre?.name ?? 'no genre'}, your top genre of the year`,
  coverage: (day) => coverageText(day, genre),
  lacksMetadata: lacksMetadata(genre),
  yearIneligible: (view) => tooLittleKnown(view, genre),
  dayIneligible: ({ ofYearTops, musicMs }) =>
    ofYearTops.genreMs < SHARE_MIN * musicMs
      ? 'it filled less than two fifths of the music'
      : undefined,
})
