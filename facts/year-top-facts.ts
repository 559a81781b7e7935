// What a day has of the year's top artist, show and genre; nothing of one that was not heard on it.
import type { Fact } from '#schemas/index.ts'
import { newFact as fact, minutesOf } from './new-fact.ts'
import type { RankOf } from './rank.ts'
import { isCovered, type Year, type YearDay } from './year.ts'
import type { YearTop } from './year-tops.ts'

export function yearTopFacts({ tops }: Year, day: YearDay, ranked: RankOf): Fact[] {
  const { artistMs, artistPlays, showMs, genreMs } = day.ofYearTops
  const coverage = coverageOf(tops.genreCoverage)
  const ofDay = coverageOf(day.genreKnownMs / day.musicMs)
  const minutes = (kind: TopMinutes, top: YearTop, ms: number, more: Partial<Fact> = {}) =>
    fact(kind, minutesOf(ms), 'minutes', { subject: top.name, ...more, ...ranked(kind) })
  return [
    ...(tops.artist && artistPlays > 0
      ? [
          fact('year-top-artist', tops.artist.name, 'name'),
          day.isTimed
            ? minutes('year-top-artist-minutes', tops.artist, artistMs)
            : fact('year-top-artist-plays', artistPlays, 'plays', {
                subject: tops.artist.name,
                ...ranked('year-top-artist-plays'),
              }),
          ...(day.isTimed ? [share('year-top-artist-share', tops.artist)] : []),
        ]
      : []),
    ...(tops.show && showMs > 0
      ? [
          fact('year-top-show', tops.show.name, 'name'),
          minutes('year-top-show-minutes', tops.show, showMs),
          share('year-top-show-share', tops.show),
        ]
      : []),
    ...(tops.genre && genreMs > 0 && isCovered(day.genreKnownMs, day)
      ? [
          fact('year-top-genre', tops.genre.name, 'name', { coverage }),
          minutes('year-top-genre-minutes', tops.genre, genreMs, { coverage: ofDay }),
          share('year-top-genre-share', tops.genre, coverage),
        ]
      : []),
  ]
}

type TopMinutes = 'year-top-artist-minutes' | 'year-top-show-minutes' | 'year-top-genre-minutes'
type TopShare = 'year-top-artist-share' | 'year-top-show-share' | 'year-top-genre-share'

const share = (kind: TopShare, { name, share }: YearTop, coverage: number | null = null): Fact =>
  fact(kind, Math.round(share * 100), 'share', { subject: name, coverage })

/** To a hundredth, and whole only where all of it is known. */
const coverageOf = (share: number): number => Math.floor(share * 100) / 100
