import { anyDay, birthday, newYearsDay } from './calendar.ts'
import { biggestDiscoveryDay } from './discovery.ts'
import { mostDiverseDay } from './diverse.ts'
import { biggestTopGenreDay, mostEnergeticDay, mostUnusualDay } from './genre.ts'
import { biggestMusicDay, biggestTopArtistDay, repeatHeavyDay } from './music.ts'
import { mostNostalgicDay } from './nostalgia.ts'
import type { StoryPlan } from './plan.ts'
import { biggestPodcastDay, biggestTopPodcastDay } from './podcast.ts'

const plans: Readonly<Record<string, StoryPlan>> = {
  'biggest-music-day': biggestMusicDay,
  'biggest-podcast-day': biggestPodcastDay,
  'biggest-top-podcast-day': biggestTopPodcastDay,
  'biggest-top-artist-day': biggestTopArtistDay,
  'biggest-top-genre-day': biggestTopGenreDay,
  'most-nostalgic-day': mostNostalgicDay,
  'most-unusual-day': mostUnusualDay,
  'most-diverse-day': mostDiverseDay,
  'most-energetic-day': mostEnergeticDay,
  'biggest-discovery-day': biggestDiscoveryDay,
  'repeat-heavy-day': repeatHeavyDay,
  birthday,
  'new-years-day': newYearsDay,
}

/** The plan of a category. A sentence of `anyDay` is used if the day lacks the facts for all of the plan's. */
export const planFor = (category: string): StoryPlan => plans[category] ?? anyDay
