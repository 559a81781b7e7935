// Parts of a day's plays, and what they come to.
import type { LogPlay } from './log-ground.ts'
import type { Scope, Unit } from './words/units.ts'

export type Part = readonly LogPlay[]

const distinct = (part: Part, of: (play: LogPlay) => string): number => new Set(part.map(of)).size
const thing = ({ creator, title }: LogPlay): string => `${creator}\n${title}`
const isTrack = (play: LogPlay): boolean => play.isTrack
const isTalk = (play: LogPlay): boolean => !play.isTrack

/** From when the first of them began to when the last one ended. */
const lengthOf = (part: Part): number => (part.at(-1)?.end ?? 0) - (part[0]?.start ?? 0)

/** What the part has of `unit`, in each way that the words may mean it. */
export function measuresOf(part: Part, unit: Unit, scopes: ReadonlySet<Scope>): number[] {
  const tracks = part.filter(isTrack)
  const talk = part.filter(isTalk)
  if (scopes.has('repeat')) return [tracks.filter(({ isRepeat }) => isRepeat).length]
  switch (unit) {
    case 'plays':
      return [tracks.length]
    case 'times':
      return [part.length]
    case 'tracks':
      return [distinct(tracks, thing)]
    case 'artists':
      return [distinct(scopes.has('new') ? tracks.filter((p) => p.isNewArtist) : tracks, by)]
    case 'episodes':
      return [distinct(talk, thing)]
    case 'shows':
      return [distinct(talk, by)]
    case 'sessions':
      return [distinct(part, session)]
    case 'minutes': {
      const own = scopes.has('music') ? tracks : scopes.has('podcast') ? talk : part
      const sum = own.reduce((all, { minutes }) => all + minutes, 0)
      return distinct(own, session) === 1 ? [sum, lengthOf(own)] : [sum]
    }
    default:
      return []
  }
}

const by = ({ creator }: LogPlay): string => creator
const session = ({ session: own }: LogPlay): string => String(own)

/** The part by what it is of: its artists, its tracks, its shows, its episodes or its sessions. */
export function groupsOf(part: Part, unit: Unit | null): readonly Part[] {
  const of = unit === 'artists' || unit === 'shows' ? by : unit === 'sessions' ? session : thing
  const own = part.filter(unit === 'shows' || unit === 'episodes' ? isTalk : isAny(unit))
  return [...Map.groupBy(own, of).values()]
}

const isAny = (unit: Unit | null) => (unit === 'sessions' ? () => true : isTrack)

/** The stretches of a session in which no play is of another kind than `is`. */
export function stretchesIn(day: Part, is: (play: LogPlay) => boolean): readonly Part[] {
  const found: LogPlay[][] = []
  let isOpen = false
  for (const play of day) {
    if (is(play)) {
      const last = found.at(-1)
      if (isOpen && last?.[0]?.session === play.session) last.push(play)
      else found.push([play])
    }
    isOpen = is(play)
  }
  return found
}

/** Minutes of silence between plays, with when it began. */
export const gapsIn = (day: Part): readonly { readonly at: number; readonly minutes: number }[] =>
  day.flatMap((play, i) => {
    const next = day[i + 1]
    const minutes = next ? next.start - play.end : 0
    return minutes >= GAP_MINUTES_MIN ? [{ at: play.end, minutes }] : []
  })

const GAP_MINUTES_MIN = 10
