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

test('it answers probes and nothing else, to GET and HEAD alone', async () => {
  await using health = await start()

  expect((await ask(health, '/v1/actor')).status).toBe(404)
  expect((await ask(health, '/elsewhere/%zz')).status).toBe(404)
  expect((await fetch(`${health.url}/readyz`, { method: 'HEAD' })).status).toBe(200)
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await fetch(`${health.url}/readyz`, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  }
})

test('metrics are served as Prometheus text', async () => {
  await using health = await start()

  const answer = await ask(health, '/metrics')
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
})
