// Whether a sentence is one that the composer's voices have, word for word, on a day that it may be written of.

import { meetsCondition, type PatternCondition, parseConditions } from '#categories/condition.ts'
import { voicedSentences } from '#categories/voices.ts'
import { dayMonthText } from '#facts/wording.ts'
import type { Ground } from './ground.ts'

type Facts = Ground['byId']

export function isVoiced({ byId }: Ground, sentence: string): boolean {
  const own = plain(sentence)
  return voices.some((voice) => isLike(voice, own) && isWritten(voice, byId, own))
}

/** Without what a country's dates and the end of a name add. */
const plain = (text: string): string => text.replace(/[,.]/g, '').replace(/[\u2018\u2019]/g, "'")

interface VoicedPattern {
  readonly conditions: readonly PatternCondition[]
  /** Words and ids of facts in turn, words first and last. */
  readonly parts: readonly string[]
}

const voices: readonly VoicedPattern[] = voicedSentences.map((pattern) => {
  const [, conditions, text = pattern] = /^\(([^)]*)\) (.*)$/.exec(pattern) ?? []
  const parts = text.split(/\{([^}]+)\}/).map((part, i) => (i % 2 === 0 ? plain(part) : part))
  return { conditions: conditions ? parseConditions(conditions) : [], parts }
})

/** Most sentences are none of them, which their ends show. */
const isLike = ({ parts }: VoicedPattern, sentence: string): boolean =>
  sentence.startsWith(parts[0] ?? '') && sentence.endsWith(parts.at(-1) ?? '')

/** In one of the orders of dates; not where the day lacks a fact or a condition does not hold. */
function isWritten({ conditions, parts }: VoicedPattern, facts: Facts, sentence: string): boolean {
  const day = { fact: (id: string) => facts.get(id) }
  if (!conditions.every((each) => meetsCondition(each, day))) return false
  return datesOf(facts).some((date) => {
    const said = parts.map((part, i) => {
      if (i % 2 === 0) return part
      const value = part === 'date' ? date : facts.get(part)?.value
      return value === undefined ? undefined : plain(String(value))
    })
    return !said.includes(undefined) && said.join('') === sentence
  })
}

/** `Sunday January 19` and `Sunday 19 January`. */
function datesOf(facts: Facts): readonly string[] {
  const date = facts.get('date')?.value
  const weekday = facts.get('weekday')?.value
  if (typeof date !== 'string' || weekday === undefined) return ['']
  return ['US', null].map((country) => `${weekday} ${dayMonthText(date, country)}`)
}
