import { MINUTE_MS } from '#runtime/time.ts'
import type { LogEntry, Play } from '#schemas/index.ts'
import type { LocalTime } from './local-time.ts'
import { inOrder, type Session, sessionsOf, startOf } from './session.ts'

export const LOG_ENTRIES_MAX = 200

interface Run {
  readonly plays: readonly Play[]
  readonly playedMs: number
}

/**
 * What was heard when: each session, then its consecutive plays of one thing. Where there is more
 * than a log holds, the sessions stay and the shortest runs go.
 */
export function logOf(plays: readonly Play[], time: LocalTime): LogEntry[] {
  const sessions = sessionsOf(inOrder(plays)).slice(0, LOG_ENTRIES_MAX)
  const runs = sessions.map(({ plays }) => runsOf(plays))
  const kept = new Set(
    runs
      .flat()
      .sort((a, b) => b.playedMs - a.playedMs)
      .slice(0, LOG_ENTRIES_MAX - sessions.length),
  )
  return sessions.flatMap((session, index) => [
    sessionEntry(session, time),
    ...(runs[index] ?? []).filter((run) => kept.has(run)).map((run) => runEntry(run, time)),
  ])
}

function runsOf(plays: readonly Play[]): Run[] {
  const runs: Play[][] = []
  for (const play of plays) {
    const run = runs.at(-1)
    if (run?.[0] && isSameThing(run[0], play)) run.push(play)
    else runs.push([play])
  }
  return runs.map((run) => ({ plays: run, playedMs: sumMs(run) }))
}

const isSameThing = (a: Play, b: Play): boolean =>
  a.kind === b.kind && a.title === b.title && a.creator === b.creator

function sessionEntry({ plays, startedAt, endedAt }: Session, time: LocalTime): LogEntry {
  return {
    startedAt: time.clockOf(startedAt),
    endedAt: time.clockOf(endedAt),
    kind: 'session',
    title: '',
    creator: mostHeardCreator(plays),
    plays: plays.length,
    minutes: minutesOf(sumMs(plays)),
  }
}

function runEntry({ plays, playedMs }: Run, time: LocalTime): LogEntry {
  const first = plays[0] as Play
  const last = plays.at(-1) as Play
  return {
    startedAt: time.clockOf(startOf(first)),
    endedAt: time.clockOf(last.endedAt),
    kind: first.kind,
    title: first.title,
    creator: first.creator,
    plays: plays.length,
    minutes: minutesOf(playedMs),
  }
}

function mostHeardCreator(plays: readonly Play[]): string {
  const heardMs = new Map<string, number>()
  for (const { creator, playedMs } of plays) {
    heardMs.set(creator, (heardMs.get(creator) ?? 0) + playedMs)
  }
  return [...heardMs].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])[0]
}

const sumMs = (plays: readonly Play[]): number =>
  plays.reduce((sum, { playedMs }) => sum + playedMs, 0)

/** To a tenth: a log line is often one track. */
const minutesOf = (ms: number): number => Math.round((ms * 10) / MINUTE_MS) / 10
