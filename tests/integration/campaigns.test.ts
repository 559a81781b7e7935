// A campaign as an operator runs one: planned from a snapshot, started, paused, resumed, killed, watched to its end.
import { randomUUID } from 'node:crypto'
import { openApi } from '#cli/open-operations.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { OperationsClient } from '#operations/client.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { daysSelected, type ModelCalled, type ReportDrafted } from '#schemas/index.ts'
import type { CampaignView } from '#services/campaigns/view.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { bringUp, killService, startOwnServices, stopOwnServices } from '#testkit/own-services.ts'
import { selection } from '#testkit/selected-days.ts'
import { until } from '#testkit/tally/tally-topics.ts'
import { calls } from '#topics/calls.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'

const TEST_MS_MAX = 240_000
const YEAR = 2031 // No other test has selections of it.
const run = randomUUID().slice(0, 8)
const users = Array.from({ length: 30 }, (_, at) => `campaign-${run}-${at}`)
const campaignId = `c-${run}`
const params = { campaignId }
let env: Record<string, string> = {}
let folder = ''
let api: OperationsClient
let brokers: { KAFKA_BROKERS: string; SCHEMA_REGISTRY_URL: string }

beforeAll(async () => {
  // 60 texts take 15 s and more, until the model is made quick.
  const slow = { FAKE_MODEL_LATENCY_MS: '500', MODEL_CONNECTIONS_MAX: '2' }
  const settings = { CAMPAIGN_YEARS: String(YEAR), ...slow }
  ;({ env, folder } = await startOwnServices('campaigns', { run, settings }))
  api = openApi(stackSettings(env))
  const { kafkaBrokers, registryUrl } = stackSettings(env)
  brokers = { KAFKA_BROKERS: kafkaBrokers, SCHEMA_REGISTRY_URL: registryUrl }
}, TEST_MS_MAX)

afterAll(async () => {
  await stopOwnServices({ env, folder })
}, TEST_MS_MAX)

/** Two days of each listener, as heuristics would send them. */
async function selectDays(): Promise<void> {
  await using sender = await openEventSender(brokers, { transactionalId: `days-${run}` })
  await sender.transaction(async (send) => {
    for (const [at, userId] of users.entries()) {
      const whole = selection(100 + at)
      const chosen = whole.days.slice(0, 2).map((day) => {
        return { ...day, date: `${YEAR}${day.date.slice(4)}` }
      })
      await send(days, daysSelected, { ...whole, userId, year: YEAR, days: chosen })
    }
  })
}

/** What the topics hold of these listeners. */
async function eventsOf<T extends ReportDrafted | ModelCalled>(
  topic: typeof drafts | typeof calls,
) {
  await using reader = await openEventReader(brokers)
  const found: T[] = []
  for (let partition = 0; partition < stackSettings(env).topicPartitions; partition += 1) {
    for await (const { event } of reader.events(topic as typeof drafts, partition)) {
      if (event && users.includes(event.userId)) found.push(event as unknown as T)
    }
  }
  return found
}

const draftCalls = async () =>
  (await eventsOf<ModelCalled>(calls)).filter(({ purpose }) => purpose === 'draft')

test(
  'a campaign is planned, paused, resumed, killed and watched to its end, and writes each day once',
  async () => {
    await selectDays()
    await api.takeSnapshot({ body: {} })
    const cohort = `select user_id from listeners where user_id like 'campaign-${run}-%'`
    const plan = ['campaign', 'plan', campaignId, '--year', String(YEAR), '--cohort', cohort]
    const planned = await linernotesJson([...plan, '--budget', '1'], env)
    expect(planned).toMatchObject({ listeners: 30, reports: 60, isDryRun: false })
    expect(await eventsOf(drafts)).toEqual([]) // The year waits for its campaign.

    await api.startCampaign({ params, body: {} })
    await until('it writes', async () => (await api.getCampaign({ params })).done > 3)
    await api.pauseCampaign({ params, body: {} })
    await until(
      'it rests',
      async () => (await api.getCampaign({ params })).listenersOpen === 0,
      5_000,
    )
    const atRest = (await draftCalls()).length
    const other = { campaignId: `d-${run}`, year: YEAR, cohort }
    await expect(api.planCampaign({ body: other })).rejects.toMatchObject({
      code: 'CAMPAIGN_OVERLAPS',
    })
    expect(await draftCalls()).toHaveLength(atRest)
    expect((await api.getCampaign({ params })).done).toBeLessThan(60)

    const model = stackSettings(env).fakeModelUrl.replace(/\/v1$/, '')
    const json = { 'content-type': 'application/json' }
    await fetch(`${model}/fake/faults`, { method: 'POST', headers: json, body: '{}' })
    await api.resumeCampaign({ params, body: {} })
    await killService(env, 'campaigns')
    await bringUp(env)
    const { code, stdout } = await startLinernotes(['campaign', 'watch', campaignId, '--json'], env)
      .finished
    expect(code).toBe(0)
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as CampaignView
    expect(last).toMatchObject({ status: 'done', done: 60, listenersEnded: 30, listenersOpen: 0 })
    expect(last.counts.written).toBe(60)

    const written = await eventsOf<ReportDrafted>(drafts)
    expect(new Set(written.map(({ reportId }) => reportId)).size).toBe(60)
    expect(written.every(({ revision }) => revision === 1)).toBe(true)
    const ledger = await draftCalls()
    expect(last.counts.calls).toBe(ledger.length)
    const billed = ledger.reduce((sum, each) => sum + each.inputTokens + each.outputTokens, 0)
    expect(last.tokens).toBe(billed)
  },
  TEST_MS_MAX,
)
