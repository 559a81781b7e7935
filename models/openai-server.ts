// The server's side of the OpenAI protocol, as far as our own servers speak it.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { newUuid } from '#foundation/random.ts'

const BODY_BYTES_MAX = 4 * 1024 * 1024

export const Chat = z.object({
  model: z.string().optional(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1)
    .max(200),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.number().int().min(1).optional(),
  max_completion_tokens: z.number().int().min(1).optional(),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.unknown() }).optional() })
    .optional(),
})
export type Chat = z.infer<typeof Chat>

/** The content of an answer, and how it ended. */
export interface Content {
  readonly text: string | null
  readonly finishReason: 'stop' | 'length'
  readonly refusal?: string
}

export interface Completion {
  readonly model: string
  readonly content: Content
  readonly promptTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  /** When it was made, ms since 1970 UTC. */
  readonly createdAt: number
}

type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** By `<method> <path>`. */
export type Routes = Readonly<Record<string, Route>>

export interface ShapedServer extends AsyncDisposable {
  /** Base URL for a client, ending in `/v1`. */
  readonly url: string
}

/** Serves `routes` until disposed; a route that throws answers 500. Port 0 takes any free one. */
export async function serve(routes: Routes, port: number, host: string): Promise<ShapedServer> {
  const server = createServer(async (request, response) => {
    const target = `${request.method} ${request.url?.split('?')[0]}`
    const route = routes[target]
    try {
      if (route) await route(request, response)
      else refuse(response, 404, `${target} is not served here`)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else refuse(response, isBadBody(error) ? 400 : 500, String(error))
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host}:${bound}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The routes that every OpenAI-shaped server has. */
export const aboutRoutes = (model: string): Routes => ({
  'GET /v1/models': (_request, response) =>
    reply(response, 200, { object: 'list', data: [{ id: model, object: 'model' }] }),
  'GET /readyz': (_request, response) => reply(response, 200, { status: 'ready' }),
  'GET /livez': (_request, response) => reply(response, 200, { status: 'ok' }),
})

const isBadBody = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof RangeError

/** @throws SyntaxError when the body is not JSON, RangeError when it is too long. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX)
      throw new RangeError(`the body has more than ${BODY_BYTES_MAX} bytes`)
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
}

export const refuse = (response: ServerResponse, status: number, message: string): void =>
  reply(response, status, { error: { message, type: 'server', param: null, code: null } })

export function reply(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}

export function replyCompletion(response: ServerResponse, completion: Completion): void {
  const { content, promptTokens, outputTokens } = completion
  const message = { role: 'assistant', content: content.text, refusal: content.refusal ?? null }
  reply(response, 200, {
    id: `chatcmpl-${newUuid()}`,
    object: 'chat.completion',
    created: Math.floor(completion.createdAt / 1000),
    model: completion.model,
    choices: [{ index: 0, message, finish_reason: content.finishReason }],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: outputTokens,
      total_tokens: promptTokens + outputTokens,
      prompt_tokens_details: { cached_tokens: completion.cachedTokens },
      completion_tokens_details: { reasoning_tokens: 0 },
    },
  })
}

/** Aborts when the client has gone. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

/** About four characters a token, as for English. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)
