import { countText } from '#facts/wording.ts'
import { measured } from './measured.ts'

/** So much of the day's plays must be repeats. */
const SHARE_MIN = 0.35

/** A day that went round in circles: many plays of few tracks. */
export const repeatHeavyDay = measured('repeat-heavy-day', {
  per: 1,
  valueMin: 10,
  grain: 6,
  kind: 'music',
  describe: (repeats) => countText(repeats, 'repeat'),
  dayIneligible: ({ tracks, distinctTracks }) =>
    tracks - distinctTracks < SHARE_MIN * tracks
      ? 'repeats are too small a part of its plays'
      : undefined,
})
