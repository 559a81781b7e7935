import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { BodyCache, encodingFor } from '#services/serving/body-cache.ts'

const text = 'A day on repeat. '.repeat(500)

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['BR', 'br'],
  ['gzip;q=0.000', 'identity'],
  ['deflate', 'identity'],
  ['', 'identity'],
  ['x'.repeat(10_000), 'identity'],
])('a reader who takes %s is sent %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding)
})

test('a body is made once for all who ask at once, and read as it was in each encoding', async () => {
  const bodies = new BodyCache(1_000_000)
  let made = 0
  const recipe = {
    key: 'page',
    type: 'text/html; charset=utf-8',
    make: async () => {
      made += 1
      return text
    },
  }
  const of = (encoding: 'br' | 'gzip' | 'identity') =>
    Promise.all([bodies.body(recipe, encoding), bodies.body(recipe, encoding)])

  const [[brotli], [gzip], [plain]] = await Promise.all([of('br'), of('gzip'), of('identity')])
  expect(made).toBe(3)
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe(text)
  expect(gunzipSync(gzip.bytes).toString()).toBe(text)
  expect(plain.bytes.toString()).toBe(text)
  expect(new Set([brotli.tag, gzip.tag, plain.tag]).size).toBe(3)
  expect(bodies.peek('page', 'br')).toBe(brotli)
})

test('a body that could not be made is made again', async () => {
  const bodies = new BodyCache(1_000_000)
  const bad = { key: 'page', type: 'text/html', make: () => Promise.reject(new Error('no')) }

  await expect(bodies.body(bad, 'br')).rejects.toThrow('no')
  const good = await bodies.body({ ...bad, make: () => text }, 'br')
  expect(good.encoding).toBe('br')
})

test('images stay as they are', async () => {
  const bodies = new BodyCache(1_000_000)
  const make = () => Buffer.alloc(10_000)

  expect((await bodies.body({ key: 'card', type: 'image/png', make }, 'br')).encoding).toBe(
    'identity',
  )
})
