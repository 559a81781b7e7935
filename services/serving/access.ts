import type { FastifyReply, FastifyRequest } from 'fastify'
import { listenerHash } from '#observability/attributes.ts'
import type { Pass } from './link.ts'
import type { TokenVerifier } from './token-verifier.ts'

/** Where a request's token came from: one in the address is exchanged for a cookie. */
export interface Access extends Pass {
  readonly token: string
  readonly cameBy: 'address' | 'cookie' | 'header'
}

const TOKEN_CHARACTERS_MAX = 2_048

/** Whether the request may read `userId`'s archive; nothing is said of why not. */
export async function accessTo(
  userId: string,
  request: FastifyRequest,
  verifier: TokenVerifier,
  nowMs: number,
): Promise<Access | undefined> {
  const given = tokenOf(userId, request)
  if (!given || given.token.length > TOKEN_CHARACTERS_MAX) return undefined
  const { token, cameBy } = given
  // One that is given must hold: a spoilt link never falls back to the cookie of a good one.
  const pass = verifier.peek(token, nowMs) ?? (await verifier.verify(token, nowMs))
  return pass && pass.userId === userId ? { ...pass, token, cameBy } : undefined
}

function tokenOf(
  userId: string,
  { query, headers }: FastifyRequest,
): Pick<Access, 'token' | 'cameBy'> | undefined {
  const { token } = query as { token?: unknown }
  if (token !== undefined) return { token: String(token), cameBy: 'address' }
  const bearer = /^Bearer ([^ ]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, cameBy: 'header' }
  const kept = headers.cookie && cookies(headers.cookie).get(cookieName(userId))
  return kept ? { token: kept, cameBy: 'cookie' } : undefined
}

/** Keeps `access` in the browser for as long as its token lives. */
export function keep(access: Access, reply: FastifyReply, nowMs: number, isHttps: boolean): void {
  const seconds = Math.max(0, Math.floor((access.expiresAt - nowMs) / 1000))
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  reply.header('set-cookie', `${cookieName(access.userId)}=${access.token}; ${attributes}`)
}

/** One for each listener: a family shares a browser. */
const cookieName = (userId: string): string => `linernotes-${listenerHash(userId)}`

const cookies = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.split(/; */).map((pair) => {
      const end = pair.indexOf('=')
      return [pair.slice(0, end), pair.slice(end + 1)]
    }),
  )
