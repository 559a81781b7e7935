import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { withAdmin } from '#runtime/kafka/admin.ts'
import { membersOf } from '#runtime/kafka/group-admin.ts'
import { BrokerError } from '#runtime/kafka/port.ts'
import { topicMetadata } from '#runtime/kafka/topic-metadata.ts'

beforeAll(() => import('@platformatic/kafka'), 60_000)

/** A broker that accepts connections, and does this at the first bytes. */
async function openBroker(onData: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', () => onData(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    brokers: `127.0.0.1:${port}`,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const askFor = (brokers: string, msMax = 5_000) =>
  withAdmin({ brokers, action: 'list topics', msMax }, ({ admin }) => admin.listTopics())

test('a broker that hangs up is an error that says what was asked, and no warning', async () => {
  await using broker = await openBroker((socket) => socket.destroy())
  const warnings: string[] = []
  const onWarning = ({ name }: Error) => void warnings.push(name)
  process.on('warning', onWarning)

  const failure = await askFor(broker.brokers).catch((error) => error)
  await new Promise(setImmediate)
  process.off('warning', onWarning)

  expect(failure).toBeInstanceOf(BrokerError)
  expect(failure).toMatchObject({ remedy: 'retry' })
  expect(failure.message).toMatch(/^list topics: .*Connection closed/)
  expect(warnings).toEqual([])
})

test('a broker that does not answer is given up, and its connection closed', async () => {
  await using broker = await openBroker(() => {})

  await expect(askFor(broker.brokers, 200)).rejects.toThrow(/^list topics: .*timed out/)
  await new Promise((resolve) => setTimeout(resolve, 50))

  expect(broker.sockets.size).toBe(0)
})

test('a question that never ends is given up too, and may be asked again', async () => {
  await using broker = await openBroker(() => {})
  const forever = () => new Promise<never>(() => {})

  const asked = withAdmin({ brokers: broker.brokers, action: 'wait', msMax: 50 }, forever)

  await expect(asked).rejects.toMatchObject({ name: 'BrokerError', remedy: 'retry' })
})

test('where no broker listens, each question fails as one that may be asked again', async () => {
  await using broker = await openBroker(() => {})
  const { brokers } = broker
  await broker[Symbol.asyncDispose]()
  const address = { brokers, group: 'linernotes.tally' }

  for (const ask of [
    () => topicMetadata(brokers)('plays'),
    () => membersOf(address, 'classic'),
    () => membersOf(address, 'consumer'),
  ]) {
    await expect(ask()).rejects.toMatchObject({
      name: 'BrokerError',
      remedy: 'retry',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  }
})
