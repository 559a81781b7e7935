import { createServer } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { type Clock, sleep, steadyClock } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Log } from '#observability/log.ts'
import { counter, histogram } from '#observability/metrics.ts'
import { probes } from '#observability/probes.ts'
import type { ArchiveReader } from '#reports/archive-reader.ts'
import { admit } from './admission.ts'
import { answerWith, sayings } from './answer.ts'
import { ArchiveCache } from './archive-cache.ts'
import { type ArchivePath, archiveRoutes, type CardPath } from './archive-routes.ts'
import { assets } from './assets.ts'
import { BodyCache } from './body-cache.ts'
import { openCardImages } from './card-image.ts'
import { type RateLimitSettings, REMEMBERED_MAX, rateLimits } from './rate-limits.ts'
import { guardReader, type StoreGuardLimits } from './store-guard.ts'
import type { TokenVerifier } from './token-verifier.ts'

export interface ServerDeps {
  readonly reader: ArchiveReader
  readonly verifier: TokenVerifier
  readonly clock: Clock
  /** One that goes on evenly; of the system where it is left out. */
  readonly steadyClock?: Pick<Clock, 'now'>
  readonly log: Log
  /** Of the store; the usual ones where it is left out. */
  readonly storeLimits?: StoreGuardLimits
}

export interface ServerSettings extends RateLimitSettings {
  readonly SERVING_PORT: number
  readonly SERVING_HOST: string
  readonly SERVING_HTTPS: boolean
  readonly SERVING_DRAIN_MS: number
  readonly SERVING_FRESH_MS: number
  readonly SERVING_CACHE_MEGABYTES: number
  readonly SERVING_TRUSTED_PROXIES: readonly string[]
  readonly JAEGER_URL?: string | undefined
}

const duration = histogram('http.server.request.duration', {
  description: 'Time to answer a request.',
  unit: 's',
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})
const refusedRequests = counter('linernotes.serving.refused', {
  description: 'Requests refused at the door because the process had too many.',
  unit: '{request}',
})

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-robots-tag': 'noindex',
} as const

/** An archive that was confirmed `fresh` ms ago is asked for again; after this many times it, readers wait for it. */
const WAIT_FACTOR = 1.8
const WITHOUT_STORE_MS_MAX = 10 * 60_000
const MEGABYTE = 1_000_000
const REQUESTS_A_TURN_MAX = 200
const HEADER_BYTES_MAX = 8_192
const CONNECTIONS_MAX = 20_000
/** For one that says nothing, sends half a request, or takes nothing of its answer. */
const SILENT_MS_MAX = 10_000
/** Longer than a load balancer keeps a connection: it closes first, and no request meets a closed one. */
const KEEP_ALIVE_MS = 75_000
const SAME_FAILURE_MS = 1_000
/** A user ID has 128 characters, each at most three when it is encoded. */
const PARAM_CHARACTERS_MAX = 384
/** How long a server that stops waits for answers that are under way. */
const LAST_ANSWERS_MS_MAX = 5_000

/**
 * Serves archives to those whose token opens them. It reads the store and nothing else. Disposal says
 * that it is not ready, goes on for `SERVING_DRAIN_MS`, and then lets requests end.
 */
