// What is played in a session, one stream after the other.
import { MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import type { Episode, Track } from './catalogue.ts'
import type { Chance } from './chance.ts'
import type { Style } from './day.ts'
import type { Stream } from './row.ts'
import type { Taste } from './taste.ts'

export interface Sitting {
  readonly style: Style
  readonly startMs: number
  readonly endMs: number
  readonly country: string
}

/** Plays until the time is up; the last stream may end a little after. */
export function playSession(sitting: Sitting, taste: Taste, chance: Chance): readonly Stream[] {
  const next = choiceOf(sitting.style, taste, chance)
  const streams: Stream[] = []
  const platform = chance.pick(platforms)
  let startMs = sitting.startMs
  while (startMs < sitting.endMs) {
    const item = next()
    if (!item) break
    const isLast = startMs + item.durationMs >= sitting.endMs
    const heard = hear(item, { style: sitting.style, isLast }, chance)
    const endMs = startMs + heard.playedMs
    streams.push({
      item,
      endMs,
      ...heard,
      country: sitting.country,
      platform,
      startReason: startReason(streams.at(-1), chance),
      isShuffled: shuffled.has(sitting.style),
      start: chance.happens(0.93) ? 'reported' : chance.pick(['zero', 'missing']),
      incognito: chance.happens(0.015) ? null : chance.happens(0.01),
    })
    startMs = endMs + chance.whole(150, 2600)
  }
  return sitting.style === 'flight' ? syncAtLanding(streams) : streams
}

const platforms = ['ios', 'ios', 'ios', 'osx', 'android', 'web_player', 'not_applicable'] as const
const shuffled: ReadonlySet<Style> = new Set(['shuffle', 'playlist', 'party', 'flight'])

function startReason(previous: Stream | undefined, chance: Chance): string {
  if (!previous) return chance.pick(['clickrow', 'playbtn', 'appload'])
  return previous.endReason === 'fwdbtn' ? 'fwdbtn' : 'trackdone'
}

/** What comes next in this mood; undefined when there is no more of it. */
function choiceOf(style: Style, taste: Taste, chance: Chance): () => Track | Episode | undefined {
  const fromShuffle = () => taste.song(taste.favourite())
  const fromPlaylist = inOrder(() => chance.shuffled(taste.playlist())) as () => Track
  switch (style) {
    case 'podcast':
      return taste.episode
    case 'binge':
      return taste.nextOfFavouriteShow
    case 'albums':
      return inOrder(() => chance.pick(taste.favourite().albums))
    case 'discovery':
      return inOrder(() => taste.discover(1).flatMap(({ tracks }) => tracks.slice(0, 2)))
    case 'devotion': {
      // Of some favourites the one with most to hear, so that a day can be made of it.
      const some = Array.from({ length: 8 }, taste.favourite)
      const [artist] = some.toSorted((a, b) => b.tracks.length - a.tracks.length)
      return inOrder(() => artist?.albums.flat() ?? [])
    }
    case 'repeat': {
      const obsession = fromShuffle()
      return () => (chance.happens(0.9) ? obsession : fromPlaylist())
    }
    case 'playlist':
      return fromPlaylist
    case 'party':
      return () => (chance.happens(0.5) ? fromPlaylist() : fromShuffle())
    case 'shuffle':
    case 'flight':
      return fromShuffle
  }
}

function inOrder(more: () => readonly Track[]): () => Track | undefined {
  let queue: Track[] = []
  return () => {
    if (queue.length === 0) queue = [...more()]
    return queue.shift()
  }
}

interface SampledTrack {
  readonly playedMs: number
  readonly endReason: string | null
  readonly isSkipped: boolean | null
}

/** Moods in which hardly anything is skipped. */
const attentive: ReadonlySet<Style> = new Set(['albums', 'repeat', 'devotion', 'binge', 'flight'])

function hear(
  item: Track | Episode,
  { style, isLast }: { readonly style: Style; readonly isLast: boolean },
  chance: Chance,
): SampledTrack {
  const skips = attentive.has(style) ? 0.03 : 0.14
  if (item.kind === 'track' && chance.happens(skips)) {
    const playedMs = chance.whole(0, 24 * SECOND_MS)
    return { playedMs, endReason: 'fwdbtn', isSkipped: true }
  }
  const stops = isLast ? 0.7 : 0.02
  if (style !== 'binge' && chance.happens(stops)) {
    const playedMs = Math.round(item.durationMs * chance.between(0.2, 0.95))
    return { playedMs, endReason: isLast ? 'endplay' : 'fwdbtn', isSkipped: isLast ? false : null }
  }
  return { playedMs: item.durationMs, endReason: 'trackdone', isSkipped: false }
}

/** Played offline: all streams are reported together when the phone is online again. */
function syncAtLanding(streams: readonly Stream[]): readonly Stream[] {
  const last = streams.at(-1)
  if (!last) return []
  const syncedMs = last.endMs + 95 * MINUTE_MS
  return streams.map((stream) => ({ ...stream, syncedMs, start: 'reported' }))
}
