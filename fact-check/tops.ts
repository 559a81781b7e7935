// "Your top artist was X", "X led the day": within the day, only the first of its kind may be named so.
import type { Fact } from '#schemas/index.ts'
import { nameKey } from './normalise.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'

const nouns: Readonly<Record<string, string>> = {
  artist: 'top-artist',
  band: 'top-artist',
  act: 'top-artist',
  singer: 'top-artist',
  track: 'top-track',
  song: 'top-track',
  show: 'top-show',
  podcast: 'top-show',
  genre: 'top-genre',
  decade: 'top-decade',
}

const verbs = /^(?:played|heard|listened|repeated|replayed|streamed)$/

/** A phrase that crowns a name: most played, top artist, led the day, the most minutes, on top. */
export const isTop = (list: readonly Token[], i: number): boolean => topEnd(list, i) >= 0

// Each phrase as words from `i` on; a name or a number has none of these words.
const crowns: readonly RegExp[] = [
  /^most (?:played|heard|listened|repeated|streamed|replayed)(?: (?:artist|band|act|track|song|show|podcast))?/,
  /^(?:played|heard|listened to|repeated|replayed|streamed)(?: the)? most\b(?! (?:new|different|tracks|artists|music))/,
  /^top (?:artist|band|act|singer|track|song|show|podcast|genre|decade)/,
  /^(?:led|leads|leading|topped|topping|headed|ruled|dominated) (?:the|your|its) (?:day|way|list|pack|field|charts?|table|count)/,
  /^(?:led|leads|leading) (?:with|at)\b/,
  /^(?:led|topped|headed|crowned) by/,
  /^(?:on|at)(?: the)? top\b/,
  /^out in front/,
  /^the most (?:minutes|plays|time|hours|of (?:it|them|the|your)\b)/,
  /^most of (?:it|them|the minutes|the music|the plays|your minutes|the time)\b/,
  /^came first\b/,
  /^(?:belonged|went) (?:above all|mostly|mainly|chiefly) to/,
  /^longest episode/,
]

function topEnd(list: readonly Token[], i: number): number {
  const token = list[i]
  if (token?.kind !== 'word' || !crownStarts.has(token.word)) return -1
  const text = list
    .slice(i, i + 5)
    .map(({ kind, word }) => (kind === 'word' ? word : '|'))
    .join(' ')
  for (const crown of crowns) {
    const found = crown.exec(text)?.[0]
    if (found) return i + found.split(' ').length - 1
  }
  return -1
}

const crownStarts = new Set(
  (
    'most played heard listened repeated replayed streamed top led leads leading topped topping headed ruled ' +
    'dominated crowned on at out the came belonged went longest'
  ).split(' '),
)

export function checkTop(reading: TextReading, i: number): void {
  const { list } = reading
  const to = topEnd(list, i)
  const kind = kindOf(list, i, to)
  const tops = topsOf(reading, i, kind)
  const name = namedAs(reading, i, to, kind) ?? nearestName(reading, i, to, kind)
  if (!name && isOfDay(list, i)) return
  reading.take(i, to)
  if (kind === 'episode' && isOfYear(list, to)) {
    const detail = `the text says "${wordsOf(reading, i, to)}" of the year; the facts compare the episodes of the day`
    reading.fault({ kind: 'superlative', from: i, to, detail })
    return
  }
  const isTrue = name ? tops.find((fact) => name.stated.includes(fact)) : undefined
  if (isTrue) reading.cite(list[i]?.sentence ?? 0, [isTrue])
  else if (name) fail(reading, i, to, name.text, tops)
  else reading.cite(list[i]?.sentence ?? 0, kind ? tops.slice(0, 1) : [])
}

/** "the most plays of any day" ranks days, not names: left to the superlatives. */
const isOfDay = (list: readonly Token[], i: number): boolean => list[i]?.word === 'the'

const isOfYear = (list: readonly Token[], at: number): boolean =>
  list
    .slice(at + 1, at + 5)
    .some(({ word, sentence }) => word === 'year' && sentence === list[at]?.sentence)

/** The name that "the artist you heard most" or "the top show", ending at `end`, stands for. */
export function crownedAt({ list, ground }: TextReading, end: number): string | null {
  const isMost = list[end]?.word === 'most' && verbs.test(list[end - 1]?.word ?? '')
  const isMostOf = list[end - 2]?.word === 'most' && verbs.test(list[end - 1]?.word ?? '')
  const isTopOf = (list[end - 1]?.word === 'top' || isMostOf) && list[end]?.kind === 'word'
  const noun = isMost
    ? list.slice(Math.max(0, end - 5), end).findLast(({ word }) => nouns[word])
    : isTopOf
      ? list[end]
      : undefined
  const kind = /^plays?$/.test(noun?.word ?? '') ? 'top-track' : nouns[noun?.word ?? '']
  const top = kind && ground.day.facts.find((fact) => fact.kind === kind)
  return top ? nameKey(String(top.value)) : null
}

/** By a noun in the phrase or shortly before it: "the show you heard most". */
function kindOf(list: readonly Token[], from: number, to: number): string | undefined {
  if (list[from]?.word === 'longest') return 'episode'
  const inside = list.slice(from, to + 1).findLast(({ word }) => nouns[word])
  const isVerb = verbs.test(list[from]?.word ?? '')
  const before = isVerb
    ? list.slice(Math.max(0, from - 4), from).findLast(({ word }) => nouns[word])
    : undefined
  return nouns[inside?.word ?? before?.word ?? '']
}

