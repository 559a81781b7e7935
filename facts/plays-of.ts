// The plays of a day that one of its facts came from.

import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact, Play } from '#schemas/index.ts'
import { noCatalogue } from './catalogue.ts'
import type { DayMaterial } from './day-material.ts'
import { isOfDay, wholeOf } from './heard-play.ts'
import { firstPlayOf, longestRow } from './moment-facts.ts'
import { inOrder, longestOf, playStartOf, sessionsOf } from './session.ts'

type Pick = (plays: readonly Play[], fact: Fact, day: DayMaterial) => readonly Play[]

const all: Pick = (plays) => plays
const none: Pick = () => []
const only = (isOf: (play: Play, fact: Fact, day: DayMaterial) => boolean): Pick =>
  function pick(plays, fact, day) {
    return plays.filter((play) => isOf(play, fact, day))
  }

const isTrack = ({ kind }: Play): boolean => kind === 'track'
const isEpisode = ({ kind }: Play): boolean => kind === 'episode'
const music = only(isTrack)
const podcasts = only(isEpisode)
const named = ({ value, subject, unit }: Fact) => (unit === 'name' ? String(value) : subject)
const ofArtist = only((play, fact) => isTrack(play) && play.creator === named(fact))
const ofShow = only((play, fact) => isEpisode(play) && play.creator === named(fact))
const ofTitle = only((play, fact) => play.title === fact.value && play.creator === fact.subject)
const ofGenre = only(
  (play, fact, { catalogue = noCatalogue }) =>
    isTrack(play) && catalogue.genresOf(play.creator).includes(named(fact) ?? ''),
)
const ofKnownGenre = only(
  (play, _fact, { catalogue = noCatalogue }) =>
    isTrack(play) && catalogue.genresOf(play.creator).length > 0,
)
const yearOf = ({ creator, title }: Play, { catalogue = noCatalogue }: DayMaterial) =>
  catalogue.releaseYearOf(creator, title)
const dated = only((play, _fact, day) => isTrack(play) && yearOf(play, day) !== undefined)
const ofDecade = only((play, fact, day) => {
  const year = isTrack(play) ? yearOf(play, day) : undefined
  return year !== undefined && `${year - (year % 10)}s` === named(fact)
})
const withEnergy = only(
  (play, _fact, { catalogue = noCatalogue }) =>
    isTrack(play) && catalogue.energyOf(play.creator, play.title) !== undefined,
)
const isNewArtist = only((play, _fact, day) => isTrack(play) && day.isNew(play.creator))

/** The plays of tracks that were played again, the first of each included. */
const again: Pick = (plays) => {
  const tracks = Map.groupBy(plays.filter(isTrack), ({ creator, title }) => `${creator}\n${title}`)
  return plays.filter(
    (play) => isTrack(play) && (tracks.get(`${play.creator}\n${play.title}`)?.length ?? 0) > 1,
  )
}

const longest: Pick = (plays) => longestOf(sessionsOf(plays))?.plays ?? []

const first: Pick = (plays) => {
  const play = firstPlayOf(plays)
  return play ? [play] : []
}

/** The one that began first. */
const firstOfArtist: Pick = (plays, fact, day) =>
  ofArtist(plays, fact, day)
    .toSorted((a, b) => playStartOf(a) - playStartOf(b))
    .slice(0, 1)

const ofTopTrack: Pick = (plays, fact, day) => {
  const { creator } = plays.find(({ title }) => title === fact.subject) ?? {}
  const top = { ...fact, value: fact.subject ?? '', subject: creator ?? '' }
  return ofTitle(plays.filter(isTrack), top, day)
}

const ofNewTrack: Pick = (plays, fact, day) => ofTitle(plays.filter(isTrack), fact, day)

const picks: Readonly<Record<FactKind, Pick>> = {
  date: none,
  weekday: none,
  holiday: none,
  'history-days': none,
  'shared-with': none,
  zone: all,
  'new-track': ofNewTrack,
  'year-minutes': none,
  'year-days': none,
  'year-tracks': none,
  'year-podcast-minutes': none,
  minutes: all,
  sessions: all,
  'times-usual': all,
  'music-minutes': music,
  tracks: music,
  'distinct-tracks': music,
  artists: music,
  repeats: again,
  'podcast-minutes': podcasts,
  episodes: podcasts,
  shows: podcasts,
  'year-top-artist': ofArtist,
  'year-top-artist-minutes': ofArtist,
  'year-top-artist-plays': ofArtist,
  'year-top-artist-share': ofArtist,
  'year-top-show': ofShow,
  'year-top-show-minutes': ofShow,
  'year-top-show-share': ofShow,
  'year-top-genre': ofGenre,
  'year-top-genre-minutes': ofGenre,
  'year-top-genre-share': ofGenre,
  'top-artist': ofArtist,
  'top-artist-minutes': ofArtist,
  'top-artist-plays': ofArtist,
  'top-artist-share': ofArtist,
  artist: ofArtist,
  'artist-plays': ofArtist,
  'new-artist': ofArtist,
  'new-artists': isNewArtist,
  'top-track': ofTitle,
  'top-track-plays': ofTopTrack,
  track: ofTitle,
  'top-show': ofShow,
  'top-show-minutes': ofShow,
  'top-show-episodes': ofShow,
  episode: ofTitle,
  'first-play-at': first,
  'first-play': first,
  'last-play': (plays) => plays.slice(-1),
  'longest-session-from': longest,
  'longest-session-until': longest,
  'track-in-a-row': (plays) => longestRow(plays) ?? [],
  'track-in-a-row-plays': (plays) => longestRow(plays) ?? [],
  'new-artist-at': firstOfArtist,
  'returning-artist': ofArtist,
  'returning-artist-days': ofArtist,
  'returning-track': ofTitle,
  'returning-track-days': ofTopTrack,
  'last-play-at': (plays) => plays.slice(-1),
  'longest-session-minutes': longest,
  'top-genre': ofGenre,
  'top-genre-minutes': ofGenre,
  genre: ofGenre,
  genres: ofKnownGenre,
  'genre-known-minutes': ofKnownGenre,
  'taste-distance': ofKnownGenre,
  'release-year': dated,
  'top-decade': ofDecade,
  'top-decade-share': ofDecade,
  'dated-minutes': dated,
  energy: withEnergy,
  'energy-known-minutes': withEnergy,
}

const counts = ['plays', 'tracks', 'artists', 'episodes', 'shows']

/**
 * In the order they ended; none where the fact rests on the calendar or on other days. What is no count rests on plays
 * of the next day too, of which a part was heard before midnight.
 */
export function playsOf(fact: Fact, day: DayMaterial): readonly Play[] {
  const plays = counts.includes(fact.unit) ? day.plays.filter(isOfDay) : day.plays
  return picks[fact.kind](inOrder(plays), fact, day).map(wholeOf)
}
