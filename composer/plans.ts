// Which plans a day has something for, and in which order: the most remarkable first.
import { anyStories } from '#categories/stories/any-day.ts'
import type { CategoryStories, Moment, StoryPlan } from '#categories/story.ts'
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
    ...(['long-span', 'night', 'early', 'late'] as const),
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

/** Those about something off the topic come last. */
export function plansFor(
  { plans, topic }: CategoryStories,
  ranked: readonly Moment[],
): readonly StoryPlan[] {
  const own = ranked.flatMap((moment) => plans.filter((plan) => plan.moment === moment))
  const isOff = ({ moment }: StoryPlan) => offTopic[topic].has(moment) && moment !== 'genre'
  return [...own.filter((plan) => !isOff(plan)), ...own.filter(isOff), ...anyStories.plans]
}
