// Reads a number with its hedge and its unit, in digits or words, as the interval in which the true value may be:
// "just under seven hours", "two and a quarter hours", "three in four", "the other fourteen".

import type { Name } from './names.ts'
import type { AmountForm } from './number.ts'
import { type Core, readCore, readDuration, wordAt } from './number.ts'
import type { Token } from './tokens.ts'
import {
  fractionWords,
  type Hedge,
  hedges,
  numberWords,
  ratioWords,
  scaleWords,
} from './words/numbers.ts'
import { type Scope, scopeWords, type Unit, unitWords } from './words/units.ts'

type Tokens = readonly Token[]

export interface Amount {
  /** As stated, in base units: minutes for hours, 0 to 100 for a share. */
  readonly value: number
  /** Bounds of the true value, inclusive. */
  readonly lo: number
  readonly hi: number
  readonly form: AmountForm
  readonly hedge: Hedge
  /** Null where the sentence leaves it to what was said before. */
  readonly unit: Unit | null
  readonly scopes: ReadonlySet<Scope>
  /** "seven Radiolab episodes" */
  readonly name: Name | null
  /** "four of the seven": a part of the amount that follows. */
  readonly isPart: boolean
  /** Last token. */
  readonly to: number
}

const HEDGE_WORDS_MAX = 5

const UNIT_WORDS_MAX = 5

/** The words that an amount can begin with. */
const openers: ReadonlySet<string> = new Set([
  ...[...hedges.keys()].map((phrase) => phrase.split(' ')[0] ?? ''),
  ...[numberWords, scaleWords, fractionWords, ratioWords].flatMap((words) => [...words.keys()]),
  ...['a', 'an', 'the', 'no', 'not', 'couple'],
])

/** The amount that begins at `at`; null where none does. */
export function readAmount(tokens: Tokens, at: number): Amount | null {
  const token = tokens[at]
  if (token?.kind !== 'number' && !openers.has(token?.word ?? '')) return null
  const hedged = readHedge(tokens, at)
  const from = hedged ? hedged.to + 1 : at
  const core = readDuration(tokens, from) ?? readCore(tokens, from)
  if (!core) return hedged ? null : readNone(tokens, at)
  const { unit, scopes, to, isPart, name } = core.unit
    ? { unit: core.unit, scopes: new Set<Scope>(), to: core.to, isPart: false, name: null }
    : readUnit(tokens, core)
  const isOne = core.isWord === true && core.value === 1 && core.form === 'count'
  const isLone =
    !isCountOfOne(tokens, at, from, core) &&
    ((unit === null && core.isWord === true && core.value <= 1 && core.form === 'count') ||
      (isOne && wordAt(tokens, core.to + 1) === 'single' && unit !== 'sessions') ||
      (isOne && (unit === 'days' || wordAt(tokens, core.to + 1) === 'of')))
  if (isLone) return null
  const factor = core.unit ? 1 : (unitWords.get(tokens[to]?.word ?? '')?.factor ?? 1)
  const value = core.value * (unit === 'minutes' ? factor : 1)
  const after = hedgeAfter(tokens, to)
  const isSpread =
    hedged?.hedge === 'over' && tokens[at]?.word === 'over' && isSpreadBefore(tokens, at)
  const spread = isSpread && isAmountBefore(tokens, at) ? 'exact' : 'at-least'
  const hedge = isSpread ? spread : (hedged?.hedge ?? after?.hedge ?? 'exact')
  const slack = core.slack * (unit === 'minutes' ? factor : 1)
  const near = boundsOf(value, hedge, slack, core.form)
  // "more than half" has no end, as "just over half" has.
  const isOpen = hedge === 'over' && core.form === 'share' && value === 50
  const bounds = isOpen && tokens[at]?.word === 'more' ? { ...near, hi: 100 } : near
  return {
    value,
    ...bounds,
    form: core.form,
    hedge,
    unit,
    scopes,
    name,
    isPart,
    to: after?.to ?? to,
  }
}

