// A small bank: transfers between users, timers, calls and deletions together, and a checker that holds
// every receipt, page and store against what was asked for.
import { seededRandom } from '#foundation/random.ts'
import { openBrokers } from '#testkit/faults/brokers.ts'
import { faultRounds } from '#testkit/faults/expectations.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { expectPromises } from '#testkit/ledger/expect-promises.ts'
import { openKafkaProxy, type Trouble } from '#testkit/ledger/kafka-proxy.ts'
import { openLedger } from '#testkit/ledger/open-ledger.ts'
import { realSleep } from '#testkit/ledger/sleep.ts'
import { testSeed, until } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()
const fast = { KAFKA_SESSION_TIMEOUT_MS: '6000', KAFKA_TRANSACTION_TIMEOUT_MS: '6000' }

test(`a bank whose process is killed at any moment loses, doubles and reorders nothing (I2, I3, I5, I7, I8, seed ${seed})`, async () => {
  await using ledger = await openLedger({ settings: fast })
  const random = seededRandom(seed)
  ledger.startLoad({ seed })
  let running = ledger.start('a')

  for (let kill = 0; kill < faultRounds({ short: 3, long: 20 }); kill += 1) {
    const isStarting = random.next() < 0.2
    if (!isStarting) await ledger.progress(20)
    await realSleep(random.next() * 1_500)
    await ledger.disturb(() => running.kill())
    running = ledger.start('a')
  }

  expectPromises('bank killed', await ledger.finish(120_000))
}, 600_000)

const troubles: Trouble[] = [
  { request: 'endTransaction', how: 'after' },
  { request: 'commitOffsets', how: 'before' },
  { request: 'endTransaction', how: 'before' },
  { request: 'commitOffsets', how: 'after' },
  { request: 'endTransaction', how: 'slow', delayMs: 1_500 },
  { request: 'commitOffsets', how: 'slow', delayMs: 1_500 },
  { request: 'produce', how: 'after' },
  { request: 'addOffsets', how: 'after' },
]

test(`a connection cut or slowed exactly at the offsets or the end of a transaction leaves nothing in doubt (I2, I6, seed ${seed})`, async () => {
  const portBase = ownPortBase('ownBrokers') + 40
  const random = seededRandom(seed)
  await using cluster = await openBrokers({ portBase, proxyPort: portBase + 9 })
  await using proxy = await openKafkaProxy(portBase + 9, `127.0.0.1:${portBase + 2}`)
  await using ledger = await openLedger({
    brokers: cluster.addresses,
    brokersSeen: proxy.address,
    settings: fast,
    isSupervised: true,
  })
  ledger.start('a')
  ledger.start('b')
  ledger.startLoad({ seed })
  await ledger.progress(50)

  let met = 0
  await ledger.disturb(async () => {
    for (let round = 0; round < faultRounds({ short: 1, long: 6 }); round += 1) {
      for (const trouble of troubles) {
        proxy.troubles.push(trouble)
        met += 1
        await until('it is met', () => proxy.met() >= met, 60_000)
        await realSleep(random.next() * 1_000)
      }
    }
  }, 10_000)

  expectPromises('connection cut', await ledger.finish(120_000))
}, 600_000)
