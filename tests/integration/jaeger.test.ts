// A Jaeger of this test's own, as the stack starts it: it is stopped, killed and started again.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProgress } from '#bootstrap/progress.js'
import { startPart } from '#deploy/embedded/part.ts'
import { findProcess, stopProcess } from '#deploy/embedded/process.ts'
import { openServers } from '#deploy/embedded/servers.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { ownStackEnv } from '#testkit/stack.ts'
import { until } from '#testkit/tally/tally-topics.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
const env = ownStackEnv(home, ownPortBase('ownStack'))
const settings = stackSettings(env)

async function start(): Promise<void> {
  const progress = openProgress(process.stderr, env)
  const [jaeger] = await openServers(settings, ['jaeger'], { env, progress, signal: undefined })
  if (!jaeger) throw new Error('there is no Jaeger to start')
  await startPart(jaeger, { home, env, signal: undefined })
}

afterAll(async () => {
  await stopProcess(home, 'jaeger')
  rmSync(home, { recursive: true })
}, 30_000)

const spansOf = async (traceId: string): Promise<number> => {
  const response = await fetch(`${settings.jaegerUrl}/api/traces/${traceId}`)
  if (!response.ok) return 0
  const { data } = (await response.json()) as { data: { spans: unknown[] }[] }
  return data.flatMap(({ spans }) => spans).length
}

async function sendSpan(traceId: string): Promise<void> {
  const nowNanos = BigInt(Date.now()) * 1_000_000n
  const span = {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    name: 'kept',
    kind: 1,
    startTimeUnixNano: String(nowNanos),
    endTimeUnixNano: String(nowNanos + 1_000n),
  }
  const response = await fetch(`${settings.otlpUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  })
  expect(response.status).toBe(200)
}

test('Jaeger keeps traces on its disk: a kill loses none that it has answered for', async () => {
  const traceId = randomBytes(16).toString('hex')
  await start()
  await sendSpan(traceId)
  await until('the span', async () => (await spansOf(traceId)) === 1)

  process.kill(findProcess(home, 'jaeger')?.pid ?? 0, 'SIGKILL')
  await until('its end', () => findProcess(home, 'jaeger') === undefined)
  await start()

  await until('the span again', async () => (await spansOf(traceId)) === 1)
}, 120_000)

test('Jaeger traces none of its own requests, and its log has no errors', async () => {
  await start()
  const services = await fetch(`${settings.jaegerUrl}/api/services`)
  expect(services.status).toBe(200)

  await stopProcess(home, 'jaeger') // Whatever it would still send goes out at its end.

  const log = readFileSync(join(home, 'logs', 'jaeger.log'), 'utf8')
  const wrong = log.split('\n').filter((line) => /error|refused|failed/i.test(line))
  // The build has no page of Jaeger's own.
  expect(wrong.filter((line) => !line.includes('using a placeholder'))).toEqual([])
}, 120_000)
