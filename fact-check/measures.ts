// What the facts allow a text to count: each numeric fact as it is, its usual value, and the few sums
// that a reader makes without thinking (times the usual, more than the usual, share of the day).
import type { Fact } from '#schemas/index.ts'
import { nameKey } from './normalise.ts'
import type { Scope, Unit } from './words/units.ts'

export type Role = 'value' | 'usual' | 'difference' | 'ratio' | 'share'

export interface MeasureClaim {
  readonly fact: Fact
  readonly role: Role
  readonly units: readonly Unit[]
  readonly value: number
  /** Key of the name it counts; null for the day. */
  readonly subject: string | null
  readonly scope: Scope | null
}

interface Shape {
  readonly units: readonly Unit[]
  readonly scope: Scope | null
}

const shape = (units: readonly Unit[], scope: Scope | null = null): Shape => ({ units, scope })

const shapes: Readonly<Record<string, Shape>> = {
  minutes: shape(['minutes']),
  'music-minutes': shape(['minutes'], 'music'),
  'podcast-minutes': shape(['minutes'], 'podcast'),
  tracks: shape(['plays', 'tracks'], 'music'),
  'distinct-tracks': shape(['tracks'], 'distinct'),
  repeats: shape(['repeats', 'plays', 'times']),
  episodes: shape(['episodes']),
  shows: shape(['shows']),
  artists: shape(['artists']),
  'top-artist-minutes': shape(['minutes']),
  'top-artist-plays': shape(['plays', 'tracks', 'times']),
  'artist-plays': shape(['plays', 'tracks', 'times']),
  'top-track-plays': shape(['plays', 'times']),
  'top-show-minutes': shape(['minutes']),
  'top-show-episodes': shape(['episodes']),
  'new-artists': shape(['artists'], 'new'),
  'top-genre-minutes': shape(['minutes']),
  genres: shape(['genres']),
  'history-days': shape(['days'], 'history'),
  sessions: shape(['sessions', 'times']),
  'longest-session-minutes': shape(['minutes'], 'session'),
  'year-minutes': shape(['minutes'], 'year'),
  'year-days': shape(['days'], 'year'),
}

const unitsByName: Readonly<Record<string, Unit>> = {
  minutes: 'minutes',
  plays: 'plays',
  tracks: 'tracks',
  episodes: 'episodes',
  artists: 'artists',
  shows: 'shows',
  genres: 'genres',
  days: 'days',
}

/** How much was known is shown beside a story, and points of a scale mean nothing in one; a year is a date. */
const untold = new Set([
  'genre-known-minutes',
  'dated-minutes',
  'energy-known-minutes',
  'taste-distance',
  'energy',
  'release-year',
])

export function measure(facts: readonly Fact[]): readonly MeasureClaim[] {
  const measures = facts.flatMap(measuresOf)
  return [...measures, ...shares(measures)]
}

function measuresOf(fact: Fact): MeasureClaim[] {
  const { value, usual } = fact
  if (typeof value !== 'number' || untold.has(fact.kind)) return []
  const subject = fact.subject === null ? null : nameKey(fact.subject)
  if (fact.kind === 'times-usual') {
    return [{ fact, role: 'ratio', units: ['minutes'], value, subject, scope: null }]
  }
  if (fact.unit === 'share') {
    return [{ fact, role: 'share', units: [], value, subject, scope: null }]
  }
  const unit = unitsByName[fact.unit]
  const known = shapes[fact.kind] ?? shape(unit ? [unit] : [])
  const base = { fact, ...known, subject }
  const measures: MeasureClaim[] = [{ ...base, role: 'value', value }]
  if (usual !== null) measures.push({ ...base, role: 'usual', value: usual })
  if (usual !== null && usual > 0) {
    measures.push({ ...base, role: 'ratio', value: value / usual })
    measures.push({ ...base, role: 'difference', value: Math.abs(value - usual) })
  }
  return measures
}

/** Of the day's minutes: what music, podcasts and one show took. An artist's share is a fact of its own. */
function* shares(measures: readonly MeasureClaim[]): Generator<MeasureClaim> {
  const values = measures.filter(({ role }) => role === 'value')
  const total = (kind: string) => values.find(({ fact }) => fact.kind === kind)?.value ?? 0
  const day = total('minutes')
  const podcasts = total('podcast-minutes')
  for (const part of values) {
    const { kind } = part.fact
    const wholes =
      kind === 'top-show-minutes'
        ? [day, podcasts]
        : kind === 'music-minutes' || kind === 'podcast-minutes'
          ? [day]
          : []
    for (const whole of wholes) {
      if (whole <= 0) continue
      yield { ...part, role: 'share', value: (100 * part.value) / whole }
    }
  }
}
