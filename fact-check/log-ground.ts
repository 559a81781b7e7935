// What a log shows beside the facts, where it holds every play of its day: how much of each name was heard, in which
// stretches, and how much within a part of the day. A shortened log shows nothing.
import type { FactKind } from '#schemas/fact-kinds.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { nameKey } from './normalise.ts'

/** Consecutive plays of one thing. Times are minutes after midnight, past 1440 where the day goes on after it. */
export interface LogRun {
  readonly start: number
  readonly end: number
  readonly isTrack: boolean
  /** As names are compared. */
  readonly title: string
  readonly creator: string
  readonly plays: number
  readonly minutes: number
}

/** One play of a run; where it began and how long it was heard are shares of the run's. */
export interface LogPlay extends Omit<LogRun, 'plays'> {
  readonly session: number
  /** By an artist, or of a track, that was never heard before the day. */
  readonly isNewArtist: boolean
  readonly isNewTrack: boolean
  /** Of a title that was heard before on the day. */
  readonly isRepeat: boolean
}

export interface DayLog {
  readonly runs: readonly LogRun[]
  /** In order. */
  readonly plays: readonly LogPlay[]
  readonly sessions: readonly { readonly start: number; readonly end: number }[]
  /** Statements about names, in the form of facts; their ids are those of no fact. */
  readonly statements: readonly Fact[]
}

const clockOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}

/** Null where plays are missing from it, or something on it is a part of a play that counts on the next day. */
export function dayLogOf(log: readonly LogEntry[]): DayLog | null {
  const isSession = ({ kind }: LogEntry) => kind === 'session'
  const sum = (entries: readonly LogEntry[]) => entries.reduce((all, { plays }) => all + plays, 0)
  const entries = log.filter((entry) => !isSession(entry))
  const headers = log.filter(isSession)
  if (entries.length === 0 || headers.length === 0 || sum(headers) !== sum(entries)) return null
  if (entries.some(({ plays }) => plays === 0)) return null
  const later = (from: number, text: string) =>
    clockOf(text) + (clockOf(text) < from - 720 ? 1440 : 0)
  const first = clockOf(headers[0]?.startedAt ?? '')
  const edges = ({ startedAt, endedAt }: LogEntry) => ({
    start: later(first, startedAt),
    end: later(first, endedAt),
  })
  const runs = entries.map((entry) => ({
    ...edges(entry),
    isTrack: entry.kind === 'track',
    title: nameKey(entry.title),
    creator: nameKey(entry.creator),
    plays: entry.plays,
    minutes: entry.minutes,
  }))
  const sessions = headers.map(edges)
  return {
    runs,
    plays: playsOf(entries, runs, sessions),
    sessions,
    statements: statementsOf(entries),
  }
}

function playsOf(
  entries: readonly LogEntry[],
  runs: readonly LogRun[],
  sessions: DayLog['sessions'],
): LogPlay[] {
  const newOnes = new Set(
    entries.flatMap(({ isNewArtist, creator }) => (isNewArtist ? [nameKey(creator)] : [])),
  )
  return runs.flatMap((run, k) => {
    const { nth = 1, isNewTrack = false } = entries[k] ?? {}
    const length = (run.end - run.start) / run.plays
    const session = sessions.findLastIndex(({ start }) => start <= run.start)
    return Array.from({ length: run.plays }, (_, i) => ({
      ...run,
      start: run.start + length * i,
      end: run.start + length * (i + 1),
      minutes: run.minutes / run.plays,
      session,
      isNewArtist: newOnes.has(run.creator),
      isNewTrack,
      isRepeat: nth + i > 1,
    }))
  })
}

interface Tally {
  readonly name: string
  readonly creator: string
  plays: number
  minutes: number
  readonly titles: Set<string>
}

function statementsOf(entries: readonly LogEntry[]): Fact[] {
  const tracks = entries.filter(({ kind }) => kind === 'track')
  const episodes = entries.filter(({ kind }) => kind === 'episode')
  return [
    ...named(
      tallyBy(tracks, (entry) => entry.creator),
      'artist',
      'minutes',
    ),
    ...named(
      tallyBy(tracks, (entry) => entry.title),
      'track',
      'plays',
    ),
    ...named(
      tallyBy(episodes, (entry) => entry.title),
      'episode',
      'minutes',
    ),
    ...counted(
      tallyBy(episodes, (entry) => entry.creator),
      'top-show-episodes',
      true,
    ),
  ]
}

function tallyBy(entries: readonly LogEntry[], nameOf: (entry: LogEntry) => string): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const entry of entries) {
    const name = nameOf(entry)
    if (name === '') continue
    const key = name === entry.title ? `${entry.creator}\n${name}` : name
    const tally = tallies.get(key) ?? {
      name,
      creator: entry.creator,
      plays: 0,
      minutes: 0,
      titles: new Set(),
    }
    tally.plays += entry.plays
    tally.minutes += entry.minutes
    tally.titles.add(entry.title)
    tallies.set(key, tally)
  }
  return [...tallies.values()]
}

const blank = { rank: null, usual: null, coverage: null }

function named(tallies: readonly Tally[], kind: FactKind, by: 'plays' | 'minutes'): Fact[] {
  const isAlone = (name: string) => tallies.filter((each) => each.name === name).length === 1
  return tallies.flatMap((tally): Fact[] => {
    const rank = 1 + tallies.filter((other) => other[by] > tally[by]).length
    const subject = kind === 'artist' ? null : tally.creator
    const value = {
      ...blank,
      id: `log.${kind}:${rank}`,
      kind,
      value: tally.name,
      unit: 'name',
      subject,
    }
    return isAlone(tally.name) ? [value, ...counted([tally], kind, kind === 'artist')] : [value]
  })
}

function counted(tallies: readonly Tally[], kind: FactKind, isMaker: boolean): Fact[] {
  return tallies.flatMap(({ name, plays, minutes, titles, creator }) => {
    const subject = isMaker ? (kind === 'artist' ? name : creator) : name
    const of = (value: number, unit: string): Fact => ({
      ...blank,
      id: `log.${unit}:${subject}`,
      kind,
      value,
      unit,
      subject,
    })
    const distinct = isMaker ? [of(titles.size, kind === 'artist' ? 'tracks' : 'episodes')] : []
    return [of(plays, 'plays'), of(Math.round(minutes), 'minutes'), ...distinct]
  })
}
