// Reads what other rules leave open against a whole log, clause by clause: the words of a clause select a part of the
// day's plays, by times, names, what is new and what came before, and what the clause says has to be true of that part.
import type { TextFault } from './fault.ts'
import { has, isMark } from './items.ts'
import { holds } from './log-claim.ts'
import type { DayLog } from './log-ground.ts'
import type { Clause } from './log-window.ts'
import { type ClauseContext, candidatesOf, clauseUnit, wordsOf } from './log-words.ts'
import type { Item, TextReading } from './reading.ts'
import { isClaiming } from './words/lexicon.ts'

/** Call it after all other rules: it settles what they left open, and takes their faults back. */
export function checkLog(reading: TextReading): void {
  const { log } = reading.ground
  if (!log) return
  let context: ClauseContext = { part: [], unit: null, sentence: -1 }
  for (const i of reading.tokens.sentences.keys()) context = settle(reading, log, i, context)
}

function settle(
  reading: TextReading,
  log: DayLog,
  sentence: number,
  context: ClauseContext,
): ClauseContext {
  const { items } = reading
  const from = items.findIndex((item) => item.sentence === sentence)
  const to = items.findLastIndex((item) => item.sentence === sentence) + 1
  if (from < 0 || !isOpen(reading, { from, to })) return context
  const starts = boundaries(reading, { from, to })
  let now = context
  for (let k = 0; k < starts.length; k++) {
    for (let end = starts.length; end > k; end--) {
      const clause = { from: starts[k] as number, to: starts[end] ?? to }
      const isSplit = items.slice(clause.from, clause.to - 1).some((item) => isMark(item, /^;$/))
      const found =
        isSplit || leadsToNames(items, clause) ? null : interpret(reading, log, clause, now)
      if (!found) continue
      cover(reading, clause)
      now = { ...found, sentence }
      k = end - 1
      break
    }
  }
  return now
}

/** Whether a rule left something of the sentence open, and none contradicts it. */
function isOpen({ items, covered, faults, spanOf }: TextReading, { from, to }: Clause): boolean {
  const { start, end } = spanOf(from, to - 1)
  const own = faults.filter(
    (fault) => fault.weight !== 'form' && fault.start >= start && fault.end <= end,
  )
  if (own.some((fact) => fact.weight === 'contradicted' && !isOfDay(fact))) return false
  if (own.length > 0) return true
  const isUnread = (item: Item, at: number) =>
    item.kind !== 'mark' && !covered.has(at) && (item.tags.size === 0 || isClaiming(item.tags))
  return items.some((item, at) => at >= from && at < to && isUnread(item, at))
}

/** A number that is not the day's may be that of a part of it. */
const isOfDay = ({ kind }: TextFault): boolean => kind === 'number'

/** Where clauses may begin: not within a list of names, nor after the time that a clause opens with. */
function boundaries({ items }: TextReading, { from, to }: Clause): number[] {
  const found = [from]
  for (let i = from + 1; i < to; i++) {
    const isEdge =
      isMark(items[i - 1], /^(?:[,;:()]|-)$/) ||
      /^(?:and|but|while|then|whereas|though|so|yet|with|where)$/.test(items[i]?.word ?? '')
    const isTime = isMark(items[i - 1], /^,$/) && isAdjunct(items.slice(found.at(-1), i))
    if (isEdge && !isTime && !isInList(items, i)) found.push(i)
  }
  return found
}

/** "From seven," */
const isAdjunct = (own: readonly Item[]): boolean =>
  own.some((item) => item.clock || has(item, 'daypart')) &&
  own.every(
    (item) =>
      item.clock ||
      item.kind === 'mark' ||
      has(item, 'daypart') ||
      (has(item, 'function') && item.word !== 'and'),
  )

/** Between two names of a list. */
function isInList(items: readonly Item[], at: number): boolean {
  const isJoint = (item: Item | undefined) => item?.kind === 'mark' || item?.word === 'and'
  let [before, after] = [at - 1, at]
  while (isJoint(items[before])) before--
  while (isJoint(items[after])) after++
  return items[before]?.kind === 'name' && items[after]?.kind === 'name'
}

/** "two of the newcomers, X and Y": names that follow belong to what was counted. */
function leadsToNames(items: readonly Item[], { from, to }: Clause): boolean {
  if (items[to]?.sentence !== items[from]?.sentence) return false
  let end = to
  while (items[end]?.kind === 'name' || items[end]?.word === 'and' || isMark(items[end], /^[,"']$/))
    end++
  const isNames = items.slice(to, end).some(({ kind }) => kind === 'name')
  return isNames && (items[end] === undefined || isMark(items[end], /^[.;:!?]$/))
}

function cover(reading: TextReading, { from, to }: Clause): void {
  const { faults } = reading
  const { start, end } = reading.spanOf(from, to - 1)
  for (let i = from; i < to; i++) reading.carry([i])
  for (let k = faults.length - 1; k >= 0; k--) {
    const fault = faults[k]
    const isWithin = fault && fault.start >= start && fault.end <= end
    if (isWithin && (fault.weight === 'not-stated' || isOfDay(fault))) faults.splice(k, 1)
  }
}

function interpret(reading: TextReading, log: DayLog, clause: Clause, context: ClauseContext) {
  const words = wordsOf(reading, clause)
  if (!words) return null
  const unit = clauseUnit(reading, words, context)
  for (const candidate of candidatesOf(reading, log, clause, words, context)) {
    const part = holds(reading, log, words, candidate, unit)
    if (part) return { part, unit }
  }
  return null
}
