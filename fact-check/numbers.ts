// Compares every amount in a text with the facts that count the same thing for the same subject.
import { type BoundQuantity, bindUnits } from './bind.ts'
import { satisfies } from './compare.ts'
import type { MeasureClaim, Role } from './measures.ts'
import { ownerOfAmount } from './owners.ts'
import { lexQuantities } from './quantity.ts'
import { type TextReading, wordsOf } from './reading.ts'
import { subjectsOf } from './subjects.ts'
import { crownedAt } from './tops.ts'
import { isUsualCue, usualCues } from './usual.ts'
import type { Scope } from './words/units.ts'

/** Checks the amounts that dates, clocks, idioms and ranks have left. */
export function checkNumbers(reading: TextReading): void {
  const { list, taken } = reading
  const amounts = bindUnits(
    list,
    lexQuantities(list, (i) => taken.has(i)),
  )
  const usual = usualCues(list, amounts)
  for (const [i, amount] of amounts.entries()) {
    if (isIdle(reading, amount)) continue
    checkAmount(reading, amount, { isUsual: usual.has(i) })
    reading.take(amount.from, amount.to)
    for (let at = amount.from; at <= amount.to; at++) reading.amounts.add(at)
  }
}

/** "one", ordinals of everyday speech, and vague words with nothing to count state no number. */
function isIdle({ list }: TextReading, amount: BoundQuantity): boolean {
  const { kind, value, isWords, unit, room } = amount
  if (kind === 'ordinal') return isWords && value <= 3
  if (isWords && value === 0) return true
  if (isWords && value <= 3 && /^(?:those|these)$/.test(wordAt(list, amount.from - 1))) return true
  if (labels.test(wordAt(list, amount.from - 1))) return true
  if (room) return isVague(list, amount)
  if (kind === 'ratio')
    return isWords && !/^(?:the|your|as|what|that|more|a|usual)$/.test(wordAt(list, amount.to + 1))
  const isOne = isWords && kind === 'count' && value === 1 && unit?.factor !== 60
  return isOne && !/^(?:just|only|exactly)$/.test(wordAt(list, amount.from - 1))
}

/** Their numbers distinguish things and count nothing. */
const labels = /^(?:side|part|volume|chapter|act|disc|page|number|step|round|phase)$/

/** "a few more names", "hundreds of things": no fact to compare with. */
const isVague = (list: TextReading['list'], { unit, to }: BoundQuantity): boolean =>
  unit === null || unit.unit === 'times' || unit.unit === 'days' || wordAt(list, to + 1) === 'more'

const wordAt = (list: TextReading['list'], at: number): string => list[at]?.word ?? ''

function checkAmount(
  reading: TextReading,
  amount: BoundQuantity,
  { isUsual }: { isUsual: boolean },
): void {
  const role = roleOf(reading, amount, isUsual)
  const { list, ground } = reading
  const ofRole = ground.measures.filter((m) => m.role === role && isOfUnit(reading, m, amount))
  const isCounted = (key: string) => ofRole.some((m) => m.subject === key)
  const owner = ownerBeside(reading, amount, role, isCounted)
  const keys = owner === null ? subjectsOf(list, amount, isCounted).keys : new Set([owner])
  const candidates = ofRole.filter((m) => keys.has(m.subject))
  const truths = candidates.filter(
    (m) => isScope(reading, m, amount) && satisfies(amount, m.value, role),
  )
  if (truths.length > 0) {
    const first = truths[0]?.value
    reading.cite(
      list[amount.to]?.sentence ?? 0,
      truths
        .filter((m) => m.value === first)
        .map((m) => m.fact)
        .slice(0, 2),
    )
    return
  }
  const ofOwner = ground.measures.filter((m) => m.role === role && m.subject === owner)
  const others = owner === null || ofOwner.length === 0 ? ofRole : ofOwner
  report(reading, amount, candidates.length > 0 ? candidates : others)
}

/** Whose the words beside an amount make it, beyond doubt: a crowned name's or a pronoun's. */
function ownerBeside(
  reading: TextReading,
  amount: BoundQuantity,
  role: Role,
  isCounted: (key: string) => boolean,
): string | null {
  const crowned = role === 'value' ? crownedBefore(reading, amount) : null
  if (crowned && (crowned.isEquated || isCounted(crowned.key))) return crowned.key
  return role === 'value' || role === 'share' ? ownerOfAmount(reading.list, amount) : null
}

/** "The artist you heard most had 86 minutes", "the top play was 6 plays": the name that the words stand for. */
function crownedBefore(reading: TextReading, { begin }: BoundQuantity) {
  let isEquated = false
  for (let at = begin - 1; at >= Math.max(1, begin - 4); at--) {
    const key = crownedAt(reading, at)
    if (key !== null) return { key, isEquated }
    const word = wordAt(reading.list, at)
    if (/^(?:was|were|is|had|has|got|took|came)$/.test(word)) isEquated = true
    else if (!/^(?:with|to|at|,|about|just|only)$/.test(word)) return null
  }
  return null
}

function roleOf(reading: TextReading, amount: BoundQuantity, isUsual: boolean): Role {
  if (amount.kind === 'ratio' || isTimesUsual(reading, amount)) return 'ratio'
  if (amount.kind === 'percent') return 'share'
  if (isDifference(reading.list, amount)) return 'difference'
  if (isUsual && wordAt(reading.list, amount.begin - 1) === 'by') return 'difference'
  return isUsual ? 'usual' : 'value'
}

