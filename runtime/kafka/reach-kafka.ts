// Whether Kafka answers at all: its own client goes on asking for half a minute where nobody can.
import { connect } from 'node:net'

const ANSWER_MS_MAX = 2_000

/** Throws where no broker of `brokers` answers which versions of Kafka's protocol it speaks. */
export async function reachKafka(brokers: string): Promise<void> {
  const addresses = brokers.split(',').map((each) => each.trim())
  await Promise.any(addresses.map(askBroker)).catch((error: AggregateError) => {
    throw error.errors[0]
  })
}

/** ApiVersions is answered before any sign-in, and only once the broker serves clients. */
const apiVersionsRequest = Buffer.from([
  ...[0, 0, 0, 10], // bytes that follow
  ...[0, 18], // ApiVersions
  ...[0, 0], // its version 0
  ...[0, 0, 0, 1], // correlation
  ...[0xff, 0xff], // no client id
])

function askBroker(address: string): Promise<void> {
  const colon = address.lastIndexOf(':')
  const [host, port] = [address.slice(0, colon), Number(address.slice(colon + 1))]
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: ANSWER_MS_MAX })
    const fail = (reason: string) => {
      socket.destroy()
      reject(new Error(`${address}: ${reason}`))
    }
    socket.once('connect', () => socket.write(apiVersionsRequest))
    socket.once('timeout', () => fail('no answer'))
    socket.once('error', (error) => fail(error.message))
    socket.once('close', () => fail('it hung up'))
    socket.once('data', () => {
      socket.destroy()
      resolve()
    })
  })
}
