import { MINUTE_MS } from '#foundation/time.ts'
import type { LogEntry, Play } from '#schemas/index.ts'
import { type HeardPlay, heardMsOf, isOfDay } from './heard-play.ts'
import type { LocalTime } from './local-time.ts'
import { inOrder, type ListeningSession, playStartOf, sessionsOf } from './session.ts'

export const LOG_ENTRIES_MAX = 200

interface Run {
  readonly plays: readonly HeardPlay[]
  /** How much of the day it is. */
  readonly weight: number
  readonly marks: Marks
}

/** Repeats and firsts, as entries have them. */
type Marks = Pick<LogEntry, 'nth' | 'isNewArtist' | 'isNewTrack'>

/** Whether an artist, or a track of theirs, was never heard before the day. */
type IsNew = (artist: string, title?: string) => boolean

interface LogOptions {
  /** Whether it is known how long plays were heard. */
  readonly isTimed?: boolean
  /** Where it is left out, nothing is marked as new. */
  readonly isNew?: IsNew | undefined
}

/** How much a play is, and until when it is known to have gone on. */
interface Extent {
  weightOf(play: HeardPlay): number
  endOf(play: Play): number
  minutesOf(plays: readonly HeardPlay[]): number
}

const measured: Extent = {
  weightOf: heardMsOf,
  endOf: ({ endedAt }) => endedAt,
  /** To a tenth: a log line is often one track. */
  minutesOf: (plays) => Math.round((sum(plays, measured.weightOf) * 10) / MINUTE_MS) / 10,
}
const counted: Extent = {
  weightOf: (play) => Number(isOfDay(play)),
  endOf: playStartOf,
  minutesOf: () => 0,
}

/**
 * What was heard when: each session, then its consecutive plays of one thing. Where there is more
 * than a log holds, the sessions stay and the shortest runs go. Where lengths are not known, no entry has minutes,
 * and each ends when its last play began.
 */
export function logOf(
  plays: readonly HeardPlay[],
  time: LocalTime,
  { isTimed = true, isNew }: LogOptions = {},
): LogEntry[] {
  const marksOf = marker(isNew)
  const extent = isTimed ? measured : counted
  const sessions = sessionsOf(inOrder(plays)).slice(0, LOG_ENTRIES_MAX)
  const runs = sessions.map(({ plays }) => runsOf(plays, extent, marksOf))
  const kept = new Set(
    runs
      .flat()
      .sort((a, b) => b.weight - a.weight)
      .slice(0, LOG_ENTRIES_MAX - sessions.length),
  )
  return sessions.flatMap((session, index) => [
    sessionEntry(session, time, extent),
    ...(runs[index] ?? []).filter((run) => kept.has(run)).map((run) => runEntry(run, time, extent)),
  ])
}

function runsOf(
  plays: readonly HeardPlay[],
  { weightOf }: Extent,
  marksOf: (run: readonly HeardPlay[]) => Marks,
): Run[] {
  const runs: HeardPlay[][] = []
  for (const play of plays) {
    const run = runs.at(-1)
    if (run?.[0] && isSameThing(run[0], play)) run.push(play)
    else runs.push([play])
  }
  return runs.map((run) => ({ plays: run, weight: sum(run, weightOf), marks: marksOf(run) }))
}

/** Marks the runs of a day, handed over in order. */
function marker(isNew: IsNew | undefined): (run: readonly HeardPlay[]) => Marks {
  const played = new Map<string, number>()
  const artists = new Set<string>()
  return (run) => {
    const count = countIn(run)
    if (count === 0) return { nth: 0, isNewArtist: false, isNewTrack: false }
    const { kind, title, creator } = run[0] as HeardPlay
    const key = `${kind}\n${creator}\n${title}`
    const before = played.get(key) ?? 0
    played.set(key, before + count)
    if (kind !== 'track' || !isNew)
      return { nth: before + 1, isNewArtist: false, isNewTrack: false }
    const isFirst = creator !== '' && !artists.has(creator)
    artists.add(creator)
    return {
      nth: before + 1,
      isNewArtist: isFirst && isNew(creator),
      isNewTrack: title !== '' && before === 0 && isNew(creator, title),
    }
  }
}

const isSameThing = (a: Play, b: Play): boolean =>
  a.kind === b.kind && a.title === b.title && a.creator === b.creator

function sessionEntry(
  { plays, startedAt }: ListeningSession,
  time: LocalTime,
  { weightOf, endOf, minutesOf }: Extent,
): LogEntry {
  return {
    startedAt: time.clockOf(startedAt),
    endedAt: time.clockOf(endOf(plays.at(-1) as Play)),
    kind: 'session',
    title: '',
    creator: mostHeardCreator(plays, weightOf),
    plays: countIn(plays),
    minutes: minutesOf(plays),
    nth: 0,
    isNewArtist: false,
    isNewTrack: false,
  }
}

function runEntry({ plays, marks }: Run, time: LocalTime, { endOf, minutesOf }: Extent): LogEntry {
  const first = plays[0] as Play
  const last = plays.at(-1) as Play
  return {
    startedAt: time.clockOf(playStartOf(first)),
    endedAt: time.clockOf(endOf(last)),
    kind: first.kind,
    title: first.title,
    creator: first.creator,
    plays: countIn(plays),
    minutes: minutesOf(plays),
    ...marks,
  }
}

function mostHeardCreator(plays: readonly HeardPlay[], weightOf: Extent['weightOf']): string {
  const heard = new Map<string, number>()
  for (const play of plays) {
    heard.set(play.creator, (heard.get(play.creator) ?? 0) + weightOf(play))
  }
  return [...heard].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])[0]
}

/** What went on after midnight is heard on the day and counts on the next. */
const countIn = (plays: readonly HeardPlay[]): number => plays.filter(isOfDay).length

const sum = (plays: readonly HeardPlay[], of: (play: HeardPlay) => number): number =>
  plays.reduce((total, play) => total + of(play), 0)
