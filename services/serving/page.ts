import { showFact } from '#facts/show.ts'
import { type Html, html } from '#foundation/html.ts'
import type { Archive } from '#reports/report.ts'
import { categoryWords, dateWords } from '#reports/words.ts'
import { assets } from './assets.ts'
import { type CardOptions, dayHeader, storyCard } from './story-card.ts'
import { yearCalendar } from './year-calendar.ts'

export interface PageOptions extends CardOptions {
  /** Years that the listener can go to. */
  readonly years: readonly number[]
  /** ms since 1970 UTC: how the archive was then. Left out where it is so now. */
  readonly asOfMs?: number | undefined
}

/** A listener's archive of one year, whole: it reads without scripts and prints. */
export function archivePage(archive: Archive, options: PageOptions): string {
  const days = [
    ...archive.reports.map((report) => ({
      date: report.date,
      card: storyCard(report, archive.averageHours, options),
    })),
    ...archive.pending
      .filter((date) => archive.reports.every((report) => report.date !== date))
      .map((date) => ({ date, card: pendingCard(date, options.locale) })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return shell(
    `Liner Notes · ${archive.year}`,
    html`<a class="skip" href="#stories">Skip to the stories</a>
${options.asOfMs !== undefined && asOfNote(options.asOfMs)}
${masthead(archive, options)}
<main id="stories" tabindex="-1"${archive.pending.length > 0 && html` data-pending="${archive.pending.length}"`}>
${days.map(({ card }) => card)}
${days.length + archive.notes.length === 0 && emptyNote()}
${notes(archive)}
</main>
${runnersUp(archive, options.locale)}
${colophon(archive)}`,
  )
}

/** The page if there is nothing to show. */
export const plainPage = (title: string, text: string): string =>
  shell(
    `Liner Notes · ${title}`,
    html`<main class="plain-page"><p class="wordmark">Liner Notes</p>
<h1>${title}</h1><p>${text}</p></main>`,
  )

const shell = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
<script src="${assets.script.path}" defer></script>
</head>
<body>
${body}
</body>
</html>
`.text

const asOfNote = (asOfMs: number): Html => {
  const iso = new Date(asOfMs).toISOString()
  return html`<p class="as-of" role="status">The place where the stories are kept does not answer just now. This is how your archive was at <time datetime="${iso}">${iso.slice(11, 16)} UTC</time>.</p>`
}

const counts = ['', 'One day', 'Two days', 'Three days', 'Four days', 'Five days']

const toldWords = (told: number): string =>
  told === 0
    ? 'Nothing told yet.'
    : `${counts[told] ?? `${told} days`} of your listening, told from the plays.`

function masthead(archive: Archive, { years, locale }: PageOptions): Html {
  const others = years.filter((year) => year !== archive.year)
  return html`<header class="masthead">
<p class="wordmark">Liner Notes</p>
<h1><span class="year">${archive.year}</span> <span class="told">${toldWords(archive.reports.length)}</span></h1>
<p class="listener">For <bdi>${archive.userId}</bdi>. Days as they fell in ${archive.zone.replaceAll('_', ' ')}.${
    others.length > 0 &&
    html` <span class="years">See also ${others.map((year) => html`<a href="${year}">${year}</a> `)}</span>`
  }</p>
${overview(archive)}
${yearCalendar(archive, locale)}
</header>`
}

const overview = ({ overview }: Archive): Html | false =>
  overview.length > 0 &&
  html`<dl class="overview">${overview.map((fact) => {
    const { label, value } = showFact(fact)
    return html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`
  })}</dl>`

const pendingCard = (date: string, locale: string): Html =>
  html`<article class="story pending" id="d${date}" tabindex="-1">${dayHeader({ date }, locale)}
<div class="telling"><h2>Still being written</h2><p class="text">This day is chosen. Its story appears here as soon as it is stored.</p></div></article>`

const emptyNote = (): Html =>
  html`<p class="empty">No day of this year has a story yet. Once the plays are in, the most remarkable days appear here by themselves.</p>`

const notes = (archive: Archive): Html | false =>
  archive.notes.length > 0 &&
  html`<aside class="notes" aria-label="Notes on this archive">${archive.notes.map((note) => html`<p><bdi>${note}</bdi></p>`)}</aside>`

function runnersUp(archive: Archive, locale: string): Html | false {
  if (archive.runnersUp.length === 0) return false
  const named = new Set<string>()
  return html`<section class="runners-up" aria-labelledby="nearly"><h2 id="nearly">Days that nearly made it</h2>
<ul>${archive.runnersUp.map(({ date, category, reason }) => {
    const words = date === '' ? undefined : dateWords(date, locale)
    const isFirst = date !== '' && !named.has(date)
    named.add(date)
    return html`<li${isFirst && html` id="n${date}" tabindex="-1"`}><p class="which"><span class="category">${categoryWords(category)}</span>${
      words && html` <time datetime="${words.iso}">${words.day} ${words.month}</time>`
    }</p><p class="why"><bdi>${reason}</bdi></p></li>`
  })}</ul></section>`
}

const colophon = (archive: Archive): Html => html`<footer class="colophon">
<p>Every number, name and date in these stories was computed from your plays before a word was written. The small figures lead to the facts.</p>
<p class="keys">Keys: <kbd>j</kbd> <kbd>k</kbd> or <kbd>←</kbd> <kbd>→</kbd> from story to story.</p>
<p><a href="/v1/archives/${encodeURIComponent(archive.userId)}/${archive.year}">The same as JSON</a></p>
</footer>`
