// What a pattern asks of a day before it may be said: `id` it is there, `!id` it is not, `id#1` it is the most of the
// year, `id>9` and `id<9` its value, `id>other` above another's, `id>other/2` above half of it, `id^` above the usual,
// `id/` below it, `id~other` it is by what that one names, `id!other` it is not what that one names, `id=name` it is
// that, `most` that the day is the first of its category.
import type { StatedClaim } from './claim.ts'
import type { DayView } from './day-view.ts'

interface Condition {
  readonly holds: boolean
  /** What the words that follow claim, if the condition is a statement itself. */
  readonly claim?: Omit<StatedClaim, 'span'>
}

export function conditionOf(condition: string, view: DayView): Condition {
  if (condition === 'most') {
    const id = view.measure ?? ''
    return { holds: view.fact(id)?.rank === 1, claim: { facts: [id], relation: 'most' } }
  }
  if (condition.startsWith('!')) return { holds: view.fact(condition.slice(1)) === undefined }
  const [, id = '', sign, other = ''] =
    /^([a-z][a-z:0-9-]*?)(?:([#<>!~^/=])(.*))?$/.exec(condition) ?? []
  const fact = view.fact(id)
  if (!fact || sign === undefined) return { holds: fact !== undefined }
  if (sign === '#') {
    return { holds: fact.rank === Number(other), claim: { facts: [id], relation: 'most' } }
  }
  if (sign === '^') {
    const holds = fact.usual !== null && Number(fact.value) > fact.usual
    return { holds, claim: { facts: [id], relation: 'more' } }
  }
  if (sign === '/') {
    const holds = fact.usual !== null && Number(fact.value) < fact.usual
    return { holds, claim: { facts: [id], relation: 'less' } }
  }
  if (sign === '~') {
    return {
      holds: fact.subject === view.fact(other)?.value,
    }
  }
  if (sign === '!') return { holds: ![fact.subject, fact.value].includes(view.value(other) ?? '') }
  if (sign === '=') {
    return { holds: String(fact.value) === other, claim: { facts: [id], relation: 'used' } }
  }
  const bound = boundOf(other, view)
  const value = Number(fact.value)
  return { holds: sign === '<' ? value < bound : value > bound }
}

/** A number, the value of another fact, or half of it: `tracks/2`. */
function boundOf(other: string, view: DayView): number {
  if (/^\d+$/.test(other)) return Number(other)
  const [id = '', divisor = '1'] = other.split('/')
  return Number(view.value(id) ?? Number.NaN) / Number(divisor)
}