/** "The count was one", "had one", "one was new", "made one of the two plays": a number, and not "the last one". */
function isCountOfOne(
  tokens: Tokens,
  at: number,
  from: number,
  { value, to, form }: Core,
): boolean {
  if (value !== 1 || form !== 'count' || wordAt(tokens, from) !== 'one') return false
  const [before, next] = [tokens[at - 1], tokens[to + 1]]
  const { sentence } = tokens[at] as Token
  const isAfterStart = before?.sentence !== sentence || /^(?:,|;|:|and)$/.test(before.text)
  if (next?.word === 'of') return isOfPlays(tokens, to + 2)
  if (isAfterStart && /^(?:was|were|is|are|had|came)$/.test(next?.word ?? '')) return true
  const isEnd =
    next?.sentence !== sentence ||
    (next.kind !== 'word' && next.kind !== 'name' && next.kind !== 'number') ||
    /^(?:and|but|while|where|against|instead|yet)$/.test(next.word)
  return isEnd && before?.sentence === sentence && (before.kind === 'name' || isCounting(before))
}

const isCounting = ({ word, text }: Token): boolean =>
  /^(?::|was|were|is|are|had|has|have|got|made|makes|to|at|numbered|counted|counts|totalled|totaled)$/.test(
    word || text,
  )

/** "of the two plays" */
function isOfPlays(tokens: Tokens, at: number): boolean {
  for (let i = at; i < at + UNIT_WORDS_MAX; i++) {
    const unit = unitWords.get(wordAt(tokens, i))?.unit
    if (unit) return unit === 'plays' || unit === 'times'
  }
  return false
}

function boundsOf(value: number, hedge: Hedge, slack: number, form: AmountForm) {
  const [near, far] = form === 'count' ? [0.9, 1.34] : [0.86, 1.3]
  const tiny = 1e-6
  if (hedge === 'under')
    return { lo: value * near - slack, hi: value - (form === 'count' ? 0.5 : tiny) }
  if (hedge === 'over')
    return { lo: value + (form === 'count' ? 0.5 : tiny), hi: value * far + slack }
  if (hedge === 'about') {
    const room = form === 'count' ? 0.07 : 0.11
    return { lo: value * (1 - room) - slack, hi: value * (1 + room) + slack }
  }
  if (hedge === 'at-least') return { lo: value, hi: value * far }
  return { lo: value - slack, hi: value + slack }
}

function readHedge(tokens: Tokens, at: number): { hedge: Hedge; to: number } | null {
  let found: { hedge: Hedge; to: number } | null = null
  let phrase = ''
  for (let to = at; to < at + HEDGE_WORDS_MAX && tokens[to]?.kind === 'word'; to++) {
    phrase = phrase ? `${phrase} ${tokens[to]?.word}` : (tokens[to]?.word ?? '')
    const hedge = hedges.get(phrase)
    if (hedge) found = { hedge, to }
  }
  if (!found) return null
  // "just over", "only about": the words nearest to the number decide.
  const next = readHedge(tokens, found.to + 1)
  return next ?? found
}

const trailing: readonly (readonly [string, Hedge])[] = [
  ['or so', 'about'],
  ['or thereabouts', 'about'],
  ['give or take', 'about'],
  ['near enough', 'about'],
  ['more or less', 'about'],
  ['and a bit', 'over'],
  ['and then some', 'over'],
]

/** "an hour or so", "two hours, give or take a minute" */
function hedgeAfter(tokens: Tokens, at: number): { hedge: Hedge; to: number } | null {
  const from = tokens[at + 1]?.text === ',' ? at + 2 : at + 1
  for (const [phrase, hedge] of trailing) {
    const words = phrase.split(' ')
    if (!words.every((word, k) => wordAt(tokens, from + k) === word)) continue
    const to = from + words.length - 1
    const isCounted =
      phrase === 'give or take' && /^(?:an?|one|two|a few)$/.test(wordAt(tokens, to + 1))
    return { hedge, to: isCounted && unitWords.has(wordAt(tokens, to + 2)) ? to + 2 : to }
  }
  return null
}

