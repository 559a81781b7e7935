// The readers: so many connections for so long, as fast as they are answered or at a rate. Prints what they saw.
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { quantile } from '../measuring/quantile.ts'

export interface Asked {
  readonly url: string
  /** Each connection asks for these in turn. */
  readonly requests: readonly { path: string; headers: Record<string, string> }[]
  readonly connections: number
  readonly seconds: number
  /** Requests a second; as fast as they are answered where it is left out. */
  readonly rate?: number
}

export interface Seen {
  /** Answers of 200 a second. */
  readonly perSecond: number
  /** ms, of answers of 200; the wait before a late request is sent counts where there is a rate. */
  readonly p50: number
  readonly p99: number
  /** ms, of those that were answered in the first second. */
  readonly firstSecondP99: number
  readonly refusedP99: number
  readonly statuses: Readonly<Record<string, number>>
  readonly errors: number
}

const { url, requests, connections, seconds, rate } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
) as Asked
const good: number[] = []
const refused: number[] = []
const first: number[] = []
const startedMs = performance.now()
const options: autocannon.Options = {
  url,
  requests: requests.map(({ path, headers }) => ({ method: 'GET' as const, path, headers })),
  connections,
  duration: seconds,
  timeout: 5,
  ...(rate === undefined ? {} : { overallRate: rate }),
}
const finished = Promise.withResolvers<autocannon.Result>()
const running = autocannon(options, (error, result) =>
  error ? finished.reject(error) : finished.resolve(result),
)
running.on('response', (_client, status, _bytes, ms) => {
  if (status !== 200) return void refused.push(ms)
  good.push(ms)
  if (performance.now() - startedMs < 1_000) first.push(ms)
})
const result = await finished.promise
const statuses = Object.fromEntries(
  Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
)
const seen: Seen = {
  perSecond: good.length / result.duration,
  p50: quantile(good, 0.5),
  p99: quantile(good, 0.99),
  firstSecondP99: quantile(first, 0.99),
  refusedP99: quantile(refused, 0.99),
  statuses,
  errors: result.errors + result.timeouts,
}
console.log(JSON.stringify(seen))
