import { MongoClient } from 'mongodb'

/** The document store that `npm test` started, or any other that MONGODB_URL names. */
export function storeUrl(): string {
  const url = process.env.MONGODB_URL
  if (!url) throw new Error('MONGODB_URL is not set: run these tests with `npm test -- contract`.')
  return url
}

/** Leaves nothing of a test in a store that others use. */
export async function dropDatabase(name: string): Promise<void> {
  await using client = new MongoClient(storeUrl())
  await client.db(name).dropDatabase()
}
