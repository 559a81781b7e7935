// What was new, what came back, and how much of a thing: "for the first time", "none of them new", "all music",
// "in one sitting", "mostly podcasts". True where the facts count it so.

import { nameFacts, placesOf } from './ground.ts'
import { beside, has, isMark, nameAt } from './items.ts'
import type { Name } from './names.ts'
import { checkAmong, checkNew, clauseOf } from './novelty.ts'
import type { Item, TextReading } from './reading.ts'

/** "began with X", "X was the last": what a whole log has first or last. */
function edgeNames(reading: TextReading, at: number): boolean {
  const { items, ground } = reading
  if (!ground.log) return false
  const run = has(items[at], 'begin') ? ground.log.runs[0] : ground.log.runs.at(-1)
  const after = beside(items, at, 1)
  const isWith = /^(?:with|on|by)$/.test(items[after]?.word ?? '')
  const name = isWith ? nameAt(reading, beside(items, after, 1)) : undefined
  if (!run || !name) return false
  if (run.creator !== name.key && run.title !== name.key) return false
  reading.carry([at])
  return true
}

export function checkExtent(reading: TextReading): void {
  const { items, covered } = reading
  for (const [at, item] of items.entries()) {
    if (covered.has(at)) continue
    if (has(item, 'new')) checkNew(reading, at)
    else if (has(item, 'return')) checkReturn(reading, at)
    else if (has(item, 'all', 'mostly')) checkPart(reading, at)
    else if (has(item, 'most')) checkMostOf(reading, at)
    else if (has(item, 'only')) checkOnly(reading, at)
    else if (has(item, 'rest')) checkRest(reading, at)
    else if (has(item, 'begin', 'end')) checkEdge(reading, at)
    else if (
      item.word === 'including' ||
      (item.word === 'among' && /^(?:them|those)$/.test(items[at + 1]?.word ?? ''))
    )
      checkAmong(reading, at)
    else if (has(item, 'podcast') || item.word === 'music') checkKind(reading, at)
  }
}

/** Something came back: a track or an artist that was played more than once, or repeats at all. */
function checkReturn(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const clause = clauseOf(items, at)
  const repeats = ground.byId.get('repeats')
  const names = clause.flatMap((i) => nameAt(reading, i) ?? [])
  const played = names
    .flatMap((name) => nameFacts(name, 'plays'))
    .filter(({ value }) => Number(value) > 1)
  const isCount = /^(?:repeats?|repeated|replays?)$/.test(items[at]?.word ?? '')
  if (/^(?:again)$/.test(items[at]?.word ?? '')) {
    if (played.length > 0 && names.length === 1) reading.carry([at], played)
    return
  }
  const history = ground.byId.get('history-days')
  if (
    items[at]?.word === 'back' &&
    history &&
    reading.stated.some(({ at: i, fact }) => fact === history && clause.includes(i))
  ) {
    reading.carry([at], [history])
    return
  }
  if (names.length > 0) {
    if (played.length > 0) reading.carry([at], played.slice(0, 1))
    return
  }
  // "one of them a repeat"
  const isOne = items
    .slice(Math.max(0, at - 3), at)
    .some(({ word }) => /^one(?: of them)?$/.test(word))
  if (
    repeats &&
    (isOne ? Number(repeats.value) === 1 : Number(repeats.value) > 0) &&
    (isCount || clause.some((i) => /^(?:tracks?|songs?)$/.test(items[i]?.word ?? '')))
  )
    reading.carry([at], [repeats])
}

/** All, none or most of the listening: music, podcasts, or one name. */
function checkPart(reading: TextReading, at: number): void {
  const { items } = reading
  const word = items[at]?.word ?? ''
  const next = items[beside(items, at, 1)]
  if (
    /^(?:all|every|everything|everyone)$/.test(word) &&
    next?.amount &&
    next.amount.unit !== null &&
    reading.covered.has(beside(items, at, 1))
  ) {
    if (isWhole(reading, beside(items, at, 1))) reading.carry([at])
    return
  }
  const isAll = has(items[at], 'all')
  checkShare(reading, at, isAll ? 'all' : 'most')
}

/** Whether the amount is that of the whole day. */
const isWhole = ({ items, ground }: TextReading, at: number): boolean => {
  const amount = items[at]?.amount
  return (
    amount !== undefined &&
    ground.day.facts.some(
      (fact) =>
        fact.subject === null && Number(fact.value) === amount.value && fact.unit === amount.unit,
    )
  )
}

function checkMostOf(reading: TextReading, at: number): void {
  const { items } = reading
  if (items[at]?.word === 'most' && items[at + 1]?.word === 'of') checkShare(reading, at, 'most')
}

