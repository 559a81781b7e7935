// What is kept in memory of every row: 27 bytes whatever its size, and up to 13 while rows are resolved, so that rows
// can be compared across files. Columns of numbers, since millions of objects would not fit.
import { COUNTED_MS_MIN } from '#facts/counted-play.ts'
import { compareText } from '#facts/tally.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { type ParsedPlay, type StreamingService, services } from './exports/export.ts'
import { type RowFingerprint, statedAt, statesStart } from './play-identity.ts'

const FIRST_ROWS_MAX = 4_096
/** One account has a few; what comes after these counts as unnamed. */
const REPORTERS_MAX = 255

const BY_MINUTE = 1
const STATES_START = 2
const ASSUMED = 4
const MEDIA_KNOWN = 8
const ENDED = 16
const CUT_OFF = 32
const RESUMED = 64
const BEGUN = 128
const DETAIL = 256 // Times the number of optional fields that the row knows, 0 to 3.
/** A row that heard so nearly all of its medium has heard it to the end. */
const ENDING_MS_MAX = 2_000

/** Who reported rows: a service, and what reported to it where rows name that. Its rows are in one clock. */
export interface Reporter {
  readonly service: StreamingService
  readonly name: string
  /** What its rows know of lengths at best: how long they heard a play, how long it is, or neither. */
  lengths: 'measured' | 'known' | 'unknown'
}

const lengthRanks = ['unknown', 'known', 'measured'] as const

export class Fingerprints {
  count = 0
  readonly reporters: Reporter[] = []
  /** The first 64 bits of the row's content. */
  #high = new Uint32Array(FIRST_ROWS_MAX)
  #low = new Uint32Array(FIRST_ROWS_MAX)
  #title = new Uint32Array(FIRST_ROWS_MAX)
  #track = new Uint32Array(FIRST_ROWS_MAX)
  /** Seconds since 1970 UTC. */
  #at = new Uint32Array(FIRST_ROWS_MAX)
  #playedMs = new Uint32Array(FIRST_ROWS_MAX)
  #traits = new Uint16Array(FIRST_ROWS_MAX)
  #reporter = new Uint8Array(FIRST_ROWS_MAX)
  #reporterKeys = new Map<string, number>()
  #lastReporter = 0

