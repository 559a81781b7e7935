// The form of a text: its length, a whole last sentence, a title in sentence case.

import type { TextLimits } from '#facts/text-length.ts'
import type { TextReading } from './reading.ts'

export function checkShape(reading: TextReading, limits: TextLimits): void {
  checkLength(reading, limits)
  checkEnd(reading)
  checkRepetition(reading)
  if (reading.tokens.part === 'title') checkCase(reading)
}

function checkLength(reading: TextReading, limits: TextLimits): void {
  const { part, original } = reading.tokens
  const isTitle = part === 'title'
  const min = isTitle ? limits.titleWordsMin : limits.storyWordsMin
  const max = isTitle ? limits.titleWordsMax : limits.storyWordsMax
  const charactersMax = isTitle ? limits.titleCharactersMax : limits.storyCharactersMax
  const words = original.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const span = { from: 0, to: reading.items.length - 1 }
  if (words < min || words > max) {
    const expected = `${min} to ${max} words`
    const detail = `the ${part} has ${words} words; it needs ${expected}`
    reading.fault({ kind: 'length', ...span, detail, expected })
  } else if (original.length > charactersMax) {
    const expected = `at most ${charactersMax} characters`
    const detail = `the ${part} has ${original.length} characters; it may have ${expected}`
    reading.fault({ kind: 'length', ...span, detail, expected })
  }
}

/** A sentence that is said twice in a text. */
function checkRepetition(reading: TextReading): void {
  const said = new Set<string>()
  for (const [i, { text }] of reading.tokens.sentences.entries()) {
    const key = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    const from = reading.items.findIndex(({ sentence }) => sentence === i)
    const to = reading.items.findLastIndex(({ sentence }) => sentence === i)
    if (said.has(key) && key.includes(' ')) {
      reading.fault({ kind: 'repetition', from, to, detail: `the text says "${text}" twice` })
    }
    said.add(key)
  }
}

const danglers = new Set(
  (
    'the a an of to with by from for and or but in on at into as than that which who while where when your its ' +
    'their this these those was were is are had has have you over under about nearly almost plus after before ' +
    'until through between across against i my be if so because during'
  ).split(' '),
)

/** "took over", "came about", "over and over". */
function isParticle(list: TextReading['items'], at: number): boolean {
  const word = (back: number) => list[at - back]?.word ?? ''
  if (word(0) === 'over' && word(1) === 'and' && word(2) === 'over') return true
  return (
    /^(?:over|about|on|in|through)$/.test(word(0)) &&
    /^(?:took|take|taken|turned|times|all|came|kept|went|carried|let|get|got|played|start|started|moved)$/.test(
      word(1),
    )
  )
}

/** A cut text ends in a word that leads on, in half a number, or with a quote left open. */
function checkEnd(reading: TextReading): void {
  const { items: list, tokens } = reading
  const last = list.findLast(({ kind, word }) => kind !== 'mark' || !/^["')\]]$/.test(word))
  if (!last) return
  const at = list.indexOf(last)
  const isStop = last.kind === 'mark' && /^[.!?]$/.test(last.word)
  const before = isStop ? list[at - 1] : last
  const isNameStop = last.kind === 'name' && /[.!?]$/.test(last.token.text)
  const isOpen =
    tokens.part === 'story' &&
    !isStop &&
    !isNameStop &&
    !(tokens.list[last.to]?.text ?? '').endsWith('m.')
  const isDangling =
    (before?.kind === 'word' || before?.kind === 'idiom') &&
    danglers.has(before.word.split(' ').at(-1) ?? '') &&
    before.kind === 'word' &&
    !isStop &&
    !isParticle(list, at)
  const isMark = last.kind === 'mark' && !isStop
  const quotes = list.filter(({ word }) => word === '"').length
  const brackets =
    list.filter(({ word }) => word === '(').length - list.filter(({ word }) => word === ')').length
  if (!isOpen && !isDangling && !isMark && quotes % 2 === 0 && brackets === 0) return
  const detail = `the ${tokens.part} ends before it is finished`
  reading.fault({ kind: 'cut', from: at, to: at, detail })
}

/** Headline Capitals would hide an invented name among ordinary words. */
function checkCase(reading: TextReading): void {
  const words = reading.items.filter(
    ({ kind, token }) => kind === 'word' && !token.isInitial && token.text.length >= 3,
  )
  const capital = words.filter(({ token, tags }) => /^\p{Lu}/u.test(token.text) && tags.size > 0)
  if (capital.length < 2 || capital.length < 0.4 * words.length) return
  const detail =
    'the title is in headline capitals; it needs sentence case, with capitals for names only'
  reading.fault({ kind: 'title-case', from: 0, to: reading.items.length - 1, detail })
}
