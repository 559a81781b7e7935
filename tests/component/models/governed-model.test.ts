import { writeFileSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { usualPool } from '#models/fake/pool.ts'
import { type FakeModel, startFakeModel } from '#models/fake/server.ts'
import { openGovernedModel } from '#models/governed-model.ts'
import type { ChatOutcome, ChatRequest } from '#models/model.ts'
import { modelCallsOf } from '#models/model-call.ts'
import { ModelConfig } from '#models/settings.ts'
import { openLog } from '#observability/log.ts'

const never = new AbortController().signal
const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Good morning. '.repeat(20) }],
  schema: { name: 'answer', json: { type: 'object' } },
  outputTokensMax: 100,
  temperature: 0,
}
const context = {
  reportId: 'ann:20250101',
  revision: 1,
  purpose: 'draft',
  attempt: 1,
  promptVersion: 'report-v2',
  traceId: '',
  outcome: 'answered',
  detail: '',
}

let fakeModel: FakeModel
let lines: string[]
beforeEach(async () => {
  fakeModel = await startFakeModel()
  lines = []
})
afterEach(async () => {
  await fakeModel[Symbol.asyncDispose]()
})

const open = (more: object = {}) =>
  openGovernedModel(
    ModelConfig.parse({ OPENAI_BASE_URL: fakeModel.url, OPENAI_MODEL: 'fake-1', ...more }),
    openLog('test', 'info', { write: (line) => void lines.push(line) }),
  )
async function untilHolds(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 50))
}
const get = async <T>(path: string) =>
  (await (await fetch(fakeModel.url.replace('/v1', path))).json()) as T
const recorded = (outcomes: readonly ChatOutcome[]) =>
  outcomes.flatMap((outcome) => modelCallsOf(outcome, context))
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

test('a busy endpoint is waited for, as long as it asks, and every call is recorded', async () => {
  await using model = open()
  fakeModel.setFaults({ errorRate: 1, errorStatus: 429, retryAfterSeconds: 1, callsMax: 1 })
  const before = performance.now()

  const outcome = await model.chat(request, never)

  expect(performance.now() - before).toBeGreaterThan(990)
  expect(outcome).toMatchObject({ ok: true, earlier: [{ ok: false, failure: 'limited' }] })
  expect(recorded([outcome])).toMatchObject([
    { outcome: 'limited', inputTokens: 0 },
    { outcome: 'answered' },
  ])
})

test('an endpoint with a quota answers all calls, and refuses few', async () => {
  await using model = open()
  fakeModel.setFaults({ requestsPerMinute: 1_200 }) // 20 a second, after a burst of 1,200.
  const first = await model.chat(request, never)
  fakeModel.setFaults({ requestsPerMinute: 600, latencyMs: 5 })

  const outcomes = await Promise.all(Array.from({ length: 630 }, () => model.chat(request, never)))

  expect([first, ...outcomes].filter(({ ok }) => !ok)).toEqual([])
  expect(recorded(outcomes).length).toBeLessThan(630 * 1.2)
}, 30_000)

test('an outage is waited for, and said once', async () => {
  await using model = open()
  fakeModel.setFaults({ outageRate: 1, callsMax: 8 })

  const outcomes = await Promise.all([1, 2, 3].map(() => model.chat(request, never)))

  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true])
  const codes = lines.map((line) => (JSON.parse(line) as { code?: string }).code)
  expect(codes.filter((code) => code === 'MODEL_OUT').length).toBeLessThanOrEqual(1)
}, 20_000)

test('a wrong key is said once, as an error, and no template is made of it', async () => {
  await using model = open({ MODEL_WAIT_MS_MAX: 500 })
  fakeModel.setFaults({ errorRate: 1, errorStatus: 401 })

  const asked = [1, 2].map(() => model.chat(request, never).catch((error: unknown) => error))

  expect(await Promise.all(asked)).toMatchObject([
    { code: 'MODEL_BUSY', policy: 'block' },
    { code: 'MODEL_BUSY', policy: 'block' },
  ])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', code: 'MODEL_CLOSED' },
  ])
})

