// Facts that rest on a catalogue. Each carries how much of the day's music it could see; below a floor, none is made.

import type { Fact, Play } from '#schemas/index.ts'
import { type Catalogue, COVERAGE_MIN, KNOWN_MS_MIN, noCatalogue } from './catalogue.ts'
import { heardMsOf } from './heard-play.ts'
import { newFact as fact, minutesOf } from './new-fact.ts'
import type { RankOf } from './rank.ts'
import { type Sound, soundOf } from './sound.ts'
import type { Year } from './year.ts'

/** How many further genres are named. */
const GENRES_MAX = 5

interface SoundMaterial {
  readonly date: string
  readonly plays: readonly Play[]
  readonly catalogue?: Catalogue
  readonly year: Year
}

export function soundFacts(
  { date, plays, catalogue = noCatalogue, year }: SoundMaterial,
  ranked: RankOf,
): Fact[] {
  const sound = soundOf(plays, catalogue)
  const musicMs = plays.reduce(
    (sum, play) => (play.kind === 'track' ? sum + heardMsOf(play) : sum),
    0,
  )
  const ofKnown = (knownMs: number, facts: (coverage: number) => Fact[]): Fact[] => {
    if (knownMs < KNOWN_MS_MIN || knownMs < COVERAGE_MIN * musicMs) return []
    // To a hundredth, and whole only where all of it is known.
    return facts(Math.floor((knownMs / musicMs) * 100) / 100)
  }
  return [
    ...ofKnown(sound.genreKnownMs, (coverage) => [
      ...genreFacts(sound, coverage, ranked),
      ...distanceFacts(year, date, coverage, ranked),
    ]),
    ...ofKnown(sound.datedMs, (coverage) => yearFacts(sound, coverage, ranked, date)),
    ...ofKnown(sound.energyKnownMs, (coverage) => energyFacts(sound, coverage, ranked)),
  ]
}

function genreFacts({ genres, genreKnownMs }: Sound, coverage: number, ranked: RankOf) {
  const [top, ...further] = genres
  if (!top) return []
  const isAlone = top.playedMs > (further[0]?.playedMs ?? 0)
  return [
    ...(isAlone
      ? [
          fact('top-genre', top.name, 'name', { coverage }),
          fact('top-genre-minutes', minutesOf(top.playedMs), 'minutes', {
            subject: top.name,
            coverage,
            ...ranked('top-genre-minutes'),
          }),
        ]
      : []),
    ...(isAlone ? further : genres)
      .slice(0, GENRES_MAX - 1)
      .map(({ name }, index) =>
        fact('genre', name, 'name', { n: index + (isAlone ? 2 : 1), coverage }),
      ),
    fact('genres', genres.length, 'genres', { coverage }),
    fact('genre-known-minutes', minutesOf(genreKnownMs), 'minutes', { coverage }),
  ]
}

function distanceFacts(year: Year, date: string, coverage: number, ranked: RankOf): Fact[] {
  const distance = year.days.find((day) => day.date === date)?.tasteDistance ?? null
  if (distance === null) return []
  const value = Math.round(distance * 100)
  return [fact('taste-distance', value, 'points', { coverage, ...ranked('taste-distance') })]
}

function yearFacts(
  { releaseYear, decades, datedMs }: Sound,
  coverage: number,
  ranked: RankOf,
  date: string,
): Fact[] {
  const [top, second] = decades
  if (!top || releaseYear === undefined) return []
  const { rank, usual } = ranked('music-age')
  const usualYear = usual === null ? null : Number(date.slice(0, 4)) - usual
  const share = Math.round((top.playedMs / datedMs) * 100)
  return [
    fact('release-year', releaseYear, 'year', { coverage, rank, usual: usualYear }),
    ...(top.playedMs > (second?.playedMs ?? 0)
      ? [
          fact('top-decade', top.name, 'name', { coverage }),
          fact('top-decade-share', share, 'share', { subject: top.name, coverage }),
        ]
      : []),
    fact('dated-minutes', minutesOf(datedMs), 'minutes', { coverage }),
  ]
}

function energyFacts({ energy, energyKnownMs }: Sound, coverage: number, ranked: RankOf) {
  const { rank, usual } = ranked('energy')
  return [
    fact('energy', Math.round((energy ?? 0) * 100), 'points', {
      coverage,
      rank,
      usual,
    }),
    fact('energy-known-minutes', minutesOf(energyKnownMs), 'minutes', { coverage }),
  ]
}
