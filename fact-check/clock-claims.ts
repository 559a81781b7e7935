// Clock times must be those of the first and the last play, of the longest session, or of a new artist's first play.

import type { Fact } from '#schemas/index.ts'
import type { ClockTime } from './clock.ts'
import { clockOf } from './ground.ts'
import { beside, has, isMark, isVerb, nameAt } from './items.ts'
import type { Item, TextReading } from './reading.ts'
import { dayParts } from './words/calendar.ts'

type Edge = 'first-play-at' | 'last-play-at'

interface EdgeFound {
  readonly edge: Edge
  /** The word that says so. */
  readonly cue: number
}

export function checkClocks(reading: TextReading): void {
  for (const [at, item] of reading.items.entries()) {
    if (reading.covered.has(at)) continue
    if (item.clock) checkClock(reading, at, item.clock)
    else if (has(item, 'daypart')) checkPart(reading, at)
    else if (has(item, 'begin', 'end')) checkPlay(reading, at)
  }
}

/** "It began with T by A": the first play, or the last. */
function checkPlay(reading: TextReading, at: number): void {
  const { items } = reading
  const to = beside(items, at, 1)
  const name = /^(?:with|on)$/.test(items[to]?.word ?? '')
    ? items[beside(items, to, 1)]?.name
    : undefined
  const kind = playOf[has(items[at], 'begin') ? 'first-play-at' : 'last-play-at']
  const isOwn = (fact: Fact) => fact.kind === kind
  const fact = name?.stated.find(isOwn) ?? name?.counted.find(isOwn)
  if (fact) reading.carry([at], [fact])
}

const DAY = 24 * 60
/** What "before" and "after" leave open, and how far from it the true time may be. */
const OPEN_SIDE = 60
const BEYOND_MAX = 2 * 60

function checkClock(reading: TextReading, at: number, clock: ClockTime): void {
  const { items, ground } = reading
  const { byId } = ground
  const edge = edgeOf(reading, at)
  const fact = edge ? byId.get(edge.edge) : undefined
  const isNear = (each: Fact) =>
    clock.minutes.some(
      (minutes) =>
        clockOf(each) >= minutes - clock.before && clockOf(each) <= minutes + clock.after,
    )
  // "before ten" is true of any time before it, and said of one that is near.
  const isBeyond = (each: Fact, most: number) =>
    clock.minutes.some((minutes) => {
      const late = minutes === 0 && clock.before > 0 ? DAY - clockOf(each) : minutes - clockOf(each)
      const open = clock.before === OPEN_SIDE ? late : clock.after === OPEN_SIDE ? -late : -1
      return open >= 0 && open <= most
    })
  const words = reading.wordsOf(at, at)
  const ofPart = partClocks(reading, at, edge?.edge).find(isNear)
  if (ofPart) {
    const cues = edge ? cuesOf(reading, at, edge.cue) : []
    reading.carry([at, ...cues, ...longestWords(reading.items, at, ofPart)], [ofPart])
    return
  }
  if (edge && fact && (isNear(fact) || isBeyond(fact, BEYOND_MAX))) {
    if (!isOfPart(reading, at, edge.cue) || isOwnPlay(reading, at, edge)) {
      reading.carry([at, ...cuesOf(reading, at, edge.cue)], [fact])
      return
    }
    const detail = `the text gives "${words}" to one thing; the facts give it to the day as a whole`
    reading.fault({ kind: 'clock', from: at, to: at, detail })
    return
  }
  const all = ['first-play-at', 'last-play-at'].flatMap((id) => byId.get(id) ?? [])
  const isAny = all.some((each) => isNear(each) || isBeyond(each, DAY)) || all.length < 2
  const expected = all
    .map(
      ({ kind, value }) =>
        `${kind === 'first-play-at' ? 'first play' : 'last play ended'} ${value}`,
    )
    .join(', ')
  const detail = `the text says "${words}"; ${all.length > 0 ? `the facts say: ${expected}` : 'the facts give no time of day'}`
  const isSure = edge !== null && edge.cue < at && has(items[edge.cue], 'begin', 'end')
  const weight = isAny || !isSure || isInLog(reading, clock) ? 'not-stated' : 'contradicted'
  reading.carry([at, ...(edge ? cuesOf(reading, at, edge.cue) : [])])
  reading.fault({
    kind: 'clock',
    weight,
    from: at,
    to: at,
    detail,
    ...(expected ? { expected } : {}),
  })
}

