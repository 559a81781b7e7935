// How remarkable a day is in each of the ways that a story can be about, 0 to 1. What a day has nothing of is
// undefined.
import type { Moment } from '#categories/story.ts'
import type { DayView } from './day-view.ts'

type Measure = (view: DayView) => number | undefined

const upTo1 = (value: number): number => Math.min(1, Math.max(0, value))

/** `score` from `min` on. */
const from = (value: number, min: number, score: number): number | undefined =>
  value >= min ? upTo1(score) : undefined

const ratioOf = (view: DayView, id: string): number => {
  const fact = view.fact(id)
  return fact?.usual ? Number(fact.value) / fact.usual : 0
}

/** Minutes after midnight; undefined where the clock is not known. */
function minuteOf(view: DayView, id: string): number | undefined {
  const value = view.value(id)
  if (value === undefined) return undefined
  const [hour = 0, minute = 0] = String(value).split(':').map(Number)
  return hour * 60 + minute
}

/** Of the music: by time, or by plays where lengths are not known. */
const shareOfTop = (view: DayView): number =>
  view.fact('top-artist-share')
    ? view.number('top-artist-share')
    : (100 * view.number('top-artist-plays')) / Math.max(1, view.number('tracks'))

const firstBetween =
  (fromMinute: number, toMinute: number, score: number): Measure =>
  (view) => {
    const first = minuteOf(view, 'first-play-at')
    return first !== undefined && first >= fromMinute && first < toMinute ? score : undefined
  }

const HOUR = 60

export const moments: Readonly<Record<Moment, Measure>> = {
  edges: (view) => (view.fact('first-play') && view.fact('last-play') ? 0.1 : undefined),
  returning: (view) =>
    from(
      Math.max(view.number('returning-artist-days'), view.number('returning-track-days')),
      90,
      0.3 + view.number('returning-artist-days') / 700,
    ),
  'in-a-row': (view) =>
    from(view.number('track-in-a-row-plays'), 3, view.number('track-in-a-row-plays') / 12 + 0.2),
  record: (view) => (view.fact(view.measure ?? '')?.rank === 1 ? 0.55 : undefined),
  tied: (view) => (view.fact('shared-with:1') ? 0.9 : undefined),
  plain: () => 0.05,
  'big-ratio': (view) => {
    const ratio = Math.max(ratioOf(view, 'music-minutes'), ratioOf(view, 'podcast-minutes'))
    return from(ratio, 2, ratio / 9)
  },
  'few-tracks': (view) => {
    const ratio = view.number('tracks') / Math.max(1, view.number('distinct-tracks'))
    return view.number('distinct-tracks') > 1 ? from(ratio, 1.8, ratio / 7) : undefined
  },
  'one-track': (view) =>
    from(view.number('top-track-plays'), 4, view.number('top-track-plays') / 16),
  'no-repeats': (view) =>
    view.value('repeats') === 0 ? from(view.number('tracks'), 10, 0.5) : undefined,
  repeats: (view) => from(view.number('repeats'), 8, ratioOf(view, 'repeats') / 20 + 0.15),
  'one-artist': (view) => from(shareOfTop(view), 33, (shareOfTop(view) - 20) / 75),
  'close-second': (view) => {
    const ratio = view.number('artist-plays:2') / Math.max(1, view.number('top-artist-plays'))
    return ratio < 1 && view.number('artist-plays:2') > 3 ? from(ratio, 0.75, 0.4) : undefined
  },
  'many-artists': (view) => {
    const ratio = ratioOf(view, 'artists')
    return view.number('artists') >= 12 ? from(ratio, 1.5, ratio / 6) : undefined
  },
  'new-artists': (view) => from(view.number('new-artists'), 2, view.number('new-artists') / 10),
  'no-new-artists': (view) =>
    view.value('new-artists') === 0 ? from(view.number('artists'), 4, 0.25) : undefined,
  'long-session': (view) =>
    view.number('sessions') > 1
      ? from(
          view.number('longest-session-minutes'),
          90,
          view.number('longest-session-minutes') / 420,
        )
      : undefined,
  'one-session': (view) =>
    view.value('sessions') === 1 ? from(view.number('minutes'), 60, 0.6) : undefined,
  'many-sessions': (view) => from(view.number('sessions'), 5, view.number('sessions') / 14),
  'long-span': (view) => {
    const [first, last] = [minuteOf(view, 'first-play-at'), minuteOf(view, 'last-play-at')]
    return first === undefined || last === undefined
      ? undefined
      : from(last - first, 12 * HOUR, 0.3)
  },
  night: firstBetween(0, 5 * HOUR, 0.7),
  early: firstBetween(5 * HOUR, 7 * HOUR, 0.45),
  late: (view) => from(minuteOf(view, 'last-play-at') ?? 0, 23 * HOUR, 0.45),
  'podcasts-beside': (view) => from(view.number('podcast-minutes'), 20, 0.3),
  'music-beside': (view) => from(view.number('music-minutes'), 20, 0.3),
  'one-show': (view) => (view.value('shows') === 1 ? 0.5 : undefined),
  'many-shows': (view) => from(view.number('shows'), 3, view.number('shows') / 8),
  'one-episode': (view) => (view.value('episodes') === 1 ? 0.6 : undefined),
  'many-episodes': (view) => from(view.number('episodes'), 4, view.number('episodes') / 14),
  genre: (view) => {
    const share = view.number('top-genre-minutes') / Math.max(1, view.number('music-minutes'))
    return from(share, 0.35, share - 0.1)
  },
  'many-genres': (view) => from(view.number('genres'), 6, view.number('genres') / 25),
  decade: (view) =>
    from(view.number('top-decade-share'), 35, view.number('top-decade-share') / 120),
  energy: (view) => from(view.number('energy'), 60, view.number('energy') / 150),
}