  /** @returns the row's number. */
  add(
    play: ParsedPlay,
    { content, title, track }: RowFingerprint,
    service: StreamingService,
  ): number {
    if (this.count === this.#high.length) this.#grow()
    const row = this.count++
    this.#high[row] = Number.parseInt(content.slice(0, 8), 16)
    this.#low[row] = Number.parseInt(content.slice(8, 16), 16)
    this.#title[row] = title
    this.#track[row] = track
    this.#at[row] = Math.floor(statedAt(play) / SECOND_MS)
    this.#playedMs[row] = play.playedMs
    this.#traits[row] = traitsOf(play)
    this.#reporter[row] = this.#reporterOf(play, service)
    return row
  }

  /** Takes away what was added to the first rows, and its reporters. */
  truncate(count: number, reporterCount: number): void {
    this.count = count
    this.reporters.length = reporterCount
    for (const [key, at] of this.#reporterKeys)
      if (at >= reporterCount) this.#reporterKeys.delete(key)
  }

  /** The instant that the row states, see `statedAt`: rows are compared by it. */
  at(row: number): number {
    return (this.#at[row] as number) * SECOND_MS
  }

  playedMs(row: number): number {
    return this.#playedMs[row] as number
  }

  startedAt(row: number): number {
    return this.at(row) - (this.statesStart(row) ? 0 : this.playedMs(row))
  }

  endedAt(row: number): number {
    return this.at(row) + (this.statesStart(row) ? this.playedMs(row) : 0)
  }

  statesStart(row: number): boolean {
    return this.#has(row, STATES_START)
  }

  /** True where it is not known how long it was heard. */
  isAssumed(row: number): boolean {
    return this.#has(row, ASSUMED)
  }

  /** True where the row says how long its track is, or how long it was heard. */
  isLengthKnown(row: number): boolean {
    return this.#has(row, MEDIA_KNOWN) || !this.isAssumed(row)
  }

  isByMinute(row: number): boolean {
    return this.#has(row, BY_MINUTE)
  }

  /** True for plays that days count: 30 s and more. */
  isLong(row: number): boolean {
    return this.playedMs(row) >= COUNTED_MS_MIN
  }

  /** Whether the row says that its play ended by itself (true) or was paused (false). */
  hasEnded(row: number): boolean | undefined {
    return this.#has(row, ENDED) ? true : this.#has(row, CUT_OFF) ? false : undefined
  }

  /** Whether the row says that its play went on after a pause (true) or began from the beginning (false). */
  isResumed(row: number): boolean | undefined {
    return this.#has(row, RESUMED) ? true : this.#has(row, BEGUN) ? false : undefined
  }

  title(row: number): number {
    return this.#title[row] as number
  }

  /** Index in the list of reporters. */
  reporter(row: number): number {
    return this.#reporter[row] as number
  }

  /** Hashes by which rows are brought together. */
  get hashes(): Readonly<Record<'content' | 'title' | 'track', Uint32Array>> {
    return { content: this.#high, title: this.#title, track: this.#track }
  }

  /** Within equal content by time, exact ends first, then the row that knows most. */
  compare(a: number, b: number): number {
    return (
      this.compareContent(a, b) ||
      (this.#at[a] as number) - (this.#at[b] as number) ||
      Number(this.isByMinute(a)) - Number(this.isByMinute(b)) ||
      this.compareKnowledge(a, b) ||
      a - b
    )
  }

  /** The row that knows most first: by service, measured lengths, known lengths, then optional fields. */
  compareKnowledge(a: number, b: number): number {
    const knowledge = (row: number) => {
      const traits = this.#traits[row] as number
      const measured = (traits & ASSUMED) === 0 ? 16 : 0
      return this.#rankOf(row) * 32 + measured + (traits & MEDIA_KNOWN) + (traits >> 8)
    }
    return knowledge(b) - knowledge(a)
  }

  /** An order by content; 0 for equal content. */
  compareContent(a: number, b: number): number {
    return (
      (this.#high[a] as number) - (this.#high[b] as number) ||
      (this.#low[a] as number) - (this.#low[b] as number)
    )
  }

  isSameContent(a: number, b: number): boolean {
    return this.#high[a] === this.#high[b] && this.#low[a] === this.#low[b]
  }

  /** The reporter that knows most first; the rest only makes the order one. */
  compareReporters(a: number, b: number): number {
    const [first, second] = [a, b].map((at) => this.reporters[at] as Reporter) as [
      Reporter,
      Reporter,
    ]
    return (
      services.indexOf(second.service) - services.indexOf(first.service) ||
      lengthRanks.indexOf(second.lengths) - lengthRanks.indexOf(first.lengths) ||
      compareText(first.name, second.name)
    )
  }

  isSameTrack(a: number, b: number): boolean {
    return this.#track[a] === this.#track[b]
  }

  compareTracks(a: number, b: number): number {
    return (this.#track[a] as number) - (this.#track[b] as number)
  }

  #rankOf(row: number): number {
    return services.indexOf((this.reporters[this.reporter(row)] as Reporter).service)
  }

  #has(row: number, trait: number): boolean {
    return ((this.#traits[row] as number) & trait) !== 0
  }

  #reporterOf(
    { reporter = '', isLengthAssumed, mediaMs }: ParsedPlay,
    service: StreamingService,
  ): number {
    const name = this.reporters.length < REPORTERS_MAX - services.length ? reporter : ''
    const at = this.#reporterCalled(service, name)
    const known = this.reporters[at] as Reporter
    if (!isLengthAssumed) known.lengths = 'measured'
    else if (mediaMs !== undefined && known.lengths === 'unknown') known.lengths = 'known'
    return at
  }

  /** Nearly every row has the reporter of the row before it. */
  #reporterCalled(service: StreamingService, name: string): number {
    const last = this.reporters[this.#lastReporter]
    if (last?.service === service && last.name === name) return this.#lastReporter
    const key = `${service}\n${name}`
    let at = this.#reporterKeys.get(key)
    if (at === undefined) {
      at = this.reporters.length
      this.reporters.push({ service, name, lengths: 'unknown' })
      this.#reporterKeys.set(key, at)
    }
    this.#lastReporter = at
    return at
  }

  #grow(): void {
    const size = this.#high.length * 2
    this.#high = new Uint32Array(grown(this.#high, size))
    this.#low = new Uint32Array(grown(this.#low, size))
    this.#title = new Uint32Array(grown(this.#title, size))
    this.#track = new Uint32Array(grown(this.#track, size))
    this.#at = new Uint32Array(grown(this.#at, size))
    this.#playedMs = new Uint32Array(grown(this.#playedMs, size))
    this.#traits = new Uint16Array(grown(this.#traits, size))
    this.#reporter = new Uint8Array(grown(this.#reporter, size))
  }
}

function traitsOf(play: ParsedPlay): number {
  const { playedMs, mediaMs, isLengthAssumed, isResumed } = play
  const isWhole = !isLengthAssumed && mediaMs !== undefined && playedMs >= mediaMs - ENDING_MS_MAX
  const hasEnded = play.hasEnded ?? (isWhole ? true : undefined)
  const detail =
    Number(play.uri !== null) + Number(play.collection !== null) + Number(play.country !== null)
  return (
    (play.precision === 'minute' ? BY_MINUTE : 0) |
    (statesStart(play) ? STATES_START : 0) |
    (isLengthAssumed ? ASSUMED : 0) |
    (mediaMs === undefined ? 0 : MEDIA_KNOWN) |
    (hasEnded === undefined ? 0 : hasEnded ? ENDED : CUT_OFF) |
    (isResumed === undefined ? 0 : isResumed ? RESUMED : BEGUN) |
    (detail * DETAIL)
  )
}

/** Memory for `size` numbers. What held them before is given back now, and not when the collector comes by. */
const grown = (
  {
    buffer,
    BYTES_PER_ELEMENT,
  }: Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  size: number,
): ArrayBuffer => buffer.transfer(size * BYTES_PER_ELEMENT)
