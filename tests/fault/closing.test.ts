// A broker that holds its connections and answers nothing.
import { resolve } from 'node:path'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { withAdmin } from '#runtime/kafka/admin.ts'
import { CLOSE_MS_MAX } from '#runtime/kafka/close-client.ts'
import { startCommand, startLinernotes } from '#testkit/command.ts'
import { accountRow, exportFolder } from '#testkit/exports.ts'
import { openBrokers } from '#testkit/faults/brokers.ts'
import { kafkaAdmin } from '#testkit/kafka-admin.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { openKafkaProxy } from '#testkit/ledger/kafka-proxy.ts'
import { brokerSettings, until } from '#testkit/tally/tally-topics.ts'

const topic = 'closing'
/** A process starts and ends in it, beside whatever else the machine does. */
const MORE_MS = 4_000
/** A command starts, reads and sends, on a machine that has other things to do. */
const START_MS_MAX = 90_000

const msOf = async (work: Promise<unknown>): Promise<number> => {
  const startedMs = performance.now()
  await work
  return performance.now() - startedMs
}

async function openFrozen(kind: string) {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await openBrokers({ portBase: ownPortBase('ownBrokers') + 80 }))
  await kafkaAdmin(own.addresses).createTopics([{ topic }])
  const main = resolve('testkit/faults/close-main.ts')
  const command = startCommand([process.execPath, main, own.addresses, topic, kind], {})
  opened.defer(() => void command.child.kill('SIGKILL'))
  await command.says('open')
  for (const broker of own.brokers) broker.freeze()
  command.child.kill('SIGUSR2')
  const all = opened.move()
  return { ...command, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

test.each(['reader', 'producer', 'consumer'])(
  'the close of a %s whose call waits for a broker ends in time, or says so; the process ends with its code',
  async (kind) => {
    await using closing = await openFrozen(kind)

    expect(await msOf(closing.says('ends'))).toBeLessThan(CLOSE_MS_MAX + MORE_MS)
    expect(await msOf(closing.finished)).toBeLessThan(MORE_MS)

    const { code, stdout } = await closing.finished
    expect(code).toBe(3)
    if (kind === 'reader') return // Its calls are shorter than the limit.
    const lines = stdout.split('\n').filter((line) => line.includes('kafka.close-abandoned'))
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        client: expect.stringContaining('closing'),
        ms: CLOSE_MS_MAX,
      }),
    )
  },
  60_000,
)

async function openClientLeft(kind: string) {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await openBrokers({ portBase: ownPortBase('ownBrokers') + 80 }))
  const main = resolve('testkit/faults/client-left-main.ts')
  const command = startCommand([process.execPath, main, own.addresses, kind], {})
  opened.defer(() => void command.child.kill('SIGKILL'))
  const all = opened.move()
  return { ...command, own, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

test('a producer that Kafka refuses leaves no client behind: its process ends by itself', async () => {
  await using refused = await openClientLeft('refused')

  await refused.says('failure: BrokerError: begin a transactional session')
  expect(await msOf(refused.finished)).toBeLessThan(MORE_MS + CLOSE_MS_MAX)
}, 60_000)

test('a producer that is closed during its renewal leaves no client behind, once Kafka answers', async () => {
  await using closing = await openClientLeft('renewed')
  await closing.says('open')
  for (const broker of closing.own.brokers) broker.freeze()
  closing.child.kill('SIGUSR2')
  await closing.says('closed')
  for (const broker of closing.own.brokers) broker.thaw()

  expect(await msOf(closing.finished)).toBeLessThan(2 * CLOSE_MS_MAX + MORE_MS)
}, 60_000)

test('connections of the administration close soon, whatever is not written to them', async () => {
  await using own = await openBrokers({ portBase: ownPortBase('ownBrokers') + 80 })
  const options = { brokers: own.addresses, action: 'delete topics', msMax: 1_000 }
  const names = Array.from({ length: 100_000 }, (_, at) => `${'x'.repeat(200)}${at}`)

  const asked = withAdmin(options, async ({ admin }) => {
    await admin.listTopics()
    for (const broker of own.brokers) broker.freeze()
    await admin.deleteTopics({ topics: names }) // More than the connection takes.
  })

  expect(await msOf(expect(asked).rejects.toThrow('delete topics'))).toBeLessThan(3 * MORE_MS)
}, 60_000)

test('an import that is interrupted while its commit waits for Kafka ends soon, with the code of an interruption', async () => {
  const portBase = ownPortBase('ownBrokers') + 80
  await using own = await openBrokers({ portBase, proxyPort: portBase + 9 })
  await using proxy = await openKafkaProxy(portBase + 9, `127.0.0.1:${portBase + 2}`)
  await using folder = await exportFolder()
  const servers = { ...brokerSettings(), KAFKA_BROKERS: own.addresses }
  await applyTopics({ ...servers, TOPIC_PARTITIONS: 1, TOPIC_REPLICATION: 1 })
  const rows = [accountRow('2024-01-01 10:00', 'A'), accountRow('2024-01-01 10:10', 'B')]
  const path = await folder.write('StreamingHistory0.json', JSON.stringify(rows))
  proxy.troubles.push({ request: 'endTransaction', how: 'slow', delayMs: 20_000 })
  const { child, finished } = startLinernotes(
    ['import', path, '--user', 'ann', '--zone', 'Europe/Berlin'],
    {
      ...servers,
      KAFKA_BROKERS: proxy.address,
      LINERNOTES_HOME: folder.path,
      TOPIC_PARTITIONS: '1',
    },
  )
  const isOver = finished.then(({ stderr }) => {
    throw new Error(stderr)
  })
  await Promise.race([isOver, until('the commit', () => proxy.met() === 1, START_MS_MAX)])
  for (const broker of own.brokers) broker.freeze()

  child.kill('SIGINT')

  expect(await msOf(finished)).toBeLessThan(3_000 + CLOSE_MS_MAX + MORE_MS)
  const { code, stderr } = await finished
  expect(code).toBe(130)
  expect(stderr).toContain('kafka.close-abandoned')
}, 150_000)

test('a process that ends in the middle of a call does not wait for the broker', async () => {
  await using closing = await openFrozen('open consumer')

  await closing.says('ends')
  expect(await msOf(closing.finished)).toBeLessThan(MORE_MS)

  expect((await closing.finished).code).toBe(3)
}, 60_000)
