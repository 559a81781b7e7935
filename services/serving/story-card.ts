import { showFact } from '#facts/show.ts'
import { type Html, html } from '#foundation/html.ts'
import { type CitedFact, citations } from '#reports/citation.ts'
import { type Report, tzVersionOf } from '#reports/report.ts'
import {
  dateWords,
  isFakeModel,
  tellingWords,
  verdictWords,
  writerWords,
  zoneWords,
} from '#reports/words.ts'
import type { Fact } from '#schemas/index.ts'
import { dayHours } from './day-hours.ts'
import { dayPicture } from './day-picture.ts'
import { storyText } from './story-text.ts'

export interface CardOptions {
  /** BCP 47, for dates. */
  readonly locale: string
  readonly jaegerUrl?: string | undefined
}

/** One report: its day, its story, and on demand the facts it rests on and where they come from. */
export function storyCard(
  report: Report,
  averageHours: readonly number[],
  { locale, jaegerUrl }: CardOptions,
): Html {
  const cited = citations(report)
  const title = `title-${report.date}`
  return html`<article class="story" id="d${report.date}" tabindex="-1" aria-labelledby="${title}"
  data-category="${report.category}">
${dayHeader(report, locale, tellingWords(report, locale))}
<div class="telling">
<h2 id="${title}"><bdi>${report.title}</bdi></h2>
${storyText(report, cited)}
${tags(report)}
<p class="hand${isPlain(report) ? ' plain' : ''}">${writerWords(report.writtenBy)} ${verdictWords(report.verdict)}</p>
${zoneWords(report) !== '' && html`<p class="hand zone"><bdi>${zoneWords(report)}</bdi></p>`}
</div>
${dayPicture(report, averageHours)}
<div class="grounds">
${dayHours(report, averageHours)}
${factList(report, cited)}
${provenance(report, jaegerUrl)}
${share(report, locale)}
</div>
</article>`
}

export const dayHeader = (day: { date: string }, locale: string, telling = ''): Html => {
  const words = dateWords(day.date, locale)
  return html`<header class="day">
<time datetime="${words.iso}" aria-label="${words.whole}"><span class="weekday">${words.weekday}</span>
<span class="number">${words.day}</span> <span class="month">${words.month}</span></time>
${telling !== '' && html`<p class="category">${telling}</p>`}
</header>`
}

/** Whether a reader must not overlook it: no language model wrote this, or a check found a fault. */
const isPlain = ({ writtenBy, verdict }: Report): boolean =>
  isFakeModel(writtenBy.route) || writtenBy.fallback === 'template' || verdict?.outcome === 'fail'

const tags = (report: Report): Html | false =>
  report.tags.length > 0 &&
  html`<ul class="tags" aria-label="Tags">${report.tags.map((tag) => html`<li><bdi>${tag}</bdi></li>`)}</ul>`

function factList(report: Report, cited: readonly CitedFact[]): Html {
  const numbers = new Set(cited.map(({ fact }) => fact.id))
  const others = report.facts.filter((fact) => !numbers.has(fact.id))
  return html`<details class="facts"><summary>${factsWords(cited.length, report.facts.length)}</summary>
<ol class="cited">${cited.map(({ fact, number }) => factRow(report, fact, number))}</ol>
${
  others.length > 0 &&
  html`<p class="aside">Also known of this day</p>
<ul class="uncited">${others.map((fact) => factRow(report, fact))}</ul>`
}
</details>`
}

function factsWords(cited: number, all: number): string {
  const facts = all === 1 ? 'fact' : 'facts'
  if (cited === 0) return `${all} ${facts} of this day`
  return cited === all ? `Rests on ${all} ${facts}` : `Rests on ${cited} of ${all} ${facts}`
}

function factRow(report: Report, fact: Fact, number?: number): Html {
  const { label, value, detail } = showFact(fact)
  const id =
    number === undefined ? '' : html` id="d${report.date}-f${number}" data-fact="${number}"`
  return html`<li class="fact"${id}><span class="label">${label}</span> <span class="dots"></span>
<span class="value"><bdi>${value}</bdi></span>
${detail !== '' && html`<span class="detail">${usualBar(fact)}<bdi>${detail}</bdi></span>`}</li>`
}

/** The value next to the listener's usual one, drawn to one scale. */
function usualBar({ value, usual }: Fact): Html | false {
  if (typeof value !== 'number' || !usual || usual <= 0 || value <= 0) return false
  const width = (part: number) => ((96 * part) / Math.max(value, usual)).toFixed(1)
  return html`<svg class="bar" viewBox="0 0 100 8" aria-hidden="true"><rect class="usual" y="5" width="${width(usual)}"
  height="2"/><rect class="now" y="1" width="${width(value)}" height="3"/></svg>`
}

function share({ userId, year, date }: Report, locale: string): Html {
  const { day, month, iso } = dateWords(date, locale)
  const link = (type: string) =>
    html` <a href="/archives/${encodeURIComponent(userId)}/${year}/${date}/card.${type}" download="liner-notes-${iso}.${type}" aria-label="${day} ${month} as an image, ${type.toUpperCase()}">${type.toUpperCase()}</a>`
  return html`<p class="share">As an image to share:${link('png')}${link('svg')}</p>`
}

function provenance(report: Report, jaegerUrl: string | undefined): Html {
  const { lineage, writtenBy, verdict, traceId } = report
  const row = (name: string, value: Html | string | number) =>
    html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const trace = jaegerUrl
    ? html`<a href="${jaegerUrl.replace(/\/+$/, '')}/trace/${traceId}" rel="noreferrer">${traceId}</a>`
    : traceId
  return html`<details class="provenance"><summary>Where it comes from</summary><dl>
${verdict && verdict.checks.length > 0 && row('Checks', verdict.checks.map((check) => `${check.name} ${check.outcome}`).join(', '))}
${row('Written by', `${writtenBy.model} (${writtenBy.route}), prompt ${writtenBy.promptVersion}`)}
${row('Plays', `${lineage.playsCount} of 30 seconds and more`)}
${lineage.topics.map((source) => row('Read from', `${source.topic}, partition ${source.partition}, offsets ${source.offsets.join(' ')}`))}
${tzVersionOf(report) !== '' && row('Time zones', `IANA ${tzVersionOf(report)}`)}
${row('Revision', report.revision)}
${row('Trace', html`<code>${trace}</code>`)}
</dl></details>`
}
