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
import { repeatHeavyDay } from './repeat-heavy-day.ts'

/** Every candidate, in the order of its priority. */
export const candidates: readonly Candidate[] = [
  biggestMusicDay,
  biggestPodcastDay,
  biggestTopPodcastDay,
  biggestDiscoveryDay,
  biggestTopArtistDay,
  biggestTopGenreDay,
  mostNostalgicDay,
  mostUnusualDay,
  birthday,
  repeatHeavyDay,
  mostDiverseDay,
  mostEnergeticDay,
  newYearsDay,
]