test('the ledger equals the bill to the token and the cent, whatever went wrong', async () => {
  await using folder = await mkdtempDisposable(`${tmpdir()}/prices-`)
  const prices = `${folder.path}/prices.json`
  const price = { model: 'fake-1', since: '2026-01-01', input: 1_000_000, output: 4_000_000 }
  writeFileSync(prices, JSON.stringify([{ ...price, cached: 0 }]))
  await using model = open({ MODEL_TIMEOUT_MS: 1_000, MODEL_PRICES_FILE: prices })
  fakeModel.setFaults({
    latencyMs: 5,
    latencySpreadMs: 30,
    errorRate: 0.1,
    outageRate: 0.05,
    stallRate: 0.05,
    nonsenseRate: 0.2,
    nonsenseKinds: ['cut'],
  })
  const cancelled: AbortController[] = []
  const signalOf = (index: number) => {
    if (index % 20 !== 0) return never
    const abort = new AbortController()
    cancelled.push(abort)
    return abort.signal
  }

  const asked = Array.from({ length: 150 }, (_, index) =>
    model.chat(request, signalOf(index)).catch(() => undefined),
  )
  setTimeout(() => {
    for (const abort of cancelled) abort.abort()
  }, 3)
  const outcomes = (await Promise.all(asked)).filter((outcome) => outcome !== undefined)

  const calls = recorded(outcomes)
  const kinds = new Set(calls.map(({ outcome }) => outcome))
  expect([...kinds]).toEqual(expect.arrayContaining(['unreachable', 'timed-out']))
  expect(outcomes.length).toBe(150 - cancelled.length)
  expect(outcomes.some((each) => !each.ok && each.failure === 'unusable')).toBe(true)
  const bill = {
    inputTokens: sum(calls.map(({ inputTokens }) => inputTokens)),
    cachedTokens: sum(calls.map(({ cachedTokens }) => cachedTokens)),
    outputTokens: sum(calls.map(({ outputTokens }) => outputTokens)),
  }
  expect(await get('/fake/bill')).toMatchObject(bill)
  expect(sum(calls.map(({ priceMicros }) => priceMicros))).toBe(
    bill.inputTokens - bill.cachedTokens + 4 * bill.outputTokens,
  )
  expect(new Set(calls.map(({ callId }) => callId)).size).toBe(calls.length)
}, 30_000)

test('the limit follows the queue of a pool that says how long it is', async () => {
  const shape = { ...usualPool, replicas: 2, slotsOfReplica: 10, stepMs: 20, stepMsOfCall: 0 }
  await using server = await startFakeModel({ pool: shape })
  const settings = { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'fake-1' }
  const MODEL_METRICS_URL = server.url.replace('/v1', '/metrics')
  await using model = openGovernedModel(
    ModelConfig.parse({ ...settings, MODEL_METRICS_URL }),
    openLog('test', 'silent'),
  )
  const stop = new AbortController()
  const repeat = async () => {
    while (!stop.signal.aborted) await model.chat(request, stop.signal).catch(() => {})
  }
  const callers = Array.from({ length: 200 }, repeat)

  await untilHolds(() => model.governor.view.limit > 20)
  expect(model.governor.view.inFlight).toBeLessThanOrEqual(80)
  stop.abort()
  await Promise.all(callers)
  expect(model.governor.view).toMatchObject({ inFlight: 0, waiting: 0 })
}, 30_000)

test('a call that is held leaves the queue, one that has left is waited for, and failed ones are kept', async () => {
  await using model = open({ MODEL_CONNECTIONS_MAX: 1 })
  const holding = new AbortController()
  const held = { ...request, held: holding.signal }
  fakeModel.setFaults({ latencyMs: 300 })
  const first = model.chat(held, never)
  const second = model.chat(held, never)
  await untilHolds(() => model.governor.view.inFlight === 1 && model.governor.view.waiting === 1)

  holding.abort()

  await expect(second).rejects.toMatchObject({ name: 'HeldCall', calls: [] })
  expect((await first).ok).toBe(true)

  fakeModel.setFaults({ errorRate: 1, errorStatus: 429, retryAfterSeconds: 60 })
  const later = new AbortController()
  const limited = model.chat({ ...request, held: later.signal }, never)
  await untilHolds(() => model.governor.view.inFlight === 0)
  later.abort()

  const error = await limited.catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'HeldCall', calls: [{ ok: false, failure: 'limited' }] })
})
