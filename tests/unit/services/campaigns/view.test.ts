import { seededRandom } from '#foundation/random.ts'
import { type CampaignPages, campaignView } from '#services/campaigns/view.ts'
import { fakeCampaign } from '#testkit/campaign.ts'

test('a view says what is done, what it cost, and what may be asked next', async () => {
  const campaign = fakeCampaign(4)
  await campaign.plan()
  await campaign.command('start')
  await campaign.tick()
  campaign.end(0)
  campaign.end(1, { ending: 'held', reports: [], calls: 0, priceMicros: 0 })
  await campaign.tick()
  const { pages, clock } = campaign.actor
  const view = campaignView(
    {
      plan: pages.get('plan/') as CampaignPages['plan'],
      progress: campaign.progress(),
      samples: { samples: [] },
    },
    clock.nowMs,
    seededRandom(1),
  )

  expect(view).toMatchObject({
    status: 'running',
    verbs: ['pause', 'cancel'],
    listeners: 4,
    listenersEnded: 1,
    listenersOpen: 3,
    reports: 8,
    done: 2,
    acceptedAtFirstShare: 1,
    templateShare: 0,
    rate: null,
    inFlight: 3,
    limit: 8,
    etaMs: null,
    priceMicros: 100,
    priceMicrosAtEnd: 400,
  })
})
