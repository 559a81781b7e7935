import { createHash } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Clock, sleep } from '#foundation/clock.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { Log } from '#observability/log.ts'
import { histogram } from '#observability/metrics.ts'
import { probes } from '#observability/probes.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import type { ReportStore } from '#reports/store.ts'
import { accessTo, keep } from './access.ts'
import { assets } from './assets.ts'
import { type CardImages, openCardImages } from './card-image.ts'
import { shareCard } from './drawings/share-card.ts'
import { localeOf } from './locale.ts'
import { archivePage, plainPage } from './page.ts'

export interface ServerDeps {
  readonly store: ReportStore
  readonly secret: Uint8Array
  readonly clock: Clock
  readonly log: Log
}

export interface ServerSettings {
  readonly SERVING_PORT: number
  readonly SERVING_HOST: string
  readonly SERVING_HTTPS: boolean
  readonly SERVING_DRAIN_MS: number
  readonly JAEGER_URL?: string | undefined
}

const duration = histogram('http.server.request.duration', {
  description: 'Time to answer a request.',
  unit: 's',
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
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

interface ArchivePath {
  readonly Params: { readonly userId: string; readonly year: string }
}

interface CardPath {
  readonly Params: ArchivePath['Params'] & { readonly date: string }
}

/**
 * Serves archives to those whose token opens them. It reads the store and nothing else. Disposal says
 * that it is not ready, goes on for `SERVING_DRAIN_MS`, and then lets requests end.
 */
export async function startServer(
  settings: ServerSettings,
  deps: ServerDeps,
): Promise<AsyncDisposable & { readonly url: string }> {
  const app = fastify({
    logger: false,
    requestTimeout: 10_000,
    bodyLimit: 1_024,
    forceCloseConnections: 'idle',
  })
  addHeaders(app)
  addFailures(app, deps.log)
  let isStopping = false
  addProbes(app, deps.store, () => isStopping)
  for (const asset of Object.values(assets)) {
    app.get(asset.path, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(asset.type)
        .send(asset.body),
    )
  }
  app.get<ArchivePath>('/archives/:userId/:year', (request, reply) =>
    page(settings, deps, request, reply),
  )
  const images = openCardImages(deps.clock)
  for (const type of ['svg', 'png'] as const) {
    app.get<CardPath>(`/archives/:userId/:year/:date/card.${type}`, (request, reply) =>
      card(settings, { ...deps, images }, type, request, reply),
    )
  }
  app.get<ArchivePath>('/v1/archives/:userId/:year', (request, reply) => json(deps, request, reply))
  const url = await app.listen({ port: settings.SERVING_PORT, host: settings.SERVING_HOST })
  return {
    url,
    async [Symbol.asyncDispose]() {
      isStopping = true
      if (settings.SERVING_DRAIN_MS > 0) await sleep(deps.clock, settings.SERVING_DRAIN_MS)
      await app.close()
    },
  }
}

async function page(
  { SERVING_HTTPS, JAEGER_URL }: ServerSettings,
  { store, secret, clock }: ServerDeps,
  request: FastifyRequest<ArchivePath>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { userId, year } = request.params
  const access = await accessTo(userId, request, secret, clock.now())
  if (!access) return send(request, reply.code(403), refused)
  if (access.cameBy === 'address') {
    keep(access, reply, clock.now(), SERVING_HTTPS)
    return reply.redirect(pathOf('archives', userId, year), 303)
  }
  const archive = isYear(year) ? await store.archive(userId, Number(year)) : undefined
  if (!archive) return send(request, reply.code(404), unknown)
  const options = {
    years: await store.years(userId),
    locale: localeOf(request.headers['accept-language']),
    jaegerUrl: JAEGER_URL,
  }
  return send(request, reply, archivePage(archive, options))
}

/** The card of a day that is in the archive, and the page's answer for any other. */
async function card(
  { SERVING_HTTPS }: ServerSettings,
  { store, secret, clock, images }: ServerDeps & { readonly images: CardImages },
  type: 'svg' | 'png',
  request: FastifyRequest<CardPath>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { userId, year, date } = request.params
  const access = await accessTo(userId, request, secret, clock.now())
  if (!access) return send(request, reply.code(403), refused)
  if (access.cameBy === 'address') {
    keep(access, reply, clock.now(), SERVING_HTTPS)
    return reply.redirect(pathOf('archives', userId, year, date, `card.${type}`), 303)
  }
  const archive = isYear(year) ? await store.archive(userId, Number(year)) : undefined
  const report = archive?.reports.find((each) => each.date === date)
  if (!report) return send(request, reply.code(404), unknown)
  const svg = shareCard(report, localeOf(request.headers['accept-language']))
  if (type === 'svg') return send(request, reply, svg, 'image/svg+xml; charset=utf-8')
  const image = await images.imageOf(svg)
  if (image) return send(request, reply, image, 'image/png')
  return send(request, reply.code(503).header('retry-after', '2'), busy)
}

const pathOf = (...parts: readonly string[]): string =>
  `/${parts.map(encodeURIComponent).join('/')}`

async function json(
  { store, secret, clock }: ServerDeps,
  request: FastifyRequest<ArchivePath>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { userId, year } = request.params
  const access = await accessTo(userId, request, secret, clock.now())
  const answer = (status: number, body: object) =>
    send(request, reply.code(status), JSON.stringify(body), 'application/json; charset=utf-8')
  if (!access) return answer(403, { error: 'This link opens nothing here.' })
  const archive = isYear(year) ? await store.archive(userId, Number(year)) : undefined
  if (!archive) return answer(404, { error: 'Nothing is known of this year.' })
  return answer(200, toArchiveJson(archive))
}

const isYear = (year: string): boolean => /^[12]\d{3}$/.test(year)

const refused = plainPage(
  'This link opens nothing here',
  'It may have expired, or lost a part on its way. Ask for a new one where you got it.',
)
const unknown = plainPage(
  'Nothing here yet',
  'No plays of this year have come in. Once they have, its most remarkable days appear here.',
)
const unavailable = plainPage(
  'Back in a moment',
  'The place where the stories are kept does not answer just now. Nothing is lost; try again soon.',
)

const busy = plainPage('One moment', 'Many images are being drawn just now. Try again soon.')

/** Sends `body` with its tag, or 304 to a reader who has it. Nothing caches it. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Buffer,
  type = 'text/html; charset=utf-8',
): FastifyReply {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  reply.headers({
    'cache-control': 'private, no-store',
    etag: tag,
    vary: 'accept-language, authorization, cookie',
  })
  const isKnown = reply.statusCode === 200 && request.headers['if-none-match'] === tag
  return isKnown ? reply.code(304).send() : reply.type(type).send(body)
}

function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders)
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.record(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    })
  })
}

function addFailures(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((request, reply) =>
    send(
      request,
      reply.code(404),
      plainPage('No such page', 'The address may have lost a part on its way.'),
    ),
  )
  app.setErrorHandler((error, request, reply) => {
    const isStore = error instanceof ServiceError && error.code.startsWith('STORE_')
    // The path alone: the query may contain a token.
    log.error('a request failed', { error, route: request.routeOptions.url })
    reply.header('retry-after', '5')
    return send(request, reply.code(isStore ? 503 : 500), unavailable)
  })
}

/** They answer at the address that people use: it has no other. */
function addProbes(app: FastifyInstance, store: ReportStore, isStopping: () => boolean): void {
  const answers = () =>
    store.years('-').then(
      () => true,
      () => false,
    )
  const all = probes(async () => !isStopping() && (await answers()))
  for (const [path, probe] of Object.entries(all)) {
    app.get(path, async (_request, reply) => {
      const { status, type, body } = await probe()
      return reply.code(status).type(type).send(body)
    })
  }
}
