// Whether a claim of a writer is true of the facts that it names, and said by the words that it gives.

import type { Fact } from '#schemas/index.ts'
import type { Relation } from './claim.ts'
import { clockOf } from './ground.ts'
import { has } from './items.ts'
import { unitOf } from './meaning.ts'
import { nameKey } from './normalise.ts'
import type { AmountForm } from './number.ts'
import { ownerOfAmount } from './owner.ts'
import type { TextReading } from './reading.ts'
import type { Tag } from './words/lexicon.ts'
import { ordinalWords } from './words/numbers.ts'

/** What a claim comes to: the items of its span that it settles, or why it is false. */
type Verdict =
  | { readonly items: readonly number[] }
  | { readonly fault: string; readonly expected?: string }

interface Stated {
  readonly reading: TextReading
  readonly span: readonly number[]
  readonly facts: readonly Fact[]
}

type Verify = (stated: Stated) => Verdict

const number = ({ value }: Fact): number => Number(value)

/** The words of a relation that a verified claim settles beside its number or name. */
const wordsOf: Readonly<Partial<Record<Relation, readonly Tag[]>>> = {
  usual: ['usual'],
  more: ['more', 'usual', 'exceed'],
  less: ['less', 'usual'],
  times: ['usual', 'more', 'exceed'],
  share: ['rest', 'mostly', 'all'],
  part: ['rest', 'mostly', 'all'],
  rank: ['most', 'year', 'ordinal', 'second', 'more', 'no', 'all', 'lead'],
  most: ['most', 'year', 'more', 'no', 'all', 'lead'],
  first: ['new', 'all', 'no'],
  new: ['new', 'all', 'no'],
  began: ['begin'],
  ended: ['end'],
  between: ['begin', 'end'],
  count: ['all'],
  sum: ['together'],
  difference: ['more', 'less', 'usual', 'rest', 'exceed'],
  ratio: ['more', 'usual', 'exceed'],
}

export function verify(stated: Stated, relation: Relation): Verdict {
  const verdict = verifiers[relation](stated)
  if (!('items' in verdict)) return verdict
  const { items } = stated.reading
  const own = wordsOf[relation] ?? []
  const words = stated.span.filter((i) => items[i]?.kind !== 'name' && has(items[i], ...own))
  return { items: [...verdict.items, ...words] }
}

const amountsIn = ({ reading, span }: Stated): number[] =>
  span.filter((i) => reading.items[i]?.amount)

/** An amount of the span that says `value` in a form that fits. */
function said(stated: Stated, value: number, form: AmountForm, expected: string): Verdict {
  const found = amountsIn(stated).find((i) => {
    const amount = stated.reading.items[i]?.amount
    return amount !== undefined && amount.form === form && amount.lo <= value && value <= amount.hi
  })
  if (found !== undefined) return { items: [found] }
  return { fault: `the words "${wordsIn(stated)}" do not say ${expected}`, expected }
}

const wordsIn = ({ reading, span }: Stated): string =>
  reading.wordsOf(span[0] ?? 0, span.at(-1) ?? 0)

const shown = (value: number): string => String(Math.round(value * 10) / 10)

const isSaidOf = (stated: Stated, at: number, fact: Fact): boolean => {
  const { items, ground } = stated.reading
  const { names, isOpen } = ownerOfAmount(stated.reading, at)
  const inSpan = stated.span.map((i) => items[i]?.name?.key).filter((key) => key !== undefined)
  const key = fact.subject === null ? null : (ground.nameOf(fact.subject)?.key ?? '')
  if (key === null) return names.length === 0 || isOpen
  return inSpan.includes(key) || names.some((name) => name.key === key)
}

const is: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  const { items } = stated.reading
  if (fact.unit === 'year') return yearSaid(stated, Number(fact.value))
  if (typeof fact.value === 'number') {
    const found = said(
      stated,
      fact.value,
      fact.unit === 'share'
        ? 'share'
        : fact.unit === 'times' && fact.kind !== 'sessions'
          ? 'ratio'
          : 'count',
      `${fact.value} ${fact.unit}`,
    )
    const [at] = 'items' in found ? found.items : []
    if (at === undefined) return found
    const unit = items[at]?.amount?.unit ?? null
    const isUnit =
      unit === null ||
      unit === unitOf(fact) ||
      unit === 'times' ||
      (unit === 'artists' && fact.unit === 'artists')
    if (isUnit && isSaidOf(stated, at, fact)) return found
    return {
      fault: `the words "${wordsIn(stated)}" give ${fact.value} to something else than ${fact.subject ?? 'the day'}`,
    }
  }
  if (fact.unit === 'clock') return clockSaid(stated, fact)
  const at = stated.span.find(
    (i) => items[i]?.name?.key === nameKey(String(fact.value)) || items[i]?.date !== undefined,
  )
  return at === undefined
    ? {
        fault: `the words "${wordsIn(stated)}" do not say ${fact.value}`,
        expected: String(fact.value),
      }
    : { items: [at] }
}

function yearSaid({ reading, span }: Stated, year: number): Verdict {
  const at = span.find((i) => reading.items[i]?.date?.year === year)
  return at === undefined
    ? { fault: `the words do not say ${year}`, expected: String(year) }
    : { items: [at] }
}

const clockSaid = (stated: Stated, fact: Fact): Verdict => {
  const at = stated.span.find((i) => {
    const clock = stated.reading.items[i]?.clock
    return clock?.minutes.some(
      (each) => clockOf(fact) >= each - clock.before && clockOf(fact) <= each + clock.after,
    )
  })
  return at === undefined
    ? {
        fault: `the words "${wordsIn(stated)}" do not say ${fact.value}`,
        expected: String(fact.value),
      }
    : { items: [at] }
}

