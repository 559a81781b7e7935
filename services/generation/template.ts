// The text that needs no model: plain sentences, each built on facts that the day has. It is what a reader gets
// when a model fails, so it has to pass every check that a model's text has to pass.

import { factById } from '#facts/fact.ts'
import { targetWords } from '#facts/text-length.ts'
import { dayMonthText, isMonthFirst } from '#facts/wording.ts'
import { sayFact, sayUsual } from '#prompts/report/fact-wording.ts'
import type { Fact, SelectedDay } from '#schemas/index.ts'
import type { ModelAnswer } from './draft.ts'

/**
 * Always the same texts for the same day, the fullest first: names are left out of the second one, in case
 * one of them reads like something that it is not. `country` decides how the date is written.
 */
export function templatesFor(
  day: SelectedDay,
  country: string | null,
): readonly [ModelAnswer, ModelAnswer] {
  const full = sayer(day.facts, country)
  const nameless = sayer(
    day.facts.filter(({ unit, subject }) => unit !== 'name' && subject === null),
    country,
  )
  return [textOf(day, full), textOf(day, nameless)]
}

function textOf(day: SelectedDay, say: Say): ModelAnswer {
  const title = [...(titles[day.category] ?? []), ...anyTitles]
    .map((line) => line(say))
    .find((line) => line !== undefined)
  return { title: title ?? 'The day', story: storyOf(day, say), tags: tagsOf(day, say) }
}

/** Text of a fact, of its usual value (`minutes.usual`), or nothing. */
type Say = ((id: string) => string | undefined) & {
  readonly isFirst: (id: string) => boolean
  readonly of: (id: string) => string | undefined
}
type Line = (say: Say) => string | undefined

function sayer(facts: readonly Fact[], country: string | null): Say {
  const say = (id: string): string | undefined => {
    if (id === 'day') return sayDay(facts, country)
    const [name = '', part] = id.split('.')
    const fact = factById(facts, name)
    if (!fact) return undefined
    return part === 'usual' ? sayUsual(fact) : sayFact(fact, country)
  }
  return Object.assign(say, {
    isFirst: (id: string) => factById(facts, id)?.rank === 1,
    of: (id: string) => factById(facts, id)?.subject ?? undefined,
  })
}

function sayDay(facts: readonly Fact[], country: string | null): string {
  const date = dayMonthText(String(factById(facts, 'date')?.value ?? ''), country)
  const weekday = String(factById(facts, 'weekday')?.value ?? '')
  return isMonthFirst(country) ? `${weekday}, ${date}` : `${weekday} ${date}`
}

/** A sentence whose every `{fact}` is there; nothing otherwise. */
const line =
  (text: string, isTrue: (say: Say) => boolean = () => true): Line =>
  (say) => {
    if (!isTrue(say)) return undefined
    let isComplete = true
    const filled = text.replace(/\{([^{}]+)\}/g, (_all, id: string) => {
      const value = id.startsWith('of:') ? say.of(id.slice(3)) : say(id)
      if (value === undefined) isComplete = false
      return value ?? ''
    })
    return isComplete ? filled : undefined
  }

/** Whether it is not known how long anything was heard: it is then told in plays. */
const isCounted = (say: Say) => say('minutes') === undefined
const first = (id: string) => (say: Say) => say.isFirst(id)
/** Whether the whole day was that, so that its minutes need not be said again. */
const isAll = (id: string) => (say: Say) => say(id) === say('minutes')
const hasMore = (id: string) => (say: Say) => say(id) !== say('minutes')
/** `28 artists` and `28 new artists`. */
const sameCount = (a: string | undefined, b: string | undefined): boolean =>
  Number.parseInt(a ?? '', 10) === Number.parseInt(b ?? '', 10)

