import { countText } from '#facts/wording.ts'
import { measured } from './measured.ts'

/** So much of the day's plays must be repeats. */
const SHARE_MIN = 0.35

/** A day that went round in circles: many plays of few tracks. */
export const repeatHeavyDay = measured({
  category: 'repeat-heavy-day',
  name: 'repeat-heavy day',
  weight: 0.75,
  isSuperlative: false,
  measure: 'repeats',
  per: 1,
  valueMin: 10,
  grain: 6,
  kind: 'music',
  say: (repeats) => countText(repeats, 'repeat'),
  fault: ({ tracks, distinctTracks }) =>
    tracks - distinctTracks < SHARE_MIN * tracks
      ? 'repeats are too small a part of its plays'
      : undefined,
})
