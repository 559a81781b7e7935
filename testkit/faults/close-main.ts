// Closes a client in the middle of a call, after SIGUSR2, and ends with 3. Its log goes to stdout, its steps to stderr.
import { once } from 'node:events'
import { openLog } from '#observability/log.ts'
import { ask } from '#runtime/kafka/ask.ts'
import { openGroupConsumer } from '#runtime/kafka/group-consumer.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'

interface Closing extends AsyncDisposable {
  /** A call that waits for the broker. */
  call(): Promise<unknown>
}

const [brokers = '', topic = '', kind = ''] = process.argv.slice(2)
const log = openLog('closing')
const at = { topic, partition: 0 }

const openers: Readonly<Record<string, () => Promise<Closing>>> = {
  async reader() {
    const reader = await openLogReader({ brokers, clientId: 'closing', log })
    await reader.bounds(at)
    return { call: () => reader.bounds(at), [Symbol.asyncDispose]: reader[Symbol.asyncDispose] }
  },
  async producer() {
    const limits = { transactionMsMax: 60_000, recordBytesMax: 100_000 }
    const options = { brokers, transactionalId: 'closing', ...limits, log }
    const producer = await openTransactionalProducer(options)
    await producer.begin()
    const value = Buffer.alloc(1_000)
    const write = () => producer.produce({ ...at, key: 'ann', value })
    write()
    const commit = async () => {
      for (let count = 0; count < 10_000; count += 1) write()
      await producer.commit()
    }
    return { call: commit, [Symbol.asyncDispose]: () => producer[Symbol.asyncDispose]() as never }
  },
  async consumer() {
    const settings = {
      KAFKA_BROKERS: brokers,
      INSTANCE_ID: 'closing',
      KAFKA_GROUP_PROTOCOL: 'classic' as const,
      KAFKA_SESSION_TIMEOUT_MS: 10_000,
    }
    const options = { settings, group: 'closing', assignmentTopic: topic, log }
    const consumer = await openGroupConsumer(options)
    // The coordinator of a cluster that has just started moves once more.
    await ask(() => consumer.committed([at]), { action: 'read the committed offsets' })
    return {
      call: () => consumer.committed([at]),
      [Symbol.asyncDispose]: () => consumer[Symbol.asyncDispose]() as never,
    }
  },
}

const client = await openers[kind.replace(/^open /, '')]?.()
if (!client) throw new Error(`there is no ${kind}`)
const asked = once(process, 'SIGUSR2')
const wait = setInterval(() => {}, 1_000)
process.stderr.write('open\n')
await asked
clearInterval(wait)
client.call().catch(() => {})
await new Promise(setImmediate)
if (!kind.startsWith('open ')) await client[Symbol.asyncDispose]()
process.stderr.write('ends\n')
process.exit(3)
