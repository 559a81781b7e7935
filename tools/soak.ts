// A ledger under steady load for as long as is asked, with a random fault every minute: prints memory,
// heap and open files of each process over time, and ends by the checker.
// `npm run soak -- --minutes 60 --rate 20`; SIGTERM ends it early, with its verdict.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seededRandom } from '#foundation/random.ts'
import { openBrokers } from '#testkit/faults/brokers.ts'
import { Meter, soakFaults } from '#testkit/faults/soak.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { openKafkaProxy } from '#testkit/ledger/kafka-proxy.ts'
import { openLedger } from '#testkit/ledger/open-ledger.ts'
import { testStack } from '#testkit/stack.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
const MINUTE_MS = 60_000
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort())
const { signal } = stopping
const sleep = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})

await using stack = await testStack()
Object.assign(process.env, stack.env)
const portBase = ownPortBase('ownBrokers') + 60
await using cluster = await openBrokers({ portBase, proxyPort: portBase + 9 })
await using proxy = await openKafkaProxy(portBase + 9, `127.0.0.1:${portBase + 2}`)
await using ledger = await openLedger({
  brokers: cluster.addresses,
  brokersSeen: proxy.address,
  isSupervised: true,
  settings: { KAFKA_SESSION_TIMEOUT_MS: '10000', KAFKA_TRANSACTION_TIMEOUT_MS: '10000' },
})
const random = seededRandom(seed)
const faults = soakFaults({ ledger, cluster, proxy, random })
// A leak in it grows over the whole time: it is never killed.
await ledger.startReady('steady')
await ledger.startReady('other')
ledger.startLoad({ seed, ordersPerSecond: Number(values.rate) })
const meter = new Meter(ledger)

for (let minute = 1; minute <= Number(values.minutes) && !signal.aborted; minute += 1) {
  const endMs = performance.now() + MINUTE_MS
  await sleep(random.next() * MINUTE_MS * 0.3)
  const fault = faults[Math.floor(random.next() * faults.length)]
  if (fault && !signal.aborted) await ledger.disturb(fault.run, 15_000)
  await sleep(Math.max(0, endMs - performance.now()))
  process.stdout.write(`${await meter.line(minute, fault?.name ?? '')}\n`)
}
const verdict = await ledger.finish(3 * MINUTE_MS)
const { faults: wrong, ...counts } = verdict
const growth = meter.growth()
process.stdout.write(`${JSON.stringify(counts)}\n${wrong.map((each) => `${each}\n`).join('')}`)
process.stdout.write(`${growth.text}\n`)
process.exitCode = wrong.length === 0 && growth.isFlat ? 0 : 1
