import { dateOfDayNumber, dayNumberOf } from '#facts/local-time.ts'
import { type Html, html } from '#foundation/html.ts'
import type { Archive } from '#reports/report.ts'
import { categoryWords, dateWords } from '#reports/words.ts'
import type { RunnerUp } from '#schemas/index.ts'

const CELL = 10
const WEEKDAYS = 7
const WEEKS_MAX = 6

/** What a day of the calendar is, and where it leads. */
interface CalendarMark {
  readonly date: string
  readonly kind: 'has-story' | 'pending-day' | 'nearly'
  readonly category: string
  readonly target: string
  readonly label: string
}

/** The year as twelve months; days with a story and days that nearly had one are highlighted and lead to it. */
export function yearCalendar(archive: Archive, locale: string): Html | false {
  const marks = calendarMarks(archive, locale)
  if (marks.size === 0) return false
  const months = Array.from({ length: 12 }, (_, month) =>
    calendarMonth(archive, month, marks, locale),
  )
  return html`<nav class="calendar" aria-label="Days of the year"><ol>${months}</ol>
<p class="aside">Filled days have a story here. Rings are days that nearly had one; each says why not.</p></nav>`
}

/** A date once: with its story, or with every reason why it has none. */
export function calendarMarks(archive: Archive, locale: string): ReadonlyMap<string, CalendarMark> {
  const marks = new Map<string, CalendarMark>()
  for (const { date, category } of archive.reports) {
    const label = `${dayMonth(date, locale)}: ${categoryWords(category)}`
    marks.set(date, { date, kind: 'has-story', category, target: `d${date}`, label })
  }
  for (const date of archive.pending) {
    if (marks.has(date)) continue
    const label = `${dayMonth(date, locale)}: still being written`
    marks.set(date, { date, kind: 'pending-day', category: '', target: `d${date}`, label })
  }
  for (const [date, lost] of Map.groupBy(archive.runnersUp, (each) => each.date)) {
    if (!date.startsWith(String(archive.year)) || marks.has(date)) continue
    const label = `${dayMonth(date, locale)}, no story. ${lost.map(lostWords).join(' ')}`
    marks.set(date, { date, kind: 'nearly', category: '', target: `n${date}`, label })
  }
  return marks
}

const lostWords = ({ category, reason }: RunnerUp): string =>
  `${categoryWords(category)}: ${reason}`

function dayMonth(date: string, locale: string): string {
  const { day, month } = dateWords(date, locale)
  return `${day} ${month}`
}

function calendarMonth(
  { year }: Archive,
  month: number,
  marks: ReadonlyMap<string, CalendarMark>,
  locale: string,
): Html {
  const first = dayNumberOf(`${year}${String(month + 1).padStart(2, '0')}01`)
  const next =
    month === 11
      ? dayNumberOf(`${year + 1}0101`)
      : dayNumberOf(`${year}${String(month + 2).padStart(2, '0')}01`)
  const dates = Array.from({ length: next - first }, (_, day) => dateOfDayNumber(first + day))
  const { month: name } = dateWords(dates[0] ?? '', locale)
  const marked = dates.flatMap((date) => marks.get(date) ?? [])
  const at = (date: string) => cellOf(dayNumberOf(date), first)
  const dots = dates
    .filter((date) => !marks.has(date))
    .map((date) => `M${at(date).x} ${at(date).y}h0`)
  const hidden = marked.length === 0 && html` aria-hidden="true"`
  return html`<li><span class="month-name">${name.slice(0, 3)}</span>
<svg viewBox="0 0 ${WEEKDAYS * CELL} ${WEEKS_MAX * CELL}"${hidden}><path class="plain-day" d="${dots.join('')}"/>${marked.map((mark) => markedDay(mark, at(mark.date)))}</svg></li>`
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function cellOf(dayNumber: number, firstOfMonth: number): { x: number; y: number } {
  const weekday = (day: number) => (day + 3) % WEEKDAYS
  const week = Math.floor((weekday(firstOfMonth) + dayNumber - firstOfMonth) / WEEKDAYS)
  return { x: weekday(dayNumber) * CELL + CELL / 2, y: week * CELL + CELL / 2 }
}

const markedDay = (
  { kind, category, target, label }: CalendarMark,
  { x, y }: { x: number; y: number },
): Html => html`<a class="${kind}" href="#${target}" data-category="${category}" aria-label="${label}"><title>${label}</title><rect
  class="target" x="${x - 8}" y="${y - 8}" width="16" height="16"/><circle class="head" cx="${x}" cy="${y}" r="${kind === 'nearly' ? 3 : 4}"/></a>`
