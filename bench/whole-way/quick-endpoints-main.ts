// What the services call in a bench and must not be measured by: a model that composes each text once and then has it
// ready, and a collector that takes spans and keeps none. A program of its own; it prints its base URL.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerChat } from '#models/fake/answer.ts'
import { FakeFaults } from '#models/fake/faults.ts'
import { Chat, tokensOf } from '#models/openai-server.ts'

const noFaults = FakeFaults.parse({})
/** By the request without what names the listener. */
const ready = new Map<string, Buffer>()
const counts = { calls: 0, composed: 0, spanBytes: 0 }

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Answers as the fake model does; its seed is of the listener, and would make every prompt another. */
function complete(body: string): Buffer {
  const asked = body.replace(/(\\"seed\\": ?\\")[0-9a-f]{8}/g, '$100000000')
  counts.calls += 1
  const known = ready.get(asked)
  if (known) return known
  counts.composed += 1
  const { messages, response_format } = Chat.parse(JSON.parse(asked))
  const { content } = answerChat(messages, response_format?.json_schema?.schema, noFaults, 1)
  const promptTokens = tokensOf(messages.map((each) => each.content).join('\n'))
  const outputTokens = tokensOf(content.text ?? '')
  const answer = Buffer.from(
    JSON.stringify({
      id: 'chatcmpl-quick',
      object: 'chat.completion',
      created: 0,
      model: 'fake-1',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: content.text, refusal: null },
          finish_reason: content.finishReason,
        },
      ],
      usage: {
        prompt_tokens: promptTokens,
        completion_tokens: outputTokens,
        total_tokens: promptTokens + outputTokens,
        prompt_tokens_details: { cached_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    }),
  )
  ready.set(asked, answer)
  return answer
}

function reply(response: ServerResponse, body: Buffer) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
}

const server = createServer(async (request, response) => {
  const body = await bodyOf(request)
  if (request.url === '/v1/chat/completions') reply(response, complete(body.toString()))
  else if (request.url === '/counts') reply(response, Buffer.from(JSON.stringify(counts)))
  else {
    counts.spanBytes += body.length
    reply(response, Buffer.from('{}'))
  }
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
