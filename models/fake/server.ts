// An OpenAI-shaped server without a model. It composes stories from the facts in the prompt and can be instructed
// to fail in every way an endpoint fails: for the demo, for load and for drills.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { seedOfText } from '#composer/compose.ts'
import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { seededRandom } from '#foundation/random.ts'
import {
  aboutRoutes,
  Chat,
  goneSignal,
  type Routes,
  readJson,
  refuse,
  reply,
  replyCompletion,
  type ShapedServer,
  serve,
  tokensOf,
} from '../openai-server.ts'
import { answerChat, type FakeAnswer, type Purpose } from './answer.ts'
import { FakeFaults } from './faults.ts'
import type { Mutation } from './mutations.ts'
import { type PoolShape, ReplicaPool } from './pool.ts'
import { RateLimit } from './rate-limit.ts'
import { poolRoutes, runInPool } from './served-pool.ts'

const FAKE_MODEL = 'fake-1'
const MUTATIONS_KEPT_MAX = 10_000
const CACHED_TOKENS_MIN = 1_024

/** `report` is what the prompt calls `seed`: the first 8 hex digits of SHA-256 of the report's id. */
type MutationRecord = Mutation & { readonly call: number; readonly report: string }

export interface FakeModel extends ShapedServer {
  setFaults(faults: z.input<typeof FakeFaults>): void
}

/** Listens until disposed. Port 0 takes any free one. */
export async function startFakeModel({
  port = 0,
  host = '127.0.0.1',
  faults = {},
  clock = systemClock,
  pool: shape,
}: {
  readonly port?: number
  readonly host?: string
  readonly faults?: z.input<typeof FakeFaults>
  readonly clock?: Clock
  /** Answers take the time that a pool of this shape takes; they take none where it is left out. */
  readonly pool?: PoolShape | undefined
} = {}): Promise<FakeModel> {
  const pool = shape && new ReplicaPool(clock, shape)
  const fakeModel = new FakeModelState(clock, FakeFaults.parse(faults), pool)
  const routes = { ...routesOf(fakeModel), ...(pool && poolRoutes(pool)) }
  const server = await serve(routes, port, host)
  return { ...server, setFaults: (next) => fakeModel.setFaults(FakeFaults.parse(next)) }
}

const routesOf = (fakeModel: FakeModelState): Routes => ({
  ...aboutRoutes(FAKE_MODEL),
  'POST /v1/chat/completions': (request, response) => chat(fakeModel, request, response),
  'GET /fake/calls': (_request, response) => reply(response, 200, fakeModel.counts),
  'GET /fake/bill': (_request, response) => reply(response, 200, fakeModel.bill),
  'GET /fake/mutations': (_request, response) => reply(response, 200, fakeModel.mutations),
  'GET /fake/faults': (_request, response) => reply(response, 200, fakeModel.faults),
  'POST /fake/faults': (request, response) => setFaults(fakeModel, request, response),
})

class FakeModelState {
  readonly clock: Clock
  readonly pool: ReplicaPool | undefined
  readonly limit: RateLimit
  readonly mutations: MutationRecord[] = []
  readonly counts: Record<Purpose | 'total' | 'failed', number> = {
    total: 0,
    draft: 0,
    judge: 0,
    other: 0,
    failed: 0,
  }
  /** What was answered and sent: a call whose client has gone is not billed, as its generation ends then. */
  readonly bill = { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0 }
  readonly cachedPrompts = new Set<string>()
  faults: FakeFaults
  /** Calls since the faults were set. */
  #faultCalls = 0

  constructor(clock: Clock, faults: FakeFaults, pool: ReplicaPool | undefined) {
    this.clock = clock
    this.pool = pool
    this.limit = new RateLimit(clock)
    this.faults = faults
    this.setFaults(faults)
  }

  setFaults(faults: FakeFaults): void {
    this.faults = faults
    this.#faultCalls = 0
    this.limit.set(faults.requestsPerMinute, faults.tokensPerMinute)
  }

