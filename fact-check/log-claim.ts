// Whether what a clause says is true of the part of the day that it speaks of.
import type { Amount } from './amount.ts'
import type { DayLog } from './log-ground.ts'
import { gapsIn, groupsOf, measuresOf, type Part, stretchesIn } from './log-part.ts'
import { hasEdges } from './log-window.ts'
import { amountAt, type ClaimCandidate, isBy, type Words } from './log-words.ts'
import { isWholeOfPart } from './owner.ts'
import type { TextReading } from './reading.ts'
import type { Scope, Unit } from './words/units.ts'

interface Counted {
  readonly amount: Amount
  readonly unit: Unit
  /** In words, which round. */
  readonly isSpoken: boolean
  /** "39 of the 43 plays": it is of the whole day. */
  readonly isWhole: boolean
}

/** The part that is spoken of, where everything that the clause says is true of it. */
export function holds(
  reading: TextReading,
  log: DayLog,
  words: Words,
  candidate: ClaimCandidate,
  unit: Unit | null,
): Part | null {
  const { is, names } = words
  const { part, whole, edges, isOf } = candidate
  const all = words.amounts.map((at, k) => {
    const amount = amountAt(reading, at)
    const isSpoken = reading.items[at]?.token.kind === 'word'
    const isWhole = isWholeOfPart(reading.items, at)
    // "thirty-nine of the forty-three plays": the part is counted as the whole is.
    const ofWhole = amount.isPart ? amountAt(reading, words.amounts[k + 1] ?? at).unit : null
    return { amount, unit: amount.unit ?? ofWhole ?? unit ?? 'plays', isSpoken, isWhole }
  })
  const wholes = all.filter(({ isWhole }) => isWhole)
  if (!wholes.every((each) => isMeasure(log.plays, each, log))) return null
  const own = all.filter(({ isWhole }) => !isWhole)
  if (is.has('gap')) return isGap(log, own) ? part : null
  if (is.has('none'))
    return own.length + names.length === 0 && isNone(words, candidate) ? whole : null
  if (part.length === 0 || !hasEdges(part, edges, log.plays, isOf)) return null
  if (names.some((name) => !part.some((play) => isBy(play, name)))) return null
  const isOne = names.length === 1 || (is.has('music') !== is.has('podcast') && names.length === 0)
  const isAllNew = is.has('new') && log.plays.every((play) => play.isNewArtist || !play.isTrack)
  const claims: boolean[] = []
  const isEdgeOfPart = () =>
    isOne &&
    (!is.has('first') || whole[0] === part[0]) &&
    (!is.has('last') || whole.at(-1) === part.at(-1))
  const isOther = isOne || own.length > 0 || is.has('only')
  if (edges.length > 0) claims.push(isOther || isEdgeOfDay(words, candidate, log.plays))
  if (is.has('whole')) claims.push(isEdgeOfDay(words, candidate, log.plays))
  if (is.has('twice')) claims.push(isOne && part.length > 1)
  if (is.has('only'))
    claims.push(isOne || edges.length > 0 ? isAlone(candidate) : own.length > 0 || isAllNew)
  if (is.has('all')) claims.push(isAll(words, candidate, isOne))
  if (is.has('again')) claims.push(isOne && part.length > 1)
  if (is.has('level')) claims.push(isLevel(words, part, own))
  if ((is.has('first') || is.has('last')) && edges.length === 0)
    claims.push(own.length > 0 && names.length !== 1 ? names.length === 0 : isEdgeOfPart())
  // What is new or known is all that the part holds, and each of the names is in it.
  if ((is.has('new') || is.has('known')) && own.length === 0 && names.length > 0) claims.push(true)
  if (claims.includes(false)) return null
  if (is.has('level')) return part
  if (own.length > 0) return countsFit(log, words, candidate, own)
  return claims.length > 0 && !is.has('each') && !is.has('row') ? part : null
}

/** "nothing before noon", "none of them a second time", "nothing new" */
const isNone = ({ is }: Words, { part, isTimed }: ClaimCandidate): boolean =>
  is.has('twice')
    ? groupsOf(part, 'tracks').every((group) => group.length === 1) && part.length > 0
    : (isTimed || is.has('new')) && part.length === 0

/** "every artist was new", "all of them X" */
const isAll = ({ is }: Words, { part, whole }: ClaimCandidate, isOne: boolean): boolean => {
  if (is.has('new')) return part.every((play) => play.isNewArtist)
  if (is.has('known')) return part.every((play) => !play.isNewArtist)
  return isOne && part.length === whole.length
}

/** Nothing else is there; within times, from its first play to its last one. */
const isAlone = ({ part, whole, edges }: ClaimCandidate): boolean => {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last || edges.length === 0) return part.length === whole.length
  return part.length === whole.indexOf(last) - whole.indexOf(first) + 1
}

/** "It began at noon": what has no name is the day. */
function isEdgeOfDay({ is }: Words, { part }: ClaimCandidate, day: Part): boolean {
  const [isFirst, isLast] = [part[0] === day[0], part.at(-1) === day.at(-1)]
  if (is.has('whole')) return isFirst && isLast
  return is.has('first') ? isFirst : is.has('last') && isLast
}

