// What the words of a clause do, and which parts of the day they may select.
import type { Amount } from './amount.ts'
import { placesOf } from './ground.ts'
import { has, nameAt } from './items.ts'
import type { DayLog, LogPlay } from './log-ground.ts'
import type { Part } from './log-part.ts'
import { type Clause, type Window, windowsOf } from './log-window.ts'
import { unitBefore } from './meaning.ts'
import type { Name } from './names.ts'
import { ownerOfAmount } from './owner.ts'
import type { Item, TextReading } from './reading.ts'
import { isClaiming, type Tag } from './words/lexicon.ts'
import { type Scope, type Unit, unitWords } from './words/units.ts'

/** What the clause before spoke of. */
export interface ClauseContext {
  readonly part: Part
  readonly unit: Unit | null
  readonly sentence: number
}

/** The words of a clause by what they do. */
export interface Words {
  readonly names: readonly Name[]
  readonly amounts: readonly number[]
  readonly is: ReadonlySet<Role>
}

export type Role =
  | 'each'
  | 'row'
  | 'only'
  | 'none'
  | 'all'
  | 'new'
  | 'known'
  | 'gap'
  | 'level'
  | 'first'
  | 'last'
  | 'again'
  | 'then'
  | 'rest'
  | 'repeat'
  | 'music'
  | 'podcast'
  | 'back'
  | 'twice'
  | 'whole'
  | 'early'
  | 'late'

const roles: readonly (readonly [Role, (item: Item) => boolean])[] = [
  ['each', ({ word }) => /^(?:each|apiece|every one)$/.test(word)],
  ['row', (item) => has(item, 'row')],
  ['twice', (item) => has(item, 'twice')],
  ['whole', ({ word }) => word === 'whole'],
  ['early', ({ word }) => word === 'early'],
  ['late', ({ word }) => word === 'late'],
  ['gap', (item) => has(item, 'gap')],
  ['known', (item) => has(item, 'known')],
  ['level', (item) => has(item, 'level')],
  ['new', (item) => has(item, 'new')],
  [
    'only',
    ({ word }) =>
      /^(?:only|alone|nothing else|no one else|nobody else|nothing but|no one but|nobody but|no artist but|no show but|no track but)$/.test(
        word,
      ),
  ],
  ['none', ({ word }) => /^(?:nothing|nobody|none|no one)$/.test(word)],
  ['all', ({ word }) => /^(?:all|every|everything|everyone)$/.test(word)],
  ['rest', (item) => has(item, 'rest') || item.word === 'else'],
  ['repeat', ({ word }) => /^(?:repeats?|repeated|replays?|already)$/.test(word)],
  ['again', (item) => has(item, 'return')],
  ['then', ({ word }) => /^(?:then|later|afterwards)$/.test(word)],
  ['podcast', (item) => has(item, 'podcast')],
  ['music', (item) => has(item, 'music')],
  ['back', ({ word }) => /^(?:it|them|they|those|these|that|which|whom|there)$/.test(word)],
  ['first', (item) => item.word === 'first' || has(item, 'begin')],
  ['last', (item) => has(item, 'end')],
]

/** Said of other days, or of who had more: never of a part of the day. */
const elsewhere: readonly Tag[] = [
  ...(['usual', 'most', 'least', 'more', 'less', 'mostly', 'exceed', 'lead'] as const),
  ...(['ahead', 'behind', 'second', 'ordinal', 'year', 'energy', 'taste', 'no'] as const),
]

/** Null where the clause has a word that says something else, or that is not read. */
export function wordsOf(reading: TextReading, { from, to }: Clause): Words | null {
  const { items, covered } = reading
  const names: Name[] = []
  const amounts: number[] = []
  const is = new Set<Role>()
  for (let i = from; i < to; i++) {
    const item = items[i] as Item
    const name = nameAt(reading, i)
    if (item.kind === 'mark' || item.clock || has(item, 'daypart')) continue
    if (name) names.push(name)
    else if (item.kind === 'amount') amounts.push(i)
    else {
      const role = roles.find(([, isIt]) => isIt(item))?.[0]
      const isQuiet = (item.tags.size > 0 && !isClaiming(item.tags)) || item.word === 'mid'
      if (role) is.add(role)
      else if (has(item, ...elsewhere) || !(isQuiet || covered.has(i))) return null
    }
  }
  return { names, amounts, is }
}

export const amountAt = ({ items }: TextReading, at: number): Amount => items[at]?.amount as Amount

export function clauseUnit(
  reading: TextReading,
  { amounts }: Words,
  { unit }: ClauseContext,
): Unit | null {
  const [first] = amounts
  if (first === undefined) return unit
  const amount = amountAt(reading, first)
  return amount.unit ?? unitBefore(reading, first, amount) ?? unit ?? 'plays'
}

/** What a clause may speak of. */
export interface ClaimCandidate {
  readonly part: Part
  /** Before names narrowed it. */
  readonly whole: Part
  readonly edges: Window['edges']
  /** The words narrow it: it is not the day as a whole. */
  readonly isNarrow: boolean
  readonly isTimed: boolean
  readonly isOf: (play: LogPlay) => boolean
}

