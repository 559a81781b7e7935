// A link is an address with a signed token: its holder may read one listener's archive until it
// expires, and nothing else. Issuer, audience and algorithm are pinned.

import { readFile } from 'node:fs/promises'
import { jwtVerify, SignJWT } from 'jose'
import { reasonOf } from '#foundation/reason-of.ts'
import { openSecretFile } from '#foundation/secret-file.ts'
import { DAY_MS } from '#foundation/time.ts'
import { errors } from './errors.ts'

const ISSUER = 'linernotes'
const AUDIENCE = 'linernotes-archive'
const ALGORITHM = 'HS256'
const SECRET_BYTES_MIN = 32

export interface LinkRequest {
  /** Where `serving` is reached, such as `http://127.0.0.1:19080`. */
  readonly servingUrl: string
  readonly userId: string
  readonly year: number
  readonly secret: Uint8Array
  /** ms since 1970 UTC. */
  readonly nowMs: number
  /** Seven days where it is left out. */
  readonly lifeMs?: number
}

/** The address at which a listener reads their archive. */
export async function signLink(request: LinkRequest): Promise<string> {
  const token = await signToken(request)
  const path = `/archives/${encodeURIComponent(request.userId)}/${request.year}`
  return `${request.servingUrl.replace(/\/+$/, '')}${path}?token=${token}`
}

/** A token that opens `userId`'s archives. */
export async function signToken(
  request: Pick<LinkRequest, 'userId' | 'secret' | 'nowMs' | 'lifeMs'>,
): Promise<string> {
  const issuedAt = Math.floor(request.nowMs / 1000)
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(request.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.ceil((request.lifeMs ?? 7 * DAY_MS) / 1000))
    .sign(request.secret)
}

export interface Pass {
  readonly userId: string
  /** ms since 1970 UTC. */
  readonly expiresAt: number
}

/** Whom `token` lets in; undefined where it is changed, expired, or not ours. */
export async function verifyToken(
  token: string,
  secret: Uint8Array,
  nowMs: number,
): Promise<Pass | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
    })
    return { userId: payload.sub ?? '', expiresAt: (payload.exp ?? 0) * 1000 }
  } catch {
    return undefined // The reason why a token is refused stays private.
  }
}

/**
 * Reads the secret that signs links, or makes one where there is no such file.
 *
 * @throws LINK_SECRET_UNUSABLE
 */
export const openLinkSecret = (file: string): Promise<Uint8Array> =>
  usableSecret(file, openSecretFile)

/** Reads a secret that signed links before. @throws LINK_SECRET_UNUSABLE, also where there is no such file */
export const readLinkSecret = (file: string): Promise<Uint8Array> =>
  usableSecret(file, async (path) => (await readFile(path, 'utf8')).trim())

async function usableSecret(
  file: string,
  read: (file: string) => Promise<string>,
): Promise<Uint8Array> {
  try {
    const secret = new TextEncoder().encode(await read(file))
    if (secret.length >= SECRET_BYTES_MIN) return secret
    throw new Error(`it holds ${secret.length} bytes`)
  } catch (error) {
    const reason = reasonOf(error)
    throw errors.LINK_SECRET_UNUSABLE({ file, reason }, error)
  }
}
