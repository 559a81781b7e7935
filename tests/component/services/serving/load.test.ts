// What the server does with more than it can take, and with people who do not behave.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { systemClock } from '#foundation/clock.ts'
import { openLog } from '#observability/log.ts'
import type { ArchiveReader } from '#reports/archive-reader.ts'
import { errors } from '#reports/errors.ts'
import { openMemoryStore } from '#reports/memory.ts'
import { signToken } from '#services/serving/link.ts'
import { type ServerSettings, startServer } from '#services/serving/server.ts'
import { storeGuardLimits } from '#services/serving/store-guard.ts'
import { TokenVerifier } from '#services/serving/token-verifier.ts'
import { aNote, aReport } from '#testkit/report.ts'
import { servingSettings } from '#testkit/serving-settings.ts'

const secret = new TextEncoder().encode('a secret of at least thirty-two bytes')
const log = openLog('serving', 'silent')
const path = '/v1/archives/ada/2025'
const bearerOf = async (userId: string) => ({
  authorization: `Bearer ${await signToken({ userId, secret, nowMs: Date.now() })}`,
})

async function start(fields: Partial<ServerSettings> = {}, reading: Partial<ArchiveReader> = {}) {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  await store.note('ada', 2025, aNote())
  const server = await startServer(servingSettings(fields), {
    reader: { ...store, ...reading },
    verifier: new TokenVerifier({ secrets: [secret] }),
    clock: systemClock,
    log,
    storeLimits: {
      ...storeGuardLimits,
      retryMs: 100,
      readMs: 200,
      answerMs: 400,
      readsMax: 2,
      waitingMax: 3,
    },
  })
  const ask = async (at = path, headers?: Record<string, string>) =>
    await fetch(`${server.url}${at}`, { headers: headers ?? (await bearerOf('ada')) })
  return { ...server, store, ask, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('an address and a listener have so many requests a minute, and health has no limit', async () => {
  await using server = await start({ SERVING_ADDRESS_REQUESTS: 6, SERVING_LISTENER_REQUESTS: 3 })
  const statusOf = async (at: string, userId: string) =>
    (await server.ask(at, await bearerOf(userId))).status

  const ada = [1, 2, 3, 4].map(() => statusOf(path, 'ada'))
  expect((await Promise.all(ada)).toSorted()).toEqual([200, 200, 200, 429])
  expect(await statusOf('/v1/archives/eve/2025', 'eve')).toBe(404)
  expect(await statusOf('/v1/archives/eve/2025', 'eve')).toBe(404)
  const last = await server.ask('/v1/archives/eve/2025', await bearerOf('eve'))
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await server.ask('/livez')).status).toBe(200)
})

test('what the store does not answer in time is a 503, the wait is bounded, and its return is noticed', async () => {
  let asked = 0
  const held: { never: Promise<undefined> | undefined } = { never: new Promise(() => {}) }
  const storedArchive: ArchiveReader['storedArchive'] = async (userId, year) => {
    asked += 1
    return held.never ?? (await openMemoryStore().storedArchive(userId, year))
  }
  await using server = await start({}, { storedArchive })
  const statuses = async (count: number) =>
    await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const answer = await server.ask(
          `/v1/archives/u${number}/2025`,
          await bearerOf(`u${number}`),
        )
        return answer.status
      }),
    )

  const startedMs = performance.now()
  expect(new Set(await statuses(40))).toEqual(new Set([503]))
  expect(performance.now() - startedMs).toBeLessThan(3_000)
  expect(asked).toBeLessThanOrEqual(6) // Two at a time, three behind them, and one that tries again.

  held.never = undefined
  await new Promise((resolve) => setTimeout(resolve, 150))
  await statuses(1)
  expect(await statuses(4)).toEqual([404, 404, 404, 404])
})

