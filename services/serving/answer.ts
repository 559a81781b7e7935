import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Body, type Encoding, encodingFor, makeBody } from './body-cache.ts'
import { plainPage } from './page.ts'

/** An answer that says the same to everybody: pages by address, JSON below `/v1`. */
export interface Saying {
  readonly status: number
  readonly title: string
  readonly text: string
  readonly retryAfterS?: number
}

export const sayings = {
  refused: {
    status: 403,
    title: 'This link opens nothing here',
    text: 'It may have expired, or lost a part on its way. Ask for a new one where you got it.',
  },
  unknown: {
    status: 404,
    title: 'Nothing here yet',
    text: 'No plays of this year have come in. Once they have, its most remarkable days appear here.',
  },
  noPage: {
    status: 404,
    title: 'No such page',
    text: 'The address may have lost a part on its way.',
  },
  misread: {
    status: 400,
    title: 'This request cannot be read',
    text: 'The address may have been changed on its way. Ask for a new link where you got it.',
  },
  unavailable: {
    status: 503,
    title: 'Back in a moment',
    text: 'The place where the stories are kept does not answer just now. Nothing is lost; try again soon.',
    retryAfterS: 5,
  },
  failed: {
    status: 500,
    title: 'Back in a moment',
    text: 'Something went wrong while this page was made. Nothing is lost; try again soon.',
    retryAfterS: 5,
  },
  tooMany: {
    status: 429,
    title: 'A little slower',
    text: 'So many requests came from you that others had to wait. Try again in a minute.',
    retryAfterS: 60,
  },
  busy: {
    status: 503,
    title: 'One moment',
    text: 'Very many are reading just now. Try again soon.',
    retryAfterS: 2,
  },
} as const satisfies Record<string, Saying>

export const HTML = 'text/html; charset=utf-8'
export const JSON_TYPE = 'application/json; charset=utf-8'

/** Nothing between us and a reader may keep a copy, and what is sent depends on these. */
const privateHeaders = {
  'cache-control': 'private, no-store',
  vary: 'accept-encoding, accept-language, authorization, cookie',
} as const

/** Sends `body`, or 304 to a reader who has these bytes. */
export function sendBody(request: FastifyRequest, reply: FastifyReply, body: Body): FastifyReply {
  reply.headers(privateHeaders).header('etag', body.tag)
  if (body.encoding !== 'identity') reply.header('content-encoding', body.encoding)
  const isKnown = reply.statusCode === 200 && isNamedIn(request.headers['if-none-match'], body.tag)
  return isKnown ? reply.code(304).send() : reply.type(body.type).send(body.bytes)
}

/** Whether `If-None-Match` names the tag, compared weakly (RFC 9110, section 13.1.2). */
const isNamedIn = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')))

export const encodingOf = (request: FastifyRequest): Encoding =>
  encodingFor(request.headers['accept-encoding'] as string | undefined)

const made = new Map<Saying, Promise<Body>>()

/** Says `saying`, in the form of what was asked for. */
export async function answerWith(
  request: FastifyRequest,
  reply: FastifyReply,
  saying: Saying,
): Promise<FastifyReply> {
  const { status, title, text, retryAfterS } = saying
  reply.code(status).headers(privateHeaders)
  if (retryAfterS !== undefined) reply.header('retry-after', `${retryAfterS}`)
  if (request.url.startsWith('/v1/')) {
    return reply.type(JSON_TYPE).send(JSON.stringify({ error: `${title}. ${text}` }))
  }
  const body =
    made.get(saying) ?? makeBody({ type: HTML, make: () => plainPage(title, text) }, 'identity')
  made.set(saying, body)
  return sendBody(request, reply, await body)
}
