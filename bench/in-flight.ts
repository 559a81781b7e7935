// Calls over sockets: the governed client, beside undici's plain request and the client of the `openai` package, each
// in a process of its own against a fake model that is a pool. First the pool answers so slowly that all calls are in
// flight, then immediately.
//   npm run bench -- in-flight [--calls 20000] [--seconds 20]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '20' },
  },
})
const calls = Number(options.calls)
const FAST_CALLS = 256
/** Of 67 steps. */
const SLOW_STEP_MS = 75
const SLOTS_OF_REPLICA = 32

interface Seen {
  readonly inFlight: number
  readonly callsPerSecond: number
  readonly cpuUsOfCall: number
  readonly megabytes: number
  readonly loopP99Ms: number
  readonly failed: number
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  const [line] = (await once(createInterface(stream), 'line')) as [string]
  return line
}

/** A pool with a slot for every call, and steps of so many ms. */
async function measure(contender: string, count: number, stepMs: number): Promise<Seen> {
  const replicas = Math.ceil(count / SLOTS_OF_REPLICA)
  const pool = { replicas, stepMs, stepMsOfCall: 0 }
  const server = spawn(process.execPath, ['models/fake/main.ts', '--pool'], {
    env: { ...process.env, FAKE_MODEL_PORT: '0', FAKE_MODEL_POOL: JSON.stringify(pool) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = (await firstLine(server.stdout)).split(' ').at(-1) ?? ''
    const args = ['bench/in-flight/client-main.ts', contender, url, `${count}`]
    const client = spawn(process.execPath, [...args, options.seconds], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return JSON.parse(await firstLine(client.stdout)) as Seen
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}

async function compare(what: string, count: number, stepMs: number): Promise<void> {
  console.log(what)
  const seen = new Map<string, Seen>()
  for (const name of ['ours', 'undici', 'openai']) {
    const one = await measure(name, count, stepMs)
    seen.set(name, one)
    console.log(
      `  ${name.padEnd(7)} ${one.inFlight} in flight, ${one.callsPerSecond.toFixed(0)} calls/s, ` +
        `${one.cpuUsOfCall.toFixed(0)} us of CPU a call, ${one.megabytes.toFixed(0)} MB, ` +
        `event loop p99 ${one.loopP99Ms.toFixed(0)} ms, failed ${one.failed}`,
    )
  }
  const rate = (name: string) => seen.get(name)?.callsPerSecond ?? Number.NaN
  const shareOf = (name: string) => `${((100 * rate('ours')) / rate(name)).toFixed(0)} %`
  console.log(
    `  ours makes ${shareOf('undici')} of undici's calls, ${shareOf('openai')} of openai's`,
  )
}

await compare(`${calls} calls of 5 s in flight`, calls, SLOW_STEP_MS)
await compare(`a pool that answers immediately, ${FAST_CALLS} calls in flight`, FAST_CALLS, 0.01)