/** What may be crowned: the top facts; the first of the new artists where the sentence is about those. */
function topsOf(
  { list, ground }: TextReading,
  i: number,
  kind: string | undefined,
): readonly Fact[] {
  const { facts } = ground.day
  if (kind === 'episode') return facts.filter(({ id }) => id === 'episode:1')
  if (kind) return facts.filter((fact) => fact.kind === kind)
  const isNew = list.some(
    ({ word, sentence }) => /^(?:new|first|never)$/.test(word) && sentence === list[i]?.sentence,
  )
  const afterNew = list.slice(0, i).some(({ word }) => /^(?:new|newcomers)$/.test(word))
  return facts.filter(
    (fact) =>
      /^top-(?:artist|track|show|genre|decade)$/.test(fact.kind) ||
      ((isNew || afterNew) && fact.id === 'new-artist:1'),
  )
}

/** After the phrase where it leads to a name, else before it, in its sentence. */
function nearestName({ list }: TextReading, from: number, to: number, kind: string | undefined) {
  const sentence = list[from]?.sentence
  const leadsOn = /^(?:by|to)$/.test(list[to]?.word ?? '') || kind !== undefined
  const isMost =
    /^(?:most|the)$/.test(list[from]?.word ?? '') &&
    /^(?:went|to|on)$/.test(list[to + 1]?.word ?? '')
  const isKind = (token: Token) => token.kind === 'name' && isOfFamily(token, kind)
  const after = list.slice(to + 1, to + 7).find(isKind)
  const before = list
    .slice(Math.max(0, from - 9), from)
    .findLast((token) => isKind(token) && token.sentence === sentence)
  const isSaidOf = before !== undefined && isCopula(list, list.indexOf(before), from)
  const isAfter = after?.sentence === sentence && !isSaidOf && (leadsOn || isMost || !before)
  return (isAfter ? after : before)?.name ?? null
}

/** "X was the most played artist": nothing but the verb and an article between. */
const isCopula = (list: readonly Token[], name: number, phrase: number): boolean =>
  list
    .slice(name + 1, phrase)
    .every(({ word }) => /^(?:was|is|were|became|the|your|day|as|a|easily|by|far)$/.test(word))

/** A name of another kind that the words equate with the top of this one: "the episode X was the top show". */
function namedAs({ list }: TextReading, from: number, to: number, kind: string | undefined) {
  if (!kind?.startsWith('top-')) return null
  const after = list.findIndex(
    (token, at) => at > to && !isEquator(token) && token.sentence === list[to]?.sentence,
  )
  const owner = list[after]
  const isOwner = owner?.kind === 'name' && owner.isPossessive
  const next = isOwner ? list.slice(after + 1, after + 4).find((token) => !isQuote(token)) : owner
  if (next?.kind === 'name') return isOfFamily(next, kind) ? null : next.name
  const names = list.flatMap((token, at) => (at < from && token.kind === 'name' ? [at] : []))
  const last = names.at(-1) ?? -1
  const isSaid = last >= 0 && (isSaidOf(list, last, from) || isAside(list, last, from, to))
  if (!isSaid || list[last]?.sentence !== list[from]?.sentence) return null
  const made = names.at(-2) ?? -1
  const isMade = list.slice(made + 1, last).some(({ word }) => /^(?:by|from|of)$/.test(word))
  const said = made >= 0 && isMade && last - made <= 4 ? list[made] : list[last]
  const isKind = said !== undefined && isOfFamily(said, kind)
  return isKind || isOfFamily(list[last] as Token, kind) ? null : (said?.name ?? null)
}

/** "X was the top show"; in "X was by the top artist" nothing is equated. */
function isSaidOf(list: readonly Token[], name: number, phrase: number): boolean {
  const between = list.slice(name + 1, phrase).filter((token) => !isQuote(token))
  const isOther = between.some(({ word }, at) => word === 'by' && between[at + 1]?.word !== 'far')
  if (isOther || !between.some(({ word }) => /^(?:was|is|became)$/.test(word))) return false
  return isCopula([list[name] as Token, ...between], 0, between.length + 1)
}

/** "X, the top show, had ...": between marks. */
const isAside = (list: readonly Token[], name: number, from: number, to: number): boolean =>
  /^["']*,(?:the|your|its)$/.test(
    list
      .slice(name + 1, from)
      .map(({ word }) => word)
      .join(''),
  ) && /^[,.;)]$/.test(list[to + 1]?.text ?? '')

const isQuote = ({ kind, text }: Token): boolean => kind === 'mark' && /^["']$/.test(text)

const isEquator = (token: Token): boolean =>
  isQuote(token) || /^(?:was|is|were|:|called|named)$/.test(token.word)

/** A track cannot be the top artist: where the kind is known, other names are passed over. */
const isOfFamily = ({ name }: Token, kind: string | undefined): boolean =>
  kind === undefined ||
  (name?.stated.some((fact) => fact.kind === kind || `top-${fact.kind}` === kind) ?? false) ||
  (name?.stated.some((fact) => fact.kind === 'new-artist' && kind === 'top-artist') ?? false)

function fail(
  reading: TextReading,
  from: number,
  to: number,
  name: string,
  tops: readonly Fact[],
): void {
  const expected = tops.map(({ value }) => String(value)).join(', ')
  const says = expected === '' ? 'no fact names one' : `the facts say ${expected}`
  const detail = `the text calls ${name} "${wordsOf(reading, from, to)}"; ${says}`
  reading.fault({ kind: 'superlative', from, to, detail, ...(expected && { expected }) })
}
