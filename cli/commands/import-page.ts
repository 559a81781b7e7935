import type { FileSummary, ImportSummary } from '#services/ingest/summary.ts'
import { fateWords, formatNumber } from './import-lines.ts'

/** What became of the rows, as a page of its own: it loads nothing, and names in it are text. */
export function importPage(summary: ImportSummary): string {
  const { files, problems, checks, joins, ignored, companions, movedDays } = summary
  const title = `${summary.isDryRun ? 'Preview of an import' : 'Import'} of ${summary.userId}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(overviewOf(summary))}</p>
${section('Look at', list([...problems, ...checks]))}
${files.map(fileSection).join('\n')}
${section('Joined with other sources', list(joins.map(({ reporter, rows, shiftMs, states }) => `${reporter}: ${formatNumber(rows)} rows; its times are ${states} of a play${shiftMs === 0 ? '' : `, shifted by ${shiftMs / 1000} s`}`)))}
${movedDays ? section(`Days that would move under ${movedDays.zone}`, list([`${formatNumber(movedDays.plays)} plays of ${formatNumber(movedDays.days)} days`, ...movedDays.examples.map(({ date, plays }) => `${date}: ${formatNumber(plays)} plays`)])) : ''}
${section('Read for names', list(companions.map(({ name, gives }) => `${name}: ${gives}`)))}
${section('Not read', list(ignored.map(({ name, reason }) => `${name}: ${reason}`)))}
</main>
</body>
</html>
`
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1c1c1c; background: #fff; margin: 0 }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0 }
td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums } tr { border-top: 1px solid #ddd }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } tr { border-color: #444 } }
`

function overviewOf({ plays, longPlays, from, to, zone, importId }: ImportSummary): string {
  const span = from && to ? `, ${from.slice(0, 10)} to ${to.slice(0, 10)}` : ''
  return `${formatNumber(plays)} plays, ${formatNumber(longPlays)} of them 30 s and longer${span}. Zone ${zone}. Import ${importId}.`
}

function fileSection({ name, format, rows, kept, joined, dropped, examples }: FileSummary): string {
  const lines: [string, number, string][] = [
    ['kept as a play', kept, 'kept'],
    ...Object.entries(joined).map(([fate, count]): [string, number, string] => [
      fateWords[fate] ?? fate,
      count,
      fate,
    ]),
    ...Object.entries(dropped).map(([why, count]): [string, number, string] => [why, count, why]),
  ]
  const body = lines
    .map(
      ([what, count, key]) =>
        `<tr><th scope="row">${escapeHtml(what)}</th><td>${formatNumber(count)}</td><td>${(examples[key] ?? []).map(escapeHtml).join('<br>')}</td></tr>`,
    )
    .join('\n')
  return `<h2>${escapeHtml(name)}</h2>
<p>${escapeHtml(format)}, ${formatNumber(rows)} rows</p>
<table><thead><tr><th scope="col">what became of them</th><th scope="col">rows</th><th scope="col">such as</th></tr></thead>
<tbody>${body}</tbody></table>`
}

const section = (title: string, body: string): string =>
  body === '' ? '' : `<h2>${escapeHtml(title)}</h2>\n${body}`

const list = (items: readonly string[]): string =>
  items.length === 0
    ? ''
    : `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
