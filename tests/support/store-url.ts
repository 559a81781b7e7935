/** The document store that `npm test` started, or any other that MONGODB_URL names. */
export function storeUrl(): string {
  const url = process.env.MONGODB_URL
  if (!url) throw new Error('MONGODB_URL is not set: run these tests with `npm test -- contract`.')
  return url
}
