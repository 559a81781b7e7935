import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { DAY_MS } from '#foundation/time.ts'
import {
  openLinkSecret,
  readLinkSecret,
  signLink,
  signToken,
  verifyToken,
} from '#services/serving/link.ts'

const secret = new TextEncoder().encode('a secret of at least thirty-two bytes')
const other = new TextEncoder().encode('another one of at least thirty-two bytes')
const nowMs = Date.UTC(2026, 0, 15)

const folder = mkdtempSync(join(tmpdir(), 'linernotes-link-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tokenOf = (fields: object = {}) => signToken({ userId: 'ada', secret, nowMs, ...fields })

test('a link opens the archive of its listener', async () => {
  const link = new URL(
    await signLink({
      servingUrl: 'http://127.0.0.1:19080/',
      userId: 'ada',
      year: 2025,
      secret,
      nowMs,
    }),
  )

  expect(link.pathname).toBe('/archives/ada/2025')
  expect(await verifyToken(link.searchParams.get('token') ?? '', secret, nowMs)).toEqual({
    userId: 'ada',
    expiresAt: nowMs + 7 * DAY_MS,
  })
})

test('a link lives for as long as it says', async () => {
  const token = await tokenOf({ lifeMs: 60_000 })

  expect(await verifyToken(token, secret, nowMs + 59_000)).toBeDefined()
  expect(await verifyToken(token, secret, nowMs + 61_000)).toBeUndefined()
})

test('a changed token opens nothing', async () => {
  const [header, body, signature] = (await tokenOf()).split('.')
  const forged = Buffer.from(JSON.stringify({ sub: 'eve', exp: 9e9 })).toString('base64url')

  expect(await verifyToken(`${header}.${forged}.${signature}`, secret, nowMs)).toBeUndefined()
  expect(await verifyToken(`${header}.${body}.`, secret, nowMs)).toBeUndefined()
  expect(await verifyToken('', secret, nowMs)).toBeUndefined()
})

test('a token of another secret, issuer, audience or algorithm opens nothing', async () => {
  const sign = (issuer: string, audience: string, alg: string) =>
    new SignJWT()
      .setProtectedHeader({ alg })
      .setSubject('ada')
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(nowMs / 1000 + 60)
      .sign(secret)
  const verify = async (token: string) => verifyToken(token, secret, nowMs)
  const unsigned = [
    { alg: 'none' },
    { sub: 'ada', iss: 'linernotes', aud: 'linernotes-archive', exp: 9e9 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

  expect(await verify(await tokenOf({ secret: other }))).toBeUndefined()
  expect(await verify(await sign('elsewhere', 'linernotes-archive', 'HS256'))).toBeUndefined()
  expect(await verify(await sign('linernotes', 'operators', 'HS256'))).toBeUndefined()
  expect(await verify(await sign('linernotes', 'linernotes-archive', 'HS384'))).toBeUndefined()
  expect(await verify(`${unsigned}.`)).toBeUndefined()
  expect(await verify(await sign('linernotes', 'linernotes-archive', 'HS256'))).toBeDefined()
})

test('a secret is made once, for its owner only, also when two start at once', async () => {
  const file = join(folder, 'deep', 'secret')

  const made = await Promise.all([openLinkSecret(file), openLinkSecret(file)])

  expect(made[0]).toEqual(made[1])
  expect(made[0]?.length).toBeGreaterThanOrEqual(32)
  expect(await openLinkSecret(file)).toEqual(made[0])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a secret that is too short is refused, and named', async () => {
  const file = join(folder, 'short')
  writeFileSync(file, 'secret\n')

  await expect(openLinkSecret(file)).rejects.toMatchObject({
    code: 'LINK_SECRET_UNUSABLE',
    message: expect.stringContaining(`${file} cannot sign links: it holds 6 bytes`),
  })
})

test('a secret of before is read and never made: a name that is mistyped stops the start', async () => {
  const file = join(folder, 'before')
  await expect(readLinkSecret(file)).rejects.toMatchObject({ code: 'LINK_SECRET_UNUSABLE' })

  const made = await openLinkSecret(file)
  expect(await readLinkSecret(file)).toEqual(made)
})
