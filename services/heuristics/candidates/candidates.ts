import { type Category, categoryNames } from '#schemas/categories.ts'
import { biggestDiscoveryDay } from './biggest-discovery-day.ts'
import { biggestMusicDay } from './biggest-music-day.ts'
import { biggestPodcastDay } from './biggest-podcast-day.ts'
import { biggestTopArtistDay } from './biggest-top-artist-day.ts'
import { biggestTopGenreDay } from './biggest-top-genre-day.ts'
import { biggestTopPodcastDay } from './biggest-top-podcast-day.ts'
import { birthday } from './birthday.ts'
import type { Candidate } from './candidate.ts'
import { mostDiverseDay } from './most-diverse-day.ts'
import { mostEnergeticDay } from './most-energetic-day.ts'
import { mostNostalgicDay } from './most-nostalgic-day.ts'
import { mostUnusualDay } from './most-unusual-day.ts'
import { newYearsDay } from './new-years-day.ts'
import { oneArtistDay } from './one-artist-day.ts'
import { repeatHeavyDay } from './repeat-heavy-day.ts'

const byCategory: Readonly<Record<Category, Candidate>> = {
  'biggest-music-day': biggestMusicDay,
  'biggest-podcast-day': biggestPodcastDay,
  'biggest-top-podcast-day': biggestTopPodcastDay,
  'biggest-discovery-day': biggestDiscoveryDay,
  'biggest-top-artist-day': biggestTopArtistDay,
  'biggest-top-genre-day': biggestTopGenreDay,
  'most-nostalgic-day': mostNostalgicDay,
  'most-unusual-day': mostUnusualDay,
  birthday,
  'one-artist-day': oneArtistDay,
  'repeat-heavy-day': repeatHeavyDay,
  'most-diverse-day': mostDiverseDay,
  'most-energetic-day': mostEnergeticDay,
  'new-years-day': newYearsDay,
}

/** Every candidate, in the order of priority. */
export const candidates: readonly Candidate[] = categoryNames.map((name) => byCategory[name])
