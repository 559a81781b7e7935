// The moments of a day: what came first and last, the longest session, a track in a row, when new artists came, and
// who came back.
import type { Fact } from '#schemas/index.ts'
import type { DayMaterial } from './day-material.ts'
import { beganBefore, type HeardPlay, isOfDay, wholeOf } from './heard-play.ts'
import type { LocalTime } from './local-time.ts'
import { newFact as fact } from './new-fact.ts'
import { inOrder, longestOf, playStartOf, sessionsOf } from './session.ts'

/** Two of a track in a row are common. */
const ROW_PLAYS_MIN = 3

export function momentFacts(
  { date, plays, returns }: DayMaterial,
  time: LocalTime,
  isTimed: boolean,
): Fact[] {
  const ordered = inOrder(plays)
  const isToday = (ms: number) => time.dateOf(ms) === date
  return [
    ...edgeFacts(ordered, isToday, isTimed),
    ...(isTimed ? longestFacts(ordered, time, isToday) : []),
    ...rowFacts(ordered),
    ...(returns?.artist
      ? [
          fact('returning-artist', returns.artist.name, 'name'),
          fact('returning-artist-days', returns.artist.days, 'days', {
            subject: returns.artist.name,
          }),
        ]
      : []),
    ...(returns?.track
      ? [
          fact('returning-track', returns.track.name, 'name', { subject: returns.track.artist }),
          fact('returning-track-days', returns.track.days, 'days', { subject: returns.track.name }),
        ]
      : []),
  ]
}

/** When each of the named new artists was first played; `names` in their order. */
export function newArtistTimes(
  { date, plays }: DayMaterial,
  time: LocalTime,
  names: readonly string[],
): Fact[] {
  return names.flatMap((name, index) => {
    const starts = plays.flatMap((play) =>
      play.kind === 'track' && play.creator === name ? [playStartOf(wholeOf(play))] : [],
    )
    const first = starts.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
    if (time.dateOf(first) !== date) return []
    return [fact('new-artist-at', time.clockOf(first), 'clock', { subject: name, n: index + 1 })]
  })
}

/** The play that began first; of those, the one that ended first. Nothing where it began before midnight. */
export function firstPlayOf(ordered: readonly HeardPlay[]): HeardPlay | undefined {
  const first = sessionsOf(ordered)[0]
  return first?.plays.find((play) => playStartOf(play) === first.startedAt)
}

function edgeFacts(
  ordered: readonly HeardPlay[],
  isToday: (ms: number) => boolean,
  isTimed: boolean,
): Fact[] {
  const named = (kind: 'first-play' | 'last-play', play: HeardPlay | undefined): Fact[] =>
    play && play.title !== '' && play.creator !== ''
      ? [fact(kind, play.title, 'name', { subject: play.creator })]
      : []
  const first = firstPlayOf(ordered)
  const last = ordered.at(-1)
  const beganToday = !sessionsOf(ordered)[0]?.plays.some(beganBefore)
  return [
    ...(first && beganToday && isToday(playStartOf(first)) ? named('first-play', first) : []),
    ...(isTimed && last && isOfDay(last) ? named('last-play', last) : []),
  ]
}

/** Nothing where there is one session only: it is the day. */
function longestFacts(
  ordered: readonly HeardPlay[],
  time: LocalTime,
  isToday: (ms: number) => boolean,
): Fact[] {
  const sessions = sessionsOf(ordered)
  const longest = longestOf(sessions)
  if (!longest || sessions.length < 2) return []
  return [
    ...(isToday(longest.startedAt) && !longest.plays.some(beganBefore)
      ? [fact('longest-session-from', time.clockOf(longest.startedAt), 'clock')]
      : []),
    ...(longest.plays.every(isOfDay)
      ? [fact('longest-session-until', time.clockOf(longest.endedAt), 'clock')]
      : []),
  ]
}

/** The longest run of one track; undefined if it is short, or if another track had one as long. */
export function longestRow(ordered: readonly HeardPlay[]): readonly HeardPlay[] | undefined {
  const rows: HeardPlay[][] = []
  for (const play of ordered.filter(isOfDay)) {
    const row = rows.at(-1)
    if (row?.[0] && isSameTrack(row[0], play)) row.push(play)
    else rows.push([play])
  }
  const tracks = rows.filter(([first]) => first?.kind === 'track' && first.title !== '')
  const most = tracks.reduce((count, row) => Math.max(count, row.length), 0)
  const [longest, ...others] = tracks.filter(({ length }) => length === most)
  const first = longest?.[0]
  if (!first || most < ROW_PLAYS_MIN) return undefined
  return others.every(([other]) => other && isSameTrack(first, other)) ? longest : undefined
}

const isSameTrack = (a: HeardPlay, b: HeardPlay): boolean =>
  a.kind === b.kind && a.title === b.title && a.creator === b.creator

function rowFacts(ordered: readonly HeardPlay[]): Fact[] {
  const row = longestRow(ordered)
  const first = row?.[0]
  if (!row || !first) return []
  const { title, creator } = first
  return [
    fact('track-in-a-row', title, 'name', { subject: creator }),
    fact('track-in-a-row-plays', row.length, 'plays', { subject: title }),
  ]
}
