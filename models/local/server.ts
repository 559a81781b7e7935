// The same HTTP shape as every other endpoint, before the small model. It has one pair of hands: calls queue.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Clock, systemClock } from '#foundation/clock.ts'
import { Mutex } from '#foundation/mutex.ts'
import { asksForClaims, withClaims } from '../fake/claims.ts'
import {
  aboutRoutes,
  Chat,
  goneSignal,
  readJson,
  refuse,
  replyCompletion,
  type ShapedServer,
  serve,
} from '../openai-server.ts'
import type { LocalLlama } from './llama.ts'
import { LOCAL_MODEL } from './name.ts'
import { rewritingOf, withStory } from './rewrite.ts'

const QUEUE_MAX = 200
const OUTPUT_TOKENS_MAX = 400

interface Options {
  readonly port: number
  readonly host: string
  readonly clock?: Clock
}

/** Listens until disposed; `llama` stays the caller's. */
export function startLocal(
  llama: LocalLlama,
  { port, host, clock = systemClock }: Options,
): Promise<ShapedServer> {
  const queue = new Mutex()
  return serve(
    {
      ...aboutRoutes(LOCAL_MODEL),
      'POST /v1/chat/completions': (request, response) =>
        chat({ llama, queue, clock }, request, response),
    },
    port,
    host,
  )
}

interface Desk {
  readonly llama: LocalLlama
  readonly queue: Mutex
  readonly clock: Clock
}

async function chat(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parsed = Chat.safeParse(await readJson(request))
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  if (desk.queue.length >= QUEUE_MAX) return refuse(response, 429, 'too many calls wait')
  const { llama, clock } = desk
  const gone = goneSignal(response)
  const text = await desk.queue.hold(() => (gone.aborted ? '' : answer(llama, parsed.data, gone)))
  if (gone.aborted) return
  replyCompletion(response, {
    model: LOCAL_MODEL,
    content: { text, finishReason: 'stop' },
    promptTokens: llama.tokens(parsed.data.messages.map(({ content }) => content).join('\n')),
    cachedTokens: 0,
    outputTokens: llama.tokens(text),
    createdAt: clock.now(),
  })
}

/** A report is composed and rewritten; anything else the model answers itself. */
async function answer(llama: LocalLlama, asked: Chat, signal: AbortSignal): Promise<string> {
  const rewriting = rewritingOf(asked.messages)
  if (rewriting) {
    const { day, composed, talk } = rewriting
    const written = withStory(composed, await llama.say(talk, signal))
    const schema = asked.response_format?.json_schema?.schema
    const isClaimed = day.mode === 'text' && asksForClaims(asked.messages, schema)
    return JSON.stringify(isClaimed ? withClaims(written, day) : written)
  }
  const bound = asked.max_tokens ?? asked.max_completion_tokens ?? OUTPUT_TOKENS_MAX
  return llama.say(
    {
      messages: asked.messages,
      outputTokensMax: Math.min(bound, OUTPUT_TOKENS_MAX),
      temperature: asked.temperature ?? 0,
      seed: 1,
      schema: asked.response_format?.json_schema?.schema,
    },
    signal,
  )
}
