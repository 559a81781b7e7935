// Splits a normalised text into words, numbers, marks and the day's own names, with the sentence and
// the clause that each belongs to. All later checks read tokens, never the text.

import type { Mention, Name } from './names.ts'
import { type NormalisedText, originalOffset } from './normalise.ts'

export type TokenKind = 'word' | 'number' | 'clock' | 'date' | 'decade' | 'mark' | 'name'

export interface Token {
  readonly kind: TokenKind
  /** Lower case, without a possessive `'s`. */
  readonly word: string
  /** As written, normalised. */
  readonly text: string
  /** Of a number: its value in digits and what is attached to it (`th`, `%`, `x`, `h`, `m`). */
  readonly digits: number
  readonly decimals: number
  readonly suffix: string
  readonly name: Name | null
  readonly isPossessive: boolean
  /** Joined to the token before by a hyphen. */
  readonly isGlued: boolean
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly clause: number
  /** First word of its sentence, or of what follows a colon. */
  readonly isInitial: boolean
}

export interface Tokens {
  readonly part: 'title' | 'story'
  readonly original: string
  readonly normalised: NormalisedText
  readonly list: readonly Token[]
  /** Each sentence as written. */
  readonly sentences: readonly WrittenSentence[]
}

export interface WrittenSentence {
  readonly text: string
  /** UTF-16 offsets of `text` in the original. */
  readonly start: number
  readonly end: number
}

const lexeme = new RegExp(
  [
    String.raw`(?<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d))`,
    '(?<idiom>24/7)',
    String.raw`(?<clock>\d{1,2}:\d{2}(?:\s?[ap](?:\.m\.|m)(?![a-z]))?|\d{1,2}(?:\.\d{2})?\s?[ap](?:\.m\.|m)(?![a-z]))`,
    String.raw`(?<decade>(?:\d{2})?\d0'?s(?![a-z])|'\d0s(?![a-z]))`,
    String.raw`(?<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?<suffix>st|nd|rd|th|\s?%|x|hrs?|h|mins?|m|k)?(?![a-z])`,
    String.raw`(?<word>\p{L}+(?:'\p{L}+)*\.?(?<=\b(?:vs|dr|mr|mrs|st|feat|ft)\.)|\p{L}[\p{L}\p{N}]*(?:'\p{L}+)*)`,
    String.raw`(?<mark>\.\.\.|[^\s])`,
  ].join('|'),
  'iuy',
)

const clauseWords = new Set(['but', 'while', 'whereas', 'though', 'although', 'because'])
const clauseMarks = new Set([',', ';', ':', '(', ')', '-', '...'])

interface Draft {
  kind: TokenKind
  text: string
  start: number
  end: number
  name: Name | null
  number?: string | undefined
  suffix?: string | undefined
  isOwner?: boolean
}

export function tokenise(
  part: 'title' | 'story',
  original: string,
  normalised: NormalisedText,
  mentions: readonly Mention[],
): Tokens {
  const list: Token[] = []
  let sentence = 0
  let clause = 0
  let isInitial = true
  let isGlued = false
  const starts = new Set(mentions.map(({ start }) => start))
  for (const draft of lex(normalised.text, mentions)) {
    if (draft.kind === 'mark' && draft.text === '-' && isHyphen(normalised.text, draft.start)) {
      isGlued = true
      continue
    }
    const token = finish(draft, { sentence, clause, isInitial, isGlued })
    list.push(token)
    isGlued = false
    if (token.kind !== 'mark') isInitial = false
    if (token.kind === 'mark' && clauseMarks.has(token.text)) clause++
    if (token.kind === 'mark' && token.text === ':') isInitial = true
    if (clauseWords.has(token.word)) clause++
    if (endsSentence(normalised.text, token, starts)) {
      sentence++
      clause++
      isInitial = true
    }
  }
  return { part, original, normalised, list, sentences: cutSentences(original, normalised, list) }
}

