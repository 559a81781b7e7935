// Who a token lets in. Each token is verified once; from then on its pass is known for as long as it lives.
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { HOUR_MS } from '#foundation/time.ts'
import { errors } from './errors.ts'
import { type Pass, verifyToken } from './link.ts'

/** Tokens of somebody else's, such as a music service that has signed its listener in. */
export interface OutsideIssuer {
  readonly issuer: string
  readonly audience: string
  /** Where its public keys are; they are read again when a token names one that is not known. */
  readonly jwksUrl: string
}

export interface TokenKeys {
  /** Secrets of links: the one that signs now first, then those of before, which still open. */
  readonly secrets: readonly Uint8Array[]
  readonly outside?: OutsideIssuer | undefined
}

const PASSES_MAX = 50_000
/** Signatures of private keys only: a public key must never be taken for a shared secret. */
const OUTSIDE_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']
const JWKS_TIMEOUT_MS = 3_000
/** Known keys go on for so long: a key server that is away logs nobody out, and a key that was taken back ends. */
const KEYS_KEPT_MS = 6 * HOUR_MS

export class TokenVerifier {
  readonly #passes = new LRUCache<string, Pass>({ max: PASSES_MAX })
  readonly #keys: TokenKeys
  readonly #jwks: ReturnType<typeof createRemoteJWKSet> | undefined

  constructor(keys: TokenKeys) {
    this.#keys = keys
    this.#jwks =
      keys.outside &&
      createRemoteJWKSet(new URL(keys.outside.jwksUrl), {
        timeoutDuration: JWKS_TIMEOUT_MS,
        cacheMaxAge: KEYS_KEPT_MS,
      })
  }

  /** Known without waiting, or undefined. */
  peek(token: string, nowMs: number): Pass | undefined {
    const pass = this.#passes.get(token)
    return pass && pass.expiresAt > nowMs ? pass : undefined
  }

  /** Undefined where the token is changed, expired or of an unknown issuer. @throws ISSUER_UNREACHABLE */
  async verify(token: string, nowMs: number): Promise<Pass | undefined> {
    const known = this.peek(token, nowMs)
    if (known) return known
    const pass = (await this.#ofLink(token, nowMs)) ?? (await this.#ofOutside(token, nowMs))
    if (pass) this.#passes.set(token, pass)
    return pass
  }

  async #ofLink(token: string, nowMs: number): Promise<Pass | undefined> {
    for (const secret of this.#keys.secrets) {
      const pass = await verifyToken(token, secret, nowMs)
      if (pass) return pass
    }
    return undefined
  }

  async #ofOutside(token: string, nowMs: number): Promise<Pass | undefined> {
    if (!this.#keys.outside || !this.#jwks) return undefined
    if (issuerOf(token) !== this.#keys.outside.issuer) return undefined
    try {
      const { payload } = await jwtVerify(token, this.#jwks, {
        algorithms: OUTSIDE_ALGORITHMS,
        issuer: this.#keys.outside.issuer,
        audience: this.#keys.outside.audience,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(nowMs),
      })
      if (typeof payload.sub !== 'string' || payload.sub === '') return undefined
      return { userId: payload.sub, expiresAt: (payload.exp ?? 0) * 1000 }
    } catch (error) {
      const { code = '' } = error as { readonly code?: string }
      // The reason why a token is refused stays private; that nobody can know it does not.
      if (code.startsWith('ERR_J') && !unreachable.has(code)) return undefined
      throw errors.ISSUER_UNREACHABLE({ jwksUrl: this.#keys.outside.jwksUrl }, error)
    }
  }
}

const unreachable: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'])

/** What the token says of itself: it decides only whom to ask. */
function issuerOf(token: string): unknown {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
