import { DAY_MS } from '#foundation/time.ts'
import type { Archive } from '#reports/report.ts'
import { categoryWords, dateWords } from '#reports/words.ts'
import { type Html, html } from './html.ts'

const WIDTH = 732 // Two units a day of a leap year.
const HEIGHT = 56

/** The year as a line of days; days with a story are highlighted and link to it. */
export function yearStrip(archive: Archive, locale: string): Html {
  const months = Array.from({ length: 12 }, (_, month) => monthTick(archive.year, month, locale))
  return html`<nav class="year-strip" aria-label="Stories in the year">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="list">
<line class="groove" x1="0" x2="${WIDTH}" y1="34" y2="34"/>
${months}
${nearlyTold(archive).map(runnerUpMark)}
${archive.reports.map((report) => storyMark(report, locale))}
</svg></nav>`
}

function monthTick(year: number, month: number, locale: string): Html {
  const x = position(`${year}${String(month + 1).padStart(2, '0')}01`)
  const { month: name } = dateWords(`${year}${String(month + 1).padStart(2, '0')}01`, locale)
  return html`<line class="tick" x1="${x}" x2="${x}" y1="31" y2="37"/><text x="${x + 3}" y="52"
  aria-hidden="true">${name.slice(0, 3)}</text>`
}

/** Dates of runners-up that have no story for another reason. */
function nearlyTold({ year, reports, runnersUp }: Archive): readonly string[] {
  const told = new Set(reports.map(({ date }) => date))
  const dates = new Set(runnersUp.map(({ date }) => date))
  return [...dates].filter((date) => date.startsWith(String(year)) && !told.has(date))
}

const runnerUpMark = (date: string): Html =>
  html`<circle class="nearly" cx="${position(date)}" cy="34" r="3"/>`

function storyMark({ date, category }: { date: string; category: string }, locale: string): Html {
  const x = position(date)
  const { day, month } = dateWords(date, locale)
  return html`<a href="#d${date}" role="listitem" data-category="${category}" aria-label="${day} ${month}: ${categoryWords(category)}"><rect
  class="target" x="${x - 11}" y="2" width="22" height="40"/><line class="mark" x1="${x}" x2="${x}" y1="10" y2="34"/><circle
  class="head" cx="${x}" cy="9" r="5"/></a>`
}

/** The position of a date in its year, in the strip's units. */
function position(date: string): number {
  const year = Number(date.slice(0, 4))
  const instant = Date.UTC(year, Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8)))
  return ((instant - Date.UTC(year, 0, 1)) / DAY_MS) * 2 + 1
}
