// The limits of undici, against a server that keeps to none.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openUndiciFetch } from '#models/undici-fetch.ts'

const TIMEOUT_MS = 1_000
/** undici's clock ticks twice a second. */
const LATE_MS_MAX = 3_000

async function askServer(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await using lean = openUndiciFetch(1, TIMEOUT_MS)
  const startedMs = performance.now()
  try {
    const response = await lean.fetch(`http://127.0.0.1:${port}/`)
    return { text: await response.text(), ms: performance.now() - startedMs }
  } catch (error) {
    return { code: (error as { code?: string }).code, ms: performance.now() - startedMs }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('an answer whose head does not come ends at the time-out', async () => {
  const { code, ms } = await askServer(() => {})

  expect(code).toBe('UND_ERR_HEADERS_TIMEOUT')
  expect(ms).toBeLessThan(TIMEOUT_MS + LATE_MS_MAX)
})

test('an answer whose body stops in the middle ends at the time-out', async () => {
  const { code, ms } = await askServer((response) => response.write('{"half":'))

  expect(code).toBe('UND_ERR_BODY_TIMEOUT')
  expect(ms).toBeLessThan(TIMEOUT_MS + LATE_MS_MAX)
})

test('an answer whose body keeps coming may take longer than the time-out', async () => {
  const { text, ms } = await askServer((response) => {
    let left = 10
    const timer = setInterval(() => {
      left -= 1
      if (left > 0) return response.write('.')
      clearInterval(timer)
      return response.end('!')
    }, 300)
  })

  expect(text).toBe('.........!')
  expect(ms).toBeGreaterThan(2 * TIMEOUT_MS)
})

test('an answer above 4 MB is given up', async () => {
  const { code } = await askServer((response) => response.end(Buffer.alloc(4 * 1024 * 1024 + 1)))

  expect(code).toBe('UND_ERR_RES_EXCEEDED_MAX_SIZE')
})