const ofSession = {
  'first-play-at': 'longest-session-from',
  'last-play-at': 'longest-session-until',
} as const

/** Clock facts of less than the day, where the sentence names what they are of. */
function partClocks({ items, ground }: TextReading, at: number, edge?: Edge): readonly Fact[] {
  const own = items.filter(({ sentence }) => sentence === items[at]?.sentence)
  const isOfSession = own.some(({ word }) => /^(?:session|sitting|stretch)$/.test(word))
  const names = own.flatMap(({ name }) => name ?? [])
  const [only] = names
  const isOfOne = only !== undefined && names.every((name) => name === only)
  return ground.day.facts.filter(
    (fact) =>
      (isOfSession && edge !== undefined && fact.kind === ofSession[edge]) ||
      (isOfOne && fact.kind === 'new-artist-at' && only.counted.includes(fact)),
  )
}

/** "the longest session": what its clock times are of. */
const longestWords = (items: readonly Item[], at: number, { kind }: Fact): readonly number[] =>
  items.flatMap(({ word, sentence }, i) =>
    kind.startsWith('longest-') && word === 'longest' && sentence === items[at]?.sentence
      ? [i]
      : [],
  )

const playOf = { 'first-play-at': 'first-play', 'last-play-at': 'last-play' } as const

/** Whether every name of the clause is that of the first or the last play, or of who made it. */
function isOwnPlay({ items }: TextReading, at: number, { edge, cue }: EdgeFound): boolean {
  const isEdge = (item: Item | undefined) =>
    item?.sentence !== items[at]?.sentence ||
    isMark(item, /^[,;:]$/) ||
    /^(?:and|but|while)$/.test(item?.word ?? '')
  const [first, last] = [Math.min(at, cue), Math.max(at, cue)]
  const from = items.findLastIndex((item, i) => i < first && isEdge(item)) + 1
  const to = items.findIndex((item, i) => i > last && isEdge(item))
  const names = items.slice(from, to < 0 ? undefined : to).flatMap(({ name }) => name ?? [])
  const isOwn = ({ kind }: Fact) => kind === playOf[edge]
  return (
    names.length > 0 &&
    names.every(({ stated, counted }) => stated.some(isOwn) || counted.some(isOwn))
  )
}

const isInLog = ({ ground }: TextReading, { minutes, before, after }: ClockTime): boolean =>
  ground.day.log.some(({ startedAt, endedAt }) =>
    [startedAt, endedAt].some((text) => {
      const [hour = 0, minute = 0] = text.split(':').map(Number)
      return minutes.some(
        (each) => Math.abs(each - hour * 60 - minute) <= Math.max(before, after, 1),
      )
    }),
  )

const firsts = /^(?:from|since|between)$/

const lasts = /^(?:until|till|to|through|into|by)$/

const _filler =
  /^(?:the|just|well|all|way|right|as|late|early|and|only|not|it|was|a|little|shortly|already)$/

