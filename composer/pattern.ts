// Patterns are sentences as data: `(tracks>9, music-minutes#1) [On {date}|{date.nth}] you played {tracks}[| in all].`
// Conditions come first, in parentheses, of the whole or of one alternative. `[a|b|]` is one of its alternatives;
// `{fact}` or `{fact.form}` is what `term.ts` makes of a fact. What the day does not have drops the alternative, and
// without an alternative the whole, so that nothing is said that no fact carries.
import { meetsCondition, type PatternCondition, parseConditions } from '#categories/condition.ts'
import { phrases } from '#categories/stories/phrases.ts'
import type { Random } from '#foundation/random.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import type { DayView } from './day-view.ts'
import { type SpellingSide, spell, spellingSideOf } from './spelling.ts'
import { termOf } from './term.ts'

type Node = Words | Slot

interface Words {
  readonly kind: 'text'
  readonly text: string
  /** At the beginning of a clause. */
  readonly inClause: string
}

type Slot =
  | { readonly kind: 'term'; readonly id: string; readonly form: string }
  | { readonly kind: 'choice'; readonly alternatives: readonly Sequence[] }

interface Sequence {
  readonly conditions: readonly PatternCondition[]
  readonly nodes: readonly Node[]
}

const parsed: Readonly<Record<SpellingSide, Map<string, Sequence>>> = {
  british: new Map(),
  canadian: new Map(),
  american: new Map(),
}

/**
 * One of the texts that `pattern` can be on this day; undefined where it can be none. `before` is what the sentence
 * begins with: then it goes on in lower case.
 */
export function expand(
  pattern: string,
  view: DayView,
  random: Random,
  { before = '', isDated = false }: ExpandOptions = {},
): Phrase | undefined {
  return expandSequence(parse(pattern, view.country), { view, random, before, isDated })
}

interface ExpandOptions {
  /** What the sentence begins with: then it goes on in lower case. */
  readonly before?: string
  /** The date is to be said, where the pattern has a place for it. */
  readonly isDated?: boolean
}

function parse(pattern: string, country: string | null): Sequence {
  const side = spellingSideOf(country)
  const known = parsed[side].get(pattern)
  if (known) return known
  const scanner = { text: pattern, side, at: 0 }
  const sequence = parseSequence(scanner)
  if (scanner.at < pattern.length) throw new Error(`the pattern has a loose end: ${pattern}`)
  parsed[side].set(pattern, sequence)
  return sequence
}

interface Scanner {
  readonly text: string
  readonly side: SpellingSide
  at: number
}

function parseSequence(scanner: Scanner): Sequence {
  const { text } = scanner
  const nodes: Node[] = []
  const conditions = scanConditions(scanner)
  while (scanner.at < text.length && !'|]'.includes(text[scanner.at] as string)) {
    if (text[scanner.at] === '[') nodes.push(parseChoice(scanner))
    else if (text[scanner.at] === '{') nodes.push(parseTerm(scanner))
    else {
      const from = scanner.at
      while (scanner.at < text.length && !'[]{|'.includes(text[scanner.at] as string)) {
        scanner.at += 1
      }
      nodes.push(textNode(text.slice(from, scanner.at), scanner.side))
    }
  }
  return { conditions, nodes }
}

/** No other words of patterns keep their capital at the beginning of a clause. */
const properName = /^New Year/

const textNode = (written: string, side: SpellingSide): Node => {
  const text = spell(written, side)
  const inClause = properName.test(text) ? text : `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`
  return { kind: 'text', text, inClause }
}

function scanConditions(scanner: Scanner): readonly PatternCondition[] {
  if (scanner.text[scanner.at] !== '(') return []
  const end = scanner.text.indexOf(')', scanner.at)
  const conditions = parseConditions(scanner.text.slice(scanner.at + 1, end))
  scanner.at = end + 1
  // A space parts the conditions of a whole from its text; an alternative begins with its own.
  if (scanner.text[scanner.at] === ' ') scanner.at += 1
  return conditions
}

