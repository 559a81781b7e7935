// The distance of a day's taste from that of its year: the mean distance from a minute of the one to a
// minute of the other, 0 to 1.
import type { DaySummary } from '#schemas/index.ts'
import type { Catalogue } from './catalogue.ts'
import { type TasteShare, unpackTaste } from './sound.ts'

/** By date, of every day that has a taste. */
export function tasteDistances(
  days: readonly DaySummary[],
  catalogue: Catalogue,
): ReadonlyMap<string, number> {
  const tastes = days.flatMap((day): [DaySummary, TasteShare[]][] =>
    day.taste.length > 0 ? [[day, unpackTaste(day.taste)]] : [],
  )
  const year = new Map<number, number>()
  let knownMs = 0
  for (const [{ genreKnownMs }, taste] of tastes) {
    knownMs += genreKnownMs
    for (const [genre, share] of taste) {
      year.set(genre, (year.get(genre) ?? 0) + share * genreKnownMs)
    }
  }
  const toYear = new Map(
    [...year.keys()].map((genre) => [genre, meanDistance(genre, year, knownMs, catalogue)]),
  )
  return new Map(
    tastes.map(([{ date }, taste]) => [
      date,
      taste.reduce((sum, [genre, share]) => sum + share * (toYear.get(genre) ?? 0), 0),
    ]),
  )
}

/** From one genre to those of the year, by their time. */
function meanDistance(
  genre: number,
  year: ReadonlyMap<number, number>,
  knownMs: number,
  { genres, distance }: Catalogue,
): number {
  const name = genres[genre] ?? ''
  let sum = 0
  for (const [other, ms] of year) sum += ms * distance(name, genres[other] ?? '')
  return knownMs > 0 ? sum / knownMs : 0
}