export const usual: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  if (fact.usual === null) return { fault: `the fact ${fact.id} has no usual value` }
  if (fact.unit === 'year') return yearSaid(stated, fact.usual)
  return said(stated, fact.usual, 'count', `a usual ${fact.usual}`)
}

const compare =
  (way: 1 | -1): Verify =>
  (stated) => {
    const [fact] = stated.facts as [Fact]
    const words = stated.span.filter((i) =>
      has(stated.reading.items[i], way === 1 ? 'more' : 'less', 'exceed'),
    )
    const isTrue = fact.usual !== null && Math.sign(number(fact) - fact.usual) === way
    if (isTrue && words.length > 0) return { items: words }
    return {
      fault: `the facts say ${fact.value} against a usual ${fact.usual}`,
      expected: `${fact.value} against a usual ${fact.usual}`,
    }
  }

export const times: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  const value =
    fact.kind === 'times-usual' ? number(fact) : number(fact) / (fact.usual ?? Number.NaN)
  return said(stated, value, 'ratio', `${shown(value)} times the usual`)
}

export const part: Verify = (stated) => {
  const [fact, whole] = stated.facts as [Fact, Fact | undefined]
  const value = whole ? (100 * number(fact)) / number(whole) : number(fact)
  if (!whole && fact.unit !== 'share')
    return { fault: 'a part needs a part and a whole, or a share' }
  return said(stated, value, 'share', `${Math.round(value)}%`)
}

export const rank: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  const { items } = stated.reading
  const at = stated.span.find(
    (i) => (ordinalWords.get(items[i]?.word ?? '') ?? items[i]?.token.digits) === fact.rank,
  )
  const other = stated.span.some((i) => (ordinalWords.get(items[i]?.word ?? '') ?? 1) > 1)
  if (fact.rank === 1 && at === undefined && !other) return most(stated)
  return at === undefined
    ? { fault: `the facts say rank ${fact.rank}`, expected: `rank ${fact.rank}` }
    : { items: [at] }
}

export const most: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  const words = stated.span.filter(
    (i) =>
      has(stated.reading.items[i], 'most', 'lead', 'more', 'no', 'all') ||
      stated.reading.items[i]?.top,
  )
  if ((fact.rank === 1 || fact.kind.startsWith('top-')) && words.length > 0) return { items: words }
  return { fault: `the facts say rank ${fact.rank ?? 'none'} of ${fact.id}` }
}

const fresh: Verify = (stated) => {
  const { items } = stated.reading
  if (stated.facts.some(({ kind }) => !/^new-/.test(kind)))
    return { fault: 'the facts do not say that it is new' }
  const words = stated.span.filter((i) => has(items[i], 'new'))
  const names = stated.span.filter(
    (i) =>
      items[i]?.name &&
      stated.facts.some(({ value }) => items[i]?.name?.key === nameKey(String(value))),
  )
  const count = stated.facts.find(({ kind }) => kind === 'new-artists')
  const isWrong = stated.span.some((i) => items[i]?.name && !names.includes(i)) && !count
  if (words.length === 0 || isWrong)
    return { fault: `the words "${wordsIn(stated)}" do not say that it is new` }
  return { items: [...words, ...names] }
}

const made: Verify = (stated) => {
  const [fact] = stated.facts as [Fact]
  const keys = new Set(stated.span.map((i) => stated.reading.items[i]?.name?.key))
  const isSaid =
    fact.subject !== null &&
    keys.has(nameKey(String(fact.value))) &&
    keys.has(nameKey(fact.subject))
  if (isSaid) return { items: stated.span.filter((i) => stated.reading.items[i]?.name) }
  return {
    fault: `the facts give ${fact.value} to ${fact.subject ?? 'the day'}`,
    expected: String(fact.subject ?? ''),
  }
}

const clocks: Verify = (stated) => {
  const items: number[] = []
  for (const fact of stated.facts) {
    const verdict = clockSaid(stated, fact)
    if (!('items' in verdict)) return verdict
    items.push(...verdict.items)
  }
  return { items }
}

const edge =
  (id: string): Verify =>
  (stated) =>
    stated.facts.some((fact) => fact.kind !== id)
      ? { fault: `only ${id} says that` }
      : clocks(stated)

const computed =
  (form: AmountForm, of: (values: readonly number[]) => number): Verify =>
  (stated) => {
    const [fact] = stated.facts as [Fact]
    const values =
      stated.facts.length > 1 ? stated.facts.map(number) : [number(fact), fact.usual ?? Number.NaN]
    const value = of(values)
    return said(stated, value, form, shown(value))
  }

const verifiers: Readonly<Record<Relation, Verify>> = {
  is,
  usual,
  more: compare(1),
  less: compare(-1),
  times,
  share: part,
  part,
  rank,
  most,
  first: fresh,
  new: fresh,
  by: made,
  of: made,
  began: edge('first-play-at'),
  ended: edge('last-play-at'),
  between: clocks,
  count: (stated) => said(stated, stated.facts.length, 'count', String(stated.facts.length)),
  sum: computed('count', (values) => values.reduce((a, b) => a + b, 0)),
  difference: computed('count', ([a = 0, ...others]) =>
    Math.abs(others.reduce((rest, b) => rest - b, a)),
  ),
  ratio: computed('ratio', ([a = 0, b = Number.NaN]) => a / b),
  about: ({ reading, span }) => ({ items: span.filter((i) => reading.items[i]?.kind === 'name') }),
}
