import { type Html, html } from '#foundation/html.ts'
import type { Report } from '#reports/report.ts'
import type { Timeline } from '#schemas/index.ts'
import { averagesOf } from './drawings/day-strip.ts'

/** The strip as a table: every hour, and every session. */
export function dayHours({ timeline }: Report, averageHours: readonly number[]): Html | false {
  if (!timeline || timeline.hours.length === 0) return false
  const isTimed = timeline.unit === 'minutes'
  const averages = averagesOf(timeline, averageHours)
  return html`<details class="hours"><summary>Hour by hour</summary>
<table><caption>What was heard in each hour</caption><thead><tr><th scope="col">From</th>${
    isTimed && html`<th scope="col">Minutes</th>`
  }${averages.length > 0 && html`<th scope="col">Average day</th>`}<th scope="col">Plays begun</th></tr></thead>
<tbody>${timeline.hours.map(
    ({ clock, minutes, plays }, hour) =>
      html`<tr><th scope="row">${clock}</th>${
        isTimed && html`<td>${minutes}</td>`
      }${averages.length > 0 && html`<td>${(averages[hour] ?? 0).toFixed(1)}</td>`}<td>${plays}</td></tr>`,
  )}</tbody></table>
${
  timeline.minutesBefore > 0 &&
  html`<p class="aside">A play that had begun the day before is drawn from midnight on: ${timeline.minutesBefore} of its minutes are not among these hours.</p>`
}
${sessions(timeline)}
</details>`
}

const sessions = ({ sessions }: Timeline): Html =>
  html`<table><caption>Sessions: plays with less than 30 minutes between them</caption><thead><tr><th scope="col">From</th><th
  scope="col">To</th><th scope="col">Plays</th></tr></thead>
<tbody>${sessions.map(({ startedAt, endedAt, plays }) => html`<tr><th scope="row">${startedAt}</th><td>${endedAt}</td><td>${plays}</td></tr>`)}</tbody></table>`
