// The operators' API about campaigns: what it shows of an actor's pages, and what it refuses before anything is sent.
import type { OperationsClient } from '#operations/client.ts'
import { fakeCampaign } from '#testkit/campaign.ts'
import { type OperationsApi, openOperationsApi } from '#testkit/operations-api.ts'
import { campaignCommands } from '#topics/campaign-commands.ts'

const params = { campaignId: 'c1' }
const plan = { campaignId: 'c2', year: 2025, cohort: 'select user_id from listeners' }
const none = { priceMicros: null, tokens: null, deadlineAt: null }

/** The campaign c1 of 4 listeners is planned, or runs. */
async function openWithCampaign(isStarted = false): Promise<OperationsApi> {
  const campaign = fakeCampaign(4)
  await campaign.plan()
  if (isStarted) await campaign.command('start')
  const pages = [...campaign.actor.pages].map(([name, page]) => {
    const [family = '', part = ''] = name.split('/')
    return { family, part, page }
  })
  const api = await openOperationsApi()
  api.ports.answers.set('campaigns /v1/keys/c1', { pages, timers: {} })
  api.ports.answers.set('campaigns /v1/keys/c2', { pages: [], timers: {} })
  return api
}

test('a campaign is shown with what may be asked of it', async () => {
  await using api = await openWithCampaign()

  expect(await api.client.getCampaign({ params })).toMatchObject({
    campaignId: 'c1',
    status: 'planned',
    verbs: ['start', 'cancel'],
    listeners: 4,
    reports: 8,
    etaMs: null,
  })
})

test.each<[string, (client: OperationsClient) => Promise<unknown>, string]>([
  [
    'an unknown campaign',
    (api) => api.getCampaign({ params: { campaignId: 'c2' } }),
    'CAMPAIGN_UNKNOWN',
  ],
  [
    'a resume of what was not paused',
    (api) => api.resumeCampaign({ params, body: {} }),
    'CAMPAIGN_UNFIT',
  ],
  [
    'a plan under an ID that is taken',
    (api) => api.planCampaign({ body: { ...plan, campaignId: 'c1' } }),
    'CAMPAIGN_EXISTS',
  ],
  [
    'a budget of zero',
    (api) => api.planCampaign({ body: { ...plan, budget: { ...none, priceMicros: 0 } } }),
    'CAMPAIGN_BUDGET_EMPTY',
  ],
  [
    'no tokens',
    (api) => api.planCampaign({ body: { ...plan, budget: { ...none, tokens: 0 } } }),
    'CAMPAIGN_BUDGET_EMPTY',
  ],
  [
    'a deadline in the past',
    (api) => api.planCampaign({ body: { ...plan, budget: { ...none, deadlineAt: 1 } } }),
    'CAMPAIGN_BUDGET_EMPTY',
  ],
  [
    'an unknown prompt',
    (api) => api.planCampaign({ body: { ...plan, promptVersion: 'v999' } }),
    'PROMPT_UNKNOWN',
  ],
  ['a plan without a snapshot', (api) => api.planCampaign({ body: plan }), 'SNAPSHOT_UNKNOWN'],
])('%s is refused, and nothing is sent', async (_, ask, code) => {
  await using api = await openWithCampaign()

  await expect(ask(api.client)).rejects.toMatchObject({ code })
  expect(api.ports.sent.filter(({ topic }) => topic === campaignCommands.name)).toEqual([])
})

test('a command waits until the campaign has heard it, and says so where it does not', async () => {
  await using api = await openWithCampaign(true)
  const paused = api.client.pauseCampaign({ params, body: { reason: 'lunch' } })
  const isSent = async () => api.ports.sent.some(({ topic }) => topic === campaignCommands.name)
  await api.until(isSent)
  api.pass(31_000)

  await expect(paused).rejects.toMatchObject({ code: 'CAMPAIGN_SILENT' })
  expect(api.ports.sent.find(({ topic }) => topic === campaignCommands.name)?.event).toMatchObject({
    command: 'pause',
    reason: 'lunch',
  })
})
