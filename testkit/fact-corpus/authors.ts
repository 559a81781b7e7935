// Clean stories over real fact sets, in the manners of several writers. None of the phrasings is the fake model's.
import { months } from '#facts/wording.ts'
import type { Fact, SelectedDay } from '#schemas/index.ts'

export interface Text {
  readonly title: string
  readonly story: string
}

export interface Clean extends Text {
  readonly author: string
  readonly day: SelectedDay
}

/** Facts of a day as a writer reaches for them; a missing one makes the writer pass. */
export class Desk {
  readonly day: SelectedDay

  constructor(day: SelectedDay) {
    this.day = day
  }

  fact(id: string): Fact {
    const fact = this.day.facts.find((each) => each.id === id)
    if (!fact) throw new Missing(id)
    return fact
  }

  n = (id: string): number => Number(this.fact(id).value)
  name = (id: string): string => String(this.fact(id).value)

  usual(id: string): number {
    const { usual } = this.fact(id)
    if (usual === null) throw new Missing(id)
    return usual
  }

  /** Only where the day is first in that. */
  first(id: string): Fact {
    const fact = this.fact(id)
    if (fact.rank !== 1) throw new Missing(id)
    return fact
  }

  get dayMonth(): string {
    return `${this.dayOfMonth} ${this.month}`
  }

  get monthDay(): string {
    return `${this.month} ${this.dayOfMonth}`
  }

  get dayOfMonth(): number {
    return Number(this.day.date.slice(6))
  }

  get month(): string {
    return months[Number(this.day.date.slice(4, 6)) - 1] ?? ''
  }

  get year(): string {
    return this.day.date.slice(0, 4)
  }

  get weekday(): string {
    return this.name('weekday')
  }
}

class Missing extends Error {}

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`

const small = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
export const inWords = (n: number): string => small[n] ?? String(n)

export const hours = (minutes: number): string =>
  minutes < 60
    ? plural(minutes, 'minute')
    : `${plural(Math.floor(minutes / 60), 'hour')}${minutes % 60 ? ` and ${plural(minutes % 60, 'minute')}` : ''}`

const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`

