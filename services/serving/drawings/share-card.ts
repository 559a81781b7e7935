// A day as an image to share: 1200 by 630, what links are shown with. It states the day and its story's title, and
// never whose day it is.

import { type Html, html } from '#foundation/html.ts'
import type { Report } from '#reports/report.ts'
import { dateWords, isFakeModel, tellingWords } from '#reports/words.ts'
import type { Timeline } from '#schemas/index.ts'
import { dayStrip } from './day-strip.ts'
import { fitLine, fitLines } from './fit-text.ts'
import { recordBands } from './record.ts'
import { heardWords } from './words.ts'

export const CARD_WIDTH = 1_200
export const CARD_HEIGHT = 630

const MARGIN = 72
const INNER = CARD_WIDTH - 2 * MARGIN
const TITLE = { y: 204, width: 690, linesMax: 4 }
const RECORD = { x: 968, y: 232, outer: 160, inner: 52, gap: 2.5 }
const STRIP = { y: 442, height: 34 }
const HEARD_Y = 538
const HEARD_MAX = 3
const FOOT_Y = 602

const paper = '#f7f2e9'
const ink = '#211c16'
const soft = '#6b6154'
const silence = '#ebe3d5'
const others = '#978b7b'
const colours = ['#a8401c', '#1f6670', '#96700f', '#7a3372', '#4f6b1e', '#3f5c9c']
const serif = "'Source Serif 4', 'DejaVu Sans', serif"
const sans = "'Source Sans 3', 'DejaVu Sans', sans-serif"

/** An SVG without styles, scripts or anything to load. */
export function shareCard(report: Report, locale: string): string {
  const words = dateWords(report.date, locale)
  const label = fitLine(`${words.whole} · ${tellingWords(report, locale)}`, 22, TITLE.width)
  const { timeline } = report
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" role="img" aria-label="${report.title}">
<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${paper}"/>
${text('LINER NOTES', { x: MARGIN, y: 92, size: 20, weight: 600, fill: soft, spacing: 4.4 })}
${text(label, { x: MARGIN, y: 138, size: 22, weight: 600, fill: colours[0] ?? ink })}
${title(report.title)}
${timeline && timeline.hours.length > 0 && day(timeline)}
${text(markOf(report), { x: MARGIN, y: FOOT_Y, size: 17, fill: soft })}
</svg>
`.text
}

/** What a reader must not overlook about the text, as on the page. */
function markOf({ writtenBy, verdict }: Report): string {
  if (verdict?.outcome === 'fail') return 'A later check found a fault in this text.'
  if (writtenBy.fallback === 'template' || writtenBy.route === 'template') {
    return 'No model wrote this title: it is a template, filled in with facts.'
  }
  return isFakeModel(writtenBy.route)
    ? 'Written by the fake model, a program that composes sentences from facts.'
    : ''
}

interface TextStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly weight?: number
  readonly family?: string
  readonly anchor?: 'start' | 'end' | 'middle'
  readonly spacing?: number
}

const text = (content: string, style: TextStyle): Html | false =>
  content !== '' &&
  html`<text x="${style.x}" y="${style.y}" font-family="${style.family ?? sans}" font-size="${style.size}" font-weight="${style.weight ?? 400}" fill="${style.fill}" text-anchor="${style.anchor ?? 'start'}"${style.spacing && html` letter-spacing="${style.spacing}"`}>${content}</text>`

/** As large as it may be, so that all of it can be read. */
function title(content: string): readonly (Html | false)[] {
  const sizes = [56, 48, 40]
  const isWhole = (size: number) => {
    const lines = fitLines(content, size, TITLE.width, TITLE.linesMax)
    return lines.length * size <= 200 && !lines.some((line) => line.endsWith('…'))
  }
  const size = sizes.find(isWhole) ?? 36
  return fitLines(content, size, TITLE.width, TITLE.linesMax).map((line, index) =>
    text(line, { x: MARGIN, y: TITLE.y + index * size * 1.18, size, fill: ink, family: serif }),
  )
}

const colourOf = (creator: number): string => colours[creator] ?? others

function day(timeline: Timeline): Html {
  const { runs, ticks } = dayStrip(timeline, [], { width: INNER, height: 1 })
  return html`${record(timeline)}
<rect x="${MARGIN}" y="${STRIP.y}" width="${INNER}" height="${STRIP.height}" fill="${silence}"/>
${runs.map(({ x, width, creator }) => html`<rect x="${MARGIN + x}" y="${STRIP.y}" width="${width}" height="${STRIP.height}" fill="${colourOf(creator)}"/>`)}
${ticks.map(({ x, clock }, index) => {
  const anchor = index === 0 ? 'start' : x >= INNER ? 'end' : 'middle'
  return text(clock, {
    x: MARGIN + x,
    y: STRIP.y + STRIP.height + 22,
    size: 16,
    fill: soft,
    anchor,
  })
})}
${heard(timeline)}`
}

const record = (
  timeline: Timeline,
): Html => html`<circle cx="${RECORD.x}" cy="${RECORD.y}" r="${RECORD.outer + 6}" fill="${ink}"/>
${recordBands(timeline, RECORD).map(
  ({ creator, radius, width }) =>
    html`<circle cx="${RECORD.x}" cy="${RECORD.y}" r="${radius}" stroke-width="${width}" stroke="${colourOf(creator)}" fill="none"/>`,
)}
<circle cx="${RECORD.x}" cy="${RECORD.y}" r="6" fill="${paper}"/>`

/** The most heard, each with its colour. */
function heard(timeline: Timeline): readonly Html[] {
  const first = heardWords(timeline).slice(0, HEARD_MAX)
  const step = INNER / HEARD_MAX
  return first.map(({ creator, name, amount }, index) => {
    const x = MARGIN + index * step
    return html`<circle cx="${x + 8}" cy="${HEARD_Y - 7}" r="8" fill="${colourOf(creator)}"/>
${text(fitLine(name, 22, step - 56), { x: x + 28, y: HEARD_Y, size: 22, fill: ink })}
${text(amount, { x: x + 28, y: HEARD_Y + 24, size: 18, fill: soft })}`
  })
}
