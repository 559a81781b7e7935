// One lie at a time: each operator makes a clean story false in one way, or passes where it has nothing to change.
import { calendarOf } from '#fact-check/ground.ts'
import { weekdays } from '#fact-check/words/calendar.ts'
import { months } from '#facts/wording.ts'
import type { Fact } from '#schemas/index.ts'
import type { Clean } from './authors.ts'
import {
  comparison,
  firstTime,
  genreOperator,
  negation,
  ordinal,
  scene,
  storyCut,
  superlative,
  titleCut,
} from './false-claims.ts'
import { change, counts, isOfSameDay, type Operator, pickAny, stated } from './lies.ts'

const off =
  (by: number): Operator =>
  (clean, random) =>
    change(clean, counts, random, (n) => {
      const next = Number(n) + by
      return next < 0 || isOfSameDay(clean, next) ? undefined : String(next)
    })

const swapped: Operator = (clean) => {
  const numbers = [...clean.story.matchAll(counts)]
  for (const [i, a] of numbers.entries()) {
    const b = numbers.slice(i + 1).find((each) => Math.abs(Number(each[0]) - Number(a[0])) > 1)
    if (!b) continue
    const { story, title } = clean
    const between = story.slice(a.index + a[0].length, b.index)
    return {
      title,
      story: `${story.slice(0, a.index)}${b[0]}${between}${a[0]}${story.slice(b.index + b[0].length)}`,
    }
  }
  return undefined
}

const units: Readonly<Record<string, readonly string[]>> = {
  minutes: ['hours', 'episodes'],
  plays: ['minutes', 'hours', 'artists'],
  artists: ['minutes', 'episodes', 'hours'],
  episodes: ['hours', 'artists', 'plays'],
  shows: ['episodes', 'minutes'],
  'different tracks': ['episodes', 'minutes'],
}

const unit: Operator = (clean, random) =>
  change(
    clean,
    /(?<=\d )(?:minutes|plays|artists|episodes|shows|different tracks)\b/g,
    random,
    (noun, at) => {
      const before = clean.story.slice(0, at)
      const n = Number(/(\d+) $/.exec(before)?.[1])
      const other = pickAny(units[noun] ?? [], random)
      const isTrue = clean.day.facts.some((fact) => fact.value === n && fact.unit === other)
      return isTrue ? undefined : other
    },
  )

/** The top artist's name where another artist of the day belongs, or the other way round. */
const artist: Operator = (clean) => {
  const [top, other] = [stated(clean, 'top-artist'), stated(clean, 'artist:2')]
  if (!top || !other || !clean.story.includes(top)) return undefined
  const { title } = clean
  const has = clean.story.includes(other)
  const story = has
    ? clean.story.replaceAll(top, '\u0000').replaceAll(other, top).replaceAll('\u0000', other)
    : clean.story.replaceAll(top, other)
  return isTrueSwap(clean, top, other) ? undefined : { title, story }
}

/** Both were played as often: with plays only, the swap made no lie. */
const isTrueSwap = (clean: Clean, top: string, other: string): boolean => {
  const plays = (name: string) =>
    clean.day.facts.find((fact: Fact) => fact.unit === 'plays' && fact.subject === name)?.value
  return plays(top) === plays(other)
}

const invented = [
  'Velvet Anchorage',
  'Coldplay',
  'Radiohead',
  'Ólafur Nordal',
  'The Hollow Pines',
  'Dua Lipa',
  'DJ Marrow',
]

const invention: Operator = (clean, random) => {
  const names = clean.day.facts.filter(
    ({ unit: its, kind }) => its === 'name' && kind !== 'holiday',
  )
  const used = names.map(({ value }) => String(value)).filter((name) => clean.story.includes(name))
  const [from, to] = [pickAny(used, random), pickAny(invented, random)]
  if (!from || !to) return { title: clean.title, story: `${clean.story} ${to} came next.` }
  return { title: clean.title, story: clean.story.replaceAll(from, to) }
}

const weekday: Operator = (clean, random) => {
  const own = stated(clean, 'weekday')
  const others = weekdays.map((day) => `${day[0]?.toUpperCase()}${day.slice(1)}`)
  const other = pickAny(
    others.filter((day) => day !== own),
    random,
  )
  return change(clean, new RegExp(`\\b${own}\\b`, 'g'), random, () => other)
}

const date: Operator = (clean, random) => {
  const { dayOfMonth, month } = calendarOf(clean.day.date)
  const own = months[month - 1] ?? ''
  if (random.next() < 0.5) {
    const other = pickAny(
      months.filter((each) => each !== own),
      random,
    )
    return change(clean, new RegExp(`\\b${own}\\b`, 'g'), random, () => other)
  }
  const next = (dayOfMonth % 28) + 1
  return change(
    clean,
    new RegExp(`\\b${dayOfMonth}(?= ${own})|(?<=${own} )${dayOfMonth}\\b`, 'g'),
    random,
    () => String(next),
  )
}

const clock: Operator = (clean, random) =>
  change(
    clean,
    /\b\d\d:\d\d\b/g,
    random,
    (time) => `${String((Number(time.slice(0, 2)) + 5) % 24).padStart(2, '0')}${time.slice(2)}`,
  )

/** By name, in the groups whose recall the design asks for. */
export const mutationOperators: Readonly<
  Record<string, { readonly run: Operator; readonly recallMin: number }>
> = {
  'number +1': { run: off(1), recallMin: 0.99 },
  'number -1': { run: off(-1), recallMin: 0.99 },
  'number x10': {
    run: (clean, random) =>
      change(clean, counts, random, (n) =>
        n === '0' || isOfSameDay(clean, Number(n) * 10) ? undefined : `${n}0`,
      ),
    recallMin: 0.99,
  },
  'numbers swapped': { run: swapped, recallMin: 0.99 },
  unit: { run: unit, recallMin: 0.97 },
  'artist swapped': { run: artist, recallMin: 0.99 },
  'artist invented': { run: invention, recallMin: 0.99 },
  weekday: { run: weekday, recallMin: 0.99 },
  date: { run: date, recallMin: 0.99 },
  clock: { run: clock, recallMin: 0.99 },
  ordinal: { run: ordinal, recallMin: 0.97 },
  superlative: { run: superlative, recallMin: 0.97 },
  comparison: { run: comparison, recallMin: 0.9 },
  'first time': { run: firstTime, recallMin: 0.97 },
  genre: { run: genreOperator, recallMin: 0.97 },
  scene: { run: scene, recallMin: 0.97 },
  negation: { run: negation, recallMin: 0.97 },
  'title cut': { run: titleCut, recallMin: 0.97 },
  'story cut': { run: storyCut, recallMin: 0.97 },
}
