import { campaignChanged } from '#schemas/index.ts'
import { fakeCampaign } from '#testkit/campaign.ts'
import { campaigns } from '#topics/campaigns.ts'

const statuses = ({ actor }: ReturnType<typeof fakeCampaign>) =>
  actor.sent(campaigns, campaignChanged as never).map((event) => {
    const { status, reason } = event as unknown as { status: string; reason: string }
    return reason === '' ? status : `${status}: ${reason}`
  })

async function started(...args: Parameters<typeof fakeCampaign>) {
  const campaign = fakeCampaign(...args)
  await campaign.plan()
  await campaign.command('start')
  await campaign.tick()
  return campaign
}

test('nobody is asked for before the start, and then each listener once', async () => {
  const campaign = fakeCampaign(5)
  await campaign.plan()
  expect(campaign.asked()).toEqual([])

  await campaign.command('start')
  await campaign.tick()
  await campaign.tick()

  expect(campaign.asked().map(({ userId }) => userId)).toEqual(['u0', 'u1', 'u2', 'u3', 'u4'])
  expect(campaign.asked()[3]).toMatchObject({
    year: 2025,
    dates: ['20250101', '20250102'],
    campaign: { campaignId: 'c1', inputOffset: 1 },
  })
})

test('no more listeners are open than may be, and it is done when the last one has ended', async () => {
  const campaign = await started(5, { openMax: 2 })
  expect(campaign.asked()).toHaveLength(2)
  campaign.end(0)
  await campaign.tick()
  expect(campaign.asked()).toHaveLength(3)
  for (const at of [1, 2]) campaign.end(at)
  await campaign.tick()
  for (const at of [3, 4]) campaign.end(at)
  await campaign.tick()

  expect(campaign.progress().counts).toMatchObject({ written: 10, acceptedAtFirst: 10, calls: 10 })
  expect(statuses(campaign)).toEqual(['planned', 'running', 'done'])
  expect(campaign.actor.timers.size).toBe(0)
})

test('a campaign whose last listener ends while it is paused is done, whoever paused it', async () => {
  const campaign = await started(2)
  await campaign.command('pause')
  for (const at of [0, 1]) campaign.end(at)
  await campaign.tick()

  expect(statuses(campaign).at(-1)).toBe('done')
  expect(campaign.actor.timers.size).toBe(0)
})

test('what ends while it is paused is counted, and who was held is asked for again', async () => {
  const campaign = await started(3)
  await campaign.command('pause')
  campaign.end(0)
  campaign.end(1, { ending: 'held', reports: [], calls: 0 })
  campaign.end(2, { ending: 'held', reports: [], calls: 0 })
  await campaign.tick()
  expect(campaign.asked()).toHaveLength(3)
  expect(campaign.progress().counts.written).toBe(2)
  expect(campaign.actor.timers.size).toBe(0) // Nothing is open: it rests.

  await campaign.command('resume')
  await campaign.tick()

  const [first, , , again, last] = campaign.asked()
  expect([again?.userId, last?.userId]).toEqual(['u1', 'u2'])
  expect(again?.requestId).not.toBe(first?.requestId)
  for (const at of [3, 4]) campaign.end(at)
  await campaign.tick()
  expect(statuses(campaign)).toEqual(['planned', 'running', 'paused: operator', 'running', 'done'])
  expect(campaign.progress().counts.written).toBe(6)
})

test('a cancelled campaign asks for nobody more and keeps what is done', async () => {
  const campaign = await started(5, { openMax: 2 })
  campaign.end(0)
  await campaign.command('cancel')
  campaign.end(1)
  await campaign.tick()
  await campaign.command('resume')

  expect(campaign.asked()).toHaveLength(2)
  expect(campaign.progress()).toMatchObject({ status: 'cancelled', counts: { written: 4 } })
})

test.each([
  ['money', { priceMicros: 6_000, tokens: null, deadlineAt: null }, 'budget', 60],
  ['tokens', { priceMicros: null, tokens: 220 * 40, deadlineAt: null }, 'tokens', 40],
])('a budget of %s pauses it before it is overspent', async (_, budget, reason, listeners) => {
  const campaign = await started(100, { budget })
  let ended = 0
  for (let look = 0; look < 20 && campaign.progress().status === 'running'; look += 1) {
    for (const to = campaign.asked().length; ended < to; ended += 1) campaign.end(ended)
    await campaign.tick()
  }

  expect(statuses(campaign).at(-1)).toBe(`paused: ${reason}`)
  expect(ended).toBeLessThanOrEqual(Math.max(50, listeners)) // 50 are asked for before one is measured.
  expect(ended).toBeGreaterThanOrEqual(listeners)
})

test('a deadline pauses it', async () => {
  const campaign = await started(2, {
    budget: { priceMicros: null, tokens: null, deadlineAt: Date.UTC(2026, 0, 15, 12, 0, 1) },
  })
  await campaign.tick()

  expect(statuses(campaign).at(-1)).toBe('paused: deadline')
})

test('a clock that jumps is noted, and changes no count', async () => {
  const campaign = await started(2)
  campaign.end(0)
  campaign.actor.clock.nowMs -= 3_600_000
  await campaign.command('pause') // Whatever comes makes it look around again.
  campaign.actor.clock.nowMs += 1_000
  await campaign.command('resume')
  campaign.actor.clock.nowMs += 30 * 3_600_000
  await campaign.tick()

  expect(campaign.progress().counts.written).toBe(2)
  expect(campaign.progress().notes).toMatchObject([{ code: 'CLOCK_JUMPED' }])
})

test('a command that does not fit, or comes twice, changes nothing', async () => {
  const campaign = fakeCampaign(1)
  await campaign.plan()
  await campaign.command('resume')
  await campaign.plan()

  expect(campaign.progress()).toMatchObject({ status: 'planned', commandId: 'k1' })
  expect(statuses(campaign)).toEqual(['planned'])
})
