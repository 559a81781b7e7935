import { localTimeOf } from '#facts/local-time.ts'
import { summarise } from '#facts/summary.ts'
import { timelineOf } from '#facts/timeline.ts'
import { yearOf } from '#facts/year.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Play, Timeline } from '#schemas/index.ts'
import { heardOf } from '#services/heuristics/heard.ts'

const hostile = '"><img src=x onerror=alert(1)> & \u202e<script>'
const long = `The ${'Very '.repeat(40)}Long Name`
const joined = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)
const rightToLeft = ['فيروز وأم كلثوم وعبد الحليم حافظ', 'עידן רייכל והפרויקט']

interface OddDay {
  readonly date: string
  readonly zone?: string
  readonly plays: number
  readonly minutes: number
  readonly kind?: Play['kind']
  readonly names: readonly string[]
  readonly isLengthAssumed?: boolean
}

/** Days that a drawing must bear, as a selection describes them. */
const days: Readonly<Record<string, OddDay>> = {
  'one play': { date: '20250105', plays: 1, minutes: 1, names: ['Ann'] },
  '500 plays': { date: '20250112', plays: 500, minutes: 2.4, names: many(90) },
  'podcasts alone': { date: '20250119', plays: 9, minutes: 55, kind: 'episode', names: ['A', 'B'] },
  'no names': { date: '20250126', plays: 40, minutes: 3, names: [''] },
  'long names': { date: '20250202', plays: 40, minutes: 3, names: [long, joined, hostile] },
  'names from right to left': { date: '20250209', plays: 40, minutes: 3, names: rightToLeft },
  '23 hours': { date: '20250330', zone: 'Europe/Berlin', plays: 60, minutes: 20, names: many(8) },
  '25 hours': { date: '20251026', zone: 'Europe/Berlin', plays: 60, minutes: 20, names: many(8) },
  'no lengths': { date: '20250216', plays: 80, minutes: 3, names: many(9), isLengthAssumed: true },
}

export const oddTimelines: readonly {
  readonly what: string
  readonly date: string
  readonly timeline: Timeline
}[] = Object.entries(days).map(([what, day]) => ({
  what,
  date: day.date,
  timeline: timelineOfDay(day),
}))

function many(names: number): readonly string[] {
  return Array.from({ length: names }, (_, index) => `Artist ${index + 1}`)
}

/** Plays one after another, spread over the day, of the names in turn. */
function timelineOfDay({ date, zone = 'UTC', minutes, names, ...day }: OddDay): Timeline {
  const time = localTimeOf(zone)
  const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
  const midnight = Date.parse(`${iso}T00:00:00Z`)
  const fromMs = midnight - time.offsetMsAt(midnight)
  const stepMs = (23 * 60 * MINUTE_MS) / day.plays
  const plays = Array.from({ length: day.plays }, (_, index) => ({
    playId: `${index}`,
    endedAt: Math.round(fromMs + index * stepMs + minutes * MINUTE_MS),
    playedMs: minutes * MINUTE_MS,
    kind: day.kind ?? ('track' as const),
    title: `Title ${index}`,
    creator: names[index % names.length] ?? '',
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: day.isLengthAssumed ?? false,
  }))
  const summaries = [summarise(date, plays, time)]
  const history = { newArtists: [], daysBefore: 0, knownFrom: date, heardOn: () => heardOf(plays) }
  const year = yearOf({ ...history, days: summaries }, 2025)
  return timelineOf({ date, plays, zone, year, birthday: null, isNew: () => false })
}
