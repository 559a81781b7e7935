#!/usr/bin/env bash
# @platformatic/kafka 2.12.1: of several `transaction.addOffset` calls that run at once, only the first is sent.
# Every promise resolves, the transaction commits, and the offsets of the other partitions are not in it: after a
# restart the group reads their records again, although the transaction that answered them is committed.
# Called one after another, all offsets arrive. The producer shares one request among calls that are under way
# under one name ("commit"), and the name does not say which message is meant.
. "$(dirname "$0")/lib/work.sh"
. "$lib/kafka.sh"
npm_packages @platformatic/kafka@2.12.1
kafka_start

cat > run.mjs <<'JS'
import { setTimeout } from 'node:timers/promises'
import { Admin, Consumer, MessagesStreamModes, Producer } from '@platformatic/kafka'
import { stringDeserializers, stringSerializers } from '@platformatic/kafka'

const partitions = [0, 1, 2]
const base = { clientId: 'finding', bootstrapBrokers: [process.argv[2]] }
const admin = new Admin(base)
await admin.createTopics({ topics: ['in'], partitions: partitions.length, replicas: 1 })
const input = new Producer({ ...base, serializers: stringSerializers })
await input.send({ messages: partitions.map((partition) => ({ topic: 'in', partition, value: 'x' })) })
await input.close()

const ways = {
  'one after another': async (calls) => {
    for (const call of calls) await call()
  },
  'at once': (calls) => Promise.all(calls.map((call) => call())),
}

for (const [way, run] of Object.entries(ways)) {
  const groupId = way.replaceAll(' ', '-')
  const consumer = new Consumer({ ...base, groupId, deserializers: stringDeserializers })
  const options = { topics: ['in'], mode: MessagesStreamModes.EARLIEST, autocommit: false }
  const stream = await consumer.consume(options)
  const messages = []
  for await (const message of stream) if (messages.push(message) === partitions.length) break
  messages.sort((a, b) => a.partition - b.partition)

  const producer = new Producer({ ...base, transactionalId: groupId, idempotent: true })
  const transaction = await producer.beginTransaction()
  await transaction.addConsumer(consumer)
  await run(messages.map((message) => () => transaction.addOffset(message)))
  await transaction.commit()
  await setTimeout(3_000) // Its markers are written after the answer.

  const topics = [{ name: 'in', partitionIndexes: partitions }]
  const [group] = await admin.listConsumerGroupOffsets({ groups: [{ groupId, topics }] })
  const committed = group.topics[0].partitions.map(({ committedOffset }) => Number(committedOffset))
  console.log(`addOffset ${way}: committed offsets of 3 partitions: ${committed.join(', ')}`)
  await producer.close()
  await consumer.close(true)
}
await admin.close()
process.exit(0)
JS

expected='addOffset one after another: committed offsets of 3 partitions: 1, 1, 1
addOffset at once: committed offsets of 3 partitions: 1, -1, -1'
echo "@platformatic/kafka $(version_of @platformatic/kafka), Kafka $kafka_version, Node $(node -p process.version)"
node run.mjs "$broker" | found
