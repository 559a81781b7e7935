// Serves the contract of the operators' API: tokens, limits, time-outs, errors and the audit stand around the handlers.

import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchemaValidationError,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { bearerOf, type NamedToken } from '#foundation/bearer-token.ts'
import type { Clock } from '#foundation/clock.ts'
import { newUuid } from '#foundation/random.ts'
import type { Log } from '#observability/log.ts'
import { histogram } from '#observability/metrics.ts'
import { contract } from '#operations/api/contract.ts'
import type { Endpoint } from '#operations/api/endpoint.ts'
import { apiErrors } from '#operations/api/errors.ts'
import type { OperationHandlers } from '#operations/api/handlers.ts'
import { ErrorBody } from '#operations/api/shapes.ts'
import { type AuditTrail, audited } from '#operations/audit.ts'
import { answerTo, answerUnreadable, failureOf } from './failure.ts'
import { runLimited, untilAborted } from './run-limited.ts'

export interface OperationsServerDeps {
  readonly handlers: OperationHandlers
  readonly tokens: readonly NamedToken[]
  readonly trail: AuditTrail
  readonly clock: Clock
  readonly log: Log
}

const BODY_BYTES_MAX = 65_536
const REQUEST_MS_MAX = 10_000
const PARAMETER_CHARACTERS_MAX = 512
const DOCUMENT = '/v1/openapi.json'

const duration = histogram('http.server.request.duration', {
  description: 'Time to answer a request.',
  unit: 's',
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})

/** The server with its routes, not listening yet. */
export async function newOperationsServer(deps: OperationsServerDeps): Promise<FastifyInstance> {
  const fail = failWith(deps)
  const app = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS_MAX },
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    // What has no address has no hooks either.
    frameworkErrors: (error, request, reply) =>
      void fail(admissionOf(deps, request, reply) ?? error, request, reply),
    clientErrorHandler: answerUnreadable,
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  addGuards(app, deps, fail)
  await app.register(swagger, { openapi: description, transform: jsonSchemaTransform })
  for (const [name, endpoint] of Object.entries(contract)) addEndpoint(app, name, endpoint, deps)
  app.get(DOCUMENT, { schema: { hide: true } }, () => app.swagger())
  await app.ready()
  return app
}

const description: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  openapi: '3.1.0',
  info: {
    title: 'Liner Notes operations',
    version: '1',
    description:
      "The operators' API. Every call needs a bearer token; every change is recorded in the topic audit.",
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }],
}

/** The caller's own, where it is fit for a key and a log line. */
const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : newUuid()

const callers = new WeakMap<FastifyRequest, string>()

/** Why the request is refused; undefined where its token is known. */
function admissionOf(
  { tokens }: OperationsServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Error | undefined {
  reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' })
  const caller = bearerOf(tokens, request.headers.authorization)
  if (caller !== undefined) callers.set(request, caller)
  else reply.header('www-authenticate', 'Bearer')
  return caller === undefined ? apiErrors.TOKEN_REFUSED({}) : undefined
}

type Fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

const failWith =
  ({ log }: OperationsServerDeps): Fail =>
  (error, request, reply) => {
    const faults = hasZodFastifySchemaValidationErrors(error)
      ? error.validation.map((each) => faultWords(error.validationContext, each))
      : undefined
    const failure = failureOf(faults ? apiErrors.REQUEST_INVALID({ faults }) : error, request)
    if (failure.status >= 500) {
      const { url: route } = request.routeOptions
      log.error('a request failed', { error, route, code: failure.code, requestId: request.id })
    }
    return answerTo(failure, reply)
  }

function addGuards(app: FastifyInstance, deps: OperationsServerDeps, fail: Fail): void {
  app.addHook('onRequest', async (request, reply) => {
    const refused = admissionOf(deps, request, reply)
    if (refused) throw refused
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.record(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    })
  })
  app.setErrorHandler(fail)
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    return fail(apiErrors.ROUTE_UNKNOWN({ method: request.method, path }), request, reply)
  })
}

/** Where in the request, and what is wrong there. */
function faultWords(
  part = 'request',
  { instancePath, message = 'it is not valid' }: FastifySchemaValidationError,
): string {
  const place = part === 'querystring' ? 'query' : part
  return `${place}${instancePath.replaceAll('/', '.').replace(/\.$/, '')}: ${message}`
}

/** Aborts when the caller hangs up; `request.signal` of fastify does so as soon as a body is read. */
function abandonedBy(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}

type AnyHandler = (request: CheckedRequest, signal: AbortSignal) => Promise<unknown>

interface CheckedRequest {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
}

function addEndpoint(
  app: FastifyInstance,
  name: string,
  endpoint: Endpoint,
  { handlers, trail, clock }: OperationsServerDeps,
): void {
  const { method, path, summary, tag, params, query, body, answer, msMax, change } = endpoint
  const handler = handlers[name as keyof OperationHandlers] as AnyHandler
  const failures = { '4xx': ErrorBody, '5xx': ErrorBody }
  app.route({
    method,
    url: path,
    schema: {
      operationId: name,
      summary,
      tags: [tag],
      ...(Object.keys(params.shape).length > 0 && { params }),
      querystring: query,
      ...(method === 'POST' && { body }),
      response: { 200: answer, ...failures },
    },
    async handler(request, reply) {
      const checked = {
        params: request.params,
        query: request.query,
        body: request.body ?? {},
      } as CheckedRequest
      // A change that has begun goes on to its end; what only reads ends with its caller.
      const isChange = change !== undefined && checked.body.isDryRun !== true
      if (!isChange) {
        const limit = { msMax, clock, abandoned: abandonedBy(reply) }
        return await runLimited(limit, (signal) => handler(checked, signal))
      }
      const { userId, ...others } = checked.params
      const listener = userId ?? checked.body.user
      const asked = {
        operation: change,
        userId: typeof listener === 'string' ? listener : undefined,
        target: { ...others, ...checked.body },
        operator: callers.get(request) ?? '',
        via: 'api',
        requestId: request.id,
      } as const
      // An audit that does not answer counts as time of the change, which then does not begin.
      return await runLimited({ msMax, clock }, (signal) =>
        audited({ trail, clock }, asked, () =>
          untilAborted(signal, () => handler(checked, signal)),
        ),
      )
    },
  })
}
