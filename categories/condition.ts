// What a pattern asks of a day before it may be said: `id` it is there, `!id` it is not, `id#1` it is the most of the
// year, `id>9` and `id<9` its value, `id>other` above another's, `id>other/2` above half of it, `id^` above the usual,
// `id/` below it, `id~other` it is by what that one names, `id!other` it is not what that one names, `id=name` it is
// that, `most` that the day is the first of its category.
import type { Fact } from '#schemas/index.ts'

export interface PatternCondition {
  /** Of the fact; the measure of the category where it is empty. */
  readonly id: string
  readonly sign: 'there' | 'absent' | '#' | '<' | '>' | '~' | '^' | '/' | '!' | '='
  /** A number, a name or another fact. */
  readonly other: string
}

type ConditionFact = Pick<Fact, 'value' | 'rank' | 'usual' | 'subject'>

/** The day that a condition is asked of. */
interface ConditionDay {
  /** The fact that the days of the category are compared by. */
  readonly measure?: string | undefined
  fact(id: string): ConditionFact | undefined
}

/** The conditions in front of a pattern, as `(tracks>9, music-minutes#1)` has them. */
export const parseConditions = (text: string): readonly PatternCondition[] =>
  text.split(', ').map((condition) => {
    if (condition === 'most') return { id: '', sign: '#', other: '1' }
    if (condition.startsWith('!')) return { id: condition.slice(1), sign: 'absent', other: '' }
    const [, id = '', sign = 'there', other = ''] =
      /^([a-z][a-z:0-9-]*?)(?:([#<>!~^/=])(.*))?$/.exec(condition) ?? []
    return { id, sign: sign as PatternCondition['sign'], other }
  })

export function meetsCondition({ id, sign, other }: PatternCondition, day: ConditionDay): boolean {
  const fact = day.fact(id || (day.measure ?? ''))
  if (!fact) return sign === 'absent'
  const value = Number(fact.value)
  const named = day.fact(other)?.value
  switch (sign) {
    case 'there':
      return true
    case 'absent':
      return false
    case '#':
      return fact.rank === Number(other)
    case '^':
      return fact.usual !== null && value > fact.usual
    case '/':
      return fact.usual !== null && value < fact.usual
    case '~':
      return fact.subject === named
    case '!':
      return ![fact.subject, fact.value].includes(named ?? '')
    case '=':
      return String(fact.value) === other
    case '<':
      return value < boundOf(other, day)
    case '>':
      return value > boundOf(other, day)
  }
}

/** A number, the value of another fact, or half of it: `tracks/2`. */
function boundOf(other: string, day: ConditionDay): number {
  if (/^\d+$/.test(other)) return Number(other)
  const [id = '', divisor = '1'] = other.split('/')
  return Number(day.fact(id)?.value ?? Number.NaN) / Number(divisor)
}
