// How each server says that it is ready to work: a real answer in its own protocol, not an open port.
import { connect } from 'node:net'
import { MongoClient } from 'mongodb'
import { fetchWithin } from '#foundation/fetch-within.ts'

const answerMs = 2_000

/** Throws where `url` does not answer with a status below 400. */
export async function askHttp(url: string): Promise<void> {
  const response = await fetchWithin(url, answerMs)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
}

/** Throws where no broker of `brokers` answers which versions of Kafka's protocol it speaks. */
export async function askKafka(brokers: string): Promise<void> {
  const addresses = brokers.split(',').map((each) => each.trim())
  await Promise.any(addresses.map(askBroker)).catch((error: AggregateError) => {
    throw error.errors[0]
  })
}

/** Throws where no writable document store is at `url`. */
export async function askStore(url: string): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: answerMs })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    if (!hello.isWritablePrimary && hello.msg !== 'isdbgrid') throw new Error('it takes no writes')
  } finally {
    await client.close()
  }
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
    const socket = connect({ host, port, timeout: answerMs })
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
