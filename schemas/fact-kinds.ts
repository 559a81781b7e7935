// The closed list behind the field `kind` of a fact. Heuristics computes facts (`facts/day.ts`), prompts show them, and
// the check compares every sentence with them. A fact's id is `<kind>`, or `<kind>:<n>` where a day has several.

import { momentKinds } from './moment-kinds.ts'

/** How a reader sees each kind of fact, and what it states. `subject` is the name that a number is bound to. */
export const factKinds = {
  date: {
    label: 'Date',
    states: 'the day, YYYYMMDD; unit date',
  },
  weekday: {
    label: 'Weekday',
    states: 'English weekday of the day; unit weekday',
  },
  minutes: {
    label: 'Minutes heard',
    states: 'minutes heard in all plays of 30 s and more; ranked, with usual; unit minutes',
  },
  'music-minutes': {
    label: 'Minutes of music',
    states: 'the same for tracks; ranked, with usual; unit minutes',
  },
  'podcast-minutes': {
    label: 'Minutes of podcasts',
    states: 'the same for episodes; ranked, with usual; unit minutes',
  },
  tracks: {
    label: 'Track plays',
    states: 'track plays of 30 s and more, repeats counted; ranked, with usual; unit plays',
  },
  'distinct-tracks': {
    label: 'Different tracks',
    states: 'distinct tracks among them; unit tracks',
  },
  repeats: {
    label: 'Repeated plays',
    states: 'track plays minus distinct tracks; ranked, with usual; unit plays',
  },
  episodes: {
    label: 'Episodes',
    states: 'distinct episodes played; ranked, with usual; unit episodes',
  },
  shows: {
    label: 'Shows',
    states: 'distinct shows; unit shows',
  },
  artists: {
    label: 'Artists',
    states: 'distinct artists; ranked, with usual; unit artists',
  },
  'top-artist': {
    label: 'Top artist',
    states: 'the artist with most minutes, or most plays where lengths are not known; unit name',
  },
  'top-artist-minutes': {
    label: 'Minutes of the top artist',
    states: 'minutes of that artist, its subject; ranked, with usual; unit minutes',
  },
  'top-artist-plays': {
    label: 'Plays of the top artist',
    states:
      'plays of that artist, its subject; ranked, with usual where lengths are not known; unit plays',
  },
  'top-artist-share': {
    label: "Top artist's share of the music",
    states: 'share of the music minutes, 0 to 100; subject the artist; unit share',
  },
  artist: {
    label: 'Also heard',
    states: 'a further artist heard, most heard first (artist:2 ...); unit name',
  },
  'artist-plays': {
    label: 'Plays',
    states: 'plays of that artist, its subject; same number; unit plays',
  },
  'top-track': {
    label: 'Most played track',
    states: 'the track played most; subject its artist; unit name',
  },
  'top-track-plays': {
    label: 'Plays of that track',
    states: 'plays of that track, its subject; unit plays',
  },
  track: {
    label: 'Also played',
    states: 'a further track, most played first (track:2 ...); subject its artist; unit name',
  },
  'top-show': {
    label: 'Top show',
    states: 'the show with most minutes; unit name',
  },
  'top-show-minutes': {
    label: 'Minutes of the top show',
    states: 'minutes of that show, its subject; ranked, with usual; unit minutes',
  },
  'top-show-episodes': {
    label: 'Episodes of the top show',
    states: 'distinct episodes of that show, its subject; unit episodes',
  },
  episode: {
    label: 'Episode',
    states: 'an episode heard (episode:1 ...), longest first; subject its show; unit name',
  },
  'new-artists': {
    label: 'Artists heard for the first time',
    states: 'artists never heard before this day; ranked, with usual; unit artists',
  },
  'new-artist': {
    label: 'First heard this day',
    states: 'such an artist, most heard first (new-artist:1 ...); unit name',
  },
  'new-track': {
    label: 'First played this day',
    states:
      'a track never heard before, most played first (new-track:1 ...); subject its artist; unit name',
  },
  'top-genre': {
    label: 'Top genre',
    states: 'the genre with most minutes, of artists that the catalogue knows; unit name',
  },
  'top-genre-minutes': {
    label: 'Minutes of the top genre',
    states: 'minutes by artists of that genre, its subject; ranked, with usual; unit minutes',
  },
  genre: {
    label: 'Also of the genre',
    states: 'a further genre, most heard first (genre:2 ...); unit name',
  },
  genres: {
    label: 'Genres',
    states: 'distinct genres; ranked where enough is known; unit genres',
  },
  'genre-known-minutes': {
    label: 'Minutes of music with a known genre',
    states: 'minutes of music whose genre is known; unit minutes',
  },
  'taste-distance': {
    label: "Distance from the year's taste, of 100",
    states:
      'how far its genres lie from those of the year, 0 to 100; ranked, with usual; unit points',
  },
  'release-year': {
    label: 'Half of the music came out by',
    states:
      'half of the dated music, by time, came out in that year or before; rank 1 is the earliest of the days with enough dated music; with usual; unit year',
  },
  'top-decade': {
    label: 'Most of it from',
    states: 'the decade, such as 1980s, of most of the dated music; unit name',
  },
  'top-decade-share': {
    label: 'Share of that decade',
    states: 'its share of the dated music, 0 to 100; subject the decade; unit share',
  },
  'dated-minutes': {
    label: 'Minutes of music with a known year of release',
    states: 'minutes of music whose year of release is known; unit minutes',
  },
  energy: {
    label: 'Energy of the music, of 100',
    states: 'mean energy of the music where it is known, 0 to 100; ranked, with usual; unit points',
  },
  'energy-known-minutes': {
    label: 'Minutes of music with a known energy',
    states: 'minutes of music whose energy is known; unit minutes',
  },
  'history-days': {
    label: 'Days of history before',
    states: 'days between the first play known and this day; unit days',
  },
  'first-play-at': {
    label: 'First play began',
    states: 'local clock time HH:MM at which the first play began; unit clock',
  },
  'last-play-at': {
    label: 'Last play ended',
    states: 'local clock time HH:MM at which the last play ended; unit clock',
  },
  ...momentKinds,
  sessions: {
    label: 'Sessions',
    states: 'sessions, split by pauses of 30 minutes and more; unit times',
  },
  'longest-session-minutes': {
    label: 'Longest session, in minutes',
    states: 'minutes from start to end of the longest session; unit minutes',
  },
  'times-usual': {
    label: 'Times the usual minutes',
    states: 'the minutes of the day divided by the usual, one decimal; unit times',
  },
  holiday: {
    label: 'The day is',
    states: "birthday or New Year's Day, where the day is one; unit name",
  },
  zone: {
    label: 'Time zone',
    states:
      'a zone that the clock times of the day are in, in order (zone:1 ...), where it is not home all day; unit zone',
  },
  'shared-with': {
    label: 'Shares its place with',
    states:
      'a day that shares the first place of the category with this one (shared-with:1 ...), YYYYMMDD; unit date',
  },
  'year-top-artist': {
    label: 'Top artist of the year',
    states:
      'the artist with most minutes in the year so far, or most plays where lengths are not known, if the day has any of it; unit name',
  },
  'year-top-artist-minutes': {
    label: 'Minutes of the top artist of the year',
    states: 'minutes of the day by that artist, its subject; ranked, with usual; unit minutes',
  },
  'year-top-artist-plays': {
    label: 'Plays of the top artist of the year',
    states:
      'plays of the day by that artist, its subject, where lengths are not known; ranked, with usual; unit plays',
  },
  'year-top-artist-share': {
    label: 'Share of the year of that artist',
    states: 'its share of the music of the year so far, 0 to 100; subject the artist; unit share',
  },
  'year-top-show': {
    label: 'Top show of the year',
    states: 'the show with most minutes in the year so far, if the day has any of it; unit name',
  },
  'year-top-show-minutes': {
    label: 'Minutes of the top show of the year',
    states: 'minutes of the day by that show, its subject; ranked, with usual; unit minutes',
  },
  'year-top-show-share': {
    label: 'Share of the year of that show',
    states: 'its share of the podcasts of the year so far, 0 to 100; subject the show; unit share',
  },
  'year-top-genre': {
    label: 'Top genre of the year',
    states: 'the genre with most minutes in the year so far, if the day has any of it; unit name',
  },
  'year-top-genre-minutes': {
    label: 'Minutes of the top genre of the year',
    states: 'minutes of the day by that genre, its subject; ranked, with usual; unit minutes',
  },
  'year-top-genre-share': {
    label: 'Share of the year of that genre',
    states:
      'its share of the music with a known genre of the year so far, 0 to 100; subject the genre; unit share',
  },
  'year-minutes': {
    label: 'Minutes in the year',
    states: 'minutes of the whole year so far; unit minutes',
  },
  'year-days': {
    label: 'Days with plays',
    states: 'days of the year with plays; unit days',
  },
  'year-tracks': {
    label: 'Track plays in the year',
    states: 'track plays of the whole year so far, repeats counted; unit plays',
  },
  'year-podcast-minutes': {
    label: 'Minutes of podcasts in the year',
    states: 'minutes of episodes in the whole year so far; unit minutes',
  },
} as const

export type FactKind = keyof typeof factKinds

export const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(factKinds, kind)
