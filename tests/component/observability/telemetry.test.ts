import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endSpan, startSpan, traceparentOf } from '#observability/spans.ts'
import { startTelemetry } from '#observability/telemetry.ts'

/** A collector that answers with `status`, and remembers what came. */
async function startCollector(status: () => number) {
  const bodies: string[] = []
  let refused = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      if (status() !== 200) refused += 1
      else bodies.push(Buffer.concat(chunks).toString('latin1'))
      response.writeHead(status()).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    refused: () => refused,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('stopping sends the spans that are left', async () => {
  await using collector = await startCollector(() => 200)
  const telemetry = startTelemetry('heuristics', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  endSpan(startSpan('select days'))

  await telemetry[Symbol.asyncDispose]()

  expect(collector.bodies.join('')).toContain('select days')
  expect(collector.bodies.join('')).toContain('heuristics')
})

test('what a collector did not take is sent again once it does', async () => {
  let status = 400
  await using collector = await startCollector(() => status)
  const telemetry = startTelemetry('generation', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  for (let span = 0; span < 512; span += 1) endSpan(startSpan('lost and found'))
  while (collector.refused() === 0) await new Promise(setImmediate)

  status = 200
  endSpan(startSpan('the next one'))
  await telemetry[Symbol.asyncDispose]()

  expect(collector.bodies.join('')).toContain('lost and found')
})

test('a collector that is down holds up neither the work nor the stop', async () => {
  const telemetry = startTelemetry('judging', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
  endSpan(startSpan('judge report'))
  const startedAt = performance.now()

  await telemetry[Symbol.asyncDispose]()

  expect(performance.now() - startedAt).toBeLessThan(2_500)
})

test('without a collector spans are made and go nowhere', async () => {
  await using _telemetry = startTelemetry('persistence', {})

  expect(traceparentOf(startSpan('store content'))).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
})
