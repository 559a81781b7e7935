// How a fact is shown to a reader, on the page and in the terminal.
import type { Fact, LogEntry } from '#schemas/index.ts'
import { ordinalText } from './wording.ts'

export interface ShownFact {
  /** Such as "Minutes of music". */
  readonly label: string
  /** Such as "412". */
  readonly value: string
  /** Such as "3.1 times the usual 133; most of the year's days"; empty where there is nothing to add. */
  readonly detail: string
}

export function showFact(fact: Fact): ShownFact {
  const label = labels[fact.kind] ?? sentenceCase(fact.kind.replaceAll('-', ' '))
  const details = [subjectOf(fact), usualOf(fact), rankOf(fact), coverageOf(fact)]
  return { label, value: shownValue(fact), detail: details.filter(Boolean).join('; ') }
}

/** What a line of a day's log repeats, and what in it was never heard before: none, or some words for each. */
export const logMarks = ({ nth, plays, isNewArtist, isNewTrack }: LogEntry): string[] => {
  const again = plays > 1 ? `plays ${nth} to ${nth + plays - 1} that day` : `play ${nth} that day`
  return [
    ...(nth > 1 ? [again] : []),
    ...(isNewArtist ? ['artist never heard before'] : []),
    ...(isNewTrack && !isNewArtist ? ['track never heard before'] : []),
  ]
}

const labels: Readonly<Record<string, string>> = {
  date: 'Date',
  weekday: 'Weekday',
  minutes: 'Minutes heard',
  'music-minutes': 'Minutes of music',
  'podcast-minutes': 'Minutes of podcasts',
  tracks: 'Track plays',
  'distinct-tracks': 'Different tracks',
  repeats: 'Repeated plays',
  episodes: 'Episodes',
  shows: 'Shows',
  artists: 'Artists',
  'top-artist': 'Top artist',
  'top-artist-minutes': 'Minutes of the top artist',
  'top-artist-plays': 'Plays of the top artist',
  'top-artist-share': "Top artist's share of the music",
  artist: 'Also heard',
  'artist-plays': 'Plays',
  'top-track': 'Most played track',
  'top-track-plays': 'Plays of that track',
  track: 'Also played',
  'top-show': 'Top show',
  'top-show-minutes': 'Minutes of the top show',
  'top-show-episodes': 'Episodes of the top show',
  episode: 'Episode',
  'top-genre': 'Top genre',
  'top-genre-minutes': 'Minutes of the top genre',
  genre: 'Also of the genre',
  genres: 'Genres',
  'genre-known-minutes': 'Minutes of music with a known genre',
  'taste-distance': "Distance from the year's taste, of 100",
  'release-year': 'Half of the music came out by',
  'top-decade': 'Most of it from',
  'top-decade-share': 'Share of that decade',
  'dated-minutes': 'Minutes of music with a known year of release',
  energy: 'Energy of the music, of 100',
  'energy-known-minutes': 'Minutes of music with a known energy',
  'new-artists': 'Artists heard for the first time',
  'new-artist': 'First heard this day',
  'new-track': 'First played this day',
  'history-days': 'Days of history before',
  'first-play-at': 'First play began',
  'last-play-at': 'Last play ended',
  sessions: 'Sessions',
  'longest-session-minutes': 'Longest session, in minutes',
  'times-usual': 'Times the usual minutes',
  holiday: 'The day is',
  zone: 'Time zone',
  'shared-with': 'Shares its place with',
  'year-minutes': 'Minutes in the year',
  'year-days': 'Days with plays',
  'year-tracks': 'Track plays in the year',
  'year-podcast-minutes': 'Minutes of podcasts in the year',
}

function shownValue({ value, unit }: Fact): string {
  if (unit === 'year') return `${value}`
  if (typeof value === 'number') {
    const rounded = Math.round(value * 10) / 10
    return `${rounded.toLocaleString('en-GB')}${unit === 'share' ? ' %' : ''}`
  }
  return unit === 'date' && /^\d{8}$/.test(value)
    ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
    : value
}

/** A track's subject is its artist, a count's the name that it counts. */
const subjectOf = ({ subject, kind, unit }: Fact): string => {
  if (subject === null) return ''
  if (kind === 'episode') return `of ${subject}`
  return unit === 'name' ? `by ${subject}` : subject
}

function usualOf({ value, usual, unit }: Fact): string {
  if (usual === null || typeof value !== 'number') return ''
  if (unit === 'year' || unit === 'points') return `usually ${usual}`
  const known = `the usual ${Math.round(usual * 10) / 10}`
  if (usual <= 0 || value === usual) return known
  return `${(value / usual).toFixed(1)} times ${known}`
}

function rankOf({ rank, kind, coverage }: Fact): string {
  if (rank === null) return ''
  if (kind === 'release-year')
    return `${rank === 1 ? 'the' : ordinalText(rank)} earliest of the year's days with enough known music`
  if (coverage !== null)
    return `${rank === 1 ? 'the' : ordinalText(rank)} most of the year's days with enough known music`
  return rank === 1
    ? 'the most of any day of the year'
    : `${ordinalText(rank)} most of any day of the year`
}

const coverageOf = ({ coverage }: Fact): string =>
  coverage === null ? '' : `known of ${Math.round(coverage * 100)} % of the music`

const sentenceCase = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
