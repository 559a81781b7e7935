import { type Html, html } from '#foundation/html.ts'
import type { Report } from '#reports/report.ts'
import type { Timeline } from '#schemas/index.ts'
import { dayStrip, type StripSpan } from './drawings/day-strip.ts'
import { recordBands } from './drawings/record.ts'
import { heardWords, sessionsWords } from './drawings/words.ts'

const WIDTH = 720 // Two minutes a unit.
const COLUMNS = 64
const RUNS = { y: 67, height: 20 }
const SESSIONS_Y = 92
const LABELS_Y = 112
const HEIGHT = 116
const RECORD = { outer: 48, inner: 15, gap: 0.8 }

/** What a day looks like: its hours as a strip, its artists as a record, and both in words and numbers. */
export function dayPicture(report: Report, averageHours: readonly number[]): Html {
  const { timeline } = report
  if (!timeline || timeline.hours.length === 0) {
    return html`<p class="no-picture aside">The hours of this day are not stored with its story. They appear when it is written again.</p>`
  }
  return html`<figure class="picture" aria-label="The day in pictures">
<div class="record">${record(timeline)}</div>
<div class="day-strip">${strip(timeline, averageHours)}
<figcaption>${sessionsWords(timeline)}${
    averageHours.length > 0 && timeline.unit === 'minutes' && ' Pale columns: your average day.'
  }</figcaption></div>
<ul class="heard" aria-label="Most heard">${heardWords(timeline).map(
    ({
      creator,
      name,
      amount,
    }) => html`<li>${swatch(creator)}<span class="name"><bdi>${name}</bdi></span>
<span class="amount">${amount}</span></li>`,
  )}</ul>
</figure>`
}

/** The class that gives a creator its colour. */
const colour = (creator: number): string => (creator < 0 ? 'cx' : `c${creator}`)

const swatch = (creator: number): Html =>
  html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><circle class="${colour(creator)}" cx="5" cy="5" r="5"/></svg>`

function strip(timeline: Timeline, averageHours: readonly number[]): Html {
  const drawn = dayStrip(timeline, averageHours, { width: WIDTH, height: COLUMNS })
  const column = (name: string) => (each: { x: number; width: number; height: number }) =>
    each.height > 0 &&
    html`<rect class="${name}" x="${each.x}" y="${fixed(COLUMNS - each.height)}" width="${each.width}" height="${each.height}"/>`
  return html`<svg viewBox="0 -2 ${WIDTH} ${HEIGHT}" role="img" aria-label="${stripLabel(timeline)}">
${drawn.average.map(column('average'))}
${drawn.columns.map(column('hour'))}
<rect class="silence" y="${RUNS.y}" width="${WIDTH}" height="${RUNS.height}"/>
${[...Map.groupBy(drawn.runs, ({ creator }) => creator)].map(
  ([creator, runs]) => html`<path class="${colour(creator)}" d="${runs.map(runPath).join('')}"/>`,
)}
${drawn.sessions.map(({ x, width }) => html`<line class="session" x1="${x}" x2="${fixed(x + width)}" y1="${SESSIONS_Y}" y2="${SESSIONS_Y}"/>`)}
${drawn.ticks.map(({ x, clock }, index) => {
  const anchor = index === 0 ? 'start' : x >= WIDTH ? 'end' : 'middle'
  return html`<text x="${x}" y="${LABELS_Y}" text-anchor="${anchor}">${clock}</text>`
})}
</svg>`
}

const runPath = ({ x, width }: StripSpan): string =>
  `M${x} ${RUNS.y}h${fixed(width)}v${RUNS.height}h${fixed(-width)}z`

const stripLabel = ({ unit }: Timeline): string =>
  unit === 'minutes'
    ? 'Who was heard when. The table of hours says the same in numbers.'
    : 'When plays began. The table of hours says the same in numbers.'

/** The list beside it says the same. */
function record(timeline: Timeline): Html {
  const bands = recordBands(timeline, RECORD)
  return html`<svg viewBox="0 0 100 100" aria-hidden="true"><circle class="vinyl" cx="50" cy="50" r="50"/>
${bands.map(({ creator, radius, width }) => html`<circle class="band ${colour(creator)}" cx="50" cy="50" r="${radius}" stroke-width="${width}"/>`)}
<circle class="hole" cx="50" cy="50" r="2"/></svg>`
}

const fixed = (value: number): number => Math.round(value * 10) / 10
