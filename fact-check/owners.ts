// "Her music came to 178 minutes", "86 of them were hers": a pronoun hands an amount to the artist or show
// named last, and a possessive name to its own.
import type { BoundQuantity } from './bind.ts'
import type { Token } from './tokens.ts'

const possessives = /^(?:his|her|their)$/
const owned = /^(?:hers|his|theirs)$/
const objects = /^(?:her|him|them)$/
const things =
  /^(?:music|minutes|plays|tracks|songs|episodes|share|part|portion|time|listening|total|count|tally|own|alone)$/
const works = /^(?:music|songs|tracks|plays|name)$/
const links =
  /^(?:came|comes|come|had|has|ran|runs|added|adds|amounted|reached|totalled|totaled|took|takes|filled|made|was|were|is|accounted|up|to|for|at|just|about|of)$/
const plurals = /^(?:artists|bands|acts|singers|names|voices|others|newcomers|shows|podcasts)$/
const SENTENCES_BACK = 2
const WORDS_BACK = 7
const WORDS_ON = 6

/** Key of the name that the words beside the amount make its owner; null where they make none. */
export function ownerOfAmount(list: readonly Token[], amount: BoundQuantity): string | null {
  return ownerBefore(list, amount) ?? ownerAfter(list, amount)
}

/** "Her music came to 178 minutes", "X's plays added up to 14". */
function ownerBefore(list: readonly Token[], { begin }: BoundQuantity): string | null {
  for (let at = begin - 1; at >= 0 && at >= begin - WORDS_BACK; at--) {
    const token = list[at]
    if (!token || token.sentence !== list[begin]?.sentence) return null
    const isOfThing = things.test(list[at + 1]?.word ?? '') && list[at + 1]?.word !== 'own'
    if (/^(?:she|he)$/.test(token.word)) return lastNamed(list, at)
    if (possessives.test(token.word)) {
      return isOfThing || at + 1 === begin ? lastNamed(list, at) : null
    }
    if (token.kind === 'name') {
      return token.isPossessive && isOfThing && isMaker(token) ? (token.name?.key ?? null) : null
    }
    if (!links.test(token.word) && !things.test(token.word)) return null
  }
  return null
}

/** "58% of it was her", "14 of them hers", "86 minutes with her"; never the whole of "14 of the 58". */
function ownerAfter(list: readonly Token[], { from, end }: BoundQuantity): string | null {
  const isWhole = list.slice(Math.max(0, from - 2), from).some(({ word }) => word === 'of')
  if (isWhole) return null
  for (let at = end + 1; at <= end + WORDS_ON; at++) {
    const token = list[at]
    if (token?.kind !== 'word' || token.sentence !== list[end]?.sentence) return null
    if (/^(?:and|but|while|as|that|which|you|behind|after|before)$/.test(token.word)) return null
    const before = list[at - 1]?.word ?? ''
    const isSaid = /^(?:was|were|is|all|purely|just)$/.test(before)
    if (owned.test(token.text.toLowerCase()) && list[at + 1]?.kind !== 'name' && isLast(list, at)) {
      return lastNamed(list, at)
    }
    const isOfHers = possessives.test(token.word) && works.test(list[at + 1]?.word ?? '')
    if (isOfHers && /^(?:of|to|with|by|from)$/.test(before)) return lastNamed(list, at)
    if (objects.test(token.word) && isLast(list, at)) {
      const isGiven = token.word !== 'them' && /^(?:of|with|by|from|to)$/.test(before)
      if (isSaid || isGiven) return lastNamed(list, at)
    }
  }
  return null
}

/** Nothing that the pronoun could belong to follows it. */
const isLast = (list: readonly Token[], at: number): boolean => {
  const next = list[at + 1]
  return (
    !next ||
    next.kind === 'mark' ||
    next.sentence !== list[at]?.sentence ||
    /^(?:and|but|while|alone|over|in|on|across|from|that)$/.test(next.word)
  )
}

/** The artist or show that a pronoun at `at` speaks of; null after several that it could mean together. */
function lastNamed(list: readonly Token[], at: number): string | null {
  const sentence = list[at]?.sentence ?? 0
  const isSingle = !/^the/.test(list[at]?.word ?? '')
  const makers = list.flatMap((token, i) => (i < at && isMaker(token, isSingle) ? [i] : []))
  const last = makers.at(-1)
  if (last === undefined || sentence - (list[last]?.sentence ?? 0) > SENTENCES_BACK) return null
  const isOfMany = list.slice(last, at).some(({ word }) => plurals.test(word))
  if (!isSingle && isOfMany) return null
  const other = makers.at(-2)
  const isJoined =
    !isSingle && other !== undefined && list[other]?.sentence === list[last]?.sentence
  return isJoined && list[other]?.name !== list[last]?.name ? null : (list[last]?.name?.key ?? null)
}

function isMaker({ name }: Token, isArtist = false): boolean {
  if (!name) return false
  const kinds = [...name.stated, ...name.counted].map(({ kind }) => kind)
  if (name.stated.some(({ kind }) => /^(?:(?:top-)?track|episode)$/.test(kind))) return false
  return kinds.some((kind) => /artist/.test(kind) || (!isArtist && /^top-show/.test(kind)))
}