/** "a break of more than an hour and a half" */
const isGap = ({ plays }: DayLog, own: readonly Counted[]): boolean => {
  const [first, ...others] = own
  const isLong = first && others.length === 0 && first.unit === 'minutes'
  return isLong === true && gapsIn(plays).some(({ minutes }) => fits(minutes, first))
}

/** "X and Y finished level" */
function isLevel({ names }: Words, part: Part, own: readonly Counted[]): boolean {
  const counts = names.map((name) => part.filter((play) => isBy(play, name)).length)
  const [first = 0] = counts
  return (
    counts.length > 1 &&
    counts.every((count) => count === first) &&
    own.every((each) => fits(first, each))
  )
}

const MINUTES_SLACK = 2.5

/** A log has tenths of minutes; what is said in words is rounded. */
function fits(value: number, { amount, unit, isSpoken }: Counted): boolean {
  const { lo, hi } = amount
  if (unit !== 'minutes') return value >= lo && value <= hi
  if (lo === hi && !isSpoken) return Math.round(value) === lo
  return value >= lo - MINUTES_SLACK && value <= hi + MINUTES_SLACK
}

const groupUnits: ReadonlySet<Unit> = new Set([
  'artists',
  'shows',
  'tracks',
  'episodes',
  'sessions',
])
const GROUPS_MAX = 4

function isMeasure(of: Part, counted: Counted, log: DayLog): boolean {
  const { amount, unit } = counted
  if (amount.form === 'share') return isShare(of, log.plays, counted)
  if (unit === 'sessions') return false
  if (amount.form === 'ratio') return of.length === amount.value
  return measuresOf(of, unit, amount.scopes).some((value) => fits(value, counted))
}

/** The part that the amounts count. Of the day as a whole the facts say it, and not the log. */
function countsFit(
  log: DayLog,
  words: Words,
  { part, isNarrow }: ClaimCandidate,
  own: readonly Counted[],
): Part | null {
  const { is, names } = words
  const all = (of: Part, counted: readonly Counted[]) =>
    counted.every((each) => isMeasure(of, each, log))
  if (is.has('row')) return rowsOf(log, words, part).find((row) => all(row, own)) ?? null
  if (!isNarrow && names.length > 0) return null
  if (is.has('each')) return eachFits(part, own, words, all)
  if (names.length > 1 && names.length === own.length) {
    const isRight = own.every((each, k) => {
      const name = names[k]
      return (
        name &&
        isMeasure(
          part.filter((play) => isBy(play, name)),
          each,
          log,
        )
      )
    })
    return isRight ? part : null
  }
  if (isNarrow && all(part, own)) return part
  return mostFit(part, own, words, all)
}

/** "three artists had 39 plays": those with most. */
function mostFit(
  part: Part,
  own: readonly Counted[],
  { is }: Words,
  all: (of: Part, counted: readonly Counted[]) => boolean,
): Part | null {
  const group = own.find(({ unit, amount }) => groupUnits.has(unit) && amount.value <= GROUPS_MAX)
  const others = own.filter((each) => each !== group)
  if (!group || others.length === 0) return null
  const groups = [...groupsOf(part, group.unit)].sort((x, y) => y.length - x.length)
  const most = new Set(groups.slice(0, group.amount.value).flat())
  const top = part.filter((play) => most.has(play))
  // Of all that there are, the facts say how much they have.
  const isFew = is.has('rest')
    ? groups.length === group.amount.value
    : groups.length > group.amount.value || others.every(({ amount }) => amount.form === 'share')
  return isFew && groups.length >= group.amount.value && all(top, others) ? top : null
}

/** The stretches of one thing without another in between: of the names, else of any artist or track. */
function rowsOf({ plays }: DayLog, { names }: Words, part: Part): readonly Part[] {
  const rows = (group: Part) => {
    const own = new Set(group)
    return stretchesIn(plays, (play) => own.has(play))
  }
  const same = groupsOf(part, 'tracks').flatMap(rows)
  return [...same, ...(names.length > 0 ? rows(part) : groupsOf(part, 'artists').flatMap(rows))]
}

/** "three songs, four times each", "one track apiece" */
function eachFits(
  part: Part,
  own: readonly Counted[],
  { names }: Words,
  all: (of: Part, counted: readonly Counted[]) => boolean,
): Part | null {
  const [first, ...others] = own
  if (!first) return null
  if (names.length > 1) {
    const parts = names.map((name) => part.filter((play) => isBy(play, name)))
    return parts.every((one) => all(one, own)) ? part : null
  }
  if (others.length === 0 || !groupUnits.has(first.unit)) {
    const isEqual = (groups: readonly Part[]) =>
      groups.length > 1 && groups.every((one) => all(one, own))
    return isEqual(groupsOf(part, 'artists')) || isEqual(groupsOf(part, 'tracks')) ? part : null
  }
  const equal = groupsOf(part, first.unit).filter((one) => all(one, others))
  const told = new Set(equal.flat())
  return equal.length === first.amount.value ? part.filter((play) => told.has(play)) : null
}

/** Of the day's minutes or plays. */
function isShare(part: Part, day: Part, counted: Counted): boolean {
  const none = new Set<Scope>()
  return (['minutes', 'plays'] as const).some((unit) => {
    const [own = 0] = measuresOf(part, unit, none)
    const [all = 0] = measuresOf(day, unit, none)
    return all > 0 && own < all && fits((100 * own) / all, counted)
  })
}
