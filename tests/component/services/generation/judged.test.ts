import {
  daysSelected,
  type ReportDrafted,
  reportDrafted,
  reportJudged,
  reportsRequested,
  reportWithdrawn,
} from '#schemas/index.ts'
import { draftFaults, newer, oneDay, openWriting } from '#testkit/writing.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { requests } from '#topics/requests.ts'
import { verdicts } from '#topics/verdicts.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
afterAll(async () => {
  await writing[Symbol.asyncDispose]()
})

const chosen = oneDay()

type Writing = ReturnType<typeof writing.start>

const verdictOn = (draft: ReportDrafted, outcome: string, check = 'truth') => {
  const { reportId, year, date, revision, traceparent } = draft
  const checks = [{ name: check, kind: 'LLM', outcome, detail: 'no such play' }]
  return { reportId, year, date, revision, outcome, checks, model: 'j', traceparent, judgedAt: 1 }
}

const lastDraft = (actor: Writing): ReportDrafted => {
  const draft = actor.sent(drafts, reportDrafted).at(-1)
  if (!draft) throw new Error('nothing was drafted')
  return draft
}

/** Judges the latest draft, and lets what follows happen. */
async function judge(actor: Writing, outcome: string, check?: string): Promise<void> {
  await actor.receive(verdicts, reportJudged, verdictOn(lastDraft(actor), outcome, check))
  if (actor.timers.size > 0) await actor.fireTimer('rewrite')
}

const started = async () => {
  const actor = writing.start()
  await actor.receive(days, daysSelected, chosen)
  return actor
}

test('a story that a judge fails is withdrawn before it is written again', async () => {
  const actor = await started()
  const first = lastDraft(actor)

  await actor.receive(verdicts, reportJudged, verdictOn(first, 'fail'))

  const [withdrawn] = actor.sent(drafts, reportWithdrawn)
  expect(withdrawn).toMatchObject({ revision: 2, reason: 'a judge found a fault: truth' })
  expect(actor.sent(drafts, reportDrafted)).toHaveLength(1)

  await actor.fireTimer('rewrite')

  const again = lastDraft(actor)
  expect(again.revision).toBe(3)
  expect(again.story).not.toBe(first.story)
  expect(again.replaces).toBe(withdrawn?.traceparent.split('-')[1])
})

test('it is written again at most twice; then the composer writes, whose text stays', async () => {
  const actor = await started()
  for (let round = 0; round < 6; round += 1) await judge(actor, 'fail')

  const written = actor.sent(drafts, reportDrafted)
  expect(written.map(({ revision }) => revision)).toEqual([1, 3, 5, 7])
  expect(written.map(({ writtenBy }) => writtenBy.model)).toEqual([
    'fake-1',
    'fake-1',
    'fake-1',
    'template',
  ])
  expect(draftFaults(written.at(-1), chosen)).toEqual([])
  expect(actor.sent(drafts, reportWithdrawn)).toHaveLength(3)
})

test.each(['pass', 'unsure', 'error'])('a verdict of %s changes nothing', async (outcome) => {
  const actor = await started()

  await judge(actor, outcome)

  expect(actor.sent(drafts, reportDrafted)).toHaveLength(1)
  expect(actor.sent(drafts, reportWithdrawn)).toEqual([])
})

test('a verdict on an older revision comes too late to change anything', async () => {
  const actor = await started()
  const first = lastDraft(actor)
  await judge(actor, 'fail')

  await actor.receive(verdicts, reportJudged, verdictOn(first, 'fail'))

  expect(actor.sent(drafts, reportWithdrawn)).toHaveLength(1)
  expect(actor.timers.size).toBe(0)
})

test('facts that a recount contradicts are not told in other words: the day waits for a selection', async () => {
  const actor = await started()

  await judge(actor, 'fail', 'recount')

  expect(actor.sent(drafts, reportWithdrawn)).toHaveLength(1)
  expect(actor.sent(drafts, reportDrafted)).toHaveLength(1)
  await actor.receive(days, daysSelected, newer(chosen, {}))
  expect(actor.sent(drafts, reportDrafted)).toHaveLength(2)
})

test('what a person asks for again is counted anew', async () => {
  const actor = await started()
  for (let round = 0; round < 3; round += 1) await judge(actor, 'fail')
  const request = {
    year: chosen.year,
    dates: [],
    requestId: 'r1',
    requestedAt: 5,
    cause: 'campaign',
    note: '',
    campaign: null,
    found: [],
  }

  await actor.receive(requests, reportsRequested, request)
  await judge(actor, 'fail')

  expect(lastDraft(actor).writtenBy.model).toBe('fake-1')
})
