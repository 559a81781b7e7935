// What the fact check costs a report, in CPU time, on stories that several writers wrote over computed facts.
//   node bench/fact-check.ts [reports]
import { checkText } from '#fact-check/check.ts'
import { cleanStories } from '#testkit/fact-corpus/authors.ts'
import { selection } from '#testkit/selected-days.ts'

const [reports = 1_000] = process.argv.slice(2).map(Number)
const ROUNDS = 5
const stories = [1, 2, 3, 4, 5].flatMap((seed) => cleanStories(selection(seed).days))

function round(): number {
  const before = process.cpuUsage()
  for (let at = 0; at < reports; at += 1) {
    const story = stories[at % stories.length]
    if (story) checkText(story, { ...story.day, country: 'GB', language: 'en' })
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / reports
}

round()
const times = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b)
console.log(
  `fact check: ${times[Math.floor(ROUNDS / 2)]?.toFixed(3)} ms CPU a report (median of ${ROUNDS} rounds of ${reports})`,
)
