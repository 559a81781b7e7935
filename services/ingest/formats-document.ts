// The guide to formats as a document: what each reader says of itself, and what holds for all of them.
import { companionKinds } from './companions.ts'
import { type ExportFormat, services } from './exports/export.ts'
import { formats } from './exports/formats.ts'
import { otherFileKinds } from './other-files.ts'

const HEAD = `# Formats of listening exports

This document is printed from the readers in \`services/ingest/exports/\` (\`npm run formats\`). A history is known by its
keys or columns, never by its name: people rename files. Names of columns count without case, order, separator and
quoting. Zips, folders, \`.tar\`, \`.tgz\`, \`.gz\` and \`.xlsx\` are opened; what 7z, RAR, xz, bzip2 or Zstandard have
packed has to be unpacked first. UTF-8, UTF-16 and UTF-7 are read.

## What holds for all
- Rows in = plays + rows that another row represents + rows dropped, each by its reason.
- A word for no name, such as Unknown Artist or Various Artists in any language, is no artist: the minutes count.
- Adverts, searches, posts, stations, clips and lyrics are no plays. Private sessions are left out;
  \`--private-sessions\` counts them without names.
- Addresses, devices and user names are never read.
- A length that is assumed is marked: heuristics states no minutes that rest on it.
- Dates whose day and month could be exchanged are decided by all dates of the file; if they do not decide it, the
  report says so. So it does for times without a zone, which are taken for UTC.
`

const joining = (): string => `
## What is joined by what
One listen that several sources report is one play: the title is the same, and the one began while the other was heard,
after what their clocks differ by. Of its rows the one that knows most is kept: measured lengths before known ones, and
these before none; then by service:
${[...services]
  .reverse()
  .map((service) => `- ${service}`)
  .join('\n')}
`

const beside = (): string => `
## Files beside the plays
They are read for what the plays lack:
${[...companionKinds.map(({ gives }) => gives), "names of shows, in Spotify's library and podcasts", 'the country of the account, and nothing else of it'].map((gives) => `- ${gives}`).join('\n')}
`

const others = (): string => `
## Files that are known and not read
| it is | instead |
| --- | --- |
${otherFileKinds.map(({ is, advice = '' }) => `| ${is} | ${advice} |`).join('\n')}
`

export const formatsDocument = (): string =>
  [HEAD, joining(), beside(), others(), '\n## The formats\n', ...formats.map(sectionOf)].join('')

function sectionOf({ name, service, guide }: ExportFormat): string {
  return `
### ${guide.title}
| | |
| --- | --- |
| name | \`${name}\`, of the service \`${service}\` |
| files | ${guide.files} |
| read | ${guide.fields.map((field) => (/[ :`]/.test(field) ? field : `\`${field}\``)).join(', ')} |
| instant | ${guide.instant} |
| length | ${guide.length} |
${guide.words === undefined ? '' : `| words | ${guide.words} |\n`}| source | ${guide.source}; looked at in ${guide.seen} |
`
}
