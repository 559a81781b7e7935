// The checks in code, on the text as it was stored and announced: nothing that generation found is believed.
import { checkText, storySentences } from '#fact-check/check.ts'
import type { TextFault, TextFaultKind } from '#fact-check/fault.ts'
import { publishedDay } from '#fact-check/ground.ts'
import type { Check, ReportPublished, Sentence } from '#schemas/index.ts'

/** Each check with the faults that it answers for; a fault in the language leaves all open. */
const kindsByCheck: Readonly<Record<string, readonly TextFaultKind[]>> = {
  facts: ['number', 'negation', 'language'],
  names: ['name'],
  dates: ['date', 'clock'],
  claims: ['superlative', 'comparative', 'first-time'],
  inventions: ['sentence'],
  safety: ['policy'],
  form: ['length', 'cut', 'repetition', 'title-case', 'spelling'],
}

const DETAIL_CHARACTERS_MAX = 1_000

/** Every check's answer, passed or not, always in the same order. */
export function checkReport(report: ReportPublished): readonly Check[] {
  // A name must be in a fact, and generation checks the spelling.
  const result = checkText(report, publishedDay(report))
  const { faults } = result
  const ofText = Object.entries(kindsByCheck).map(([name, kinds]) =>
    checkOf(
      name,
      faults.filter(({ kind }) => kinds.includes(kind)),
    ),
  )
  return [...ofText, checkTraceability(report, storySentences(result))]
}

function checkOf(name: string, faults: readonly TextFault[]): Check {
  const isOpen = faults.every(({ weight }) => weight === 'not-stated')
  const outcome = faults.length === 0 ? 'pass' : isOpen ? 'unsure' : 'fail'
  return code(name, outcome, faults.map(({ part, detail }) => `${part}: ${detail}`).join('; '))
}

/** The stored sentences are the story's, and rest on facts that the report has. */
function checkTraceability(report: ReportPublished, sentences: readonly Sentence[]): Check {
  const ids = new Set(report.facts.map(({ id }) => id))
  const unknown = report.sentences.flatMap(({ factIds }) => factIds.filter((id) => !ids.has(id)))
  if (unknown.length > 0) {
    return code('sentences', 'fail', `no such facts: ${[...new Set(unknown)].join(', ')}`)
  }
  const stored = report.sentences.map(({ text }) => text).join(' ')
  const isWhole = squeeze(stored) === squeeze(sentences.map(({ text }) => text).join(' '))
  return isWhole
    ? code('sentences', 'pass', '')
    : code('sentences', 'fail', 'the stored sentences are not those of the story')
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const code = (name: string, outcome: string, detail: string): Check => ({
  name,
  kind: 'CODE',
  outcome,
  detail: detail.slice(0, DETAIL_CHARACTERS_MAX),
})
