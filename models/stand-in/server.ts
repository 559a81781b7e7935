// An OpenAI-shaped server that needs no model. It composes stories from the facts in the prompt and can be told
// to fail in every way an endpoint fails: for the demo, for load and for drills.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { type Clock, sleep, systemClock } from '#runtime/clock.ts'
import { seededRandom } from '#runtime/random.ts'
import { answerChat, type Purpose } from './answer.ts'
import { seedOf } from './compose.ts'
import { Faults } from './faults.ts'
import type { Mutation } from './mutations.ts'
import { RateLimit } from './rate-limit.ts'

export const STAND_IN_MODEL = 'stand-in-1'
const BODY_BYTES_MAX = 4 * 1024 * 1024
const MUTATIONS_KEPT_MAX = 10_000
const CACHED_TOKENS_MIN = 1_024

const Chat = z.object({
  model: z.string().optional(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1)
    .max(200),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.unknown() }).optional() })
    .optional(),
})

/** `report` is what the prompt calls `seed`: the first 8 hex digits of SHA-256 of the report's id. */
export type MutationRecord = Mutation & { readonly call: number; readonly report: string }

export interface StandIn extends AsyncDisposable {
  /** Base URL for a client, ending in `/v1`. */
  readonly url: string
  setFaults(faults: z.input<typeof Faults>): void
}

/** Listens until disposed. Port 0 takes any free one. */
export async function startStandIn({
  port = 0,
  host = '127.0.0.1',
  faults = {},
  clock = systemClock,
}: {
  readonly port?: number
  readonly host?: string
  readonly faults?: z.input<typeof Faults>
  readonly clock?: Clock
} = {}): Promise<StandIn> {
  const standIn = new StandInState(clock, Faults.parse(faults))
  const server = createServer((request, response) => {
    route(standIn, request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 400, String(error))
      else response.destroy()
    })
  })
  await listen(server, port, host)
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host}:${bound}/v1`,
    setFaults: (next) => standIn.setFaults(Faults.parse(next)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

class StandInState {
  readonly clock: Clock
  readonly limit: RateLimit
  readonly mutations: MutationRecord[] = []
  readonly counts: Record<Purpose | 'total' | 'failed', number> = {
    total: 0,
    draft: 0,
    judge: 0,
    other: 0,
    failed: 0,
  }
  readonly cachedPrompts = new Set<string>()
  faults: Faults
  /** Calls since the faults were set. */
  #faultCalls = 0

  constructor(clock: Clock, faults: Faults) {
    this.clock = clock
    this.limit = new RateLimit(clock)
    this.faults = faults
    this.setFaults(faults)
  }

  setFaults(faults: Faults): void {
    this.faults = faults
    this.#faultCalls = 0
    this.limit.set(faults.requestsPerMinute, faults.tokensPerMinute)
  }

  /** Counts a call, and says what may go wrong with it. */
  begin(): { readonly call: number; readonly faults: Faults } {
    this.counts.total += 1
    this.#faultCalls += 1
    const { callsMax } = this.faults
    if (callsMax !== null && this.#faultCalls > callsMax) this.setFaults(Faults.parse({}))
    return { call: this.#faultCalls, faults: this.faults }
  }
}

async function route(
  standIn: StandInState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = `${request.method} ${request.url?.split('?')[0]}`
  switch (target) {
    case 'POST /v1/chat/completions':
      return chat(standIn, request, response)
    case 'GET /v1/models':
      return reply(response, 200, {
        object: 'list',
        data: [{ id: STAND_IN_MODEL, object: 'model' }],
      })
    case 'GET /readyz':
    case 'GET /livez':
      return reply(response, 200, { status: 'ready' })
    case 'GET /stand-in/calls':
      return reply(response, 200, standIn.counts)
    case 'GET /stand-in/mutations':
      return reply(response, 200, standIn.mutations)
    case 'GET /stand-in/faults':
      return reply(response, 200, standIn.faults)
    case 'POST /stand-in/faults':
      return setFaults(standIn, request, response)
    default:
      return refuse(response, 404, `${target} is not served here`)
  }
}

/** What the body leaves out goes back to its default: `{}` ends all faults. */
async function setFaults(
  standIn: StandInState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parsed = Faults.safeParse(await readJson(request))
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  standIn.setFaults(parsed.data)
  reply(response, 200, standIn.faults)
}

async function chat(
  standIn: StandInState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { call, faults } = standIn.begin()
  const body = await readJson(request)
  const parsed = Chat.safeParse(body)
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  const random = seededRandom(seedOf(`${faults.seed}:${call}:fate`))
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const latencyMs = faults.latencyMs + random.next() * faults.latencySpreadMs
  await sleep(standIn.clock, latencyMs, gone.signal)

  const refused = faults.refuses.find((name) => JSON.stringify(body).includes(`"${name}"`))
  if (refused) return refuse(response, 400, `${refused} is not supported`)
  if (random.next() < faults.stallRate) return fail(standIn)
  if (random.next() < faults.outageRate) {
    fail(standIn)
    response.destroy()
    return
  }
  const promptTokens = tokensOf(parsed.data.messages.map(({ content }) => content).join('\n'))
  const { isAllowed, headers } = standIn.limit.take(promptTokens)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (!isAllowed) return fail(standIn, () => refuse(response, 429, 'rate limit reached'))
  if (random.next() < faults.errorRate) {
    const { errorStatus, retryAfterSeconds } = faults
    if (retryAfterSeconds > 0) response.setHeader('retry-after', String(retryAfterSeconds))
    return fail(standIn, () => refuse(response, errorStatus, 'an error on purpose'))
  }
  complete(standIn, parsed.data, { call, faults, promptTokens }, response)
}

function fail(standIn: StandInState, how?: () => void): void {
  standIn.counts.failed += 1
  how?.()
}

function complete(
  standIn: StandInState,
  { messages, response_format }: z.infer<typeof Chat>,
  { call, faults, promptTokens }: { call: number; faults: Faults; promptTokens: number },
  response: ServerResponse,
): void {
  const answer = answerChat(messages, response_format?.json_schema?.schema, faults, call)
  standIn.counts[answer.purpose] += 1
  if (answer.mutation && standIn.mutations.length < MUTATIONS_KEPT_MAX) {
    standIn.mutations.push({ ...answer.mutation, call: standIn.counts.total })
  }
  const { text, refusal, finishReason } = answer.content
  const outputTokens = tokensOf(text ?? refusal ?? '')
  reply(response, 200, {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(standIn.clock.now() / 1000),
    model: STAND_IN_MODEL,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: refusal ?? null },
        finish_reason: finishReason,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: outputTokens,
      total_tokens: promptTokens + outputTokens,
      prompt_tokens_details: { cached_tokens: cachedTokens(standIn, messages[0]?.content ?? '') },
      completion_tokens_details: { reasoning_tokens: 0 },
    },
  })
}

/** A static system prompt of 1,024 tokens and more is cached from its second call on, in steps of 128. */
function cachedTokens({ cachedPrompts }: StandInState, prompt: string): number {
  const tokens = tokensOf(prompt)
  if (tokens < CACHED_TOKENS_MIN) return 0
  if (cachedPrompts.has(prompt)) return Math.floor(tokens / 128) * 128
  if (cachedPrompts.size < 100) cachedPrompts.add(prompt)
  return 0
}

/** About four characters a token, as for English. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4)

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) throw new Error(`the body has more than ${BODY_BYTES_MAX} bytes`)
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
}

const refuse = (response: ServerResponse, status: number, message: string): void =>
  reply(response, status, { error: { message, type: 'stand_in', param: null, code: null } })

function reply(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}
