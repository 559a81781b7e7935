import { type Clock, systemClock } from '#foundation/clock.ts'
import { openLog } from '#observability/log.ts'
import type { ArchiveReader } from '#reports/archive-reader.ts'
import { errors } from '#reports/errors.ts'
import { openMemoryStore } from '#reports/memory.ts'
import type { ReportId } from '#schemas/ids.ts'
import { signToken } from '#services/serving/link.ts'
import { startServer } from '#services/serving/server.ts'
import { TokenVerifier } from '#services/serving/token-verifier.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'
import { servingSettings } from '#testkit/serving-settings.ts'

const secret = new TextEncoder().encode('a secret of at least thirty-two bytes')
const nowMs = Date.UTC(2026, 0, 15)
const log = openLog('serving', 'silent')

interface Drain {
  readonly ms: number
  readonly after: Clock['after']
}

const noDrain: Drain = { ms: 0, after: systemClock.after }

async function start(fields: Partial<ArchiveReader> = {}, { ms, after }: Drain = noDrain) {
  const store = openMemoryStore({ now: () => 1 })
  await store.put(aReport())
  await store.note('ada', 2025, aNote())
  const settings = servingSettings({ SERVING_DRAIN_MS: ms })
  const clock = { now: () => nowMs, after }
  const reader = { ...store, ...fields }
  const verifier = new TokenVerifier({ secrets: [secret] })
  const server = await startServer(settings, { reader, verifier, clock, log })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers, redirect: 'manual' })
  return { store, ask, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const token = await signToken({ userId: 'ada', secret, nowMs })
const bearer = { authorization: `Bearer ${token}` }

test('a link is exchanged for a cookie, and its token leaves the address', async () => {
  await using server = await start()

  const exchanged = await server.ask(`/archives/ada/2025?token=${token}`)
  expect([exchanged.status, exchanged.headers.get('location')]).toEqual([303, '/archives/ada/2025'])
  const cookie = exchanged.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/)

  const page = await server.ask('/archives/ada/2025', { cookie: cookie.split(';')[0] ?? '' })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Revision 1')
})

test('the JSON is what the command prints', async () => {
  await using server = await start()

  const answer = await server.ask('/v1/archives/ada/2025', bearer)
  expect(await answer.json()).toMatchObject({
    userId: 'ada',
    reports: [{ id: 'ada:20250714', verdict: null }],
    runnersUp: [{ category: 'biggest-podcast-day' }],
  })
})

