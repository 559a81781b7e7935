// Reads a topic as a subscriber does that shares no code with this project: kafkajs and Confluent's deserializer.
// Prints each event as a line of JSON, with its key, until it is stopped.
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry'
import { Kafka, logLevel } from 'kafkajs'

const [brokers = '', registry = '', topic = '', group = ''] = process.argv.slice(2)
const client = new SchemaRegistryClient({ baseURLs: [registry] })
const avro = new AvroDeserializer(client, SerdeType.VALUE, {})
const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING })
const consumer = kafka.consumer({ groupId: group })
process.once('SIGTERM', () => consumer.disconnect().then(() => process.exit()))

await consumer.connect()
await consumer.subscribe({ topic, fromBeginning: true })
await consumer.run({
  eachMessage: async ({ message: { key, value } }) => {
    const event = value && (await avro.deserialize(topic, value))
    process.stdout.write(`${JSON.stringify({ key: String(key), event })}\n`)
  },
})