/** The parts that the words of a clause may select, the most likely first. */
export function* candidatesOf(
  reading: TextReading,
  log: DayLog,
  clause: Clause,
  words: Words,
  context: ClauseContext,
): Generator<ClaimCandidate> {
  const timed = windowsOf(reading, log, clause)
  const isBack = context.sentence === reading.items[clause.from]?.sentence || words.is.has('back')
  const untimed = [...(isBack && context.part.length > 0 ? [context.part] : []), log.plays]
  const bases = timed ?? untimed.map((part) => ({ part, edges: [] }))
  const isOf = filterOf(reading, clause, words)
  if (!isOf) return
  for (const { part: base, edges } of bases)
    for (const whole of narrowed(reading, clause, words, base, context, timed !== null)) {
      const part = whole.filter(isOf)
      const isNarrow = whole.length < log.plays.length
      yield { part, whole, edges, isNarrow, isTimed: timed !== null, isOf }
    }
}

/** What names and kinds the clause is of; null where that cannot be said. */
function filterOf(
  reading: TextReading,
  clause: Clause,
  { names, amounts, is }: Words,
): ((play: LogPlay) => boolean) | null {
  const [first] = amounts
  const owner = names.length === 0 && first !== undefined ? ownerOfAmount(reading, first) : null
  if (owner?.isOpen) return null
  const isElse = is.has('only') && names.length === 0 && first === undefined
  const own = isElse ? lastNames(reading, clause) : owner ? owner.names : names
  const titles = own.filter(isTitle)
  const makers = own.filter((name) => !isTitle(name))
  const isKind = ({ isTrack }: LogPlay) =>
    is.has('music') === is.has('podcast') || isTrack === is.has('music')
  const isNamed =
    titles.length > 0 && makers.length > 0
      ? (play: LogPlay) =>
          titles.some((name) => isBy(play, name)) && makers.some((name) => isBy(play, name))
      : (play: LogPlay) => own.length === 0 || own.some((name) => isBy(play, name))
  return (play) => isKind(play) && isNamed(play)
}

export const isTitle = (name: Name): boolean =>
  placesOf(name).some(({ group }) => group === 'track' || group === 'episode')

export const isBy = ({ creator, title }: LogPlay, { key }: Name): boolean =>
  creator === key || title === key

/** "there was no one else": but whom the text named last. */
function lastNames(reading: TextReading, { from }: Clause): Name[] {
  for (let i = from - 1; i >= 0; i--) {
    const name = nameAt(reading, i)
    if (name) return [name]
  }
  return []
}

/** By what is new, known or repeated, and without what was spoken of before. */
function* narrowed(
  reading: TextReading,
  clause: Clause,
  { is, amounts }: Words,
  whole: Part,
  context: ClauseContext,
  isTimed: boolean,
): Generator<Part> {
  const own = amounts.map((i) => amountAt(reading, i))
  const isScoped = (scope: Scope) => own.some(({ scopes }) => scopes.has(scope))
  const isNew = (is.has('new') || isScoped('new')) && !is.has('all')
  const isOfTracks = own.some(({ unit }) => unit === 'tracks')
  const part = whole.filter(
    (play) =>
      (!isNew || play.isNewArtist || ((isOfTracks || is.has('none')) && play.isNewTrack)) &&
      (!is.has('known') || is.has('all') || !play.isNewArtist) &&
      (!is.has('repeat') || is.has('none') || play.isRepeat),
  )
  if (!is.has('rest') && !isScoped('rest') && !isScoped('more')) {
    yield part
    return
  }
  // Of the day's others or those of the morning: where the words leave it open, of neither.
  if (!isTimed && isTimedBefore(reading, clause)) return
  const before = namesBefore(reading, clause)
  if (before.length > 0) yield part.filter((play) => !before.some((name) => isBy(play, name)))
  const told = new Set(context.part)
  const makers = new Set(context.part.map(({ creator }) => creator))
  const isNear = context.sentence === reading.items[clause.from]?.sentence
  // "The other artists" are those of whom nothing was said, "the other plays" those that were not counted.
  const isOther = isOfMakers(reading, clause)
    ? ({ creator }: LogPlay) => !makers.has(creator)
    : (play: LogPlay) => !told.has(play)
  if (told.size > 0 && (isNear || isTimed)) yield part.filter(isOther)
}

const isOfMakers = ({ items }: TextReading, { from, to }: Clause): boolean =>
  items
    .slice(from, to)
    .some((item) =>
      /^(?:artists|shows)$/.test(unitWords.get(item.word)?.unit ?? item.amount?.unit ?? ''),
    )

/** "In the morning X had three; the others had eight" */
const isTimedBefore = ({ items }: TextReading, { from }: Clause): boolean =>
  items.some(
    (item, i) =>
      i < from && item.sentence === items[from]?.sentence && (item.clock || has(item, 'daypart')),
  )

/** The names that the sentence has said before. */
function namesBefore(reading: TextReading, { from }: Clause): Name[] {
  const sentence = reading.items[from]?.sentence
  return reading.items.flatMap((item, i) =>
    i < from && item.sentence === sentence ? (nameAt(reading, i) ?? []) : [],
  )
}
