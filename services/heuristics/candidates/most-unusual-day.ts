import { coverageText, genre, lacksMetadata, tooLittleKnown } from './known.ts'
import { measured } from './measured.ts'

/** The day whose genres lie farthest from those of the year: `facts/taste.ts`. */
export const mostUnusualDay = measured('most-unusual-day', {
  per: 0.01,
  valueMin: 0.2,
  grain: 0.08,
  kind: 'enough music of known genres',
  none: 'not enough music of known genres',
  describe: (points) => `a distance of ${points} in 100 from the taste of the year`,
  coverage: (day) => coverageText(day, genre),
  lacksMetadata: lacksMetadata(genre),
  yearIneligible: (view) => tooLittleKnown(view, genre),
})
