import { coverageText, energy, lacksMetadata, tooLittleKnown } from './known.ts'
import { measured } from './measured.ts'

/** The day whose music had most energy, as the catalogue measures it. */
export const mostEnergeticDay = measured('most-energetic-day', {
  per: 10,
  valueMin: 600,
  grain: 80,
  kind: 'enough music of known energy',
  none: 'not enough music of known energy',
  describe: (points) => `an energy of ${points} in 100`,
  coverage: (day) => coverageText(day, energy),
  lacksMetadata: lacksMetadata(energy),
  yearIneligible: (view) => tooLittleKnown(view, energy),
})
