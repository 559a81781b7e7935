// The contender `raw`: what one writes by hand with node-rdkafka. State is a Map, a changelog is written and
// never read, nothing is keyed, retried, fenced by epochs or restored: the least that exactly-once costs.
import avsc from 'avsc'
import rdkafka from 'node-rdkafka'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { amountOf, type Balance, balance, balanced, type Entry, entry, schemaIds } from './entry.ts'

const { KAFKA_BROKERS = '', GROUP = '', INPUT = '', OUTPUT = '', CHANGELOG = '' } = process.env
const COMMIT_MS = Number(process.env.COMMIT_INTERVAL_MS)
const PARTITIONS = 4
const HEADER_BYTES = 5

const typeOf = (schema: object) => avsc.Type.forSchema(schema as never)
const types = {
  entry: typeOf(entry.avro),
  balance: typeOf(balance.avro),
  balanced: typeOf(balanced.avro),
}
const slab = Buffer.alloc(65_536)

function encode(name: 'balance' | 'balanced', value: object): Buffer {
  const end = types[name].encode(value, slab, HEADER_BYTES)
  slab.writeUInt32BE(schemaIds[name], 1)
  return Buffer.from(slab.subarray(0, end))
}

const call = <T>(run: (done: (error: unknown, value?: T) => void) => void) =>
  new Promise<T>((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value as T)))
  })

const consumer = new rdkafka.KafkaConsumer(
  {
    'metadata.broker.list': KAFKA_BROKERS,
    'group.id': GROUP,
    'isolation.level': 'read_committed',
    'enable.auto.commit': false,
    'enable.auto.offset.store': false,
  },
  { 'auto.offset.reset': 'earliest' },
)
const producer = new rdkafka.Producer({
  'metadata.broker.list': KAFKA_BROKERS,
  'transactional.id': GROUP,
  'retry.backoff.ms': 1,
  'retry.backoff.max.ms': 10,
  'queue.buffering.max.messages': 500_000,
  'linger.ms': 5,
} as never)
await call((done) => producer.connect({ timeout: 30_000 }, done as never))
await call((done) => producer.initTransactions(30_000, done as never))
await call((done) => consumer.connect({ timeout: 30_000 }, done as never))
consumer.subscribe([INPUT])
consumer.setDefaultConsumeTimeout(5)

const state = new Map<string, Balance>()
let isStopping = false
process.once('SIGTERM', () => {
  isStopping = true
})

function add({ value, partition }: rdkafka.Message) {
  const event = types.entry.decode(value as Buffer, HEADER_BYTES).value as Entry
  const { userId, note } = event
  const last = amountOf(event)
  const next = { total: (state.get(userId)?.total ?? 0) + last, last, note }
  state.set(userId, next)
  producer.produce(CHANGELOG, partition, encode('balance', next), userId)
  const to = partitionOf(userId, PARTITIONS)
  producer.produce(OUTPUT, to, encode('balanced', { ...next, userId }), userId)
}

while (!isStopping) {
  const untilMs = performance.now() + COMMIT_MS
  const offsets = new Map<number, number>()
  await call((done) => producer.beginTransaction(done as never))
  while (performance.now() < untilMs) {
    const messages = await call<rdkafka.Message[]>((done) => consumer.consume(1_000, done as never))
    for (const message of messages) {
      add(message)
      offsets.set(message.partition, message.offset + 1)
    }
  }
  const positions = [...offsets].map(([partition, offset]) => ({ topic: INPUT, partition, offset }))
  if (positions.length > 0) {
    await call((done) =>
      producer.sendOffsetsToTransaction(positions, consumer, 30_000, done as never),
    )
  }
  await call((done) => producer.commitTransaction(30_000, done as never))
}
process.exit(0)