/** Which end of the day the words beside a time mean, and the word that says so. */
function edgeOf({ items }: TextReading, at: number): EdgeFound | null {
  const sentence = items[at]?.sentence
  const before = beside(items, at, -1)
  const near = items[before]?.word ?? ''
  if (firsts.test(near)) return { edge: 'first-play-at', cue: before }
  if (near === 'and') {
    const between = items.findLastIndex(
      (item, i) => i < before && i >= before - 4 && item.word === 'between',
    )
    if (between >= 0) return { edge: 'last-play-at', cue: before }
  }
  if (lasts.test(near)) return { edge: 'last-play-at', cue: before }
  for (let i = at - 1; i >= at - 8 && items[i]?.sentence === sentence; i--) {
    const item = items[i]
    if (isMark(item, /^[;:(]$/)) break
    if (
      item?.clock ||
      (isMark(item, /^,$/) && i < at - 2) ||
      (item?.word === 'and' && i < at - 2 && isVerb(items[i - 1]))
    )
      break
    const edge = sideOf(item)
    if (edge) return { edge, cue: i }
  }
  for (let i = at + 1; i <= at + 9 && items[i]?.sentence === sentence; i++) {
    const item = items[i]
    if (isMark(item, /^[;:]$/) || item?.clock || item?.word === 'and') break
    const edge =
      /^(?:until|till|to)$/.test(item?.word ?? '') && items[i + 1]?.clock
        ? 'first-play-at'
        : sideOf(item)
    if (edge) return { edge, cue: i }
  }
  return null
}

function sideOf(item: Item | undefined): Edge | null {
  if (item?.word === 'pressed play' || item?.word === 'press play' || has(item, 'begin'))
    return 'first-play-at'
  return has(item, 'end') || /^(?:over|done)$/.test(item?.word ?? '') ? 'last-play-at' : null
}

/** The words of the claim: the cue, its negation, and what it says of the first or last play. */
function cuesOf({ items }: TextReading, at: number, cue: number): number[] {
  const sentence = items[at]?.sentence
  const isLast = /^(?:until|till|by)$/.test(items[cue]?.word ?? '')
  const found = [cue]
  const reach = [Math.min(cue, at) - 7, Math.max(cue, at) + 4] as const
  for (let i = reach[0]; i <= reach[1]; i++) {
    const item = items[i]
    if (item?.sentence !== sentence) continue
    const isOther = item?.kind === 'mark' && /^[;:]$/.test(item.word)
    if (isOther && i < at) found.length = 1
    if (isOther && i > at) break
    if (sideOf(item) && sideOf(item) === sideOf(items[cue])) found.push(i)
    if (
      /^(?:first|last|final)$/.test(item?.word ?? '') &&
      /^(?:play|one|track|song|episode)s?$/.test(items[i + 1]?.word ?? '')
    )
      found.push(i)
    if (isLast && has(item, 'end', 'begin')) found.push(i)
    if (isLast && has(item, 'no') && has(items[i + 1], 'end')) found.push(i)
  }
  return found
}

/** Whether the words give the time to a track, an episode or an artist: no fact does. */
function isOfPart(reading: TextReading, at: number, cue: number): boolean {
  const { items, ground } = reading
  const [from, to] = [Math.min(at, cue), Math.max(at, cue)]
  for (let i = from + 1; i < to; i++) if (nameAt(reading, i)) return true
  const next = beside(items, at, 1)
  const isWith = /^(?:with|for|on)$/.test(items[next]?.word ?? '')
  if (cue < at && (nameAt(reading, next) || (isWith && nameAt(reading, beside(items, next, 1))))) {
    const after = isWith ? beside(items, beside(items, next, 1), 1) : next
    if (!has(items[after], 'lead')) return true
  }
  if (!isVerb(items[cue]) && !has(items[cue], 'begin', 'end'))
    return nameAt(reading, beside(items, Math.min(at, cue), -1)) !== undefined
  for (let i = from - 1; items[i]?.sentence === items[at]?.sentence; i--) {
    const item = items[i]
    if (isMark(item, /^[,;:]$/) || /^(?:and|but|while)$/.test(item?.word ?? '')) return false
    if (nameAt(reading, i)) return !/^(?:day|music|listening)$/.test(items[i - 2]?.word ?? '')
    if (/^episodes?$/.test(item?.word ?? '')) return ground.byId.has('tracks')
    if (/^(?:tracks?|songs?)$/.test(item?.word ?? '')) return ground.byId.has('episodes')
    if (/^(?:play|plays|one|day|music|listening|it|you)$/.test(item?.word ?? '')) return false
  }
  return false
}

/** "from morning to night": the end of the day that the words name is in that part. */
function checkPart(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const edge = edgeOf(reading, at)
  const fact = edge ? ground.byId.get(edge.edge) : undefined
  if (!edge || !fact || isOfPart(reading, at, edge.cue)) return
  const minutes = clockOf(fact)
  const windows = dayParts.get(items[at]?.word ?? '') ?? []
  if (windows.some(([from, to]) => minutes >= from * 60 && minutes < to * 60))
    reading.carry([at, ...cuesOf(reading, at, edge.cue)], [fact])
}
