import type { DaySummary, Play } from '#schemas/index.ts'
import { tally } from './tally.ts'

/** What a day comes to. `plays` are those that count. */
export function summarise(date: string, plays: readonly Play[]): DaySummary {
  const sums = tally(plays)
  return {
    date,
    plays: sums.plays,
    tracks: sums.trackPlays,
    distinctTracks: sums.distinctTracks,
    musicMs: sums.musicMs,
    artists: sums.artists.length,
    topArtistMs: sums.artists[0]?.playedMs ?? 0,
    episodes: sums.episodes.length,
    shows: sums.shows.length,
    podcastMs: sums.podcastMs,
    otherMs: sums.otherMs,
    assumedMs: plays.reduce((ms, play) => ms + (play.isLengthAssumed ? play.playedMs : 0), 0),
  }
}
