// The vocabulary of facts. Heuristics computes them (facts/day.ts), prompts show them, the check holds
// every sentence against them. A fact's id is `<kind>` or `<kind>:<n>` where a day has several.
import type { Fact } from '#schemas/index.ts'

/** What each kind of fact states. `subject` is the name that a number is bound to. */
export const factKinds = {
  date: 'the day, YYYYMMDD; unit date',
  weekday: 'English weekday of the day; unit weekday',
  minutes: 'minutes heard in all plays of 30 s and more; ranked, with usual; unit minutes',
  'music-minutes': 'the same for tracks; ranked, with usual; unit minutes',
  'podcast-minutes': 'the same for episodes; ranked, with usual; unit minutes',
  tracks: 'track plays of 30 s and more, repeats counted; ranked, with usual; unit plays',
  'distinct-tracks': 'distinct tracks among them; unit tracks',
  repeats: 'track plays minus distinct tracks; ranked, with usual; unit plays',
  episodes: 'distinct episodes played; ranked, with usual; unit episodes',
  shows: 'distinct shows; unit shows',
  artists: 'distinct artists; ranked, with usual; unit artists',
  'top-artist':
    'the artist with most minutes, or most plays where lengths are not known; unit name',
  'top-artist-minutes': 'minutes of that artist, its subject; ranked, with usual; unit minutes',
  'top-artist-plays':
    'plays of that artist, its subject; ranked, with usual where lengths are not known; unit plays',
  'top-artist-share': 'share of the music minutes, 0 to 100; subject the artist; unit share',
  artist: 'a further artist heard, most heard first (artist:2 ...); unit name',
  'artist-plays': 'plays of that artist, its subject; same number; unit plays',
  'top-track': 'the track played most; subject its artist; unit name',
  'top-track-plays': 'plays of that track, its subject; unit plays',
  track: 'a further track, most played first (track:2 ...); subject its artist; unit name',
  'top-show': 'the show with most minutes; unit name',
  'top-show-minutes': 'minutes of that show, its subject; ranked, with usual; unit minutes',
  'top-show-episodes': 'distinct episodes of that show, its subject; unit episodes',
  episode: 'an episode heard (episode:1 ...), longest first; subject its show; unit name',
  'new-artists': 'artists never heard before this day; ranked, with usual; unit artists',
  'new-artist': 'such an artist, most heard first (new-artist:1 ...); unit name',
  'new-track':
    'a track never heard before, most played first (new-track:1 ...); subject its artist; unit name',
  'top-genre': 'the genre with most minutes, of artists that the catalogue knows; unit name',
  'top-genre-minutes':
    'minutes by artists of that genre, its subject; ranked, with usual; unit minutes',
  genre: 'a further genre, most heard first (genre:2 ...); unit name',
  genres: 'distinct genres; ranked where enough is known; unit genres',
  'genre-known-minutes': 'minutes of music whose genre is known; unit minutes',
  'taste-distance':
    'how far its genres lie from those of the year, 0 to 100; ranked, with usual; unit points',
  'release-year':
    'half of the dated music, by time, came out in that year or before; rank 1 is the earliest of the days with enough dated music; with usual; unit year',
  'top-decade': 'the decade, such as 1980s, of most of the dated music; unit name',
  'top-decade-share': 'its share of the dated music, 0 to 100; subject the decade; unit share',
  'dated-minutes': 'minutes of music whose year of release is known; unit minutes',
  energy: 'mean energy of the music where it is known, 0 to 100; ranked, with usual; unit points',
  'energy-known-minutes': 'minutes of music whose energy is known; unit minutes',
  'history-days': 'days between the first play known and this day; unit days',
  'first-play-at': 'local clock time HH:MM at which the first play began; unit clock',
  'last-play-at': 'local clock time HH:MM at which the last play ended; unit clock',
  sessions: 'sessions, split by pauses of 30 minutes and more; unit times',
  'longest-session-minutes': 'minutes from start to end of the longest session; unit minutes',
  'times-usual': 'the minutes of the day divided by the usual, one decimal; unit times',
  holiday: "birthday or New Year's Day, where the day is one; unit name",
  zone: 'a zone that the clock times of the day are in, in order (zone:1 ...), where it is not home all day; unit zone',
  'shared-with':
    'a day that shares the first place of the category with this one (shared-with:1 ...), YYYYMMDD; unit date',
  'year-minutes': 'minutes of the whole year so far; unit minutes',
  'year-days': 'days of the year with plays; unit days',
  'year-tracks': 'track plays of the whole year so far, repeats counted; unit plays',
  'year-podcast-minutes': 'minutes of episodes in the whole year so far; unit minutes',
} as const

export type FactKind = keyof typeof factKinds

/** The fact with `id`, if the day has it. */
export const factById = (facts: readonly Fact[], id: string): Fact | undefined =>
  facts.find((fact) => fact.id === id)
