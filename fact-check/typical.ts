// "It was a typical day" says that the day is not worth a story; no fact says this of a day.
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'
import { weekdays } from './words/calendar.ts'

const typical =
  /^(?:usual|typical|normal|average|ordinary|regular|standard|unremarkable|uneventful|routine|everyday)$/
const copulas = /^(?:was|is|became|made|like|another|seemed|looked|proved)$/
const denials = /^(?:no|not|never|hardly|scarcely|nothing|than|from|un|anything|wasn't|isn't)$/
const BEFORE_MAX = 5

export function checkTypical(reading: TextReading): void {
  const { list } = reading
  for (let i = 0; i < list.length; i++) {
    if (!typical.test(list[i]?.word ?? '') || !isDay(list[i + 1])) continue
    const before = list
      .slice(Math.max(0, i - BEFORE_MAX), i)
      .filter(({ clause }) => clause === list[i]?.clause)
    if (!before.some(({ word }) => copulas.test(word))) continue
    if (before.some(({ word, text }) => denials.test(word) || denials.test(text))) continue
    const article = before.findLastIndex(({ word }) => /^(?:a|an|another)$/.test(word))
    if (article < 0 || article < before.length - 2) continue // "three times the usual Sunday" compares.
    if (/^(?:on|of|against|to|for|than|over|with|times)$/.test(before[article - 1]?.word ?? ''))
      continue
    const isOut = reading.ground.day.facts.some(({ kind }) => kind === 'times-usual')
    const detail = `the text says "${wordsOf(reading, i, i + 1)}" of the day; no fact says that`
    const weight = isOut ? 'contradicted' : 'not-stated'
    reading.fault({ kind: 'comparative', weight, from: i, to: i + 1, detail })
  }
}

const isDay = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (token.word === 'day' || weekdays.includes(token.word))
