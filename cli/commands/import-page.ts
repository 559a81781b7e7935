import { type Html, html } from '#foundation/html.ts'
import type { FileSummary, ImportSummary } from '#services/ingest/summary.ts'
import { fateWords, formatNumber } from './import-lines.ts'

/** What became of the rows, as a page of its own: it loads nothing, and names in it are text. */
export function importPage(summary: ImportSummary): string {
  const { files, problems, checks, joins, ignored, companions, movedDays } = summary
  const title = `${summary.isDryRun ? 'Preview of an import' : 'Import'} of ${summary.userId}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${overviewOf(summary)}</p>
${section('Look at', [...problems, ...checks])}
${files.map(fileSection)}
${section('Joined with other sources', joins.map(joinWords))}
${movedDays && section(`Days that would move under ${movedDays.zone}`, movedWords(movedDays))}
${section(
  'Read for names',
  companions.map(({ name, gives }) => `${name}: ${gives}`),
)}
${section(
  'Not read',
  ignored.map(({ name, reason, is }) => `${name}: ${is ?? reason}`),
)}
</main>
</body>
</html>
`.text
}

const style = html`
body { font: 16px/1.5 system-ui, sans-serif; color: #1c1c1c; background: #fff; margin: 0 }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; overflow-wrap: anywhere }
h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere }
li { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0 }
.count { text-align: right; font-variant-numeric: tabular-nums }
.examples { overflow-wrap: anywhere }
tr { border-top: 1px solid #ddd }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } tr { border-color: #444 } }
@media (max-width: 40rem) {
  thead { display: none } .examples { display: block } tr { display: block }
  td:not(:empty)::before { content: attr(data-label) ": " }
}
`

function overviewOf({ plays, longPlays, from, to, zone, importId }: ImportSummary): string {
  const span = from && to ? `, ${from.slice(0, 10)} to ${to.slice(0, 10)}` : ''
  return `${formatNumber(plays)} plays, ${formatNumber(longPlays)} of them 30 s and longer${span}. Zone ${zone}. Import ${importId}.`
}

const joinWords = ({ reporter, rows, shiftMs, states }: ImportSummary['joins'][number]): string =>
  `${reporter}: ${formatNumber(rows)} rows; its times are ${states} of a play${shiftMs === 0 ? '' : `, shifted by ${shiftMs / 1000} s`}`

const movedWords = ({
  plays,
  days,
  examples,
}: NonNullable<ImportSummary['movedDays']>): readonly string[] => [
  `${formatNumber(plays)} plays of ${formatNumber(days)} days`,
  ...examples.map((each) => `${each.date}: ${formatNumber(each.plays)} plays`),
]

function fileSection({ name, format, rows, kept, joined, dropped, examples }: FileSummary): Html {
  const fates: readonly (readonly [fate: string, count: number])[] = [
    ['kept', kept],
    ...Object.entries(joined),
    ...Object.entries(dropped),
  ]
  return html`<h2>${name}</h2>
<p>${format}, ${formatNumber(rows)} rows</p>
<table>
<thead><tr><th scope="col">what became of them</th><th scope="col" class="count">rows</th><th scope="col">such as</th></tr></thead>
<tbody>${fates.map(
    ([fate, count]) => html`
<tr><th scope="row">${wordsOf(fate)}</th><td class="count" data-label="rows">${formatNumber(count)}</td><td class="examples" data-label="such as">${(
      examples[fate] ?? []
    ).map((example) => html`${example}<br>`)}</td></tr>`,
  )}
</tbody></table>
`
}

const wordsOf = (fate: string): string =>
  fate === 'kept' ? 'kept as a play' : (fateWords[fate] ?? fate)

const section = (title: string, items: readonly string[]): Html | null =>
  items.length === 0
    ? null
    : html`<h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
