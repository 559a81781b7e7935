// An archive as a page, as JSON, and its days as cards. Each handler finds out who asks, then what there is, then
// sends bytes that were made before, if they were.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#foundation/clock.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import type { StoredArchive } from '#reports/archive-reader.ts'
import { accessTo, keep } from './access.ts'
import { answerWith, encodingOf, HTML, JSON_TYPE, sayings, sendBody } from './answer.ts'
import type { ArchiveCache, FoundArchive } from './archive-cache.ts'
import type { BodyCache, BodyRecipe } from './body-cache.ts'
import type { CardImages } from './card-image.ts'
import { shareCard } from './drawings/share-card.ts'
import { errors } from './errors.ts'
import { localeOf } from './locale.ts'
import { archivePage } from './page.ts'
import type { RateLimits } from './rate-limits.ts'
import type { TokenVerifier } from './token-verifier.ts'

export interface ArchiveRoutesDeps {
  readonly archives: ArchiveCache
  readonly bodies: BodyCache
  readonly images: CardImages
  readonly verifier: TokenVerifier
  readonly limits: RateLimits
  readonly clock: Pick<Clock, 'now'>
  readonly isHttps: boolean
  readonly jaegerUrl?: string | undefined
}

export interface ArchivePath {
  readonly Params: { readonly userId: string; readonly year: string }
}

export interface CardPath {
  readonly Params: ArchivePath['Params'] & { readonly date: string }
}

export interface ArchiveRoutes {
  page(request: FastifyRequest<ArchivePath>, reply: FastifyReply): Promise<FastifyReply>
  json(request: FastifyRequest<ArchivePath>, reply: FastifyReply): Promise<FastifyReply>
  svg(request: FastifyRequest<CardPath>, reply: FastifyReply): Promise<FastifyReply>
  png(request: FastifyRequest<CardPath>, reply: FastifyReply): Promise<FastifyReply>
}

type Telling = (
  found: StoredArchive,
  request: FastifyRequest,
  asOfMs: number | undefined,
) => BodyRecipe | undefined

export function archiveRoutes(deps: ArchiveRoutesDeps): ArchiveRoutes {
  const { archives, bodies, images, verifier, limits, clock, isHttps, jaegerUrl } = deps

  /** Sends what `telling` makes of the archive to its listener, and to nobody else. */
  const answer = async (
    telling: Telling,
    request: FastifyRequest<ArchivePath>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { userId, year } = request.params
    const access = await accessTo(userId, request, verifier, clock.now())
    if (!access) return answerWith(request, reply, sayings.refused)
    if (!(await limits.isListenerWithin(request)))
      return answerWith(request, reply, sayings.tooMany)
    if (access.cameBy === 'address' && !request.url.startsWith('/v1/')) {
      keep(access, reply, clock.now(), isHttps)
      return reply.redirect(pathOf(request.url), 303)
    }
    const found = await find(userId, year)
    const recipe = found?.stored && telling(found.stored, request, found.asOfMs)
    if (!recipe) return answerWith(request, reply, sayings.unknown)
    if (found.asOfMs !== undefined) reply.header('age', ageS(clock, found.asOfMs))
    const encoding = encodingOf(request)
    const body = bodies.peek(recipe.key, encoding) ?? (await bodies.body(recipe, encoding))
    return sendBody(request, reply, body)
  }

  const find = async (userId: string, year: string): Promise<FoundArchive | undefined> =>
    isYear(year)
      ? (archives.peek(userId, Number(year)) ?? (await archives.find(userId, Number(year))))
      : undefined

  const page: Telling = (stored, request, asOfMs) => {
    const locale = localeOf(request.headers['accept-language'])
    const { archive, version, years } = stored
    const key = `page ${version} ${years.join()} ${locale} ${asOfMs ?? ''}`
    const make = () => archivePage(archive, { years, locale, jaegerUrl, asOfMs })
    return { key, type: HTML, make }
  }
  const json: Telling = ({ archive, version }) => ({
    key: `json ${version}`,
    type: JSON_TYPE,
    make: () => JSON.stringify(toArchiveJson(archive)),
  })
  const svg: Telling = ({ archive, version }, request) => {
    const { date } = request.params as CardPath['Params']
    const report = archive.reports.find((each) => each.date === date)
    const locale = localeOf(request.headers['accept-language'])
    return (
      report && {
        key: `svg ${version} ${date} ${locale}`,
        type: 'image/svg+xml; charset=utf-8',
        make: () => shareCard(report, locale),
      }
    )
  }
  const png: Telling = (stored, request, asOfMs) => {
    const drawn = svg(stored, request, asOfMs)
    if (!drawn) return undefined
    const make = async () => {
      const image = await images.imageOf((await drawn.make()) as string)
      if (!image) throw errors.SERVING_BUSY({ operation: 'draw a card' })
      return image
    }
    return { key: drawn.key.replace('svg', 'png'), type: 'image/png', make }
  }
  return {
    page: (request, reply) => answer(page, request, reply),
    json: (request, reply) => answer(json, request, reply),
    svg: (request, reply) => answer(svg, request, reply),
    png: (request, reply) => answer(png, request, reply),
  }
}

const isYear = (year: string): boolean => /^[12]\d{3}$/.test(year)

/** The path alone: without the token, and on this server whatever host the request line names. */
const pathOf = (url: string): string => new URL(url, 'http://serving').pathname

const ageS = (clock: Pick<Clock, 'now'>, asOfMs: number): string =>
  `${Math.ceil((clock.now() - asOfMs) / 1000)}`
