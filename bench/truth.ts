// The fact check measured like a classifier, on texts whose writer had no sight of its rules: true ones that it
// contradicts or leaves open, false ones that it lets through.
//   npm run bench -- truth [--show 20] [--json]
// The open part may be looked at, with --show; of the held-out part there are figures only.
import { parseArgs } from 'node:util'
import { checkText } from '#fact-check/check.ts'
import type { CheckedSentence, SentenceOutcome } from '#fact-check/fault.ts'
import {
  type CorpusPart,
  corpusParts,
  loadTruthCorpus,
  type Manner,
  type SentenceRole,
  type TruthCorpus,
} from '#testkit/truth-corpus/load.ts'
import { type Share, wilson } from '#testkit/truth-corpus/wilson.ts'

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, show: { type: 'string', default: '0' } },
})
const SHOWN_MAX = Number(options.show)

interface TrueSentence extends CheckedSentence {
  readonly manner: Manner
  readonly role: SentenceRole
  readonly category: string
}

interface FalseSentence {
  readonly operator: string
  readonly text: string
  readonly outcome: SentenceOutcome
}

function measure(part: CorpusPart) {
  const corpus = loadTruthCorpus(part)
  const texts = checkTrue(corpus)
  const sentences = texts.flatMap((text) => text.sentences)
  const lies = checkFalse(corpus)
  const manners = ['letter', 'natural'] as const
  if (part === 'open') show(sentences, lies)
  return {
    trueSentences: manners.map((manner) => {
      const own = sentences.filter((each) => each.manner === manner)
      return {
        manner,
        contradicted: shareOf(own, ({ outcome }) => outcome === 'contradicted'),
        unsettled: shareOf(own, ({ outcome }) => outcome === 'not-stated'),
        unsettledFigures: shareOf(
          own.filter(({ role }) => role === 'figure'),
          ({ outcome }) => outcome === 'not-stated',
        ),
      }
    }),
    wholeTexts: manners.map((manner) => {
      const own = texts.filter((each) => each.manner === manner)
      const is = (outcome: SentenceOutcome) => shareOf(own, (each) => each.outcome === outcome)
      return { manner, contradicted: is('contradicted'), supported: is('supported') }
    }),
    falseSupported: shareOf(lies, ({ outcome }) => outcome === 'supported'),
    falseContradicted: shareOf(lies, ({ outcome }) => outcome === 'contradicted'),
    byRule: countBy(
      sentences.flatMap(({ reasons }) => reasons),
      ({ kind, weight }) => `${kind} (${weight})`,
    ),
    byCategory: groupShares(sentences, ({ category }) => category, isContradicted),
    byOperator: groupShares(
      lies,
      ({ operator }) => operator,
      ({ outcome }) => outcome === 'supported',
    ),
  }
}

const isContradicted = ({ outcome }: CheckedSentence) => outcome === 'contradicted'

function checkTrue({ trueTexts, days }: TruthCorpus) {
  return trueTexts.map(({ id, dayId, manner, title, story, sentences }) => {
    const { day, country } = dayOf(days, dayId)
    const result = checkText({ title, story }, { ...day, country, language: 'en' })
    const roles = new Map(sentences.map(([role, text]) => [text, role]))
    return {
      id,
      manner,
      outcome: result.outcome,
      sentences: result.sentences.map((sentence): TrueSentence => {
        const role = roles.get(sentence.text) ?? 'claim'
        return { ...sentence, manner, role, category: day.category }
      }),
    }
  })
}

function checkFalse({ falseTexts, days }: TruthCorpus): FalseSentence[] {
  return falseTexts.map(({ operator, dayId, title, story, falseSentence }) => {
    const { day, country } = dayOf(days, dayId)
    const { sentences } = checkText({ title, story }, { ...day, country, language: 'en' })
    // Where the check cuts sentences in another way, the worst part of it is what it says.
    const own = sentences.filter(
      ({ text }) => falseSentence.includes(text) || text.includes(falseSentence),
    )
    return { operator, text: falseSentence, outcome: worst(own.map(({ outcome }) => outcome)) }
  })
}

const worst = (outcomes: readonly SentenceOutcome[]): SentenceOutcome =>
  (['contradicted', 'not-stated'] as const).find((each) => outcomes.includes(each)) ?? 'supported'

function dayOf(days: TruthCorpus['days'], id: string) {
  const found = days.get(id)
  if (!found) throw new Error(`there is no day ${id}`)
  return found
}

const shareOf = <T>(all: readonly T[], is: (each: T) => boolean): Share =>
  wilson(all.filter(is).length, all.length)

function groupShares<T>(
  all: readonly T[],
  keyOf: (each: T) => string,
  is: (each: T) => boolean,
): Record<string, Share> {
  const groups = [...Map.groupBy(all, keyOf)].map(([key, own]) => [key, shareOf(own, is)] as const)
  return Object.fromEntries(groups.sort(([, a], [, b]) => b.count - a.count))
}

function countBy<T>(all: readonly T[], keyOf: (each: T) => string): Record<string, number> {
  const counts = [...Map.groupBy(all, keyOf)].map(([key, own]) => [key, own.length] as const)
  return Object.fromEntries(counts.sort(([, a], [, b]) => b - a))
}

function show(sentences: readonly TrueSentence[], lies: readonly FalseSentence[]): void {
  const wrong = sentences.filter(isContradicted).slice(0, SHOWN_MAX)
  for (const { text, reasons } of wrong) {
    console.error(`CONTRADICTED ${text}\n  ${reasons.map(({ detail }) => detail).join('; ')}`)
  }
  for (const { operator, text } of lies
    .filter(({ outcome }) => outcome === 'supported')
    .slice(0, SHOWN_MAX)) {
    console.error(`LET THROUGH (${operator}) ${text}`)
  }
}

function print(part: string, found: ReturnType<typeof measure>): void {
  console.log(`\n${part}`)
  for (const { manner, contradicted, unsettled, unsettledFigures } of found.trueSentences) {
    console.log(`  true sentences, ${manner}: contradicted ${percent(contradicted)}`)
    console.log(
      `    left open ${percent(unsettled)}; figures of speech ${percent(unsettledFigures)}`,
    )
  }
  for (const { manner, contradicted, supported } of found.wholeTexts) {
    console.log(`  whole true texts, ${manner}: contradicted ${percent(contradicted)}`)
    console.log(`    settled by code alone ${percent(supported)}`)
  }
  console.log(`  false sentences called supported ${percent(found.falseSupported)}`)
  console.log(`    contradicted ${percent(found.falseContradicted)}`)
  const worstOperators = Object.entries(found.byOperator).filter(([, { count }]) => count > 0)
  for (const [operator, share] of worstOperators) console.log(`    ${operator}: ${percent(share)}`)
  const contradictedIn = Object.entries(found.byCategory).filter(([, { count }]) => count > 0)
  for (const [category, share] of contradictedIn) {
    console.log(`  true sentences contradicted in ${category}: ${percent(share)}`)
  }
  console.log(`  reasons against true sentences: ${JSON.stringify(found.byRule)}`)
}

const percent = ({ count, of, share, low, high }: Share): string =>
  `${count} of ${of}, ${(100 * share).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`

const rows = corpusParts.map((part) => [part, measure(part)] as const)
if (options.json) console.log(JSON.stringify(Object.fromEntries(rows), null, 2))
else for (const [part, found] of rows) print(part, found)
