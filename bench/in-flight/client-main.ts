// One contender of bench/in-flight.ts in a process of its own: keeps so many calls in flight, and prints what it saw.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import OpenAI from 'openai'
import { Agent, request } from 'undici'
import { openGovernedModel } from '#models/governed-model.ts'
import { ModelConfig } from '#models/settings.ts'
import { openLog } from '#observability/log.ts'

const [contender = '', url = '', callsText = '', secondsText = ''] = process.argv.slice(2)
const calls = Number(callsText)
const seconds = Number(secondsText)

const PROMPT_CHARACTERS = 4_800 // 1,200 tokens.
const FULL_SHARE = 0.9
const FILL_SECONDS_MAX = 120
const FAST_SECONDS = 10
const OUTPUT_TOKENS = 150
const content = 'x'.repeat(PROMPT_CHARACTERS)
const schema = { name: 'answer', json: { type: 'object' } }
const never = new AbortController().signal

/** One call; rejects where it is not answered. */
type Call = () => Promise<void>

function ours(): Call {
  const model = openGovernedModel(
    ModelConfig.parse({
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: 'fake-1',
      MODEL_CONNECTIONS_MAX: calls,
      MODEL_METRICS_URL: url.replace('/v1', '/metrics'),
      MODEL_TIMEOUT_MS: 300_000,
    }),
    openLog('bench', 'error'),
  )
  const asked = { schema, outputTokensMax: OUTPUT_TOKENS, temperature: 0 }
  return async () => {
    const messages = [{ role: 'user', content }] as const
    const outcome = await model.chat({ ...asked, messages }, never)
    if (!outcome.ok) throw new Error(outcome.detail)
  }
}

/** The least that a call can be: JSON out, JSON in. */
function undici(): Call {
  const dispatcher = new Agent({ connections: calls, headersTimeout: 300_000 })
  return async () => {
    const answer = await request(`${url}/chat/completions`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'fake-1', messages: [{ role: 'user', content }] }),
    })
    await answer.body.json()
    if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`)
  }
}

/** What a team would pick: the package's client, its retries off. */
function openAi(): Call {
  const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0, timeout: 300_000 })
  return async () => {
    await client.chat.completions.create({ model: 'fake-1', messages: [{ role: 'user', content }] })
  }
}

const contenders: Readonly<Record<string, () => Call>> = { ours, undici, openai: openAi }
const call = (contenders[contender] ?? undici)()
let answered = 0
let failed = 0
const repeat = async () => {
  for (;;) {
    await call().then(
      () => {
        answered += 1
      },
      () => {
        failed += 1
      },
    )
  }
}
for (let count = 0; count < calls; count += 1) void repeat()

/** As the server counts them. */
async function inFlight(): Promise<number> {
  const answer = await request(url.replace('/v1', '/metrics'))
  const counts = (await answer.body.text()).matchAll(/\} (\d+)/g)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let most = 0
for (let second = 0; second < FILL_SECONDS_MAX && most < FULL_SHARE * calls; second += 1) {
  await wait(1_000)
  most = Math.max(most, await inFlight())
  if (second >= FAST_SECONDS && answered > calls * second) break // Answered faster than they can be counted.
}
const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
const before = { answered, cpu: process.cpuUsage(), atMs: performance.now() }
await wait(seconds * 1_000)
const tookMs = performance.now() - before.atMs
const cpu = process.cpuUsage(before.cpu)
const made = answered - before.answered
console.log(
  JSON.stringify({
    inFlight: Math.max(most, await inFlight()),
    callsPerSecond: (1_000 * made) / tookMs,
    cpuUsOfCall: (cpu.user + cpu.system) / Math.max(1, made),
    megabytes: process.memoryUsage().rss / 2 ** 20,
    loopP99Ms: delay.percentile(99) / 1e6,
    failed,
  }),
)
process.exit(0)
