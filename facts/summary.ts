import { MINUTE_MS } from '#foundation/time.ts'
import type { DaySummary, Play } from '#schemas/index.ts'
import { type Catalogue, noCatalogue } from './catalogue.ts'
import { type HeardPlay, heardMsOf, isOfDay, wholeOf } from './heard-play.ts'
import { packHours } from './hours.ts'
import type { LocalTime } from './local-time.ts'
import { isSleepSound, SHORT_MS_MAX } from './outlier.ts'
import { packTaste, soundOf } from './sound.ts'
import { type TallyEntry, tally } from './tally.ts'

/** The sums of a day. `plays` are the counted ones. */
export function summarise(
  date: string,
  plays: readonly HeardPlay[],
  time: LocalTime,
  catalogue: Catalogue = noCatalogue,
): DaySummary {
  const sums = tally(plays)
  const ofDay = plays.filter(isOfDay).map(wholeOf)
  const sound = soundOf(plays, catalogue)
  return {
    date,
    plays: sums.plays,
    tracks: sums.trackPlays,
    distinctTracks: sums.distinctTracks,
    musicMs: sums.musicMs,
    artists: sums.artists.length,
    topArtistMs: sums.artists[0]?.playedMs ?? 0,
    topArtistPlays: sums.artists.reduce((most, { plays }) => Math.max(most, plays), 0),
    episodes: sums.episodes.length,
    shows: sums.shows.length,
    podcastMs: sums.podcastMs,
    otherMs: sums.otherMs,
    assumedMs: plays.reduce((ms, play) => ms + (play.isLengthAssumed ? heardMsOf(play) : 0), 0),
    topShowMs: sums.shows[0]?.playedMs ?? 0,
    shortPlays: ofDay.filter(({ playedMs }) => playedMs < SHORT_MS_MAX).length,
    burstPlays: burstOf(ofDay),
    sleepMs: sumMs(plays.filter(isSleepSound)),
    topArtists: atTheTop(
      sums.artists,
      ({ playedMs }) => playedMs,
      sums.uncounted.artists[0]?.playedMs,
    ),
    topArtistsByPlays: atTheTop(sums.artists, ({ plays }) => plays),
    topShows: atTheTop(sums.shows, ({ playedMs }) => playedMs, sums.uncounted.shows[0]?.playedMs),
    genres: sound.genres.length,
    topGenreMs: sound.genres[0]?.playedMs ?? 0,
    genreKnownMs: sound.genreKnownMs,
    taste: packTaste(sound.genres, catalogue),
    releaseYear: sound.releaseYear ?? 0,
    datedMs: sound.datedMs,
    energy: Math.round((sound.energy ?? 0) * 1_000),
    energyKnownMs: sound.energyKnownMs,
    hours: packHours(date, plays, time),
  }
}

/** How many have as much as the one that has most; `other` is what one has that is not among them. */
function atTheTop(
  heard: readonly TallyEntry[],
  amountOf: (each: TallyEntry) => number,
  other = 0,
): number {
  const most = Math.max(...heard.map(amountOf))
  return heard.filter((each) => amountOf(each) === most).length + Number(other > 0 && other >= most)
}

/** The most plays that ended within one minute of the clock. */
function burstOf(plays: readonly Play[]): number {
  const byMinute = new Map<number, number>()
  let most = 0
  for (const { endedAt } of plays) {
    const minute = Math.floor(endedAt / MINUTE_MS)
    const count = (byMinute.get(minute) ?? 0) + 1
    byMinute.set(minute, count)
    if (count > most) most = count
  }
  return most
}

const sumMs = (plays: readonly HeardPlay[]): number =>
  plays.reduce((sum, play) => sum + heardMsOf(play), 0)
