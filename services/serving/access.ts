import type { FastifyReply, FastifyRequest } from 'fastify'
import { listenerHash } from '#observability/attributes.ts'
import { type Pass, verifyToken } from './link.ts'

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
  secret: Uint8Array,
  nowMs: number,
): Promise<Access | undefined> {
  for (const { token, cameBy } of tokensOf(userId, request)) {
    if (token === undefined || token.length > TOKEN_CHARACTERS_MAX) continue
    const pass = await verifyToken(token, secret, nowMs)
    // One that is given must hold: a spoilt link never falls back to the cookie of a good one.
    return pass?.userId === userId ? { ...pass, token, cameBy } : undefined
  }
  return undefined
}

function tokensOf(userId: string, { query, headers }: FastifyRequest) {
  const { token } = query as { token?: unknown }
  const bearer = /^Bearer ([^ ]+)$/i.exec(headers.authorization ?? '')?.[1]
  return [
    { token: token === undefined ? undefined : String(token), cameBy: 'address' as const },
    { token: bearer, cameBy: 'header' as const },
    { token: cookies(headers.cookie).get(cookieName(userId)), cameBy: 'cookie' as const },
  ]
}

/** Keeps `access` in the browser for as long as its token lives. */
export function keep(access: Access, reply: FastifyReply, nowMs: number, isHttps: boolean): void {
  const seconds = Math.max(0, Math.floor((access.expiresAt - nowMs) / 1000))
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  reply.header('set-cookie', `${cookieName(access.userId)}=${access.token}; ${attributes}`)
}

/** One for each listener: a family shares a browser. */
const cookieName = (userId: string): string => `linernotes-${listenerHash(userId)}`

const cookies = (header = ''): ReadonlyMap<string, string> =>
  new Map(
    header.split(/; */).map((pair) => {
      const end = pair.indexOf('=')
      return [pair.slice(0, end), pair.slice(end + 1)]
    }),
  )
