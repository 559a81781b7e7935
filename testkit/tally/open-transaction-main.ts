// Sends one record in a transaction, says so on stderr, and ends neither: to be killed.
import { openLog } from '#observability/log.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'

const [brokers = '', transactionalId = '', topic = ''] = process.argv.slice(2)
const log = openLog(transactionalId, 'silent')
const limits = { transactionMsMax: 1_000, recordBytesMax: 1_000 }
const producer = await openTransactionalProducer({ brokers, transactionalId, ...limits, log })
await producer.begin()
producer.produce({ topic, partition: 0, key: 'ann', value: Buffer.from('half') })
process.stderr.write('sent\n')
setInterval(() => {}, 1_000)
