import type { ChatRequest } from '#models/model.ts'
import { reportTrace } from '#observability/report-trace.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { type ReportJudged, reportPublished } from '#schemas/index.ts'
import { judging } from '#services/judging/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { Grader, kindWords } from '#testkit/grader.ts'
import { aReport } from '#testkit/report.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'

const prompts = { prompt: loadPrompt('judge', 'v2'), readerPrompt: loadPrompt('reader', 'v1') }

interface Opinion {
  readonly outcome: string
  readonly span?: string
}

/** What a reader answers who says this of a sentence, and of all others that they are supported. */
const says =
  (number: number, { outcome, span = '' }: Opinion) =>
  ({ messages }: ChatRequest): string => {
    const count = messages[1]?.content.match(/"number":/g)?.length ?? 0
    const sentences = Array.from({ length: count }, (_, at) => ({
      number: at + 1,
      reasoning: 'The fact says otherwise.',
      ...(at + 1 === number ? { outcome, span } : { outcome: 'supported', span: '' }),
    }))
    return JSON.stringify({ sentences })
  }

async function truthOf(read: (request: ChatRequest) => string) {
  const model = new Grader(kindWords, read)
  const judge = fakeActor(judging, 'ada', { model, ...prompts, share: 1 })
  const { id: reportId, ...report } = aReport()
  const { traceparent } = reportTrace(reportId, 1)
  const more = { contentHash: 'c', publishedAt: 1, traceparent, replaces: null }
  const published = { ...report, ...more, reportId }
  await judge.receive(reports, reportPublished, published)
  const [verdict] = judge.sent<ReportJudged>(verdicts)
  return { verdict, truth: verdict?.checks.find(({ name }) => name === 'truth'), model }
}

test('the judge is asked about the title and every sentence, with the facts', async () => {
  const { model, truth } = await truthOf(says(0, { outcome: 'supported' }))

  const content = model.asked[1]?.messages[1]?.content ?? ''
  expect(content).toContain('"text":"Portishead took most of them."')
  expect(content).toContain('"text":"Revision 1"')
  expect(content).toContain('"says":"412 minutes"')
  expect(truth).toMatchObject({ kind: 'LLM', outcome: 'pass' })
})

test('a sentence that the facts contradict fails the report, with the words that decide it', async () => {
  const { verdict, truth } = await truthOf(
    says(3, { outcome: 'contradicted', span: 'most of them' }),
  )

  expect(verdict?.outcome).toBe('fail')
  expect(truth?.detail).toBe('contradicted: "most of them" The fact says otherwise.')
})

test('a sentence that is not stated leaves the truth open', async () => {
  const { truth } = await truthOf(says(2, { outcome: 'not-stated', span: 'You' }))

  expect(truth?.outcome).toBe('unsure')
})

test.each([
  ['quotes words that are not there', says(2, { outcome: 'contradicted', span: 'in the rain' })],
  ['leaves a sentence out', () => JSON.stringify({ sentences: [] })],
  ['is no JSON', () => 'All fine.'],
  ['has another outcome', says(1, { outcome: 'plausible' })],
])('an answer that %s is an error', async (_, read) => {
  const { truth } = await truthOf(read)

  expect(truth?.outcome).toBe('error')
})