/** "It was all music", "most of it, 412 minutes, was music", "mostly podcasts". */
function checkShare(reading: TextReading, at: number, how: 'all' | 'most'): void {
  const { items, ground } = reading
  const clause = clauseOf(items, at)
  const isMusicWhole =
    clause.some((i) => i > at && i <= at + 3 && items[i]?.word === 'music') &&
    items[at + 1]?.word === 'of'
  const whole = ground.byId.get(isMusicWhole ? 'music-minutes' : 'minutes')
  if (!whole) return
  const target = clause.find(
    (i) =>
      i > at &&
      (nameAt(reading, i) !== undefined || has(items[i], 'podcast', 'music')) &&
      !(isMusicWhole && items[i]?.word === 'music'),
  )
  if (target === undefined) return
  const name = nameAt(reading, target)
  const part = name
    ? nameFacts(name, 'minutes')[0]
    : ground.byId.get(has(items[target], 'podcast') ? 'podcast-minutes' : 'music-minutes')
  if (!part || clause.some((i) => has(items[i], 'no'))) return
  const share = Number(part.value) / Number(whole.value)
  if (how === 'all' ? share === 1 : share > 0.5) reading.carry([at], [part, whole])
}

/** "only" and "just" before an amount only stress it; before a name they exclude all others. */
function checkOnly(reading: TextReading, at: number): void {
  const { items } = reading
  const next = beside(items, at, 1)
  if (items[next]?.amount) reading.carry([at])
}

/** "The rest went elsewhere": true where something was named that is less than all; "the rest was talk", of music. */
function checkRest(reading: TextReading, at: number): void {
  const { items, ground } = reading
  for (let i = at + 1; items[i]?.sentence === items[at]?.sentence; i++) {
    if (isMark(items[i], /^[;]$/)) break
    const kind = has(items[i], 'podcast')
      ? 'podcast-minutes'
      : items[i]?.word === 'music'
        ? 'music-minutes'
        : null
    const other = kind === 'podcast-minutes' ? 'music-minutes' : 'podcast-minutes'
    const own = kind ? ground.byId.get(kind) : undefined
    const isOtherTold = reading.stated.some(
      ({ at: told, fact }) => fact.id === other && items[told]?.sentence === items[at]?.sentence,
    )
    if (own && isOtherTold) {
      reading.carry([at, i], [own])
      return
    }
    if (
      nameAt(reading, i) ||
      has(items[i], 'podcast') ||
      (items[i]?.word === 'music' && items[i - 1]?.word !== 'of')
    )
      return
  }
  const isAfterOne = items.some(
    (item, i) => i < at && item.kind === 'name' && placesOf(item.name as Name).length > 0,
  )
  if (isAfterOne) reading.carry([at])
}

/** A beginning or an end of the day says nothing by itself; of a name it says what was played first or last. */
function checkEdge(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const item = items[at] as Item
  if (item.word === 'last' && /^(?:for|until|till|over)$/.test(items[at + 1]?.word ?? ''))
    reading.carry([at])
  const { byId } = ground
  const isNewYear = ground.day.date.endsWith('0101') && has(item, 'begin')
  const year = [1, 2, 3, 4].map((k) => at + k).find((i) => items[i]?.word === 'year')
  if (isNewYear && year !== undefined) {
    reading.carry(
      [at, year],
      [byId.get('holiday') ?? byId.get('date')].filter((fact) => fact !== undefined),
    )
    return
  }
  if (edgeNames(reading, at)) return
  if (/^(?:first|last|final|finally)$/.test(item.word) || item.name) return
  const sentence = item.sentence
  const isOfName = items.some(
    (each, i) => each.sentence === sentence && nameAt(reading, i) !== undefined,
  )
  const isOfTime = items.some(
    (each) => each.sentence === sentence && (each.clock !== undefined || has(each, 'daypart')),
  )
  if (!isOfName && !isOfTime) reading.carry([at])
}

const talk = /^(?:episodes?|podcast-minutes|shows|top-show.*)$/

const music = /^(?:tracks?|music-minutes|artists?|top-(?:artist|track).*|distinct-tracks)$/

/** "no music at all", and not "no music minutes" */
const isNoun = (items: readonly Item[], at: number): boolean => {
  const next = items[beside(items, at, 1)]
  return next === undefined || next.kind !== 'word' || has(next, 'function')
}

/** Music or talk is heard on a day only where the facts count some. */
function checkKind(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const kinds = has(items[at], 'podcast') ? talk : music
  const before = beside(items, at, -1)
  const isHeard = ground.day.facts.some(({ kind }) => kinds.test(kind))
  if (items[before]?.word === 'no' && !isHeard && isNoun(items, at)) reading.carry([before])
  if (isHeard || has(items[before], 'no')) return
  const detail = `the text speaks of ${reading.wordsOf(at, at)}; no fact counts any`
  reading.fault({ kind: 'number', from: at, to: at, detail })
}