  /** Counts a call, and says what may go wrong with it. */
  begin(): { readonly call: number; readonly faults: FakeFaults } {
    this.counts.total += 1
    this.#faultCalls += 1
    const { callsMax } = this.faults
    if (callsMax !== null && this.#faultCalls > callsMax) this.setFaults(FakeFaults.parse({}))
    return { call: this.#faultCalls, faults: this.faults }
  }
}

/** What the body omits returns to its default: `{}` ends all faults. */
async function setFaults(
  fakeModel: FakeModelState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parsed = FakeFaults.safeParse(await readJson(request))
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  fakeModel.setFaults(parsed.data)
  reply(response, 200, fakeModel.faults)
}

async function chat(
  fakeModel: FakeModelState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { call, faults } = fakeModel.begin()
  const body = await readJson(request)
  const parsed = Chat.safeParse(body)
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  const random = seededRandom(seedOfText(`${faults.seed}:${call}:fate`))
  const latencyMs = faults.latencyMs + random.next() * faults.latencySpreadMs
  const gone = goneSignal(response)
  await sleep(fakeModel.clock, latencyMs, gone)
  if (gone.aborted) return fail(fakeModel)

  const refused = faults.refuses.find((name) => JSON.stringify(body).includes(`"${name}"`))
  if (refused) return refuse(response, 400, `${refused} is not supported`)
  if (random.next() < faults.stallRate) return fail(fakeModel)
  if (random.next() < faults.outageRate) {
    fail(fakeModel)
    response.destroy()
    return
  }
  const promptTokens = tokensOf(parsed.data.messages.map(({ content }) => content).join('\n'))
  const { isAllowed, headers } = fakeModel.limit.take(promptTokens)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (!isAllowed) return fail(fakeModel, () => refuse(response, 429, 'rate limit reached'))
  if (random.next() < faults.errorRate) {
    const { errorStatus, retryAfterSeconds } = faults
    if (retryAfterSeconds > 0) response.setHeader('retry-after', String(retryAfterSeconds))
    return fail(fakeModel, () => refuse(response, errorStatus, 'an error on purpose'))
  }
  const { messages, response_format } = parsed.data
  const answer = answerChat(messages, response_format?.json_schema?.schema, faults, call)
  const outputTokens = tokensOf(answer.content.text ?? answer.content.refusal ?? '')
  const { pool } = fakeModel
  const how = pool ? await runInPool(pool, { promptTokens, outputTokens }, gone) : 'done'
  if (how === 'gone') return fail(fakeModel)
  if (how !== 'done') return fail(fakeModel, () => refuse(response, 503, `the call was ${how}`))
  complete(fakeModel, answer, { messages, promptTokens, outputTokens }, response)
}

function fail(fakeModel: FakeModelState, how?: () => void): void {
  fakeModel.counts.failed += 1
  how?.()
}

function complete(
  fakeModel: FakeModelState,
  answer: FakeAnswer,
  asked: {
    readonly messages: Chat['messages']
    readonly promptTokens: number
    readonly outputTokens: number
  },
  response: ServerResponse,
): void {
  const { messages, promptTokens, outputTokens } = asked
  fakeModel.counts[answer.purpose] += 1
  if (answer.mutation && fakeModel.mutations.length < MUTATIONS_KEPT_MAX) {
    fakeModel.mutations.push({ ...answer.mutation, call: fakeModel.counts.total })
  }
  const cached = cachedTokens(fakeModel, messages[0]?.content ?? '')
  fakeModel.bill.calls += 1
  fakeModel.bill.inputTokens += promptTokens
  fakeModel.bill.cachedTokens += cached
  fakeModel.bill.outputTokens += outputTokens
  replyCompletion(response, {
    model: FAKE_MODEL,
    content: answer.content,
    promptTokens,
    cachedTokens: cached,
    outputTokens,
    createdAt: fakeModel.clock.now(),
  })
}

/** A static system prompt of 1,024 tokens and more is cached from its second call on, in steps of 128. */
function cachedTokens({ cachedPrompts }: FakeModelState, prompt: string): number {
  const tokens = tokensOf(prompt)
  if (tokens < CACHED_TOKENS_MIN) return 0
  if (cachedPrompts.has(prompt)) return Math.floor(tokens / 128) * 128
  if (cachedPrompts.size < 100) cachedPrompts.add(prompt)
  return 0
}
