import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { signToken } from '#services/serving/link.ts'
import { TokenVerifier } from '#services/serving/token-verifier.ts'

const nowMs = Date.UTC(2026, 0, 15)
const secretOf = (name: string) => new TextEncoder().encode(name.repeat(32).slice(0, 32))
const [now, before, strange] = ['now', 'before', 'strange'].map(secretOf) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

test('after a rotation old links open still, and those of a secret that is gone do not', async () => {
  const verifier = new TokenVerifier({ secrets: [now, before] })
  const passOf = async (secret: Uint8Array) =>
    await verifier.verify(await signToken({ userId: 'ada', secret, nowMs }), nowMs)

  expect(await passOf(now)).toMatchObject({ userId: 'ada' })
  expect(await passOf(before)).toMatchObject({ userId: 'ada' })
  expect(await passOf(strange)).toBeUndefined()
})

test('a pass that is known ends with its token', async () => {
  const verifier = new TokenVerifier({ secrets: [now] })
  const token = await signToken({ userId: 'ada', secret: now, nowMs, lifeMs: 5_000 })

  expect(verifier.peek(token, nowMs)).toBeUndefined()
  await verifier.verify(token, nowMs)
  expect(verifier.peek(token, nowMs + 4_999)).toMatchObject({ userId: 'ada' })
  expect(verifier.peek(token, nowMs + 5_000)).toBeUndefined()
  expect(await verifier.verify(token, nowMs + 5_000)).toBeUndefined()
})

/** An issuer that publishes the keys it has, by their ID. */
async function openIssuer() {
  const keys = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>>()
  const server = createServer(async (_request, response) => {
    const published = await Promise.all(
      [...keys].map(async ([kid, { publicKey }]) => ({
        ...(await exportJWK(publicKey)),
        kid,
        alg: 'ES256',
      })),
    )
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
  return {
    keys,
    outside: { issuer: 'https://music.example', audience: 'linernotes', jwksUrl },
    addKey: async (kid: string) =>
      keys.set(kid, await generateKeyPair('ES256', { extractable: true })),
    tokenOf: (kid: string, fields: { issuer?: string; audience?: string; subject?: string } = {}) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(fields.issuer ?? 'https://music.example')
        .setAudience(fields.audience ?? 'linernotes')
        .setSubject(fields.subject ?? 'ada')
        .setExpirationTime(nowMs / 1000 + 60)
        .sign(keys.get(kid)?.privateKey as never),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test("another's tokens open what their subject names, if issuer, audience and key are the pinned ones", async () => {
  await using issuer = await openIssuer()
  await issuer.addKey('first')
  const verifier = new TokenVerifier({ secrets: [now], outside: issuer.outside })

  const good = await issuer.tokenOf('first')
  expect(await verifier.verify(good, nowMs)).toEqual({ userId: 'ada', expiresAt: nowMs + 60_000 })
  for (const bad of [
    await issuer.tokenOf('first', { issuer: 'https://evil.example' }),
    await issuer.tokenOf('first', { audience: 'another' }),
    await issuer.tokenOf('first', { subject: '' }),
    `${good.slice(0, -4)}AAAA`,
    await publicKeyAsSecret(issuer),
  ]) {
    expect(await verifier.verify(bad, nowMs)).toBeUndefined()
  }
})

/** The public key, which everybody knows, used as if it were a shared secret. */
async function publicKeyAsSecret(issuer: Awaited<ReturnType<typeof openIssuer>>): Promise<string> {
  const known = await exportJWK(issuer.keys.get('first')?.publicKey as never)
  return await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setIssuer('https://music.example')
    .setAudience('linernotes')
    .setSubject('ada')
    .setExpirationTime(nowMs / 1000 + 60)
    .sign(new TextEncoder().encode(JSON.stringify(known)))
}

test('without the keys of the other issuer nobody says that its tokens are wrong, and links open', async () => {
  const outside = {
    issuer: 'https://music.example',
    audience: 'linernotes',
    jwksUrl: 'http://127.0.0.1:1/',
  }
  const verifier = new TokenVerifier({ secrets: [now], outside })

  expect(await verifier.verify('x.y.z', nowMs)).toBeUndefined()
  await using issuer = await openIssuer()
  await issuer.addKey('first')
  const good = await issuer.tokenOf('first')
  await expect(verifier.verify(good, nowMs)).rejects.toMatchObject({ code: 'ISSUER_UNREACHABLE' })
  expect(
    await verifier.verify(await signToken({ userId: 'ada', secret: now, nowMs }), nowMs),
  ).toBeDefined()
})
