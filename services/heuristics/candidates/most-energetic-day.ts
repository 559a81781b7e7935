import { energy, lacksMetadata, sayCovered, unknownIn } from './known.ts'
import { measured } from './measured.ts'

/** The day whose music had most energy, as the catalogue measures it. */
export const mostEnergeticDay = measured({
  category: 'most-energetic-day',
  name: 'most energetic day',
  weight: 0.7,
  isSuperlative: true,
  measure: 'energy',
  per: 10,
  valueMin: 600,
  grain: 80,
  kind: 'enough music of known energy',
  none: 'not enough music of known energy',
  say: (points) => `an energy of ${points} in 100`,
  rests: (day) => sayCovered(day, energy),
  isBlind: lacksMetadata(energy),
  silence: (season) => unknownIn(season, energy),
})