const titles: Readonly<Record<string, readonly Line[]>> = {
  'biggest-music-day': [
    line('The day you played more music than on any other day this year', first('music-minutes')),
    line('The day you had more plays of music than on any other day this year', first('tracks')),
  ],
  'biggest-podcast-day': [
    line(
      'The day you spent more time with podcasts than on any other day this year',
      first('podcast-minutes'),
    ),
  ],
  'biggest-top-artist-day': [
    line('The day you gave {top-artist-minutes} of your music to {top-artist}'),
    line('The day you gave {top-artist-plays} in all to {top-artist}'),
  ],
  'biggest-discovery-day': [
    line('The day you heard {new-artist:1} for the first time, and kept on listening'),
  ],
  'biggest-top-podcast-day': [
    line('The day you gave {top-show-minutes} to {top-show} and its episodes'),
  ],
  'biggest-top-genre-day': [
    line('The day you gave {top-genre-minutes} of your music to {top-genre}'),
  ],
  'most-nostalgic-day': [
    line('The day you went back until the middle year of the music was {release-year}'),
  ],
  'most-unusual-day': [
    line(
      'The day you strayed further from the taste of your year than on any other',
      first('taste-distance'),
    ),
  ],
  'most-diverse-day': [
    line('The day you heard more artists than on any other day this year', first('artists')),
  ],
  'most-energetic-day': [
    line('The day you played music of more energy than on any other day', first('energy')),
  ],
  'repeat-heavy-day': [line('The day you had {tracks} of music, and {repeats} among them')],
  birthday: [
    line('The day you had a birthday and listened for {minutes} in all'),
    line('The day you had a birthday and came to {tracks} in all'),
  ],
  'new-years-day': [
    line('The day you began the year and listened for {minutes} in all'),
    line('The day you began the year and came to {tracks} in all'),
  ],
}
const anyTitles: readonly Line[] = [
  line('The day you listened for {minutes} in all, on {day}, as your plays tell it'),
  line('The day you pressed play on {day}, as your plays tell it'),
]

const sentences = {
  total: line('On {day} you listened for {minutes} in all.'),
  counted: line('On {day} you had {tracks} of {distinct-tracks}.', isCounted),
  usualPlays: line('A usual day has {tracks.usual}.', isCounted),
  artistByPlays: line('The top artist was {top-artist}, with {top-artist-plays}.', isCounted),
  begin: line('The first play began at {first-play-at}.', isCounted),
  date: line('This page is about {day} and what you played on it.'),
  music: line(
    'Music came to {music-minutes}, with {tracks} of {distinct-tracks}.',
    hasMore('music-minutes'),
  ),
  onlyMusic: line('It was all music, with {tracks} of {distinct-tracks}.', isAll('music-minutes')),
  usualMusic: line('A usual day has {music-minutes.usual} of music.'),
  podcasts: line('Podcasts came to {podcast-minutes}, with {episodes} from {shows}.'),
  usualPodcasts: line('A usual day with podcasts has {podcast-minutes.usual}.'),
  show: line('The top show was {top-show}, with {top-show-minutes}.'),
  genre: line('The top genre was {top-genre}, with {top-genre-minutes}.'),
  middleYear: line(
    'The middle year of the music was {release-year}, where a usual day has {release-year.usual}.',
  ),
  decade: line('Of the music that can be dated, {top-decade-share} came from the {top-decade}.'),
  variety: line('You heard {artists}, where a usual day has {artists.usual}.'),
  artist: line('The top artist was {top-artist}, with {top-artist-minutes}.'),
  track: line('The top track was {top-track} by {of:top-track}, and it had {top-track-plays}.'),
  discoveries: line(
    'You heard {artists} that day, {new-artists} among them.',
    (say) => !sameCount(say('artists'), say('new-artists')),
  ),
  onlyDiscoveries: line('You heard {new-artists} that day, each for the first time.', (say) =>
    sameCount(say('artists'), say('new-artists')),
  ),
  repeats: line(
    'There were {repeats}, where a usual day has {repeats.usual}.',
    (say) => !say('repeats.usual')?.startsWith('0 '),
  ),
  onlyRepeats: line(
    'There were {repeats}.',
    (say) => say('repeats.usual')?.startsWith('0 ') ?? true,
  ),
  clock: line('The first play began at {first-play-at} and the last one ended at {last-play-at}.'),
  end: line('The last play ended at {last-play-at}.', (say) => say('first-play-at') === undefined),
  birthday: line('It was your birthday.'),
  newYear: line("It was New Year's Day."),
} as const

