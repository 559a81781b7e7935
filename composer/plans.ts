// Which plans a day has something for, and in which order: the most remarkable first.
import { anyStories } from '#categories/stories/any-day.ts'
import type { CategoryStories, Moment, Patterns } from '#categories/story.ts'
import type { Random } from '#foundation/random.ts'
import type { DayView } from './day-view.ts'
import { moments } from './moments.ts'

const JITTER = 0.4

const podcastsOneByOne = [
  'music-beside',
  'one-show',
  'many-shows',
  'one-episode',
  'many-episodes',
] as const

/** What a story does not go into: the podcasts of a music day one by one, the tracks of a day of talk. */
export const offTopic: Readonly<Record<CategoryStories['topic'], ReadonlySet<Moment>>> = {
  any: new Set(['genre', 'many-genres', 'decade']),
  music: new Set([...podcastsOneByOne, 'podcasts-beside', 'genre', 'many-genres', 'decade']),
  genres: new Set([...podcastsOneByOne, 'podcasts-beside', 'decade']),
  years: new Set([...podcastsOneByOne, 'podcasts-beside', 'genre', 'many-genres']),
  talk: new Set([
    ...(['few-tracks', 'repeats', 'no-repeats', 'one-track', 'one-artist', 'plain'] as const),
    ...(['close-second', 'many-artists', 'new-artists', 'no-new-artists', 'big-ratio'] as const),
    ...(['genre', 'many-genres', 'decade', 'podcasts-beside'] as const),
    ...(['long-span', 'night', 'early', 'late', 'in-a-row', 'returning'] as const),
  ]),
}

/** The most remarkable first; near ones change places from seed to seed. */
export function rankMoments(view: DayView, random: Random): readonly Moment[] {
  return Object.entries(moments)
    .flatMap(([moment, measure]) => {
      const score = measure(view)
      const jitter = random.next() * JITTER
      return score === undefined ? [] : [{ moment: moment as Moment, score: score + jitter }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ moment }) => moment)
}

/** One way to write about a day: what the story is about, and titles that say so. */
export interface StoryPlan {
  readonly moment: Moment
  readonly titles: Patterns
}

/** Those about something off the topic come last, and then what can be said of any day. */
export function plansFor(
  { titles, untitled, topic }: CategoryStories,
  ranked: readonly Moment[],
): readonly StoryPlan[] {
  const own = ranked.filter((moment) => titles[moment] || untitled.includes(moment))
  const isOff = (moment: Moment) => offTopic[topic].has(moment) && moment !== 'genre'
  const inOrder = [...own.filter((moment) => !isOff(moment)), ...own.filter(isOff)]
  return [
    ...inOrder.map((moment) => ({ moment, titles: titles[moment] ?? [] })),
    ...Object.entries(anyStories.titles).map(([moment, any]) => ({
      moment: moment as Moment,
      titles: any,
    })),
  ]
}
