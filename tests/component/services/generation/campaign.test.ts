// Days that wait for a campaign, and what its campaign hears of them.
import { HeldCall } from '#models/held-call.ts'
import {
  type CampaignTerms,
  campaignRequestEnded,
  daysSelected,
  modelCalled,
  reportDrafted,
  reportsRequested,
} from '#schemas/index.ts'
import { CampaignTable } from '#services/generation/campaign-table.ts'
import { ScriptedModel } from '#testkit/scripted-model.ts'
import { selection } from '#testkit/selected-days.ts'
import { newer, openWriting } from '#testkit/writing.ts'
import { calls } from '#topics/calls.ts'
import { campaignOutcomes } from '#topics/campaign-outcomes.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { requests } from '#topics/requests.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
afterAll(async () => {
  await writing[Symbol.asyncDispose]()
})

const chosen = { ...selection(5), days: selection(5).days.slice(0, 2) }
const dates = chosen.days.map(({ date }) => date)
const terms: CampaignTerms = {
  campaignId: 'c1',
  promptVersion: '',
  isRewrite: false,
  inputOffset: 7,
}
const asked = (requestId: string, campaign: Partial<CampaignTerms> = {}) => ({
  requestId,
  year: 2025,
  dates,
  cause: 'campaign',
  note: '',
  campaign: { ...terms, ...campaign },
  found: [],
  requestedAt: chosen.selectedAt + 60_000,
})
const campaignYears = new Set([2025])

test('days of a campaign year wait for a campaign, and then each is written once', async () => {
  const actor = writing.start('ann', { campaignYears })
  await actor.receive(days, daysSelected, chosen)
  expect(actor.messages).toEqual([])

  await actor.receive(requests, reportsRequested, asked('c1.1'))
  await actor.receive(requests, reportsRequested, asked('c1.1'))
  await actor.receive(requests, reportsRequested, asked('c2.1', { campaignId: 'c2' }))

  expect(actor.sent(drafts, reportDrafted).map(({ date }) => date)).toEqual(dates)
  const [first, second] = actor.sent(campaignOutcomes, campaignRequestEnded)
  const made = actor.sent(calls, modelCalled)
  expect(first).toMatchObject({
    campaignId: 'c1',
    inputOffset: 7,
    ending: 'done',
    reports: dates.map((date) => ({ date, outcome: 'written' })),
    calls: made.length,
    inputTokens: made.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
  })
  expect(second?.reports.map(({ outcome }) => outcome)).toEqual(['kept', 'kept'])
})

test('what readers see follows its facts immediately, also in a campaign year', async () => {
  const actor = writing.start('ann', { campaignYears })
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asked('c1.1'))

  const [first, ...others] = chosen.days
  const hidden = [{ ...first, factsHash: 'other' } as (typeof chosen.days)[number], ...others]
  await actor.receive(days, daysSelected, newer(chosen, { days: hidden }))

  expect(actor.sent(drafts, reportDrafted).map(({ date, revision }) => [date, revision])).toEqual([
    ...dates.map((date) => [date, 1]),
    [dates[0], 2],
  ])
})

test('a listener in both modes is written once, and again only if the campaign rewrites', async () => {
  const actor = writing.start()
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asked('c1.1'))
  expect(actor.sent(drafts, reportDrafted)).toHaveLength(2)

  await actor.receive(
    requests,
    reportsRequested,
    asked('c2.1', { campaignId: 'c2', isRewrite: true }),
  )

  expect(actor.sent(drafts, reportDrafted)).toHaveLength(4)
})

test('a campaign that is paused between two days keeps the first, and the second is asked for again', async () => {
  const campaigns = new CampaignTable()
  campaigns.set('c1', 'running')
  const { model } = writing
  const pausing = {
    route: model.route,
    async chat(...args: Parameters<typeof model.chat>) {
      const outcome = await model.chat(...args)
      campaigns.set('c1', 'paused')
      return outcome
    },
  }
  const actor = writing.start('ann', { campaignYears, campaigns, model: pausing })
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asked('c1.1'))
  campaigns.set('c1', 'running')
  await actor.receive(requests, reportsRequested, asked('c1.2'))

  const ended = actor.sent(campaignOutcomes, campaignRequestEnded)
  expect(ended.map(({ ending, reports }) => [ending, reports.map(({ date }) => date)])).toEqual([
    ['held', [dates[0]]],
    ['done', [dates[1]]],
  ])
  expect(actor.sent(drafts, reportDrafted).map(({ date }) => date)).toEqual(dates)
})

test('a call that was paid for before its campaign was held is recorded, and nothing is written', async () => {
  const { model } = writing
  let answered = 0
  const holding = {
    route: model.route,
    async chat(...args: Parameters<typeof model.chat>) {
      const outcome = await model.chat(...args)
      if (answered > 0)
        throw new HeldCall([{ ...outcome, ok: false, failure: 'limited', detail: '' }])
      answered += 1
      return outcome.ok ? { ...outcome, text: 'no JSON' } : outcome
    },
  }
  const actor = writing.start('ann', { campaignYears, model: holding })
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asked('c1.1'))

  const made = actor.sent(calls, modelCalled)
  expect(made.map(({ outcome }) => outcome)).toEqual(['answered', 'limited'])
  expect(actor.sent(drafts, reportDrafted)).toEqual([])
  const [ended] = actor.sent(campaignOutcomes, campaignRequestEnded)
  expect(ended).toMatchObject({ ending: 'held', reports: [], calls: 2 })
  const input = made.reduce((sum, { inputTokens }) => sum + inputTokens, 0)
  expect(ended?.inputTokens).toBe(input)
})

test('a listener of whom nothing is known ends as absent, and nothing is written', async () => {
  const actor = writing.start('ann', { model: new ScriptedModel(() => undefined) })
  await actor.receive(requests, reportsRequested, asked('c1.1'))

  expect(actor.sent(campaignOutcomes, campaignRequestEnded)).toMatchObject([
    { ending: 'absent', reports: [{ outcome: 'gone' }, { outcome: 'gone' }], calls: 0 },
  ])
})