type Name = keyof typeof sentences

const order: Readonly<Record<string, readonly Name[]>> = {
  'biggest-music-day': ['total', 'music', 'onlyMusic', 'usualMusic', 'artist', 'track'],
  'biggest-podcast-day': ['total', 'podcasts', 'usualPodcasts', 'show'],
  'biggest-top-artist-day': ['total', 'artist', 'music', 'onlyMusic', 'track'],
  'biggest-discovery-day': ['total', 'discoveries', 'onlyDiscoveries', 'music', 'onlyMusic'],
  'repeat-heavy-day': ['total', 'repeats', 'onlyRepeats', 'track', 'music', 'onlyMusic'],
  'biggest-top-podcast-day': ['total', 'show', 'podcasts', 'music'],
  'biggest-top-genre-day': ['total', 'genre', 'music', 'onlyMusic', 'artist'],
  'most-nostalgic-day': ['total', 'middleYear', 'decade', 'music', 'onlyMusic', 'artist'],
  'most-unusual-day': ['total', 'genre', 'music', 'onlyMusic', 'artist'],
  'most-diverse-day': ['total', 'variety', 'music', 'onlyMusic', 'artist'],
  'most-energetic-day': ['total', 'music', 'onlyMusic', 'artist', 'track'],
  birthday: ['total', 'birthday', 'music', 'onlyMusic', 'podcasts', 'artist', 'show'],
  'new-years-day': ['total', 'newYear', 'music', 'onlyMusic', 'podcasts', 'artist', 'show'],
}
/** Of a day without minutes: before and after what its category says. */
const opening: readonly Name[] = ['counted']
const counted: readonly Name[] = ['usualPlays', 'artistByPlays']
const anyOrder: readonly Name[] = [
  'total',
  'music',
  'onlyMusic',
  'artist',
  'podcasts',
  'show',
  'track',
  'clock',
  'end',
  'begin',
  'date',
]

/** True of every text here; they fill a page whose day has few facts. */
const fillers = [
  'Every number on this page comes from the plays of that day, counted and not guessed.',
  'The facts of the day say the same in fewer words.',
  'Nothing has been added to make it sound better.',
]

function storyOf({ category }: SelectedDay, say: Say): string {
  const names = [...new Set([...opening, ...(order[category] ?? []), ...counted, ...anyOrder])]
  const story: string[] = []
  let count = 0
  for (const sentence of [...names.map((name) => sentences[name](say)), ...fillers]) {
    if (sentence === undefined || count >= targetWords.story.min) continue
    const more = countWords(sentence)
    if (count + more > targetWords.story.max) continue
    story.push(sentence)
    count += more
  }
  return story.join(' ')
}

const tagsByCategory: Readonly<Record<string, string>> = {
  'biggest-music-day': 'music day',
  'biggest-podcast-day': 'podcast day',
  'biggest-top-artist-day': 'one artist',
  'biggest-discovery-day': 'first plays',
  'biggest-top-podcast-day': 'one show',
  'biggest-top-genre-day': 'one shelf',
  'most-nostalgic-day': 'far back',
  'most-unusual-day': 'a day apart',
  'most-diverse-day': 'many names',
  'most-energetic-day': 'turned up',
  'repeat-heavy-day': 'on repeat',
  birthday: 'birthday',
  'new-years-day': "New Year's Day",
}

function tagsOf({ category }: SelectedDay, say: Say): string[] {
  const name = say(/podcast/.test(category) ? 'top-show' : 'top-artist')
  const isShort = name !== undefined && countWords(name) <= 3 && name.length <= 40
  return [tagsByCategory[category] ?? 'one day', isShort ? name : 'liner notes']
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
