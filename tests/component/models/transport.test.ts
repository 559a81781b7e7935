// The limits of undici, against a server that keeps to none.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EndpointError, openTransport } from '#models/transport.ts'

const TIMEOUT_MS = 1_000
/** undici's clock ticks twice a second. */
const LATE_MS_MAX = 3_000

const body = { model: 'm', messages: [] }
const never = new AbortController().signal

async function askServer(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const server = createServer((request, response) => answer(response, request))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await using transport = openTransport({
    baseUrl: `http://127.0.0.1:${port}/v1`,
    key: '',
    connectionsMax: 1,
    timeoutMs: TIMEOUT_MS,
  })
  const startedMs = performance.now()
  try {
    const { completion, headers } = await transport.complete(body, 'call-1', never)
    return { completion, headers, ms: performance.now() - startedMs }
  } catch (error) {
    return { error: error as EndpointError, ms: performance.now() - startedMs }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('an answer whose head does not come ends at the time-out', async () => {
  const { error, ms } = await askServer(() => {})

  expect(error?.code).toBe('UND_ERR_HEADERS_TIMEOUT')
  expect(ms).toBeLessThan(TIMEOUT_MS + LATE_MS_MAX)
})

test('an answer whose body stops in the middle ends at the time-out', async () => {
  const { error, ms } = await askServer((response) => response.write('{"half":'))

  expect(error?.code).toBe('UND_ERR_BODY_TIMEOUT')
  expect(ms).toBeLessThan(TIMEOUT_MS + LATE_MS_MAX)
})

test('an answer whose body keeps coming may take longer than the time-out', async () => {
  const { completion, ms } = await askServer((response) => {
    response.write('"')
    let left = 10
    const timer = setInterval(() => {
      left -= 1
      if (left > 0) return response.write('.')
      clearInterval(timer)
      return response.end('!"')
    }, 300)
  })

  expect(completion).toBe('.........!')
  expect(ms).toBeGreaterThan(2 * TIMEOUT_MS)
})

test('an answer above 4 MB is given up', async () => {
  const { error } = await askServer((response) => response.end(Buffer.alloc(4 * 1024 * 1024 + 1)))

  expect(error?.code).toBe('UND_ERR_RES_EXCEEDED_MAX_SIZE')
})

test('the call goes to the right path with its ID, and headers come back by lower-case name', async () => {
  const { completion, headers } = await askServer((response, { url, method, headers: sent }) => {
    response.setHeader('X-RateLimit-Limit-Requests', '7')
    response.end(JSON.stringify([method, url, sent['x-client-request-id'], sent.authorization]))
  })

  expect(completion).toEqual(['POST', '/v1/chat/completions', 'call-1', null])
  expect(headers?.['x-ratelimit-limit-requests']).toBe('7')
})

test.each([
  [
    '{"error":{"message":"no money","code":"insufficient_quota"}}',
    '429 no money',
    'insufficient_quota',
  ],
  ['{"error":{"message":["odd"]}}', '429 {"error":{"message":["odd"]}}', undefined],
  ['<html>busy</html>', '429 <html>busy</html>', undefined],
  ['null', '429 null', undefined],
])('the error %s is read with care', async (text, message, code) => {
  const { error } = await askServer((response) => {
    response.writeHead(429, { 'retry-after': '3' })
    response.end(text)
  })

  expect(error).toMatchObject({ status: 429, message, code, headers: { 'retry-after': '3' } })
})

test('an answer that is no JSON is a syntax error', async () => {
  const { error } = await askServer((response) => response.end('<html>'))

  expect(error).toBeInstanceOf(SyntaxError)
})
