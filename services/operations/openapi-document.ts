import { newOperationsServer, type OperationsServerDeps } from './server.ts'

/** The OpenAPI document of the contract, as JSON text: what `operations/openapi.json` holds. */
export async function openApiDocument(): Promise<string> {
  // Nothing is asked of a server that never listens.
  const app = await newOperationsServer({
    tokens: [],
    handlers: {},
  } as unknown as OperationsServerDeps)
  return `${JSON.stringify(app.swagger(), null, 2)}\n`
}
