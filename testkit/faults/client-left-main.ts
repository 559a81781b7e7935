// Ends by itself only where no native client is left: a producer that Kafka refuses, or one that is closed, after
// SIGUSR2, during its renewal.
import { once } from 'node:events'
import { sleep, systemClock } from '#foundation/clock.ts'
import { openLog } from '#observability/log.ts'
import { CLOSE_MS_MAX } from '#runtime/kafka/close-client.ts'
import { openTransactionalProducer } from '#runtime/kafka/transactional-producer.ts'

const [brokers = '', kind = ''] = process.argv.slice(2)
const log = openLog('client-left')
const options = { brokers, transactionalId: 'client-left', recordBytesMax: 100_000, log }
/** More than a broker allows. */
const REFUSED_MS = 3_600_000

if (kind === 'refused') {
  const failure = await openTransactionalProducer({ ...options, transactionMsMax: REFUSED_MS })
    .then(() => 'none')
    .catch(String)
  process.stderr.write(`failure: ${failure}\n`)
} else {
  const producer = await openTransactionalProducer({ ...options, transactionMsMax: 60_000 })
  const wait = setInterval(() => {}, 1_000)
  const asked = once(process, 'SIGUSR2')
  process.stderr.write('open\n')
  await asked
  clearInterval(wait)
  const renewed = producer.renew().then(
    () => 'renewed',
    (error) => String(error),
  )
  await sleep(systemClock, CLOSE_MS_MAX + 1_000) // The old client is given up, the new one connects.
  await producer[Symbol.asyncDispose]()
  process.stderr.write('closed\n')
  process.stderr.write(`${await renewed}\n`)
}
