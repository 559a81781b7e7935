// Whose amount is it? Read from the words around it: "14 plays of X", "X took 86 minutes", or the day's.
import type { BoundQuantity } from './bind.ts'
import type { Token } from './tokens.ts'
import { numberWords } from './words/numbers.ts'

export interface Subjects {
  /** Keys of the names that it may count; null stands for the day. */
  readonly keys: ReadonlySet<string | null>
  /** The words leave no doubt: another subject's value is a fault. */
  readonly isStrict: boolean
}

const owners = new Set(['of', 'by', 'from', 'to', 'with', 'for', 'on', 'inside'])
const makers = new Set(['of', 'by', 'from'])
const fillers = new Set(
  'the your just pure artist band show podcast music songs tracks listening went belonged spent alone given all'.split(
    ' ',
  ),
)
const asides = new Set('on leading ahead at topping first taking in up out as'.split(' '))
const takers = new Set(
  (
    'took takes taking had has got gets getting filled fills claimed claims accounted accounts made makes ' +
    'ran runs lasted covered held drew brought supplied provided came comes led leads topped played alone ' +
    'contributed at with occupied stood reached racked gave racking totalled totaled clocked featured ' +
    'returned appeared spanned kept earned for up itself himself herself themselves on its their of was ' +
    'were is clocking taking filling by own in spun repeated looped heard share percentage part portion adds puts put'
  ).split(' '),
)

/** `isCounted` says whether any fact counts this name in this amount's unit. */
export function subjectsOf(
  list: readonly Token[],
  amount: BoundQuantity,
  isCounted: (key: string) => boolean,
): Subjects {
  // What is said to be of a genre is a count of that genre, whether or not a fact has one.
  const isMeant = (key: string) => isCounted(key) || isGenre(list, key)
  const after = namesAfter(list, amount).filter(isMeant)
  if (after.length > 0) return { keys: new Set(after), isStrict: true }
  const inside = namesBetween(list, amount.to + 1, amount.end).filter(isMeant)
  if (inside.length > 0) return { keys: new Set(inside), isStrict: true }
  const before = isPaired(list, amount) ? null : nameBefore(list, amount)
  if (before !== null && isCounted(before)) return { keys: new Set([before]), isStrict: true }
  return { keys: new Set([null, ...nearby(list, amount)]), isStrict: false }
}

/** A genre or a decade, and no artist of that name. */
const isGenre = (list: readonly Token[], key: string): boolean =>
  list.some(
    ({ name }) =>
      name?.key === key &&
      name.stated.length > 0 &&
      name.stated.every(({ kind }) => /^(?:top-)?(?:genre|decade)$/.test(kind)),
  )

/** "A and B followed with nine and seven plays": each has its own. */
const isPaired = (list: readonly Token[], { from, to }: BoundQuantity): boolean =>
  (list[to + 1]?.word === 'and' && isNumber(list[to + 2])) ||
  (list[from - 1]?.word === 'and' && isNumber(list[from - 2]))

const isNumber = (token: Token | undefined): boolean =>
  token?.kind === 'number' || numberWords.has(token?.word ?? '')

/** "14 plays of X", "86 minutes went to X", "14 plays of X's Y": the names right after it. */
function namesAfter(list: readonly Token[], amount: BoundQuantity): string[] {
  let owner = ''
  let isOther = false
  for (let at = amount.end + 1; at <= amount.end + 6; at++) {
    const token = list[at]
    if (!token) return []
    if (token.kind === 'name') {
      const isAside = owner === 'with' && asides.has(list[at + 1]?.word ?? '')
      const isDirect = makers.has(owner) || (owner !== '' && !isOther)
      return isDirect && !isAside ? chain(list, at) : []
    }
    if (token.kind === 'mark' ? !/^["']$/.test(token.text) : !isFiller(token)) return []
    if (owners.has(token.word)) owner = token.word
    if (/^(?:music|songs|tracks|listening)$/.test(token.word)) isOther = true
  }
  return []
}

const isFiller = ({ word }: Token): boolean => owners.has(word) || fillers.has(word)

/** Of "X's Y" and "Y by X" it is Y that is counted. */
function chain(list: readonly Token[], at: number): string[] {
  const owned = list[at]?.isPossessive ? nextName(list, at) : null
  return [(owned ?? list[at])?.name?.key ?? '']
}

/** The name that follows with nothing but quotes between. */
function nextName(list: readonly Token[], at: number): Token | null {
  const next = list.slice(at + 1, at + 4).find(({ text }) => !/^["']$/.test(text))
  return next?.kind === 'name' ? next : null
}

/** The made thing in "Y by X", for the index of X. */
function madeBy(list: readonly Token[], at: number): Token | null {
  const before = list.slice(Math.max(0, at - 4), at).filter(({ text }) => !/^["']$/.test(text))
  const isMade = /^(?:by|from)$/.test(before.at(-1)?.word ?? '')
  const made = before.at(-2)
  return isMade && made?.kind === 'name' ? made : null
}

const namesBetween = (list: readonly Token[], from: number, to: number): string[] =>
  list.slice(from, to + 1).flatMap(({ name }) => (name ? [name.key] : []))

/** "X took 86 minutes", "X, at 86 minutes", "X alone ran to 86": only such words are between. */
function nameBefore(list: readonly Token[], amount: BoundQuantity): string | null {
  let marks = 0
  for (let at = amount.begin - 1; at >= amount.begin - 7 && at >= 0; at--) {
    const token = list[at]
    if (!token || token.sentence !== list[amount.to]?.sentence) return null
    if (token.kind === 'name') {
      return isLed(list, at) ? null : ((madeBy(list, at) ?? token).name?.key ?? null)
    }
    if (token.kind === 'mark' && ++marks > 2) return null
    if (token.kind === 'mark' && !/^[,"'(:-]$/.test(token.text)) return null
    if (token.kind !== 'mark' && !takers.has(token.word) && !token.word.endsWith('ed')) return null
  }
  return null
}

/** In "you opened with X for 86 minutes" X is still the subject, in "between X and ..." it is not. */
const isLed = (list: readonly Token[], at: number): boolean =>
  /^(?:between|than|since|after|before|until)$/.test(list[at - 1]?.word ?? '')

/** Names in the sentence, and those of the sentence before. */
function nearby(list: readonly Token[], amount: BoundQuantity): string[] {
  const sentence = list[amount.to]?.sentence ?? 0
  return list.flatMap((token) =>
    token.name && token.sentence <= sentence && token.sentence >= sentence - 1
      ? [token.name.key]
      : [],
  )
}