/** "279 minutes more than usual", "227 above your usual 41". */
function isDifference(list: TextReading['list'], { end }: BoundQuantity): boolean {
  if (!/^(?:more|fewer|less|above|over|beyond|below|extra|longer)$/.test(wordAt(list, end + 1)))
    return false
  const rest = [2, 3, 4, 5].map((k) => wordAt(list, end + k))
  const at = rest.findIndex((word) => !/^(?:than|your|the|a|minutes|plays|what)$/.test(word))
  return isUsualCue(list, end + 2 + at)
}

/** "3.1 times the usual", not "14 times". */
const isTimesUsual = ({ list }: TextReading, { unit, end }: BoundQuantity): boolean =>
  unit?.unit === 'times' &&
  (/^(?:the|your|as|what|that|more|usual|its|greater|longer|bigger|higher)$/.test(
    wordAt(list, end + 1),
  ) ||
    (wordAt(list, end + 1) === 'a' &&
      /^(?:usual|typical|normal|regular|median)$/.test(wordAt(list, end + 2))) ||
    (wordAt(list, end + 1) === 'over' && /^(?:the|your|usual)$/.test(wordAt(list, end + 2))))

function isOfUnit(reading: TextReading, m: MeasureClaim, amount: BoundQuantity): boolean {
  if (m.role === 'share') return true
  if (m.role === 'ratio') return isRatioOf(reading, m, amount)
  if (amount.unit) return m.units.includes(amount.unit.unit)
  return amount.maybe.length === 0 || amount.maybe.some(({ unit }) => m.units.includes(unit))
}

/** The noun after "times the usual" says of what; with none it is of minutes, or of what the sentence counts. */
function isRatioOf({ list, cited }: TextReading, m: MeasureClaim, amount: BoundQuantity): boolean {
  const sentence = list[amount.to]?.sentence ?? 0
  const rest: string[] = []
  for (
    let at = amount.end + 1;
    at <= amount.end + 9 && list[at]?.clause === list[amount.end]?.clause;
    at++
  ) {
    rest.push(wordAt(list, at))
  }
  const nouns = (['artists', 'plays', 'tracks', 'episodes', 'repeats', 'minutes'] as const).filter(
    (unit) => rest.includes(unit),
  )
  if (nouns.length > 0) return nouns.some((unit) => m.units.includes(unit))
  return m.units.includes('minutes') || (cited.get(sentence)?.has(m.fact.id) ?? false)
}

const opposite: Partial<Record<Scope, Scope>> = { music: 'podcast', podcast: 'music' }
const needed: Partial<Record<Scope, RegExp>> = {
  year: /^(?:year|far|january|since)$/,
  session: /^(?:sessions?|sittings?|stretch|longest|longer|unbroken|straight|run)$/,
  new: /^(?:more|added|joined|history|welcomed|new|never|first|before|discover.*|debuts?|newcomers?|unfamiliar|unheard|fresh|strangers|introduc.*|unknown|met)$/,
}

/** A measure of a narrower thing needs the words that narrow it, and such words exclude the wider. */
function isScope(reading: TextReading, m: MeasureClaim, amount: BoundQuantity): boolean {
  const { list } = reading
  const { scopes } = amount
  const cue = m.scope === null ? undefined : needed[m.scope]
  const sentence = list[amount.to]?.sentence
  if (cue && !list.some((token) => token.sentence === sentence && cue.test(token.word)))
    return false
  if (scopes.has('new') && amount.unit?.unit === 'artists') return m.scope === 'new'
  if (scopes.has('distinct') && amount.unit?.unit === 'tracks') return m.scope === 'distinct'
  if (amount.unit?.unit !== 'minutes' || m.subject !== null) return true
  if (scopes.has('session')) return m.scope === 'session'
  for (const scope of ['music', 'podcast'] as const) {
    if (!scopes.has(scope) || scopes.has(opposite[scope] ?? scope)) continue
    if (m.scope === opposite[scope]) return false
    if (m.scope === null && isMixed(reading)) return false
  }
  return true
}

/** The day has both music and podcasts, so that its minutes are neither's. */
const isMixed = ({ ground }: TextReading): boolean =>
  ['music-minutes', 'podcast-minutes'].every((kind) =>
    ground.day.facts.some((fact) => fact.kind === kind && Number(fact.value) > 0),
  )

function report(
  reading: TextReading,
  amount: BoundQuantity,
  candidates: readonly MeasureClaim[],
): void {
  const words = wordsOf(reading, amount.begin, amount.end)
  const span = { from: amount.begin, to: amount.end }
  const expected = [...new Set(candidates.map(say))].slice(0, 4).join('; ')
  if (amount.isForeign && /^words?$/.test(wordAt(reading.list, amount.to + 1))) return
  if (candidates.length === 0 || amount.isForeign) {
    const weight = amount.isForeign ? 'not-stated' : 'contradicted'
    const detail = `the text says "${words}"; no fact counts that`
    reading.fault({ kind: 'number', weight, ...span, detail })
    return
  }
  const detail = `the text says "${words}"; the facts say ${expected}`
  reading.fault({ kind: 'number', ...span, detail, expected })
}

function say({ fact, role, value }: MeasureClaim): string {
  const what = fact.kind.replaceAll('-', ' ')
  const of = fact.subject === null ? '' : ` of ${fact.subject}`
  const rounded = Math.round(value * 10) / 10
  if (role === 'ratio') return `${rounded} times the usual (${what})`
  if (role === 'share') return `${Math.round(value)} %${of} (${what})`
  if (role === 'usual') return `${rounded} usually (${what})`
  if (role === 'difference') return `${rounded} from the usual (${what})`
  return `${rounded} ${fact.unit === 'times' ? '' : fact.unit}${of} (${what})`.replace('  ', ' ')
}