function parseChoice(scanner: Scanner): Node {
  const alternatives: Sequence[] = []
  do {
    scanner.at += 1
    alternatives.push(parseSequence(scanner))
  } while (scanner.text[scanner.at] === '|')
  if (scanner.text[scanner.at] !== ']') throw new Error(`a choice stays open: ${scanner.text}`)
  scanner.at += 1
  return { kind: 'choice', alternatives }
}

function parseTerm(scanner: Scanner): Node {
  const end = scanner.text.indexOf('}', scanner.at)
  const [id = '', form = ''] = scanner.text.slice(scanner.at + 1, end).split('.')
  scanner.at = end + 1
  return { kind: 'term', id, form }
}

interface Context {
  readonly view: DayView
  readonly random: Random
  /** The sentence so far. */
  readonly before: string
  readonly isDated: boolean
}

/** What the words that follow a condition claim, where it is a statement itself. */
const stated: Partial<Record<PatternCondition['sign'], StatedClaim['relation']>> = {
  '#': 'most',
  '^': 'more',
  '/': 'less',
  '=': 'used',
}

function expandSequence({ conditions, nodes }: Sequence, context: Context): Phrase | undefined {
  const claims: StatedClaim[] = []
  const conditional: Omit<StatedClaim, 'span'>[] = []
  for (const condition of conditions) {
    if (!meetsCondition(condition, context.view)) return undefined
    const relation = stated[condition.sign]
    const id = condition.id || (context.view.measure ?? '')
    if (relation) conditional.push({ facts: [id], relation })
  }
  let text = ''
  for (const node of nodes) {
    const before = context.before + text
    if (node.kind === 'text') {
      text += before.endsWith(' ') ? node.inClause : node.text
      continue
    }
    const phrase = expandNode(node, { ...context, before })
    if (!phrase) return undefined
    text += phrase.text
    claims.push(...phrase.claims)
  }
  const span = text.trim().replace(/[.,;]+$/, '')
  return { text, claims: [...conditional.map((claim) => ({ ...claim, span })), ...claims] }
}

function expandNode(node: Slot, context: Context): Phrase | undefined {
  if (node.kind === 'term' && (node.id === 'on' || node.id === '-on'))
    return expandDate(node.id, context)
  if (node.kind === 'term' && (node.id === 'in' || node.id === 'with')) {
    return expandPhrase(node.id, context)
  }
  if (node.kind === 'term') return termOf(node.id, node.form, context)
  const left = [...node.alternatives]
  while (left.length > 0) {
    const [sequence] = left.splice(Math.floor(context.random.next() * left.length), 1)
    const phrase = sequence && expandSequence(sequence, context)
    if (phrase) return phrase
  }
  return undefined
}

/** `{on}` is the date before a sentence, `{-on}` after it: one of them says it, where it is to be said. */
function expandDate(place: 'on' | '-on', context: Context): Phrase | undefined {
  const { before, isDated, random } = context
  const isSaid = place === 'on' ? random.next() < FRONT : !before.startsWith('On ')
  if (!isDated || !isSaid) return { text: '', claims: [] }
  const date = termOf('date', '', context)
  const text = place === 'on' ? `On ${date?.text} ` : ` on ${date?.text}`
  return date && { text, claims: date.claims }
}

/** Share of the sentences that have the date in front. */
const FRONT = 0.5

/** One of the phrases that fit in; none where the sentence goes on from another one. */
function expandPhrase(kind: 'in' | 'with', context: Context): Phrase | undefined {
  const nothing = { text: '', claims: [] }
  if (kind === 'in' && context.before !== '') return nothing
  const pattern = phrases[kind][Math.floor(context.random.next() * phrases[kind].length)] ?? ''
  return expandSequence(parse(pattern, context.view.country), context) ?? nothing
}
