import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { probes } from './probes.ts'

/** Answers with JSON; `undefined` becomes 404. `params` are the `:names` of its path, decoded. */
export type HealthRoute = (params: Readonly<Record<string, string>>) => Promise<unknown>

export interface HealthOptions {
  readonly port: number
  /** Default: 127.0.0.1, because an inspection port is not public. */
  readonly host?: string | undefined
  /** Whether the service takes work now. */
  readonly isReady: () => boolean
}

export interface Health extends AsyncDisposable {
  readonly url: string
  /** Answers these too, by path, such as `/explain/:userId/:date`. */
  add(routes: Readonly<Record<string, HealthRoute>>): void
}

/** Serves `/livez`, `/readyz`, `/startupz` (ready once), `/metrics` and what is added. */
export async function startHealth(options: HealthOptions): Promise<Health> {
  const answers = probeAnswers(options.isReady)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    answer(answers, path, response).catch((error: unknown) =>
      send(response, 500, { error: error instanceof Error ? error.message : String(error) }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const { address, port } = server.address() as AddressInfo
  return {
    url: `http://${address}:${port}`,
    add(routes) {
      Object.assign(answers, jsonRoutes(routes))
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Answer = (params: Record<string, string>, response: ServerResponse) => Promise<void>

const probeAnswers = (isReady: HealthOptions['isReady']): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(probes(isReady)).map(([path, probe]) => [
      path,
      async (_params, response) => {
        const { status, type, body } = await probe()
        response.writeHead(status, { 'content-type': type })
        response.end(body)
      },
    ]),
  )

const jsonRoutes = (routes: Readonly<Record<string, HealthRoute>>): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(routes).map(([path, route]) => [
      path,
      async (params, response) => {
        const body = await route(params)
        if (body === undefined) send(response, 404, { error: 'nothing known of it' })
        else send(response, 200, body)
      },
    ]),
  )

async function answer(answers: Record<string, Answer>, path: string, response: ServerResponse) {
  for (const [pattern, found] of Object.entries(answers)) {
    const params = match(pattern, path)
    if (params) return found(params, response)
  }
  send(response, 404, { error: 'no such path' })
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/')
  const parts = path.split('/')
  if (names.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part)
    else if (name !== part) return undefined
  }
  return params
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
