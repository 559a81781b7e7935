// "For the first time", "a discovery": true where the facts count new artists or name new tracks, and of those
// names only.
import type { Name } from './names.ts'
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'
import { firstTimePhrases } from './words/claims.ts'

const phrases = indexPhrases(firstTimePhrases)

export function checkFirsts(reading: TextReading): void {
  for (let i = 0; i < reading.list.length; i++) {
    const to = phraseEnd(reading.list, i, phrases)
    if (to < 0 || (reading.list[to]?.word === 'one' && !isOneHeard(reading, i, to))) continue
    checkFirst(reading, i, to)
    i = to
  }
}

function checkFirst(reading: TextReading, from: number, to: number): void {
  const { list, ground } = reading
  const { facts } = ground.day
  const fresh = facts.filter(({ kind }) => kind === 'new-artist' || kind === 'new-track')
  const count = facts.find(({ kind, value }) => kind === 'new-artists' && Number(value) > 0)
  const words = wordsOf(reading, from, to)
  if (isOfLife(list, from, to)) {
    const detail = `the text says "${words}" of a life; the facts know a history only`
    reading.fault({ kind: 'first-time', from, to, detail })
    return
  }
  if (/^(?:0|no)$/.test(list[from - 1]?.word ?? '') && !count) return
  if (!count && fresh.length === 0) {
    const detail = `the text says "${words}"; no fact says that anything was new`
    reading.fault({ kind: 'first-time', from, to, detail })
    return
  }
  const names = namesNear(reading, from, to)
  const stale = names.find(({ stated }) => !stated.some((fact) => fresh.includes(fact)))
  if (stale && fresh.length > 0) {
    const expected = fresh.map(({ value }) => String(value)).join(', ')
    const detail = `the text says "${words}" of ${stale.text}; the facts say new: ${expected}`
    reading.fault({ kind: 'first-time', from, to, detail, expected })
    return
  }
  const stated = names.flatMap((name) => name.stated.filter((fact) => fresh.includes(fact)))
  const own = stated.length > 0 ? stated : count ? [count] : fresh.slice(0, 1)
  reading.cite(list[from]?.sentence ?? 0, own)
}

const isOfLife = (list: readonly Token[], from: number, to: number): boolean =>
  list
    .slice(Math.max(0, from - 4), to + 8)
    .some(
      ({ word, sentence }, k, near) =>
        sentence === list[from]?.sentence &&
        /^(?:life|lifetime)$/.test(word) &&
        /^(?:your|a|whole)$/.test(near[k - 1]?.word ?? ''),
    )

/**
 * What "a new one" stands for is the noun before it. New artists are facts; that an episode, a show or a
 * track was new is none, and a new session or page claims nothing.
 */
function isOneHeard(reading: TextReading, from: number, to: number): boolean {
  const { list } = reading
  const noun = list
    .slice(0, from)
    .findLast(({ word, sentence }) => sentence === list[from]?.sentence && ones.test(word))?.word
  if (!noun || !heard.test(noun))
    return /^(?:artist|band|act|singer|name|voice)s?$/.test(noun ?? '')
  const detail = `the text says "${wordsOf(reading, from, to)}" of the ${noun}; the facts know new artists only`
  reading.fault({ kind: 'first-time', from, to, detail })
  return false
}

const heard = /^(?:episode|show|podcast|track|song|play|album)s?$/
const ones =
  /^(?:(?:artist|band|act|singer|name|voice|episode|show|podcast|track|song|play|album|session|day|page|week|year|sitting|queue)s?)$/

/** The artists and tracks that the phrase describes: those listed with "among them", or the one next to it. */
function namesNear({ list, ground }: TextReading, from: number, to: number): readonly Name[] {
  const tellsTracks = ground.day.facts.some(({ kind }) => kind === 'new-track')
  const kinds = tellsTracks ? /(?:artist|track)$/ : /artist$/
  const isTrack = (at: number) =>
    tellsTracks && (list[at]?.name?.stated.some(({ kind }) => /track$/.test(kind)) ?? false)
  const nameAt = (at: number): Name[] => {
    const name = list[at]?.sentence === list[from]?.sentence ? list[at]?.name : null
    return name?.stated.some(({ kind }) => kinds.test(kind)) ? [name] : []
  }
  // In "X by Y" only X was new.
  const artistAt = (at: number): Name[] => {
    const by = wordBefore(list, at)
    const title = wordBefore(list, by)
    return list[at]?.name && list[by]?.word === 'by' && isTrack(title) ? nameAt(title) : nameAt(at)
  }
  const listed = listAfter(list, to)
  if (listed) return range(listed.from, listed.to).flatMap(artistAt)
  if (plurals.test(list[to]?.word ?? '')) return []
  const isNear = (at: number) => list[at]?.clause === list[from]?.clause
  const before = range(Math.max(0, from - 6), from - 1).reverse()
  const beside = [...before, ...range(to + 1, to + 5)].filter(isNear)
  return beside.flatMap(artistAt).slice(0, 1)
}

const plurals = /(?:artists|names|voices|bands|acts|newcomers|discoveries|debuts|strangers|timers)$/

/** Token bounds of "..., X and Y among them", "... including X and Y", "among the new names were X and Y". */
function listAfter(list: readonly Token[], to: number): { from: number; to: number } | null {
  const rest = list.slice(to + 1, to + 20).filter(({ sentence }) => sentence === list[to]?.sentence)
  const among = rest.findIndex(
    ({ word }, k) => word === 'among' && /^(?:them|those)$/.test(rest[k + 1]?.word ?? ''),
  )
  if (among > 0 && rest.slice(0, among).every((token) => isListed(token, false))) {
    return { from: to + 1, to: to + among }
  }
  const lead = rest.findIndex(({ word }) => /^(?:including|were|like|namely|as|:)$/.test(word))
  if (lead < 0 || lead > 2 || rest[lead + 1]?.kind !== 'name') return null
  const end = rest.findIndex((token, k) => k > lead && !isListed(token, true))
  return { from: to + 1, to: to + (end < 0 ? rest.length : end) }
}

const isListed = ({ kind, text, word }: Token, isTight: boolean): boolean =>
  kind === 'name' ||
  /^[,"'(-]$/.test(text) ||
  /^(?:and|&|both)$/.test(word) ||
  (!isTight && /^(?:to|you|with|were|heard)$/.test(word))

/** Index of the word or name before `at`; -1 if there is none. */
const wordBefore = (list: readonly Token[], at: number): number =>
  list.findLastIndex(({ kind }, k) => k < at && kind !== 'mark')

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k)
