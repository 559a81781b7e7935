// How each server says that it is ready to work: a real answer in its own protocol, not an open port.
import { MongoClient } from 'mongodb'
import { fetchWithin } from '#foundation/fetch-within.ts'

const answerMs = 2_000

/** Throws where `url` does not answer with a status below 400. */
export async function askHttp(url: string): Promise<void> {
  const response = await fetchWithin(url, answerMs)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
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