/** "no repeats", "not a single podcast": none of something. */
function readNone(tokens: Tokens, at: number): Amount | null {
  const isNot = wordAt(tokens, at) === 'not' && /^(?:a|one)$/.test(wordAt(tokens, at + 1))
  if (!isNot && wordAt(tokens, at) !== 'no') return null
  if (/^(?:other|one|more|fewer|less|longer|bigger|day)$/.test(wordAt(tokens, at + 1))) return null
  const core: Core = { value: 0, to: isNot ? at + 1 : at, form: 'count', slack: 0 }
  const { unit, scopes, to, isPart, name } = readUnit(tokens, core)
  if (unit === null || unit === 'days' || unit === 'times') return null
  return { value: 0, lo: 0, hi: 0, form: 'count', hedge: 'exact', unit, scopes, name, isPart, to }
}

/** The noun that a number counts, and the words between them. */
function readUnit(tokens: Tokens, { to: at }: Core) {
  const scopes = new Set<Scope>()
  let last = at
  let isOf = false
  let name: Name | null = null
  for (let i = at + 1; i <= at + UNIT_WORDS_MAX; i++) {
    const token = tokens[i]
    if (!token || token.sentence !== tokens[at]?.sentence) break
    const unit =
      token.kind === 'word' && !token.isPossessive ? unitWords.get(token.word) : undefined
    const isModifier = unit && isCounted(tokens, i)
    if (unit && !isModifier) {
      if (unit.scope) scopes.add(unit.scope)
      return { unit: unit.unit, scopes, to: i, isPart: false, name }
    }
    if (isOf && (token.kind === 'number' || numberWords.has(token.word)))
      return { unit: null, scopes, to: at, isPart: true, name: null }
    if (
      token.kind === 'name'
        ? !namesUnit(tokens, i)
        : !(
            scopeWords.has(token.word) ||
            isModifier ||
            (token.isPossessive && token.word === 'day')
          )
    )
      break
    const scope = scopeWords.get(token.word) ?? unit?.scope
    if (scope) {
      scopes.add(scope)
      if (!isOf) last = i
    }
    if (token.name) name = token.name
    if (token.word === 'of') isOf = true
  }
  const isOfThem = isOf && /^(?:them|those|these)$/.test(wordAt(tokens, at + 2))
  return { unit: null, scopes, to: isOfThem ? at + 2 : last, isPart: isOfThem, name: null }
}

/** "464 minutes of podcasts over 12 episodes": what is spread was counted just before. */
const isAmountBefore = (tokens: Tokens, at: number): boolean =>
  tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ kind, sentence }) => kind === 'number' && sentence === tokens[at]?.sentence)

/** "108 plays over 91 tracks": no more than that, but spread over them. */
const isSpreadBefore = (tokens: Tokens, at: number): boolean => {
  const before = tokens[at - 1]
  return (
    before !== undefined &&
    (before.kind !== 'word' ||
      unitWords.has(before.word) ||
      /^(?:music|spread|stretched|divided|shared|split|podcasts?|it|that|them)$/.test(before.word))
  )
}

/** "podcast minutes", "track plays": the noun only narrows the one after it. */
const isCounted = (tokens: Tokens, at: number): boolean =>
  /^(?:podcast|repeat|track|artist|show|music|play|session)$/.test(tokens[at]?.word ?? '') &&
  unitWords.has(wordAt(tokens, at + 1))

/** "seven Radiolab episodes" */
const namesUnit = (tokens: Tokens, at: number): boolean => unitWords.has(wordAt(tokens, at + 1))