/** Lexemes of the text, a mention of a name being one. */
function* lex(text: string, mentions: readonly Mention[]): Generator<Draft> {
  let at = 0
  let next = 0
  while (at < text.length) {
    const mention = mentions[next]
    if (mention && mention.start === at) {
      const { name, start, end } = mention
      const owner = /^(?:'s(?![a-z])|(?<=s)'(?=\s))/i.exec(text.slice(end, end + 3))?.[0] ?? ''
      yield { kind: 'name', text: text.slice(start, end), start, end, name, isOwner: owner !== '' }
      at = end + owner.length
      next++
      continue
    }
    if (/\s/.test(text[at] ?? '')) {
      at++
      continue
    }
    lexeme.lastIndex = at
    const match = lexeme.exec(mention ? text.slice(0, mention.start) : text)
    if (!match) {
      at++
      continue
    }
    at += match[0].length
    yield draftOf(match, at)
  }
}

function draftOf(match: RegExpExecArray, end: number): Draft {
  const groups = match.groups ?? {}
  const span = { text: match[0], start: match.index, end, name: null }
  if (groups.date) return { kind: 'date', ...span }
  if (groups.idiom) return { kind: 'word', ...span }
  if (groups.clock) return { kind: 'clock', ...span }
  if (groups.decade) return { kind: 'decade', ...span }
  if (groups.number) {
    return { kind: 'number', ...span, number: groups.number, suffix: groups.suffix }
  }
  return { kind: groups.word ? 'word' : 'mark', ...span }
}

type Place = Pick<Token, 'sentence' | 'clause' | 'isInitial' | 'isGlued'>

function finish(draft: Draft, place: Place): Token {
  const lower = draft.text.toLowerCase()
  const isPossessive = draft.kind === 'word' && /'s$|s'$/.test(lower)
  const plain = draft.number?.replaceAll(',', '') ?? ''
  return {
    ...place,
    kind: draft.kind,
    word: isPossessive && lower !== "let's" ? lower.replace(/'s$|'$/, '') : lower,
    text: draft.text,
    digits: plain === '' ? Number.NaN : Number(plain),
    decimals: plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0,
    suffix: (draft.suffix ?? '').trim().toLowerCase(),
    name: draft.name,
    isPossessive: isPossessive || draft.isOwner === true,
    start: draft.start,
    end: draft.end,
  }
}

const isHyphen = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '')

function endsSentence(text: string, token: Token, names: ReadonlySet<number>): boolean {
  const isStop = token.kind === 'mark' && /^(?:[.!?]|\.\.\.)$/.test(token.text)
  const isStopClock = token.kind === 'clock' && token.text.endsWith('.')
  const isStopName = token.kind === 'name' && /[.!?]$/.test(token.text)
  if (!isStop && !isStopClock && !isStopName) return false
  const after = text.slice(token.end, token.end + 4)
  // A name may begin in lower case.
  if (isStop && /^ [^\s]/.test(after) && names.has(token.end + 1)) return true
  return !isStop ? /^\s+\p{Lu}/u.test(after) : /^["')\]]*(?:\s+\P{Ll}|\s*$)/u.test(after)
}

/** The original between sentence ends; a closing quote or bracket stays with its sentence. */
function cutSentences(
  original: string,
  normalised: NormalisedText,
  list: readonly Token[],
): WrittenSentence[] {
  const starts: number[] = []
  let counted = -1
  for (const [i, token] of list.entries()) {
    if (token.sentence === counted) continue
    const isCloser = counted >= 0 && token.kind === 'mark' && /["')\]]/.test(token.text)
    const isAttached = isCloser && list[i - 1]?.end === token.start
    if (isAttached) continue
    counted = token.sentence
    starts[counted] = originalOffset(normalised, token.start)
  }
  return starts.map((start, i) => {
    const text = original.slice(start, starts[i + 1] ?? original.length).trim()
    return { text, start, end: start + text.length }
  })
}
