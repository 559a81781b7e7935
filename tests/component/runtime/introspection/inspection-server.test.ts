import { ServiceError } from '#foundation/service-error.ts'
import { startInspectionServer } from '#runtime/introspection/inspection-server.ts'

const token = '0123456789abcdef0123456789abcdef'
const authorization = `Bearer ${token}`

const start = (routes: Parameters<typeof startInspectionServer>[0]['routes']) =>
  startInspectionServer({
    port: 0,
    host: '127.0.0.1',
    tokens: [{ name: 'operator', token }],
    routes,
  })

test('a route gets the parts of its path, decoded', async () => {
  await using server = await start({ '/v1/explain/:user/:date': async (params) => params })

  const answer = await fetch(`${server.url}/v1/explain/ada%40example.org/20250714`, {
    headers: { authorization },
  })

  expect(await answer.json()).toEqual({ user: 'ada@example.org', date: '20250714' })
})

test('without the token nothing is shown, not even what there is', async () => {
  await using server = await start({ '/v1/actor': async () => 'secret' })

  for (const given of ['', 'Bearer', `Basic ${token}`, `Bearer ${token}0`, 'Bearer operator']) {
    for (const path of ['/v1/actor', '/v1/nothing']) {
      const answer = await fetch(`${server.url}${path}`, { headers: { authorization: given } })
      expect([answer.status, await answer.text()]).toEqual([401, '{"error":"a token is needed"}'])
    }
  }
})

test('what is not known is 404; what fails is 500, and only errors with a code say why', async () => {
  const coded = new ServiceError('X', { policy: 'stop', message: () => 'the page is gone' }, {})
  await using server = await start({
    '/v1/nothing': async () => undefined,
    '/v1/coded': () => Promise.reject(coded),
    '/v1/broken': () => Promise.reject(new Error('a secret')),
  })
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`${server.url}${path}`, { method, headers: { authorization } })
    return [answer.status, await answer.json()]
  }

  expect(await ask('/v1/nothing')).toEqual([404, { error: 'nothing known of it' }])
  expect(await ask('/elsewhere')).toEqual([404, { error: 'no such path' }])
  expect(await ask('/v1/nothing', 'POST')).toEqual([404, { error: 'no such path' }])
  expect(await ask('/v1/coded')).toEqual([500, { error: 'the page is gone' }])
  expect(await ask('/v1/broken')).toEqual([500, { error: 'it failed' }])
})
