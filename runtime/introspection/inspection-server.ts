// What a process shows of its actor to the operators' API, on a port of its own and to the bearer of a token. It
// changes nothing, and it is no public interface: services/operations is.
import fastify from 'fastify'
import { bearerOf, type NamedToken } from '#foundation/bearer-token.ts'
import { ServiceError } from '#foundation/service-error.ts'

/** Answers with JSON; `undefined` becomes 404. `params` are the `:names` of its path, decoded. */
export type InspectionRoute = (params: Readonly<Record<string, string>>) => Promise<unknown>

export interface InspectionServerOptions {
  readonly port: number
  readonly host: string
  readonly tokens: readonly NamedToken[]
  /** By path, such as `/v1/explain/:userId/:date`. */
  readonly routes: Readonly<Record<string, InspectionRoute>>
}

const REQUEST_MS_MAX = 10_000
const PARAMETER_CHARACTERS_MAX = 512

export async function startInspectionServer({
  port,
  host,
  tokens,
  routes,
}: InspectionServerOptions): Promise<AsyncDisposable & { readonly url: string }> {
  const app = fastify({
    logger: false,
    requestTimeout: REQUEST_MS_MAX,
    bodyLimit: 1_024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS_MAX },
  })
  app.addHook('onRequest', async (request, reply) => {
    if (bearerOf(tokens, request.headers.authorization)) return
    reply.header('www-authenticate', 'Bearer')
    await reply.code(401).send({ error: 'a token is needed' })
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'no such path' }))
  app.setErrorHandler((error, _request, reply) =>
    reply.code(500).send({ error: error instanceof ServiceError ? error.message : 'it failed' }),
  )
  for (const [path, route] of Object.entries(routes)) {
    app.get<{ Params: Record<string, string> }>(path, async ({ params }, reply) => {
      const found = await route(params)
      return found === undefined
        ? reply.code(404).send({ error: 'nothing known of it' })
        : reply.type('application/json; charset=utf-8').send(JSON.stringify(found))
    })
  }
  const url = await app.listen({ port, host })
  return {
    url,
    async [Symbol.asyncDispose]() {
      await app.close()
    },
  }
}
