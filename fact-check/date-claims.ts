// Dates, weekdays, years and holidays must be those of the day.
import { BIRTHDAY } from '#facts/holiday.ts'
import { dateText } from '#facts/wording.ts'
import type { Fact } from '#schemas/index.ts'
import { type Calendar, calendarOf } from './ground.ts'
import type { CalendarDate } from './moment.ts'
import type { TextReading } from './reading.ts'
import { usualBeside } from './usual.ts'
import { holidays } from './words/calendar.ts'

/** "turned a year older" is said of a birthday. */
function checkOlder({ items, ground, carry }: TextReading): void {
  const birthday = ground.day.facts.find(
    ({ kind, value }) => kind === 'holiday' && value === BIRTHDAY,
  )
  if (!birthday) return
  for (const [at, { word }] of items.entries()) {
    if (word === 'older' && items[at - 1]?.word === 'year') carry([at - 1, at], [birthday])
    if (word === 'older' && items[at - 2]?.word === 'one') carry([at - 2, at - 1, at], [birthday])
  }
}

export function checkDates(reading: TextReading): void {
  checkOlder(reading)
  const calendar = calendarOf(reading.ground.day.date)
  for (const [at, { date }] of reading.items.entries())
    if (date && !reading.covered.has(at)) checkDate(reading, at, date, calendar)
}

function checkDate(reading: TextReading, at: number, date: CalendarDate, calendar: Calendar): void {
  const { byId } = reading.ground
  const carried = factsOfDate(reading, at, date, calendar)
  if (carried) {
    reading.carry([at], carried)
    return
  }
  const isOpen =
    isOfOther(reading, at) ||
    date.decade !== undefined ||
    (date.year !== undefined && date.month === undefined && byId.has('release-year'))
  const expected =
    `${String(byId.get('weekday')?.value ?? '')} ${dateText(reading.ground.day.date)}`.trim()
  const detail = `the text says "${reading.wordsOf(at, at)}"; the day is ${expected}`
  reading.fault({
    kind: 'date',
    weight: isOpen ? 'not-stated' : 'contradicted',
    from: at,
    to: at,
    detail,
    expected,
  })
}

/** The facts that carry a date; undefined where none does. */
function factsOfDate(
  reading: TextReading,
  at: number,
  date: CalendarDate,
  calendar: Calendar,
): readonly Fact[] | undefined {
  const { day, byId } = reading.ground
  const facts = (id: string) => [byId.get(id)].filter((fact) => fact !== undefined)
  if (date.decade !== undefined) return undefined
  if (date.holiday !== undefined) {
    const key = date.holiday
    const fact = day.facts.find(
      ({ kind, value }) =>
        kind === 'holiday' && String(value).toLowerCase().replaceAll('\u2019', "'").startsWith(key),
    )
    if (fact) return [fact]
    return holidays.get(key)?.replace('-', '') === day.date.slice(4) ? facts('date') : undefined
  }
  if (date.weekday !== undefined)
    return date.weekday === calendar.weekday ? facts('weekday') : undefined
  if (date.isWeekend !== undefined)
    return date.isWeekend === /^(?:saturday|sunday)$/.test(calendar.weekday)
      ? facts('weekday')
      : undefined
  if (date.month === undefined && date.dayOfMonth === undefined)
    return yearFacts(reading, at, date.year ?? 0, calendar)
  const isSame = (of: Calendar) =>
    (date.year ?? of.year) === of.year &&
    (date.month ?? of.month) === of.month &&
    (date.dayOfMonth ?? of.dayOfMonth) === of.dayOfMonth
  if (isSame(calendar)) return facts('date')
  const isSwapped =
    date.year !== undefined &&
    isSame({ ...calendar, month: calendar.dayOfMonth, dayOfMonth: calendar.month })
  if (isSwapped && reading.items[at]?.token.kind === 'date') return facts('date')
  const shared = day.facts.filter(
    ({ kind, value }) => kind === 'shared-with' && isSame(calendarOf(String(value))),
  )
  return shared.length > 0 && isShared(reading, at) ? shared : undefined
}

/** "a record that it shares with 3 March", "more than on 3 March", "for the first time since 3 March" */
const isOfOther = (reading: TextReading, at: number): boolean =>
  isShared(reading, at) ||
  reading.items.slice(Math.max(0, at - 2), at).some(({ word }) => /^(?:since|than)$/.test(word))

const isShared = ({ items }: TextReading, at: number): boolean =>
  items.some(({ word, sentence }) => sentence === items[at]?.sentence && sharing.test(word))

/** The words that say that another day is its equal. */
const sharing = /^(?:shares?|shared|sharing|tied|ties?|equal(?:s|led)?|match(?:es|ed)?|level|same)$/

/** A year by itself is that of the day, or of the music. */
function yearFacts(
  reading: TextReading,
  at: number,
  year: number,
  calendar: Calendar,
): readonly Fact[] | undefined {
  const release = reading.ground.byId.get('release-year')
  const usual = usualBeside(reading, at)
  if (release && usual) {
    if (release.usual !== year) return undefined
    reading.carry([...usual, ...middleOf(reading, at)])
    return [release]
  }
  if (release && release.value === year && isOfMusic(reading, at)) return [release]
  const date = reading.ground.byId.get('date')
  return year === calendar.year ? (date ? [date] : []) : undefined
}

/** "the middle year", "half of it came out in 1977 or before". */
function isOfMusic(reading: TextReading, at: number): boolean {
  const { items } = reading
  const own = items.flatMap((item, i) => (item.sentence === items[at]?.sentence ? [i] : []))
  const middle = middleOf(reading, at)
  const half = own.find((i) => items[i]?.amount?.form === 'share' && items[i]?.amount?.value === 50)
  const bound = own.filter(
    (i) =>
      Math.abs(i - at) <= 3 &&
      /^(?:or|before|earlier|by|until|up to|older)$/.test(items[i]?.word ?? ''),
  )
  if (half !== undefined && bound.some((i) => items[i]?.word !== 'or')) {
    reading.carry([half, ...bound])
    return true
  }
  reading.carry(middle.flatMap((i) => [i, i + 1]).filter((i) => items[i]?.kind === 'word'))
  return middle.length > 0
}

/** "the middle year of the music" */
function middleOf({ items }: TextReading, at: number): number[] {
  return items.flatMap((item, i) =>
    item.sentence === items[at]?.sentence && /^(?:middle|median|midpoint)$/.test(item.word)
      ? [i]
      : [],
  )
}
