// What a placeholder of a pattern becomes: `{fact}` its value as prose says it, `{fact.form}` another form of it.
import { dayMonthText, isMonthFirst, months, unitNouns } from '#facts/wording.ts'
import type { Random } from '#foundation/random.ts'
import type { Phrase, StatedClaim } from './claim.ts'
import type { ComposedFact, DayView } from './day-view.ts'
import { canBegin, nameText } from './names.ts'
import {
  aboutText,
  durationText,
  nthText,
  numberText,
  type Rounded,
  ratioText,
  shareText,
  timesText,
} from './numbers.ts'

interface TermContext {
  readonly view: DayView
  readonly random: Random
  readonly before: string
}

/** Undefined where the day has no such fact, or it cannot be said so. */
export function termOf(id: string, form: string, context: TermContext): Phrase | undefined {
  if (id === 'day' || id === 'month' || id === 'weekday' || id === 'date') {
    return dateTerm(id, context.view)
  }
  const fact = context.view.fact(id)
  if (!fact) return undefined
  const isFirst = context.before.trim() === ''
  if (fact.unit === 'name') return nameTerm(fact, form, isFirst)
  if (fact.unit === 'clock') return clockTerm(fact, form, context.view)
  if (fact.unit === 'date') return dateOf(fact, context.view)
  return numberTerm(fact, form, isFirst, context.random)
}

type StatedRelation = StatedClaim['relation']

/** Each fact is a claim of its own. */
const phrase = (text: string, relation: StatedRelation, ...facts: string[]): Phrase => ({
  text,
  claims: facts.map((id) => ({ facts: [id], relation, span: text })),
})

/** `{date}` Sunday 19 January; `{weekday}` Sunday; `{month}` January. */
function dateTerm(id: string, view: DayView): Phrase | undefined {
  const date = String(view.value('date') ?? '')
  const weekday = view.value('weekday')
  if (date === '' || weekday === undefined) return undefined
  const month = months[Number(date.slice(4, 6)) - 1] ?? ''
  if (id === 'weekday') return phrase(`${weekday}`, 'is', 'weekday')
  if (id === 'month') return phrase(month, 'is', 'date')
  const dayMonth = dayMonthText(date, view.country)
  const text = isMonthFirst(view.country) ? `${weekday}, ${dayMonth}` : `${weekday} ${dayMonth}`
  return {
    text,
    claims: [
      { facts: ['weekday'], relation: 'is', span: `${weekday}` },
      { facts: ['date'], relation: 'is', span: dayMonth },
    ],
  }
}

function dateOf({ id, value }: ComposedFact, view: DayView): Phrase {
  return phrase(dayMonthText(String(value), view.country), 'is', id)
}

const quoted: ReadonlySet<string> = new Set([
  ...['top-track', 'track', 'new-track', 'episode', 'first-play', 'last-play'],
  ...['track-in-a-row', 'returning-track'],
])

/** A title in quotation marks; `.by` with who made it; `.of` who made it alone. */
function nameTerm(
  { id, value, subject }: ComposedFact,
  form: string,
  isFirst: boolean,
): Phrase | undefined {
  const [kind = ''] = id.split(':')
  const isTitle = quoted.has(kind)
  if (form === 'of') return subject === null ? undefined : phrase(nameText(subject), 'about', id)
  const isCommon = /(?:^|-)genre$/.test(kind)
  if (isFirst && !isTitle && !isCommon && !canBegin(String(value))) return undefined
  const name = isTitle ? `\u201c${nameText(String(value))}\u201d` : nameText(String(value))
  if (form === 'by') {
    return subject === null ? undefined : phrase(`${name} by ${nameText(subject)}`, 'by', id)
  }
  return phrase(name, 'about', id)
}

