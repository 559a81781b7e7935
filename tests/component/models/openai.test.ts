import { type FakeModel, startFakeModel } from '#models/fake/server.ts'
import type { ChatRequest } from '#models/model.ts'
import { openModel } from '#models/openai.ts'
import { ModelConfig } from '#models/settings.ts'
import { VirtualTime } from '#runtime/simulation/virtual-time.ts'
import { askFor } from '#testkit/brief-fixture.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'

const never = new AbortController().signal
const request: ChatRequest = askFor(3)

let fakeModel: FakeModel
beforeEach(async () => {
  fakeModel = await startFakeModel()
})
afterEach(async () => {
  await fakeModel[Symbol.asyncDispose]()
})

const open = (more: object = {}) =>
  openModel(ModelConfig.parse({ OPENAI_BASE_URL: fakeModel.url, OPENAI_MODEL: 'fake-1', ...more }))
const get = async (path: string) =>
  (await (await fetch(fakeModel.url.replace('/v1', path))).json()) as { readonly total: number }

test.each([
  [400, 'refused'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'refused'],
  [408, 'timed-out'],
  [429, 'limited'],
  [500, 'unreachable'],
  [503, 'unreachable'],
  [504, 'timed-out'],
])('status %i is told as %s, after one call', async (errorStatus, failure) => {
  await using model = open()
  fakeModel.setFaults({ errorRate: 1, errorStatus })

  expect(await model.chat(request, never)).toMatchObject({
    ok: false,
    failure,
    usage: { inputTokens: 0, outputTokens: 0 },
    priceMicros: 0,
  })
  expect(await get('/fake/calls')).toMatchObject({ total: 1 })
})

test.each([
  ['a connection that is cut', { outageRate: 1 }, 'unreachable'],
  ['silence', { stallRate: 1 }, 'timed-out'],
  ['an empty answer', { nonsenseRate: 1, nonsenseKinds: ['empty' as const] }, 'unusable'],
  ['an answer cut short', { nonsenseRate: 1, nonsenseKinds: ['cut' as const] }, 'unusable'],
  ['a refusal', { nonsenseRate: 1, nonsenseKinds: ['refusal' as const] }, 'refused'],
])('%s is an outcome, not an error', async (_name, faults, failure) => {
  await using model = open({ MODEL_TIMEOUT_MS: 300 })
  fakeModel.setFaults(faults)

  expect(await model.chat(request, never)).toMatchObject({ ok: false, failure })
})

test('the time-out is of the clock that is given, and so are the ID and the latency of the call', async () => {
  const time = new VirtualTime(1)
  const clock = {
    now: () => time.nowMs,
    after: (ms: number, run: () => void) => time.after(ms, 'late', run),
  }
  const settings = {
    OPENAI_BASE_URL: fakeModel.url,
    OPENAI_MODEL: 'fake-1',
    MODEL_TIMEOUT_MS: 600_000,
  }
  await using model = openModel(ModelConfig.parse(settings), { clock, newCallId: () => 'call-1' })
  fakeModel.setFaults({ stallRate: 1 })

  const asked = model.chat(request, never)
  await time.step()

  expect(await asked).toMatchObject({
    callId: 'call-1',
    failure: 'timed-out',
    latencyMs: 600_000,
  })
})

test.each([['json_schema'], ['max_tokens'], ['temperature'], ['response_format']])(
  'an endpoint that refuses %s is spoken to without it, and only the first call finds out',
  async (refused) => {
    await using model = open()
    fakeModel.setFaults({ refuses: [refused] })

    expect(await model.chat(request, never)).toMatchObject({ ok: true })
    const { total: first } = await get('/fake/calls')
    expect(await model.chat(request, never)).toMatchObject({ ok: true })
    const { total: second } = await get('/fake/calls')
    expect(first).toBeGreaterThan(1)
    expect(second - first).toBe(1)
  },
)

test('a caller who calls off while the answer is awaited gets his own reason back', async () => {
  await using model = open()
  fakeModel.setFaults({ latencyMs: 5_000 })
  const abort = new AbortController()
  const reason = new Error('revoked')

  const called = model.chat(request, abort.signal)
  setTimeout(() => abort.abort(reason), 50)

  await expect(called).rejects.toBe(reason)
})

test('a second call with the same system prompt reads it from the cache', async () => {
  await using model = open()

  const first = await model.chat(request, never)
  const second = await model.chat(request, never)

  expect(first.usage.cachedTokens).toBe(0)
  expect(second.usage.cachedTokens).toBeGreaterThanOrEqual(1_024)
})

test('a call is a span of the trace that it belongs to, by the conventions for models', async () => {
  const spans = recordedSpans()
  await using model = open({ MODEL_ROUTE: 'fake' })
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

  await model.chat({ ...request, traceparent }, never)

  const [span] = spans.named('chat fake-1')
  expect(span?.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c')
  expect(span?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'fake-1',
    'gen_ai.response.model': 'fake-1',
    'gen_ai.usage.input_tokens': expect.any(Number),
    'linernotes.model.route': 'fake',
  })
})
