// Whether a sentence is one that the composer's voices have, word for word, on a day that it may be written of.

import { voicedSentences } from '#categories/voices.ts'
import { dayMonthText } from '#facts/wording.ts'
import type { Fact } from '#schemas/index.ts'
import type { Ground } from './ground.ts'

const known = new WeakMap<Ground['day'], ReadonlySet<string>>()

export function isVoiced({ day, byId }: Ground, sentence: string): boolean {
  let own = known.get(day)
  if (!own) {
    own = new Set(voicedSentences.flatMap((pattern) => writtenAs(pattern, byId)))
    known.set(day, own)
  }
  return own.has(plain(sentence))
}

/** Without what a country's dates and the end of a name add. */
const plain = (text: string): string => text.replace(/[,.]/g, '').replace(/[\u2018\u2019]/g, "'")

type Facts = ReadonlyMap<string, Fact>

/** In every order of dates; nothing where the day lacks a fact or a condition does not hold. */
function writtenAs(pattern: string, facts: Facts): readonly string[] {
  const [, conditions, text = pattern] = /^\(([^)]*)\) (.*)$/.exec(pattern) ?? []
  if (conditions && !conditions.split(', ').every((each) => holds(each, facts))) return []
  return datesOf(facts).flatMap((date) => {
    let isWhole = true
    const written = text.replace(/\{([^}]+)\}/g, (_, id: string) => {
      const value = id === 'date' ? date : facts.get(id)?.value
      if (value === undefined) isWhole = false
      return String(value)
    })
    return isWhole ? [plain(written)] : []
  })
}

function holds(condition: string, facts: Facts): boolean {
  const [, id = '', sign, other = ''] = /^([\w:-]+)([>#])(.+)$/.exec(condition) ?? []
  const fact = facts.get(id)
  if (!fact) return false
  if (sign === '#') return fact.rank === Number(other)
  return Number(fact.value) > Number(facts.get(other)?.value ?? other)
}

/** `Sunday January 19` and `Sunday 19 January`. */
function datesOf(facts: Facts): readonly string[] {
  const date = facts.get('date')?.value
  const weekday = facts.get('weekday')?.value
  if (typeof date !== 'string' || weekday === undefined) return ['']
  return ['US', null].map((country) => `${weekday} ${dayMonthText(date, country)}`)
}
