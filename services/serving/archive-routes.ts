// An archive as a page, as JSON, and its days as cards. Each handler finds out who asks, then what there is, then
// sends bytes that were made before, if they were.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#foundation/clock.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import type { StoredArchive } from '#reports/archive-reader.ts'
import { accessTo, keep } from './access.ts'
import { answerWith, encodingOf, HTML, JSON_TYPE, sayings, sendBody } from './answer.ts'
import type { ArchiveCache, FoundArchive } from './archive-cache.ts'
import {
  type Body,
  type BodyCache,
  type BodyRecipe,
  type Encoding,
  makeBody,
} from './body-cache.ts'
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

interface Known extends FoundArchive {
  readonly stored: StoredArchive
}

/** What is sent of an archive that was found; undefined where it has no such part. */
type Telling = (found: Known, request: FastifyRequest) => BodyRecipe | undefined

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
    const recipe = found && isKnown(found) ? telling(found, request) : undefined
    if (!recipe) return answerWith(request, reply, sayings.unknown)
    if (found?.asOfMs !== undefined) reply.header('age', ageS(clock, found.asOfMs))
    return sendBody(request, reply, await bodyOf(recipe, encodingOf(request)))
  }

  const find = async (userId: string, year: string): Promise<FoundArchive | undefined> =>
    isYear(year)
      ? (archives.peek(userId, Number(year)) ?? (await archives.find(userId, Number(year))))
      : undefined

  /** Images are kept elsewhere: drawing them is what costs. */
  const bodyOf = async (recipe: BodyRecipe, encoding: Encoding): Promise<Body> =>
    recipe.type === PNG
      ? await makeBody(recipe, encoding)
      : (bodies.peek(recipe.key, encoding) ?? (await bodies.body(recipe, encoding)))

  const page: Telling = ({ stored, serial, asOfMs }, request) => {
    const locale = localeOf(request.headers['accept-language'])
    const { archive, years } = stored
    const key = `${serial} page ${locale} ${asOfMs ?? ''}`
    const make = () => archivePage(archive, { years, locale, jaegerUrl, asOfMs })
    return { key, type: HTML, make }
  }
  const json: Telling = ({ stored, serial }) => ({
    key: `${serial} json`,
    type: JSON_TYPE,
    make: () => JSON.stringify(toArchiveJson(stored.archive)),
  })
  const cardOf = ({ stored }: Known, request: FastifyRequest) => {
    const { date } = request.params as CardPath['Params']
    const report = stored.archive.reports.find((each) => each.date === date)
    const locale = localeOf(request.headers['accept-language'])
    return report && { date, locale, draw: () => shareCard(report, locale) }
  }
  const svg: Telling = (found, request) => {
    const card = cardOf(found, request)
    return (
      card && { key: `${found.serial} ${card.date} ${card.locale}`, type: SVG, make: card.draw }
    )
  }
  const png: Telling = (found, request) => {
    const card = cardOf(found, request)
    if (!card) return undefined
    const make = async () => {
      const image = await images.imageOf(card.draw())
      if (!image) throw errors.SERVING_BUSY({ operation: 'draw a card' })
      return image
    }
    return { key: `${found.serial} ${card.date} image`, type: PNG, make }
  }
  return {
    page: (request, reply) => answer(page, request, reply),
    json: (request, reply) => answer(json, request, reply),
    svg: (request, reply) => answer(svg, request, reply),
    png: (request, reply) => answer(png, request, reply),
  }
}

const isKnown = (found: FoundArchive): found is Known => found.stored !== undefined

const SVG = 'image/svg+xml; charset=utf-8'
const PNG = 'image/png'

const isYear = (year: string): boolean => /^[12]\d{3}$/.test(year)

/** The path alone: without the token, and on this server whatever host the request line names. */
const pathOf = (url: string): string => new URL(url, 'http://serving').pathname

const ageS = (clock: Pick<Clock, 'now'>, asOfMs: number): string =>
  `${Math.ceil((clock.now() - asOfMs) / 1000)}`
