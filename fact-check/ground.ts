// What the facts of a day carry, looked up by what a sentence speaks of: a measure, a name, or both.

import type { Category } from '#schemas/categories.ts'
import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { type DayLog, dayLogOf } from './log-ground.ts'
import { indexNames, type Name, type NameIndex } from './names.ts'
import { nameKey } from './normalise.ts'
import { weekdays } from './words/calendar.ts'
import type { Scope, Unit } from './words/units.ts'

/** The day that a text is compared with. */
export interface CheckedDay {
  /** Local date, YYYYMMDD. */
  readonly date: string
  readonly zone?: string
  readonly category: Category
  readonly facts: readonly Fact[]
  /** Only explains a fault: a name that the log has and no fact states is not supported. */
  readonly log: readonly LogEntry[]
  /** ISO 3166 alpha-2, for spelling; null checks none. */
  readonly country: string | null
  /** BCP 47. */
  readonly language: string
}

/** The day as a published report holds it: neither its log nor its country is published. */
export const publishedDay = ({
  date,
  category,
  facts,
}: Pick<CheckedDay, 'date' | 'category' | 'facts'>): CheckedDay => ({
  date,
  category,
  facts,
  log: noLog,
  country: null,
  language: 'en',
})

/** One, so that what is known of facts without a log is worked out once. */
const noLog: readonly LogEntry[] = []

/** Worked out once for title and story. */
export interface Ground {
  readonly day: CheckedDay
  readonly names: NameIndex
  /** Null where the log does not hold every play. */
  readonly log: DayLog | null
  readonly byId: ReadonlyMap<string, Fact>
  /** First and last play, in minutes after midnight. */
  readonly edges: readonly number[]
  /** Those, and when a session or a stretch of one artist began or ended. */
  readonly hours: readonly number[]
  /** The words of the names that facts state, and of those that the log has. */
  readonly words: ReadonlySet<string>
  readonly heard: ReadonlySet<string>
  readonly nameOf: (text: string) => Name | undefined
}

const known = new WeakMap<readonly Fact[], WeakMap<readonly LogEntry[], Ground>>()

export function groundOf(day: CheckedDay): Ground {
  const ofFacts = known.get(day.facts) ?? new WeakMap<readonly LogEntry[], Ground>()
  known.set(day.facts, ofFacts)
  const cached = ofFacts.get(day.log)
  if (cached) return { ...cached, day }
  const ground = { ...indexFacts(day), day }
  ofFacts.set(day.log, ground)
  return ground
}

function indexFacts(day: CheckedDay): Omit<Ground, 'day'> {
  const byId = new Map(day.facts.map((fact) => [fact.id, fact]))
  const edges = ['first-play-at', 'last-play-at'].flatMap((id) => {
    const fact = byId.get(id)
    return fact ? [clockOf(fact)] : []
  })
  const log = dayLogOf(day.log)
  const names = indexNames(
    log
      ? [...day.facts, ...log.statements.filter((each) => !isStated(day.facts, each))]
      : day.facts,
  )
  const byKey = new Map(names.map(({ name }) => [name.key, name]))
  const words = new Set(names.flatMap(({ name }) => wordsIn(name.key)))
  const heard = new Set(
    day.log.flatMap(({ title, creator }) => [
      ...wordsIn(nameKey(title)),
      ...wordsIn(nameKey(creator)),
    ]),
  )
  const hours = [...edges, ...(log ? turnsOf(log) : [])]
  return {
    names,
    log,
    byId,
    edges,
    hours,
    words,
    heard,
    nameOf: (text) => byKey.get(nameKey(text)),
  }
}

const turnsOf = ({ runs, sessions }: DayLog): number[] => [
  ...sessions.flatMap(({ start, end }) => [start % DAY, end % DAY]),
  ...runs.flatMap(({ start, creator }, i) =>
    creator === runs[i - 1]?.creator ? [] : [start % DAY],
  ),
]
const DAY = 1440

/** What facts state is not stated again from the log. */
const isStated = (facts: readonly Fact[], { unit, subject, value }: Fact): boolean =>
  unit === 'name'
    ? facts.some((fact) => fact.unit === 'name' && fact.value === value && fact.subject === subject)
    : facts.some((fact) => fact.unit === unit && fact.subject === subject)

