import { startHealth } from '#observability/health.ts'

const start = (fields: Partial<Parameters<typeof startHealth>[0]> = {}) =>
  startHealth({ port: 0, isReady: () => true, ...fields })

const ask = (health: { url: string }, path: string) => fetch(`${health.url}${path}`)

test('a service that is not ready yet lives, and says so', async () => {
  let isReady = false
  await using health = await start({ isReady: () => isReady })

  expect((await ask(health, '/livez')).status).toBe(200)
  expect((await ask(health, '/readyz')).status).toBe(503)
  expect((await ask(health, '/startupz')).status).toBe(503)

  isReady = true
  expect((await ask(health, '/readyz')).status).toBe(200)
})

test('a service that was ready once has started', async () => {
  let isReady = true
  await using health = await start({ isReady: () => isReady })
  await ask(health, '/readyz')
  isReady = false

  expect((await ask(health, '/startupz')).status).toBe(200)
  expect((await ask(health, '/readyz')).status).toBe(503)
})

test('a route gets the parts of its path, decoded', async () => {
  await using health = await start()
  health.add({ '/explain/:user/:date': async (params) => params })

  const answer = await ask(health, '/explain/ada%40example.org/20250714')
  expect(await answer.json()).toEqual({ user: 'ada@example.org', date: '20250714' })
})

test('what is not known is 404, what fails is 500, and both say why', async () => {
  const routes = {
    '/nothing': async () => undefined,
    '/broken': () => Promise.reject(new Error('the page is gone')),
  }
  await using health = await start()
  health.add(routes)

  expect((await ask(health, '/nothing')).status).toBe(404)
  expect((await ask(health, '/elsewhere')).status).toBe(404)
  expect((await ask(health, '/elsewhere/%zz')).status).toBe(404)
  const broken = await ask(health, '/broken')
  expect([broken.status, await broken.json()]).toEqual([500, { error: 'the page is gone' }])
})

test('metrics are served as Prometheus text', async () => {
  await using health = await start()

  const answer = await ask(health, '/metrics')
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
})