test('a page from memory says since when the store does not answer', async () => {
  const away = { is: false }
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  const orAway = <T>(run: () => Promise<T>) =>
    away.is ? Promise.reject(errors.STORE_UNAVAILABLE({ operation: 'archive' })) : run()
  await using server = await start(
    {},
    {
      archiveVersion: (...of) => orAway(() => store.archiveVersion(...of)),
      storedArchive: (...of) => orAway(() => store.storedArchive(...of)),
    },
  )
  await server.ask('/archives/ada/2025')
  away.is = true

  const page = await server.ask('/archives/ada/2025')
  expect([page.status, page.headers.get('age')]).toEqual([200, expect.stringMatching(/^\d+$/)])
  expect(await page.text()).toMatch(/This is how your archive was at <time/)
  expect((await server.ask('/v1/archives/eve/2025', await bearerOf('eve'))).status).toBe(503)
  expect((await server.ask('/readyz')).status).toBe(503) // It was never asked while the store was there.
})

test.each([
  [
    'headers beyond their limit',
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    431,
  ],
  ['no HTTP', 'hello\r\n\r\n', 400],
  [
    'two lengths',
    'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    400,
  ],
])('a request with %s is refused, and others are answered', async (_, text, status) => {
  await using server = await start()
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.write(text)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()

  expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect((await server.ask()).status).toBe(200)
})

test('a thousand connections that say nothing keep nobody from reading', async () => {
  await using server = await start()
  const { hostname, port } = new URL(server.url)
  const silent = Array.from({ length: 1_000 }, () => connect(Number(port), hostname))
  await Promise.all(silent.map((socket) => once(socket, 'connect')))

  expect((await server.ask()).status).toBe(200)
  for (const socket of silent) socket.destroy()
})

test('a body where none is wanted is not read, and paths of odd kinds are not found', async () => {
  await using server = await start()
  const posted = await fetch(`${server.url}${path}`, { method: 'POST', body: 'x'.repeat(100_000) })
  expect([400, 404]).toContain(posted.status)
  for (const odd of [
    '/archives/%2e%2e/2025',
    '/archives/ada/2025/',
    '/archives/ada%00/2025',
    '//',
    '/v1/archives/ada/20251',
  ]) {
    expect([403, 404]).toContain((await server.ask(odd)).status)
  }
  expect((await server.ask('/archives/%zz/2025')).status).toBe(400)
})

test('what is sent compressed is the same', async () => {
  await using server = await start()
  const bearer = await bearerOf('ada')
  const answers = await Promise.all(
    ['br', 'gzip', 'identity'].map(async (encoding) => {
      const page = '/archives/ada/2025'
      const answer = await server.ask(page, { ...bearer, 'accept-encoding': encoding })
      return { encoding: answer.headers.get('content-encoding'), text: await answer.text() }
    }),
  )
  expect(answers.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', null])
  expect(answers[2]?.text).toContain('Revision 1')
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
})

test('a store that is slow but answers is not taken for one that is away', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 120))
    return await store.storedArchive('ada', 2025)
  }
  await using server = await start({}, { storedArchive: slow })
  const many = Array.from({ length: 12 }, async (_, number) => {
    const answer = await server.ask(`/v1/archives/u${number}/2025`, await bearerOf(`u${number}`))
    return answer.status
  })
  expect((await Promise.all(many)).filter((status) => status === 404).length).toBeGreaterThan(1)
  expect((await server.ask('/v1/archives/late/2025', await bearerOf('late'))).status).toBe(404)
})

test('a stop waits for nobody who says nothing', async () => {
  const server = await start()
  const { hostname, port } = new URL(server.url)
  const [silent, half] = [1, 2].map(() => connect(Number(port), hostname).on('error', () => {}))
  await Promise.all([silent, half].map((socket) => once(socket as Socket, 'connect')))
  half?.write('GET / HTTP/1.1\r\nhost')
  const ended = [silent, half].map(
    (socket) => new Promise<void>((resolve) => socket?.on('close', () => resolve())),
  )

  const startedMs = performance.now()
  await server[Symbol.asyncDispose]()
  await Promise.all(ended)
  expect(performance.now() - startedMs).toBeLessThan(9_000)
}, 15_000)