const wordsIn = (key: string): string[] => key.split(/[^\p{L}\p{N}]+/u)

/** Minutes after midnight. */
export function clockOf({ value }: Fact): number {
  const [hour = 0, minute = 0] = String(value).split(':').map(Number)
  return hour * 60 + minute
}

export interface Calendar {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
  /** Lower case, English. */
  readonly weekday: string
}

export function calendarOf(date: string): Calendar {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(4, 6))
  const dayOfMonth = Number(date.slice(6, 8))
  const weekday = weekdays[(new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay() + 6) % 7]
  return { year, month, dayOfMonth, weekday: weekday ?? '' }
}

const kindsByUnit: Readonly<
  Record<Unit, Readonly<Partial<Record<Scope | 'all', readonly FactKind[]>>>>
> = {
  minutes: {
    all: ['minutes'],
    music: ['music-minutes'],
    podcast: ['podcast-minutes'],
    session: ['longest-session-minutes'],
  },
  plays: { all: ['tracks'], music: ['tracks'], repeat: ['repeats'] },
  tracks: { all: ['distinct-tracks'], music: ['distinct-tracks'], distinct: ['distinct-tracks'] },
  artists: { all: ['artists'], distinct: ['artists'], new: ['new-artists'], music: ['artists'] },
  episodes: { all: ['episodes'], podcast: ['episodes'], distinct: ['episodes'] },
  shows: { all: ['shows'], podcast: ['shows'], distinct: ['shows'] },
  sessions: { all: ['sessions'] },
  genres: { all: ['genres'], distinct: ['genres'] },
  days: { all: ['history-days'] },
  times: { repeat: ['repeats'] },
  points: { all: ['energy', 'taste-distance'] },
  share: {},
}

/** The facts of the day that count `unit` in `scope`. */
export function dayFacts({ byId }: Ground, unit: Unit, scope: Scope | 'all'): readonly Fact[] {
  return (kindsByUnit[unit][scope] ?? []).flatMap((kind) => byId.get(kind) ?? [])
}

/** The facts that count `unit` of the name. */
export const nameFacts = (name: Name, unit: Unit): readonly Fact[] =>
  name.counted.filter(
    (fact) => typeof fact.value === 'number' && fact.unit === (unit === 'times' ? 'plays' : unit),
  )

/** What a name of the day is, in the order in which the facts count it: 1 for the most. */
export interface Place {
  readonly group: 'artist' | 'track' | 'show' | 'genre' | 'episode' | 'decade'
  readonly rank: number
  readonly fact: Fact
}

const tops: Readonly<Partial<Record<FactKind, Place['group']>>> = {
  'top-artist': 'artist',
  'top-track': 'track',
  'top-show': 'show',
  'top-genre': 'genre',
  'top-decade': 'decade',
}

export const placesOf = ({ stated }: Name): readonly Place[] =>
  stated.flatMap((fact): Place[] => {
    const top = tops[fact.kind]
    if (top) return [{ group: top, rank: 1, fact }]
    const { kind } = fact
    if (kind !== 'artist' && kind !== 'track' && kind !== 'genre' && kind !== 'episode') return []
    return [{ group: kind, rank: Number(fact.id.split(':')[1] ?? 0), fact }]
  })

/** The top of the day, or of its year: what the two name may differ. */
export const topFact = (
  { byId }: Ground,
  group: Place['group'],
  isOfYear = false,
): Fact | undefined =>
  byId.get(isOfYear ? `year-top-${group}` : group === 'episode' ? 'episode:1' : `top-${group}`)

/** What counts something of the year, not of the day. */
export const isYearShare = ({ kind }: Fact): boolean => /^year-top-.*-share$/.test(kind)

/** Whether the fact names a track or an episode, and its maker. */
export const isWork = ({ kind, subject }: Fact): boolean =>
  /track$|^episode$|^(?:first|last)-play$|^track-in-a-row$/.test(kind) && subject !== null

/** Whether the name is the artist of a track, or the show of an episode. */
export const isMakerOf = (maker: Name, { stated }: Name): readonly Fact[] =>
  stated.filter((fact) => isWork(fact) && nameKey(fact.subject ?? '') === maker.key)
