import { Config } from '#services/serving/config.ts'

const needed = { LINK_SECRET_FILE: 'secret', MONGODB_URL: 'mongodb://127.0.0.1' }
const faultsOf = (env: Record<string, string>) =>
  Config.safeParse({ ...needed, ...env }).error?.issues.map(({ message }) => message) ?? []

test('lists are read with commas, and are empty where they are left out', () => {
  const given = {
    LINK_SECRET_FILES_BEFORE: 'a, b,',
    SERVING_TRUSTED_PROXIES: '10.0.0.0/8,loopback',
  }
  expect(Config.parse({ ...needed, ...given })).toMatchObject({
    LINK_SECRET_FILES_BEFORE: ['a', 'b'],
    SERVING_TRUSTED_PROXIES: ['10.0.0.0/8', 'loopback'],
  })
  expect(Config.parse(needed)).toMatchObject({ LINK_SECRET_FILES_BEFORE: [] })
})

test.each(['nonsense', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8'])('%s is no proxy', (proxy) => {
  expect(faultsOf({ SERVING_TRUSTED_PROXIES: proxy })).toHaveLength(1)
})

const outside = { SERVING_ISSUER: 'https://music.example', SERVING_AUDIENCE: 'linernotes' }

test.each([
  ['https://music.example/keys', true],
  ['http://127.0.0.1:8080/keys', true],
  ['http://music.example/keys', false],
  ['http://localhost.music.example/keys', false],
  ['http://127.0.0.1.music.example/keys', false],
  ['file:///keys', false],
])('keys may be read at %s: %s', (SERVING_JWKS_URL, isTaken) => {
  expect(faultsOf({ ...outside, SERVING_JWKS_URL }).length === 0).toBe(isTaken)
})

test('another issuer is named whole or not at all', () => {
  expect(faultsOf(outside)).toEqual([expect.stringContaining('or none')])
})