test('whoever has no right to it gets the same answer, and learns nothing', async () => {
  await using server = await start()
  const expired = await signToken({ userId: 'ada', secret, nowMs, lifeMs: -1_000 })
  const others = await signToken({ userId: 'eve', secret, nowMs })
  const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`

  for (const path of [
    '/archives/ada/2025',
    '/archives/ada/2025/20250714/card.svg',
    '/archives/ada/2025/20250714/card.png',
    '/v1/archives/ada/2025',
  ]) {
    const answers = await Promise.all([
      server.ask(path),
      server.ask(`${path}?token=${expired}`),
      server.ask(`${path}?token=${changed}`),
      server.ask(`${path}?token=${others}`),
      server.ask(`${path}?token=${token}&token=${others}`),
      server.ask(path, { authorization: `Bearer ${others}` }),
      server.ask(path.replace('ada', 'nobody'), bearer),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 403))
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).not.toMatch(/ada|2025|stories/)
  }
})

test('a spoilt link is refused even where a cookie would open', async () => {
  await using server = await start()
  const exchanged = await server.ask(`/archives/ada/2025?token=${token}`)
  const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? ''

  expect((await server.ask('/archives/ada/2025?token=spoilt', { cookie })).status).toBe(403)
})

const card = '/archives/ada/2025/20250714/card'

test.each([
  ['svg', 'image/svg+xml; charset=utf-8'],
  ['png', 'image/png'],
])('a day has a card to share, as %s', async (type, mime) => {
  await using server = await start()

  const answer = await server.ask(`${card}.${type}`, bearer)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mime])
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  const known = { ...bearer, 'if-none-match': answer.headers.get('etag') ?? '' }
  expect((await server.ask(`${card}.${type}`, known)).status).toBe(304)

  await server.store.put(aReport({ revision: 2 }))
  expect((await server.ask(`${card}.${type}`, known)).status).toBe(200)
})

test('a link to a card is exchanged for a cookie too', async () => {
  await using server = await start()

  const exchanged = await server.ask(`${card}.png?token=${token}`)
  expect([exchanged.status, exchanged.headers.get('location')]).toEqual([303, `${card}.png`])
})

test('a day that is withdrawn, erased or never was has no card, drawn before or not', async () => {
  await using server = await start()
  const statusOf = async (path: string) => (await server.ask(path, bearer)).status
  expect(await statusOf(`${card}.png`)).toBe(200)

  await server.store.remove('ada:20250714' as ReportId, 2)
  expect(await statusOf(`${card}.png`)).toBe(404)
  expect(await statusOf(`${card}.svg`)).toBe(404)
  await server.store.put(aReport({ date: '20250301' }))
  expect(await statusOf('/archives/ada/2025/20250301/card.png')).toBe(200)
  await server.store.erase('ada')
  expect(await statusOf('/archives/ada/2025/20250301/card.png')).toBe(404)
  for (const path of ['/archives/ada/2025/__proto__/card.png', '/archives/ada/x/20250714/card.svg'])
    expect(await statusOf(path)).toBe(404)
})

test('nothing of a page is kept, framed, guessed at or told to others', async () => {
  await using server = await start()

  const { headers } = await server.ask('/archives/ada/2025', bearer)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(policy).not.toContain('unsafe-inline')
})

test('nobody is sent what is of another listener or year, though the store counts all alike', async () => {
  await using server = await start()
  const users = ['ada', 'eve', 'x'.repeat(128)]
  for (const userId of users) {
    for (const date of ['20240714', '20250714']) {
      await server.store.put(
        aReport({ userId, date, revision: 7, title: `Of ${userId} on ${date}` }),
      )
    }
  }
  for (const path of ['/v1/archives/U/Y', '/archives/U/Y', '/archives/U/Y/Y0714/card.svg']) {
    for (const userId of users) {
      const opens = { authorization: `Bearer ${await signToken({ userId, secret, nowMs })}` }
      for (const year of ['2024', '2025']) {
        const answer = await server.ask(path.replaceAll('U', userId).replaceAll('Y', year), opens)
        expect(answer.status).toBe(200)
        const text = await answer.text()
        const told = users.filter((each) => text.includes(`Of ${each} on ${year}0714`))
        if (!path.endsWith('.svg')) expect(told).toEqual([userId])
        expect(text).not.toContain(`on ${year === '2024' ? '2025' : '2024'}0714`)
      }
    }
  }
  const [one, other] = await Promise.all(
    ['ada', 'eve'].map(async (userId) => {
      const opens = { authorization: `Bearer ${await signToken({ userId, secret, nowMs })}` }
      const answer = await server.ask(`/archives/${userId}/2025/20250714/card.png`, opens)
      return Buffer.from(await answer.arrayBuffer())
    }),
  )
  expect(one?.equals(other as Buffer)).toBe(false)
})

test('a reader who holds the same page is told so', async () => {
  await using server = await start()
  const first = await server.ask('/archives/ada/2025', bearer)
  const etag = first.headers.get('etag') ?? ''

  const known = { ...bearer, 'if-none-match': etag }
  expect((await server.ask('/archives/ada/2025', known)).status).toBe(304)
  const listed = { ...bearer, 'if-none-match': `"another", W/${etag}` }
  expect((await server.ask('/archives/ada/2025', listed)).status).toBe(304)
  await server.store.saveVerdict('ada:20250714', aVerdict())
  expect((await server.ask('/archives/ada/2025', known)).status).toBe(200)
})

test('a year without plays is not found, and a strange one either', async () => {
  await using server = await start()

  expect((await server.ask('/archives/ada/1999', bearer)).status).toBe(404)
  expect((await server.ask('/archives/ada/__proto__', bearer)).status).toBe(404)
  expect((await server.ask('/v1/archives/ada/1999', bearer)).status).toBe(404)
})

test('while the store is away readers are asked to come back, and the service is not ready', async () => {
  const away = () => Promise.reject(errors.STORE_UNAVAILABLE({ operation: 'archive' }))
  await using server = await start({ storedArchive: away, archiveVersion: away })

  const answer = await server.ask('/archives/ada/2025', bearer)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await answer.text()).not.toContain('MONGODB')
  expect((await server.ask('/readyz')).status).toBe(503)
  expect((await server.ask('/livez')).status).toBe(200)
})

test("titles are strangers' text and stay text", async () => {
  await using server = await start()
  const title = '<script>alert("x")</script> \u202eevil & \u0007more'
  await server.store.put(aReport({ revision: 2, title, tags: ['"><img src=x>'] }))

  const page = await (await server.ask('/archives/ada/2025', bearer)).text()
  expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; evil &amp; more')
  expect(page).toContain('&quot;&gt;&lt;img src=x&gt;')
  expect(page).not.toMatch(/<script>|<img/)
})

test('answers are counted by route, never by listener', async () => {
  await using server = await start()
  await server.ask('/archives/ada/2025', bearer)

  const metrics = await (await server.ask('/metrics')).text()
  expect(metrics).toContain('http_route="/archives/:userId/:year"')
  expect(metrics).not.toContain('ada')
})

test('a server that stops is not ready first, answers on for a while, and is then gone', async () => {
  const over = Promise.withResolvers<void>()
  const after = (_ms: number, run: () => void) => {
    over.promise.then(run)
    return () => {}
  }
  const server = await start({}, { ms: 5_000, after })
  const statusOf = async (path: string) => (await server.ask(path, bearer)).status
  expect([await statusOf('/readyz'), await statusOf('/startupz')]).toEqual([200, 200])

  const stopped = server[Symbol.asyncDispose]()
  expect(await statusOf('/readyz')).toBe(503)
  expect([await statusOf('/livez'), await statusOf('/startupz')]).toEqual([200, 200])
  expect(await statusOf('/v1/archives/ada/2025')).toBe(200)
  over.resolve()
  await stopped

  await expect(statusOf('/livez')).rejects.toThrow('fetch failed')
})

test('a request that is under way at a stop is answered', async () => {
  const store = openMemoryStore({ now: () => 1 })
  const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const storedArchive: ArchiveReader['storedArchive'] = async () => {
    asked.resolve()
    await gate.promise
    return await store.storedArchive('ada', 2025)
  }
  const server = await start({ storedArchive })
  const answer = server.ask('/v1/archives/ada/2025', bearer)
  await asked.promise

  const stopped = server[Symbol.asyncDispose]()
  gate.resolve()

  expect((await answer).status).toBe(404) // Of another store: what matters is that it came.
  await stopped
})
