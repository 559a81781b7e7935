import { coverageText, lacksMetadata, releaseYear, tooLittleKnown } from './known.ts'
import { measured } from './measured.ts'

/**
 * The day with the oldest music: half of it, by time, came out so many years before. Days of one artist do
 * not count, whatever their age.
 */
export const mostNostalgicDay = measured('most-nostalgic-day', {
  per: 1,
  valueMin: 15,
  grain: 8,
  kind: 'enough music with a known year of release',
  none: 'not enough music with a known year of release',
  describe: (years) => `half of the music was ${years} years old or older`,
  coverage: (day) => coverageText(day, releaseYear),
  lacksMetadata: lacksMetadata(releaseYear),
  yearIneligible: (view) => tooLittleKnown(view, releaseYear),
})
