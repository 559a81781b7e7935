// The plays of a made-up listener, from the plan and its seed alone.
import { seededRandom } from '#foundation/random.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'
import { type ListenerPlan, type Named, namesIn, type Piece } from './listener-plan.ts'
import { episodeTopics, trackTitles } from './titles.ts'

/** Ascending by end. */
export function madeUpPlaysOf(plan: ListenerPlan): readonly Play[] {
  const teller = new HistoryTeller(plan)
  for (const [from, days] of plan.spans) {
    for (let n = 0; n < days; n += 1) teller.addDay(dateAfter(from, n))
  }
  return teller.plays.toSorted((a, b) => a.endedAt - b.endedAt)
}

class HistoryTeller {
  readonly plays: Play[] = []
  readonly #plan: ListenerPlan
  readonly #random: ReturnType<typeof seededRandom>
  readonly #artists: readonly Named[]
  readonly #newcomers: readonly Named[]
  readonly #shows: readonly Named[]
  #atMs = 0
  #episode = 0

  constructor(plan: ListenerPlan) {
    this.#plan = plan
    this.#random = seededRandom(plan.seed)
    this.#artists = namesIn(plan.artists)
    this.#newcomers = namesIn(plan.newcomers)
    this.#shows = namesIn(plan.shows)
  }

  addDay(date: string): void {
    const special = this.#plan.special[date]
    if (special) {
      for (const piece of special) this.#addPiece(date, piece)
      return
    }
    if (this.#upTo(100) >= this.#plan.activity) return
    const [first, last] = this.#plan.startHour
    this.#startAt(date, Math.round((first + this.#random.next() * (last - first)) * 60))
    const count = this.#between(this.#plan.plays)
    for (let n = 0; n < count; n += 1) {
      if (this.#random.next() < 0.07) this.#atMs += 50 * MINUTE_MS
      if (this.#shows.length > 0 && this.#upTo(100) < (this.#plan.episodes ?? 0)) {
        this.#addEpisode(Math.floor(this.#random.next() ** 2 * this.#shows.length))
      } else this.#addTrack(this.#byChance())
    }
  }

  #addPiece(date: string, [clock, what, count, at = 0, titles = 1]: Piece): void {
    const [hour = 0, minute = 0] = clock.split(':').map(Number)
    this.#startAt(date, hour * 60 + minute)
    for (let n = 0; n < count; n += 1) {
      if (what === 'mix') this.#addTrack(this.#byChance())
      else if (what === 'each') this.#addTrack(this.#artists[at + n])
      else if (what === 'artist') this.#addTrack(this.#artists[at])
      else if (what === 'loop') this.#addTrack(this.#artists[at], n % titles)
      else if (what === 'new') this.#addTrack(this.#newcomers[at + n])
      else if (what === 'show') this.#addEpisode(at)
      else this.#add('chapter', `Chapter ${at + n}`, 'Idris Vane', this.#length(16, 28))
    }
  }

  /** A piece never begins before the one before it has ended. */
  #startAt(date: string, minutes: number): void {
    const startMs = startOf(date) + minutes * MINUTE_MS - this.#plan.offsetHours * HOUR_MS
    this.#atMs = Math.max(this.#atMs, startMs)
  }

  #addTrack(artist: Named | undefined, title = this.#upTo(this.#plan.titlesEach)): void {
    if (!artist) throw new Error(`${this.#plan.id} has no such artist`)
    const at = [...artist.name].reduce((sum, each) => sum + each.charCodeAt(0), 0)
    const name = trackTitles[(at * 7 + title * 11) % trackTitles.length] as string
    this.#add('track', name, artist.name, this.#length(...this.#plan.minutes))
  }

  #addEpisode(show: number): void {
    this.#episode += 1
    const topic = episodeTopics[(this.#episode * 5) % episodeTopics.length] as string
    const title = show % 2 === 0 ? topic : `${this.#episode + 20}: ${topic}`
    this.#add('episode', title, this.#shows[show]?.name ?? '', this.#length(18, 52))
  }

  #add(kind: Play['kind'], title: string, creator: string, playedMs: number): void {
    this.#atMs += playedMs
    this.plays.push({
      playId: `${this.#plan.id}-${this.plays.length}`,
      endedAt: this.#atMs,
      playedMs,
      kind,
      title,
      creator,
      collection: null,
      uri: null,
      country: null,
      isLengthAssumed: this.#plan.isAssumed ?? false,
    })
    this.#atMs += this.#plan.isWhole ? 0 : 1_000 * this.#upTo(20)
  }

  #length(min: number, max: number): number {
    const minutes = min + this.#random.next() * (max - min)
    const isWhole = this.#plan.isWhole || this.#plan.isAssumed
    return isWhole ? Math.round(minutes) * MINUTE_MS : Math.round(minutes * 60) * 1_000
  }

  #byChance(): Named | undefined {
    return this.#artists[Math.floor(this.#random.next() ** 1.8 * this.#artists.length)]
  }

  #upTo(bound: number): number {
    return Math.floor(this.#random.next() * bound)
  }

  #between([min, max]: readonly [number, number]): number {
    return min + this.#upTo(max - min + 1)
  }
}

const startOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

const dateAfter = (date: string, days: number): string =>
  new Date(startOf(date) + days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
