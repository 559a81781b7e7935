import { type Category, isCategory } from '#schemas/categories.ts'
import { biggestDiscoveryDay } from './biggest-discovery-day.ts'
import { biggestMusicDay } from './biggest-music-day.ts'
import { biggestPodcastDay } from './biggest-podcast-day.ts'
import { biggestTopArtistDay } from './biggest-top-artist-day.ts'
import { biggestTopGenreDay } from './biggest-top-genre-day.ts'
import { biggestTopPodcastDay } from './biggest-top-podcast-day.ts'
import { birthday } from './birthday.ts'
import type { CategoryRecord } from './category.ts'
import { mostDiverseDay } from './most-diverse-day.ts'
import { mostEnergeticDay } from './most-energetic-day.ts'
import { mostNostalgicDay } from './most-nostalgic-day.ts'
import { mostUnusualDay } from './most-unusual-day.ts'
import { newYearsDay } from './new-years-day.ts'
import { oneArtistDay } from './one-artist-day.ts'
import { repeatHeavyDay } from './repeat-heavy-day.ts'

/** Everything said of each category, apart from its rule in `services/heuristics/candidates/`. */
export const categories: Readonly<Record<Category, CategoryRecord>> = {
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

/** The record of a category by its name; undefined where a later version wrote the name. */
export const categoryNamed = (name: string): CategoryRecord | undefined =>
  isCategory(name) ? categories[name] : undefined
