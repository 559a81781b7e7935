// What a day has of each artist and show, and which tracks: what other days are compared with, so that no selection
// reads the plays of a year.
import type { HeardPlay } from '#facts/heard-play.ts'
import { compareText, tally } from '#facts/tally.ts'
import type { HeardName, HeuristicsHeardPage } from '#schemas/index.ts'
import { KEY_BYTES, trackKeyOf } from './first-heard.ts'

export const nothingHeard: HeuristicsHeardPage = { artists: [], shows: [], tracks: Buffer.alloc(0) }

/** `plays` are those of one day that count, and parts of the next one's. Equal plays give an equal page. */
export function heardOf(plays: readonly HeardPlay[]): HeuristicsHeardPage {
  const { artists, shows, tracks, uncounted } = tally(plays)
  const keys = [...new Set(tracks.map(({ creator, name }) => trackKeyOf(creator, name)))]
  return {
    artists: namesOf([...artists, ...uncounted.artists]),
    shows: namesOf([...shows, ...uncounted.shows]),
    tracks: packKeys(keys),
  }
}

const namesOf = (heard: readonly HeardName[]): HeardName[] =>
  heard
    .map(({ name, playedMs, plays }) => ({ name, playedMs, plays }))
    .sort((a, b) => b.playedMs - a.playedMs || compareText(a.name, b.name))

function packKeys(keys: readonly number[]): Buffer {
  const packed = Buffer.alloc(keys.length * KEY_BYTES)
  for (const [at, key] of keys.toSorted((a, b) => a - b).entries()) {
    packed.writeUIntBE(key, at * KEY_BYTES, KEY_BYTES)
  }
  return packed
}