export async function startServer(
  settings: ServerSettings,
  deps: ServerDeps,
): Promise<AsyncDisposable & { readonly url: string }> {
  const app = openApp(settings)
  await app.register(rateLimit, { global: false, cache: REMEMBERED_MAX })
  const limits = rateLimits(app, settings)
  addHeaders(app)
  addFailures(app, deps)
  let isStopping = false
  const reader = guardReader(deps.reader, deps.storeLimits)
  addProbes(app, reader, () => isStopping)
  for (const asset of Object.values(assets)) {
    app.get(asset.path, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(asset.type)
        .send(asset.body),
    )
  }
  const half = (settings.SERVING_CACHE_MEGABYTES * MEGABYTE) / 2
  const quiet = settings.SERVING_FRESH_MS
  const routes = archiveRoutes({
    archives: new ArchiveCache({
      reader,
      clock: deps.clock,
      steadyClock: deps.steadyClock ?? steadyClock(),
      confirmedMs: { quiet, max: WAIT_FACTOR * quiet },
      withoutStoreMsMax: WITHOUT_STORE_MS_MAX,
      bytesMax: half,
    }),
    bodies: new BodyCache(half),
    images: openCardImages(deps.clock),
    verifier: deps.verifier,
    limits,
    clock: deps.clock,
    isHttps: settings.SERVING_HTTPS,
    jaegerUrl: settings.JAEGER_URL,
  })
  await app.register((archives, _options, done) => {
    archives.addHook('onRequest', async (request, reply) => {
      if (!(await limits.isAddressWithin(request)))
        return answerWith(request, reply, sayings.tooMany)
    })
    archives.get<ArchivePath>('/archives/:userId/:year', routes.page)
    archives.get<CardPath>('/archives/:userId/:year/:date/card.svg', routes.svg)
    archives.get<CardPath>('/archives/:userId/:year/:date/card.png', routes.png)
    archives.get<ArchivePath>('/v1/archives/:userId/:year', routes.json)
    done()
  })
  const url = await app.listen({ port: settings.SERVING_PORT, host: settings.SERVING_HOST })
  return {
    url,
    async [Symbol.asyncDispose]() {
      isStopping = true
      if (settings.SERVING_DRAIN_MS > 0) await sleep(deps.clock, settings.SERVING_DRAIN_MS)
      // Node looks after silent connections no longer once a server closes: they are ended here.
      const endThem = () => app.server.closeAllConnections()
      const callOff = deps.clock.after(LAST_ANSWERS_MS_MAX, endThem)
      await app.close()
      callOff()
    },
  }
}

function openApp(settings: ServerSettings): FastifyInstance {
  return fastify({
    logger: false,
    bodyLimit: 1_024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PARAM_CHARACTERS_MAX },
    frameworkErrors: (_error, request, reply) => void answerWith(request, reply, sayings.misread),
    trustProxy: [...settings.SERVING_TRUSTED_PROXIES],
    serverFactory: (handler) => {
      const admitted = admit(handler, { requestsATurnMax: REQUESTS_A_TURN_MAX }, () =>
        refusedRequests.add(1),
      )
      return openHttpServer(admitted)
    },
  })
}

function openHttpServer(listener: Parameters<typeof createServer>[1]) {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: SILENT_MS_MAX,
      requestTimeout: SILENT_MS_MAX,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    listener as never,
  )
  server.maxConnections = CONNECTIONS_MAX
  // A reader who takes nothing of an answer for so long is gone; one without a request is the keep-alive's.
  server.timeout = KEEP_ALIVE_MS
  return server
}

function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    duration.record(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    })
    done()
  })
}

function addFailures(
  app: FastifyInstance,
  { log, clock }: Pick<ServerDeps, 'log' | 'clock'>,
): void {
  const loggedMs = new Map<string, number>()
  app.setNotFoundHandler((request, reply) => answerWith(request, reply, sayings.noPage))
  app.setErrorHandler((error, request, reply) => {
    const code = error instanceof ServiceError ? error.code : ''
    if (isOfRequest(error)) return answerWith(request, reply, sayings.misread)
    if (code === 'SERVING_BUSY') return answerWith(request, reply, sayings.busy)
    if (clock.now() - (loggedMs.get(code) ?? 0) >= SAME_FAILURE_MS) {
      loggedMs.set(code, clock.now())
      // The path alone: the query may contain a token.
      log.error('a request failed', { error, route: request.routeOptions.url })
    }
    return answerWith(
      request,
      reply,
      /^(STORE|ISSUER)_/.test(code) ? sayings.unavailable : sayings.failed,
    )
  })
}

/** Whether fastify blames the request: too long, of a strange type, not decodable. */
const isOfRequest = (error: unknown): boolean => {
  const { statusCode } = error as { readonly statusCode?: number }
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
}

/**
 * They answer at the address that people use: it has no other. Ready once the store has answered: from then on what
 * is in memory can be read without it, and one that turned away readers would help nobody.
 */
function addProbes(app: FastifyInstance, reader: ArchiveReader, isStopping: () => boolean): void {
  let hasAnswered = false
  const answers = async () => {
    hasAnswered ||= await reader.archiveVersion('-', 2000).then(
      () => true,
      () => false,
    )
    return hasAnswered
  }
  const all = probes(async () => !isStopping() && (await answers()))
  for (const [path, probe] of Object.entries(all)) {
    app.get(path, async (_request, reply) => {
      const { status, type, body } = await probe()
      return reply.code(status).type(type).send(body)
    })
  }
}
