// What an amount may mean: the value of a fact, or one computed from facts.

import type { Fact } from '#schemas/index.ts'
import type { Amount } from './amount.ts'
import { has } from './items.ts'
import type { TextReading } from './reading.ts'
import { type Unit, unitWords } from './words/units.ts'

/** A value that the sentence may mean, with the facts that give it. */
export interface Meaning {
  readonly value: number
  readonly facts: readonly Fact[]
}

export const numberOf = ({ value }: Fact): number => Number(value)

export const isNumber = (fact: Fact): boolean => typeof fact.value === 'number'

export const meaningsOf = (facts: readonly Fact[]): Meaning[] =>
  facts.filter(isNumber).map((fact) => ({ value: numberOf(fact), facts: [fact] }))

export const usualsOf = (facts: readonly Fact[]): Meaning[] =>
  facts.flatMap((fact) =>
    fact.usual === null || !isNumber(fact) ? [] : [{ value: fact.usual, facts: [fact] }],
  )

const familyOf: Readonly<Record<string, Unit>> = {
  minutes: 'minutes',
  plays: 'plays',
  tracks: 'tracks',
  artists: 'artists',
  episodes: 'episodes',
  shows: 'shows',
  genres: 'genres',
  days: 'days',
  share: 'share',
  points: 'points',
}

export const unitOf = ({ unit, kind }: Fact): Unit | undefined =>
  kind === 'sessions' ? 'sessions' : familyOf[unit]

export function say({ value, facts }: Meaning, amount: Amount): string {
  const rounded = Math.round(value * 10) / 10
  const [fact] = facts
  if (amount.form === 'ratio') return `${rounded} times the usual ${fact?.usual ?? ''}`.trim()
  if (amount.form === 'share') return `${Math.round(value)}%`
  const { subject = null, kind = 'minutes', unit = '' } = fact ?? {}
  const of = subject ? ` of ${subject}` : ''
  const label = kind.replace(/:.*$/, '').replaceAll('-', ' ')
  return `${rounded} ${unit}${of} (${facts.length > 1 ? 'computed' : label})`
}

/** An amount without a noun counts what the one before it counts. */
export function unitBefore(reading: TextReading, at: number, amount: Amount): Unit | null {
  const { items } = reading
  const sentence = items[at]?.sentence ?? 0
  if (amount.isPart) {
    const whole = items.slice(at + 1).find((item) => item.kind === 'amount' || item.kind === 'mark')
    if (whole?.amount?.unit) return whole.amount.unit
  }
  if (items.some((item) => item.sentence === sentence && has(item, 'energy', 'taste')))
    return 'points'
  if (items[at - 1]?.word === 'by') return 'artists'
  for (let i = at - 1; i >= 0 && (items[i]?.sentence ?? 0) >= sentence - 1; i--) {
    const unit = items[i]?.amount?.unit
    if (unit && unit !== 'times' && unit !== 'share') return unit
    const noun =
      items[i]?.kind === 'word' && (items[i]?.sentence ?? 0) === sentence
        ? unitWords.get(items[i]?.word ?? '')?.unit
        : undefined
    const isCount = /^(?:count|total|tally)$/.test(items[i + 1]?.word ?? '')
    if (noun && (isCount || /^(?:plays|artists|minutes|episodes)$/.test(items[i]?.word ?? '')))
      return noun
  }
  return null
}

export function factBefore(reading: TextReading, at: number, unit: Unit | null): Fact | undefined {
  const sentence = reading.items[at]?.sentence ?? 0
  return reading.stated.findLast(({ at: where, fact }) => {
    const isNear = (reading.items[where]?.sentence ?? 0) >= sentence - 1
    return isNear && isNumber(fact) && (unit === null || unitOf(fact) === unit)
  })?.fact
}
