import { plainColors } from '#cli/colors.ts'
import { campaignLines, planLines } from '#cli/commands/campaign-lines.ts'
import { seededRandom } from '#foundation/random.ts'
import { type CampaignPages, campaignView } from '#services/campaigns/view.ts'
import { fakeCampaign } from '#testkit/campaign.ts'

const none = { priceMicros: null, tokens: null, deadlineAt: null }

async function linesOf(isStarted: boolean): Promise<readonly string[]> {
  const campaign = fakeCampaign(4, { name: 'a\u001bb' })
  await campaign.plan()
  if (isStarted) {
    await campaign.command('start')
    await campaign.tick()
    campaign.end(0, {
      reports: [
        {
          date: '20250101',
          outcome: 'written',
          fallback: 'template',
          rules: ['number'],
          failures: ['timed-out'],
        },
      ],
    })
    await campaign.tick()
  }
  const { pages, clock } = campaign.actor
  const plan = pages.get('plan/') as CampaignPages['plan']
  const all = { plan, progress: campaign.progress(), samples: { samples: [] } }
  return campaignLines(campaignView(all, clock.nowMs, seededRandom(1)), clock.nowMs, plainColors)
}

test('a campaign is shown with outcomes, reasons and what may be asked of it', async () => {
  const text = (await linesOf(true)).join('\n')

  expect(text).toContain('c1  ab  2025  running')
  expect(text).toContain('1 of 8 done: 1 written, 0 kept, 0 gone')
  expect(text).toContain('refused     number 1')
  expect(text).toContain('failed      timed-out 1')
  expect(text).toContain('template    1, 100.0 %')
  expect(text).toContain('next        pause, cancel')
  expect(text).not.toContain('\u001b')
})

test('a view has as many lines before the first report as after it', async () => {
  expect((await linesOf(false)).length).toBe((await linesOf(true)).length)
})

test('a plan says what it will use, or that it does not know', () => {
  const plan = { campaignId: 'c1', snapshotId: 's', listeners: 2, reports: 4, isDryRun: false }
  const estimates = [{ name: 'priceMicros', p10: 900_000, p50: 2_000_000, p90: 3_000_000 }]

  const known = planLines({ ...plan, estimates, measured: 9 }, { ...none, tokens: 5_000 }).join(
    '\n',
  )
  expect(known).toContain('$2.00 ($0.9000 to $3.00)')
  expect(known).toContain('budget: 5,000 tokens')
  expect(known).toContain('linernotes campaign start c1')
  const unknown = planLines({ ...plan, estimates: [], measured: 2, isDryRun: true }, none).join(
    '\n',
  )
  expect(unknown).toContain('not known: 2 reports')
  expect(unknown).toContain('nothing was published')
})
