import { biggestDiscoveryDay } from './biggest-discovery-day.ts'
import { biggestMusicDay } from './biggest-music-day.ts'
import { biggestPodcastDay } from './biggest-podcast-day.ts'
import { biggestTopArtistDay } from './biggest-top-artist-day.ts'
import { birthday } from './birthday.ts'
import type { Candidate } from './candidate.ts'
import { newYearsDay } from './new-years-day.ts'
import { repeatHeavyDay } from './repeat-heavy-day.ts'

/** Every candidate, in the order of its priority. */
export const candidates: readonly Candidate[] = [
  biggestMusicDay,
  biggestPodcastDay,
  biggestDiscoveryDay,
  biggestTopArtistDay,
  birthday,
  repeatHeavyDay,
  newYearsDay,
]