const authors: Readonly<Record<string, (desk: Desk) => Text>> = {
  ledger: (d) => ({
    title:
      `The day you logged ${plural(d.n('music-minutes'), 'minute')} of music and ${d.name('top-artist')} took the biggest share`.replace(
        'the biggest share',
        plural(d.n('top-artist-minutes'), 'minute'),
      ),
    story:
      `${d.weekday}, ${d.dayMonth} ${d.year}: ${plural(d.n('music-minutes'), 'minute')} of music, ${plural(d.n('tracks'), 'play')}, ` +
      `${plural(d.n('distinct-tracks'), 'different track')}. A typical day has ${d.usual('music-minutes')} minutes. ` +
      `${d.name('top-artist')} accounted for ${plural(d.n('top-artist-minutes'), 'minute')} and ${plural(d.n('top-artist-plays'), 'play')}. ` +
      `The first play began at ${d.name('first-play-at')}; the last one ended at ${d.name('last-play-at')}.`,
  }),
  clock: (d) => ({
    title: `The day you listened from ${d.name('first-play-at')} to ${d.name('last-play-at')} with ${d.name('top-artist')} on top`,
    story:
      `From ${d.name('first-play-at')} until ${d.name('last-play-at')} on ${d.monthDay} you let music run for ${hours(d.n('music-minutes'))}. ` +
      `That is how ${inWords(d.n('artists'))} artists shared ${plural(d.n('tracks'), 'play')}. ` +
      `${d.name('top-artist')} led the way with ${plural(d.n('top-artist-plays'), 'play')}, followed by ${d.name('artist:2')} with ${d.n('artist-plays:2')}.`,
  }),
  ratio: (d) => ({
    title:
      `The day you turned a usual ${d.weekday} into something ${d.n('times-usual')} times its size`.replace(
        'its size',
        'the usual length',
      ),
    story:
      `You heard ${plural(d.n('minutes'), 'minute')} in all on ${d.weekday} ${d.dayMonth}, ${d.n('times-usual')} times your usual ${d.usual('minutes')}. ` +
      `More than usual, then, by any count. ${d.name('top-artist')} had ${d.n('top-artist-share')}% of the music, ` +
      `and ${d.name('artist:2')} came second with ${plural(d.n('artist-plays:2'), 'play')}.`,
  }),
  crown: (d) => ({
    title: `The day you set a personal record for music with ${d.name('top-artist')} at the top`,
    story:
      `It was your biggest music day of the year, and rank ${d.first('music-minutes').rank === 1 ? 'one' : ''} is no accident: `.replace(
        ', and rank one is no accident: ',
        ': ',
      ) +
      `${plural(d.n('music-minutes'), 'minute')} across ${plural(d.n('artists'), 'artist')} on ${d.weekday}, ${d.monthDay}. ` +
      `Your top artist was ${d.name('top-artist')}, with ${plural(d.n('top-artist-plays'), 'play')} in ${hours(d.n('top-artist-minutes'))}. ` +
      `Repeats made up ${d.n('repeats')} of the ${plural(d.n('tracks'), 'play')}.`,
  }),
  track: (d) => ({
    title: `The day you kept returning to "${d.name('top-track')}" and played it ${plural(d.n('top-track-plays'), 'time')}`,
    story:
      `"${d.name('top-track')}" was played ${plural(d.n('top-track-plays'), 'time')} on ${d.weekday} ${d.dayMonth}, more than any other track. ` +
      `In all there were ${plural(d.n('tracks'), 'play')} of ${plural(d.n('distinct-tracks'), 'different track')}, so ${plural(d.n('repeats'), 'repeat')}. ` +
      `On a usual day there are ${d.usual('repeats')}. ${d.name('top-artist')} supplied ${plural(d.n('top-artist-plays'), 'play')}.`,
  }),
  shows: (d) => ({
    title:
      `The day you spent ${plural(d.n('podcast-minutes'), 'minute')} with podcasts and ${d.name('top-show')} talked most`.replace(
        'talked most',
        'took the lead',
      ),
    story:
      `${d.weekday} ${d.dayMonth} was for listening to people talk: ${plural(d.n('podcast-minutes'), 'minute')} of podcasts over ` +
      `${plural(d.n('episodes'), 'episode')} from ${plural(d.n('shows'), 'show')}. ${d.name('top-show')} ran to ${plural(d.n('top-show-episodes'), 'episode')} ` +
      `and ${plural(d.n('top-show-minutes'), 'minute')}. A normal day brings ${d.usual('podcast-minutes')} minutes of podcasts, so this one stood out.`,
  }),
  newcomers: (d) => ({
    title:
      `The day you met ${inWords(d.n('new-artists'))} new artists and let ${d.name('new-artist:1')} into your history`.replace(
        'one new artists',
        'one new artist',
      ),
    story:
      `Of the ${plural(d.n('artists'), 'artist')} you heard on ${d.weekday}, ${d.monthDay}, ${d.n('new-artists')} were new to you, ` +
      `where the usual day has ${d.usual('new-artists')}. You discovered ${d.name('new-artist:1')} and ${d.name('new-artist:2')} among them. ` +
      `In total the music lasted ${hours(d.n('music-minutes'))}, in ${plural(d.n('tracks'), 'play')}.`,
  }),
  rounded: (d) => {
    const minutes = d.n('music-minutes')
    const up = Math.ceil((minutes + 1) / 10) * 10
    if (minutes < 0.9 * up || minutes <= d.usual('music-minutes'))
      throw new Missing('music-minutes')
    return {
      title:
        `The day you fitted nearly ${up} minutes of music around ${inWords(d.n('sessions'))} sittings`.replace(
          'one sittings',
          'one sitting',
        ),
      story:
        `Nearly ${up} minutes of music is more than usual for you: a usual day holds ${d.usual('music-minutes')}. ` +
        `${capital(inWords(d.n('sessions')))} ${d.n('sessions') === 1 ? 'session' : 'sessions'} carried it on ${d.monthDay}, the longest of ${plural(d.n('longest-session-minutes'), 'minute')}. ` +
        `${d.name('top-artist')} was the most played artist, ahead of ${d.name('artist:2')} and ${d.name('artist:3')}.`,
    }
  },
  plain: (d) => ({
    title:
      `The day you heard ${plural(d.n('artists'), 'artist')} in one ${d.weekday} and still favoured one`.replace(
        'and still favoured one',
        d.n('top-artist-plays') > 1
          ? `and came back to ${d.name('top-artist')}`
          : 'and kept a list',
      ),
    story:
      `${plural(d.n('artists'), 'artist')}, ${plural(d.n('tracks'), 'play')}, ${plural(d.n('music-minutes'), 'minute')} of music: that was the ${d.dayOfMonth}th of ${d.month}. `.replace(
        /(\d*)(1th|2th|3th) of/,
        (all, tens: string, end: string) =>
          tens.endsWith('1')
            ? all
            : `${tens}${end[0]}${{ 1: 'st', 2: 'nd', 3: 'rd' }[Number(end[0])]} of`,
      ) +
      `Your usual is ${d.usual('tracks')} plays. ${d.name('top-artist')}'s share was ${d.n('top-artist-share')} percent, and ${d.name('artist:2')} added ${plural(d.n('artist-plays:2'), 'play')}. ` +
      `By ${d.name('last-play-at')} it was over.`,
  }),
}

/** Every story that every author can write about the days. */
export function cleanStories(days: readonly SelectedDay[]): readonly Clean[] {
  return days.flatMap((day) =>
    Object.entries(authors).flatMap(([author, write]) => {
      try {
        return [{ author, day, ...write(new Desk(day)) }]
      } catch (error) {
        if (error instanceof Missing) return []
        throw error
      }
    }),
  )
}
