// A listener's true listens, and what services report of them: with clocks of their own, and not of all.
import fc from 'fast-check'
import { resolveRows } from '#services/ingest/deduplicate.ts'
import type { ParsedPlay, StreamingService } from '#services/ingest/exports/export.ts'
import { Fingerprints } from '#services/ingest/fingerprints.ts'
import { rowFingerprintOf } from '#services/ingest/play-identity.ts'

export interface Listen {
  /** ms since 1970 UTC. */
  readonly startedAt: number
  readonly playedMs: number
  readonly title: string
  readonly creator: string
}

export interface ReportedPlay extends ParsedPlay {
  readonly service: StreamingService
}

const START = Date.UTC(2024, 2, 2, 8)

/** Listens one after the other, some tracks again and again, over some days. */
export const listensOf = (count: { readonly min: number; readonly max: number }) =>
  fc
    .array(
      fc.record({
        track: fc.integer({ min: 0, max: 40 }),
        pauseS: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30_000 })),
      }),
      { minLength: count.min, maxLength: count.max },
    )
    .map((all): Listen[] => {
      let at = START
      return all.map(({ track, pauseS }) => {
        const playedMs = (125 + ((track * 37) % 180)) * 1000
        const startedAt = at + pauseS * 1000
        at = startedAt + playedMs
        return { startedAt, playedMs, title: `Song ${track}`, creator: `Artist ${track % 7}` }
      })
    })

const play = (listen: Listen, more: Partial<ParsedPlay>): ParsedPlay => ({
  endedAt: listen.startedAt + listen.playedMs,
  precision: 'second',
  playedMs: listen.playedMs,
  kind: 'track',
  title: listen.title,
  creator: listen.creator,
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
  ...more,
})

/** As a player that measures states it: the end, and how long it was heard. */
export const measuredReport = (listen: Listen, more: Partial<ParsedPlay> = {}): ReportedPlay => ({
  ...play(listen, more),
  service: 'spotify',
})

/** As Last.fm states it: an instant, and no length. `stampsAt` is how much of it was over then, 0 to 1. */
export const scrobbledReport = (listen: Listen, stampsAt = 0, shiftMs = 0): ReportedPlay => {
  const at = listen.startedAt + shiftMs + Math.round(stampsAt * listen.playedMs)
  const length = { playedMs: 180_000, endedAt: at + 180_000, isLengthAssumed: true }
  return { ...play(listen, length), service: 'lastfm' }
}

/** As ListenBrainz states it: an instant, and how long the track is. */
export const submittedReport = (listen: Listen, stampsAt = 0, shiftMs = 0): ReportedPlay => {
  const { startedAt, playedMs } = listen
  const at = startedAt + shiftMs + Math.round(stampsAt * playedMs)
  const length = { endedAt: at + playedMs, mediaMs: playedMs, isLengthAssumed: true }
  return { ...play(listen, length), service: 'listenbrainz' }
}

/** The plays that rows come to, in order. */
export function playsIn(rows: readonly ReportedPlay[]) {
  const fingerprints = new Fingerprints()
  for (const row of rows) fingerprints.add(row, rowFingerprintOf(row), row.service)
  const resolution = resolveRows(fingerprints)
  return rows
    .flatMap(({ title, service, isLengthAssumed }, row) => {
      if (!resolution.isKept(row)) return []
      const [endedAt, playedMs] = [resolution.endedAt(row), resolution.playedMs(row)]
      return [{ title, service, endedAt, playedMs, isLengthAssumed }]
    })
    .sort((a, b) => a.endedAt - b.endedAt)
}
