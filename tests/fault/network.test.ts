import { expectPlayed, faultRounds } from '#testkit/faults/expectations.ts'
import { type FaultScenario, runScenario } from '#testkit/faults/fault-scenario.ts'
import { openOwnBrokerCluster } from '#testkit/faults/own-brokers.ts'
import { type NetworkProxy, openProxy, type Toxic } from '#testkit/faults/proxy.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { testSeed } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()

/** Answers that never come, connections that break in the middle, and a slow line both ways. */
const toxics: readonly Toxic[] = [
  { type: 'reset_peer', stream: 'downstream', attributes: { timeout: 3 } },
  { type: 'reset_peer', stream: 'upstream', attributes: { timeout: 0 } },
  { type: 'timeout', stream: 'downstream', attributes: { timeout: 1_500 } },
  { type: 'latency', stream: 'downstream', attributes: { latency: 400, jitter: 300 } },
  { type: 'bandwidth', stream: 'upstream', attributes: { rate: 20 } },
]

/**
 * A busy actor spends its time in EndTxn and TxnOffsetCommit: faults that come at any moment for a short
 * time hit these too, before the request, between request and answer, and on the next connection.
 */
async function disturb(proxy: NetworkProxy, { random, wait }: FaultScenario): Promise<void> {
  for (let at = 0; at < faultRounds({ short: 12, long: 120 }); at += 1) {
    await wait(200 + random.next() * 800)
    const toxic = toxics[Math.floor(random.next() * (toxics.length + 1))]
    if (toxic) await proxy.add(toxic)
    else await proxy.cut()
    await wait(50 + random.next() * 1_500)
    await proxy.mend()
  }
}

test(`a network that cuts, slows and swallows loses and repeats nothing (seed ${seed})`, async () => {
  const base = ownPortBase('ownBrokers')
  const ports = { api: base + 20, listen: base + 21, upstream: base + 2 }
  await using proxy = await openProxy(ports)
  await using own = await openOwnBrokerCluster({ proxyPort: ports.listen })

  const found = await runScenario(own.world, {
    seed,
    settings: { KAFKA_BROKERS: `127.0.0.1:${ports.listen}` },
    disturb: (stage) => disturb(proxy, stage),
  })

  expectPlayed('network', found)
}, 600_000)
