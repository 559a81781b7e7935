import { openInspector, someAnswers } from '#operations/inspector.ts'
import { startInspectionServer } from '#runtime/introspection/inspection-server.ts'
import { freePort } from '#testkit/free-port.ts'

const token = '0123456789abcdef0123456789abcdef'
const { signal } = new AbortController()

const start = (routes: Parameters<typeof startInspectionServer>[0]['routes']) =>
  startInspectionServer({
    port: 0,
    host: '127.0.0.1',
    tokens: [{ name: 'operator', token }],
    routes,
  })

test('every process of an actor is asked, or those of all actors', () => {
  const addresses = [
    { name: 'heuristics', url: 'http://host-1:1' },
    { name: 'heuristics', url: 'http://host-2:1' },
    { name: 'judging', url: 'http://host-3:1' },
  ]
  const inspector = openInspector({ addresses, token: () => token })

  expect(inspector.actors).toEqual(['heuristics', 'judging'])
  expect(inspector.addressesOf()).toEqual(addresses)
  expect(inspector.addressesOf('judging')).toEqual([addresses[2]])
  expect(() => inspector.addressesOf('nobody')).toThrow('no actor nobody')
})

test('one process that is away does not hide the others; all of them away is a failure', async () => {
  let asked = 0
  await using server = await start({
    '/v1/actor': async () => ({ actor: 'heuristics' }),
    '/v1/flaky': async () => {
      asked += 1
      if (asked === 1) throw new Error('schema 7 must be fetched first')
      return 'now'
    },
  })
  const here = { name: 'heuristics', url: server.url }
  const away = { name: 'judging', url: `http://127.0.0.1:${await freePort()}` }
  const inspector = openInspector({ addresses: [here, away], token: () => token })

  expect(someAnswers(await inspector.ask('/v1/actor', { signal }))).toEqual({
    found: [{ actor: 'heuristics' }],
    without: [],
    silent: [{ ...away, reason: expect.stringContaining('ECONNREFUSED') }],
  })
  expect((await inspector.ask('/v1/else', { signal })).without).toEqual([here])
  expect((await inspector.ask('/v1/flaky', { signal })).found).toEqual(['now'])
  const silent = await inspector.ask('/v1/actor', { actor: 'judging', signal })
  expect(() => someAnswers(silent)).toThrow(expect.objectContaining({ code: 'ACTORS_SILENT' }))
})

test('a process that refuses the token is named with the reason', async () => {
  await using server = await start({ '/v1/actor': async () => 'secret' })
  const addresses = [{ name: 'heuristics', url: server.url }]
  const inspector = openInspector({ addresses, token: () => token.replace('0', '1') })

  const { found, silent } = await inspector.ask('/v1/actor', { signal })

  expect(found).toEqual([])
  expect(silent).toMatchObject([{ reason: 'a token is needed' }])
})