/** On the country's clock: `21:58`, or `9:58 pm` where the month is written first. */
function clockTerm({ id, value }: ComposedFact, _form: string, view: DayView): Phrase {
  const relation = id === 'first-play-at' ? 'began' : id === 'last-play-at' ? 'ended' : 'is'
  const [hour = 0, minute = 0] = String(value).split(':').map(Number)
  if (!isMonthFirst(view.country)) return phrase(String(value), relation, id)
  const half = hour < 12 ? 'am' : 'pm'
  const text = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${half}`
  return phrase(text, relation, id)
}

const plurals = new Intl.PluralRules('en')
const nounsOf: Readonly<Record<string, readonly [one: string, many: string]>> = {
  repeats: ['repeat', 'repeats'],
  sessions: ['session', 'sessions'],
  'new-artists': ['new artist', 'new artists'],
}

/** `one play`, `74 plays`. */
function countOf(fact: ComposedFact, value: number, isFirst: boolean): string | undefined {
  const number = numberText(value, isFirst)
  const [one, many] = nounsOf[fact.id] ?? unitNouns[fact.unit] ?? ['', '']
  if (number === undefined || one === '') return undefined
  return `${number} ${plurals.select(value) === 'one' ? one : many}`
}

/**
 * `{tracks}` 74 plays; `.n` 74; `.times` 74 times; `.was` were, `.has` have; `.usual` 14 plays, `.usual-n` 14; `.ratio`
 * more than five times. Of minutes a duration, of a share a part; `.m` minutes to the minute.
 */
function numberTerm(
  fact: ComposedFact,
  form: string,
  isFirst: boolean,
  random: Random,
): Phrase | undefined {
  const { id, usual, unit } = fact
  const value = Number(fact.value)
  const said = 'is'
  switch (form) {
    case '':
      return numberPhrase(fact, value, isFirst, random, said)
    case 'n':
      return textPhrase(numberText(value, isFirst), said, id)
    case 'about':
      return roundedPhrase(aboutText(value, isFirst, random), said, id)
    case 'm':
      return textPhrase(minutesText(value, isFirst), said, id)
    case 'times':
      return textPhrase(timesText(value, isFirst), said, id)
    case 'nth':
      return phrase(nthText(value), said, id)
    case 'was':
      return phrase(value === 1 ? 'was' : 'were', 'is')
    case 'usual':
      return usual ? numberPhrase(fact, usual, isFirst, random, 'usual') : undefined
    case 'usual-n':
      return usual ? textPhrase(numberText(usual, isFirst), 'usual', id) : undefined
    case 'usual-m':
      return usual ? textPhrase(minutesText(usual, isFirst), 'usual', id) : undefined
    case 'ratio':
      return usual
        ? roundedPhrase(ratioText(value / usual, isFirst, random), 'times', id)
        : undefined
    default:
      throw new Error(`{${id}.${form}} has no such form of ${unit}`)
  }
}

function numberPhrase(
  fact: ComposedFact,
  value: number,
  isFirst: boolean,
  random: Random,
  relation: StatedRelation,
): Phrase | undefined {
  const { id, unit } = fact
  if (unit === 'minutes') return roundedPhrase(durationText(value, isFirst, random), relation, id)
  if (unit === 'share') return textPhrase(shareText(value, isFirst), 'share', id)
  if (unit === 'year') return isFirst ? undefined : phrase(String(value), relation, id)
  if (unit === 'points') return textPhrase(numberText(value, isFirst), relation, id)
  return textPhrase(countOf(fact, value, isFirst), relation, id)
}

const minutesText = (minutes: number, isFirst: boolean): string | undefined => {
  const number = numberText(minutes, isFirst)
  return number === undefined ? undefined : `${number} ${minutes === 1 ? 'minute' : 'minutes'}`
}

const textPhrase = (text: string | undefined, relation: StatedRelation, id: string) =>
  text === undefined ? undefined : phrase(text, relation, id)

function roundedPhrase(
  rounded: Rounded | undefined,
  relation: StatedRelation,
  id: string,
): Phrase | undefined {
  return rounded && phrase(rounded.text, relation, id)
}
