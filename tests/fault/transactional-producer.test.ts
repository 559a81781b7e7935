// What a request that arrives late does to the transaction after its own.
import { openLog } from '#observability/log.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openLogReader } from '#runtime/kafka/log-reader.ts'
import type { TransactionalProducer } from '#runtime/kafka/port.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'
import { openBrokers } from '#testkit/faults/brokers.ts'
import { kafkaAdmin } from '#testkit/kafka-admin.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { openKafkaProxy } from '#testkit/ledger/kafka-proxy.ts'
import { brokerSettings, until } from '#testkit/tally/tally-topics.ts'

const topic = 'outs'
const log = openLog('test')

function produce(producer: TransactionalProducer, ...values: readonly string[]): void {
  for (const value of values) {
    producer.produce({ topic, partition: 0, key: 'ann', value: Buffer.from(value) })
  }
}

test('a request to end a transaction that arrives in the middle of the next one does not end that (I2)', async () => {
  const portBase = ownPortBase('ownBrokers') + 60
  await using cluster = await openBrokers({ portBase, proxyPort: portBase + 9 })
  await using proxy = await openKafkaProxy(portBase + 9, `127.0.0.1:${portBase + 2}`)
  await kafkaAdmin(cluster.addresses).createTopics([{ topic }])
  await using archive = await openLogReader({ brokers: cluster.addresses, clientId: 'test', log })
  await using producer = await openTransactionalProducer({
    brokers: proxy.address,
    transactionalId: 'test',
    transactionMsMax: 30_000,
    recordBytesMax: 1_000,
    log,
  })
  const end = async () => (await archive.bounds({ topic, partition: 0 })).high
  await producer.begin()
  produce(producer, 'first')
  proxy.troubles.push({ request: 'endTransaction', how: 'late' })
  await producer.commit() // Sent once more, on another connection.

  await producer.begin()
  const before = await end()
  produce(producer, 'half')
  await until('half of it', async () => (await end()) > before)
  await proxy.release()
  await producer.abort()
  await producer.begin()
  produce(producer, 'second')
  await producer.commit()

  await using reader = await openEventReader({
    ...brokerSettings(),
    KAFKA_BROKERS: cluster.addresses,
  })
  const values: string[] = []
  for await (const { value } of reader.records(topic, 0)) values.push(String(value))
  expect(values).toEqual(['first', 'second'])
}, 120_000)
