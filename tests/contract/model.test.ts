// One suite for every endpoint: the fake model always, and the one that OPENAI_BASE_URL and OPENAI_MODEL name.

import { type FakeModel, startFakeModel } from '#models/fake/server.ts'
import type { ChatRequest, Model } from '#models/model.ts'
import { openModel } from '#models/openai.ts'
import { ModelConfig } from '#models/settings.ts'
import { parseClaimedDraft } from '#services/generation/claimed-draft.ts'
import { askFor } from '#testkit/brief-fixture.ts'
import { modelEndpoint } from '#testkit/model-endpoint.ts'

const request: ChatRequest = askFor(11)
const never = new AbortController().signal

let fakeModel: FakeModel
beforeAll(async () => {
  fakeModel = await startFakeModel()
})
afterAll(async () => {
  await fakeModel[Symbol.asyncDispose]()
})

const endpoint = modelEndpoint()
const adapters: [string, () => Parameters<typeof ModelConfig.parse>[0]][] = [
  ['the fake model', () => ({ OPENAI_BASE_URL: fakeModel.url, OPENAI_MODEL: 'fake-1' })],
  ...(endpoint ? [[endpoint.OPENAI_MODEL, () => endpoint] as [string, () => object]] : []),
]

describe.each(adapters)('a model behind %s', (_name, settingsOf) => {
  let model: Model & AsyncDisposable
  beforeAll(() => {
    model = openModel(ModelConfig.parse({ ...(settingsOf() as object), MODEL_ROUTE: 'contract' }))
  })
  afterAll(async () => {
    await model[Symbol.asyncDispose]()
  })

  test('answers with the JSON object that the schema asks for', async () => {
    const outcome = await model.chat(request, never)

    if (!outcome.ok) throw new Error(`${outcome.failure}: ${outcome.detail}`)
    expect(parseClaimedDraft(outcome.text)).toMatchObject({ ok: true })
  }, 120_000)

  test('says what the call cost and how long it took', async () => {
    const before = Date.now()
    const outcome = await model.chat(request, never)

    expect(outcome.usage.inputTokens).toBeGreaterThan(500)
    expect(outcome.usage.outputTokens).toBeGreaterThan(20)
    expect(outcome.usage.cachedTokens).toBeLessThanOrEqual(outcome.usage.inputTokens)
    expect(outcome.latencyMs).toBeGreaterThan(0)
    expect(outcome.calledAt).toBeGreaterThanOrEqual(before)
    expect(outcome).toMatchObject({ route: 'contract', model: expect.stringMatching(/.+/) })
  }, 120_000)

  test('gives every call an identity of its own', async () => {
    const outcomes = await Promise.all([model.chat(request, never), model.chat(request, never)])

    expect(new Set(outcomes.map(({ callId }) => callId)).size).toBe(2)
  }, 120_000)

  test('throws the reason of a caller who calls it off', async () => {
    const reason = new Error('the partition was revoked')

    await expect(model.chat(request, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  test('reports a deadline that passes as timed out', async () => {
    const settings = { ...(settingsOf() as object), MODEL_TIMEOUT_MS: 100 }
    await using hasty = openModel(ModelConfig.parse(settings))
    fakeModel.setFaults({ latencyMs: 2_000 })
    const outcome = await hasty.chat(request, never)
    fakeModel.setFaults({})

    expect(outcome).toMatchObject({ ok: false, failure: 'timed-out' })
  })
})

test('an endpoint that is not there is unreachable', async () => {
  await using gone = openModel(
    ModelConfig.parse({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'none' }),
  )

  expect(await gone.chat(request, never)).toMatchObject({ ok: false, failure: 'unreachable' })
})
