// How varied the composer's stories are: archives of made-up listeners, their sentences compared without names, numbers
// and dates. The stories are those that the fact check accepts, as a reader gets them.
//   node bench/prose.ts [listeners]
import { wordCount } from '#composer/sentence.ts'
import {
  type ComposedReport,
  composeArchive,
  maskSentence,
  shareOfRepeats,
  shareOfSamePairs,
  shareOfTwins,
} from '#testkit/prose.ts'

const [listeners = 1_000] = process.argv.slice(2).map(Number)
const reports: ComposedReport[] = []
const archiveRepeats: number[] = []
for (let seed = 1; seed <= listeners; seed += 1) {
  const archive = composeArchive(seed, true)
  reports.push(...archive)
  archiveRepeats.push(shareOfRepeats(archive.flatMap(sentencesOf)))
}

function sentencesOf({ day, text }: ComposedReport): string[] {
  return [text.title, ...text.story].map((phrase) => maskSentence(phrase.text, day))
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
const masked = reports.flatMap(sentencesOf)
const counts = new Map<string, number>()
for (const each of masked) counts.set(each, (counts.get(each) ?? 0) + 1)
const most = [...counts].sort((a, b) => b[1] - a[1])

console.log(`${listeners} listeners, ${reports.length} reports, ${masked.length} sentences`)
console.log(`sentences with a twin, over all       ${percent(shareOfTwins(masked))}`)
console.log(`sentences said before, over all       ${percent(shareOfRepeats(masked))}`)
console.log(
  `sentences said before, in an archive  ${percent(archiveRepeats.reduce((a, b) => a + b, 0) / listeners)}`,
)
console.log(`two sentences the same, over all      ${percent(shareOfSamePairs(masked))}`)
console.log(
  `most said sentence                    ${percent((most[0]?.[1] ?? 0) / reports.length)} of reports`,
)
for (const [sentence, count] of most.slice(0, 12)) console.log(`  ${count} ${sentence}`)
const roles = ['title', 'lead', 'middle', 'ending'] as const
for (const role of roles) {
  const said = reports.flatMap(({ day, text: { title, story } }) => {
    const of = {
      title: [title],
      lead: story.slice(0, 1),
      middle: story.slice(1, -1),
      ending: story.slice(-1),
    }
    return of[role].map((phrase) => maskSentence(phrase.text, day))
  })
  console.log(`${role.padEnd(8)} ${said.length} ${percent(shareOfRepeats(said))}`)
}
const categories = [...new Set(reports.map(({ day }) => day.category))].sort()
console.log('category, reports, plans used, title words, story words')
for (const category of categories) {
  const own = reports.filter(({ day }) => day.category === category)
  const plans = new Set(own.map(({ text }) => text.moment))
  const lengths = (of: (report: ComposedReport) => string) => {
    const all = own.map((report) => wordCount(of(report)))
    return `${Math.min(...all)}-${Math.max(...all)}`
  }
  const titles = lengths(({ text }) => text.title.text)
  const stories = lengths(({ text }) => text.story.map((phrase) => phrase.text).join(' '))
  console.log(`${category.padEnd(26)} ${own.length} ${plans.size} ${titles} ${stories}`)
}
