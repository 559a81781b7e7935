// Health and metrics of a service, and nothing else: this port is for probes, not for people.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { probes } from './probes.ts'

export interface HealthOptions {
  readonly port: number
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined
  /** Whether the service takes work now. */
  readonly isReady: () => boolean
}

export interface Health extends AsyncDisposable {
  readonly url: string
}

/** Serves `/livez`, `/readyz`, `/startupz` (ready once) and `/metrics` to GET and HEAD. */
export async function startHealth(options: HealthOptions): Promise<Health> {
  const answers = new Map(Object.entries(probes(options.isReady)))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const probe = answers.get(path)
    if (!probe) return refuse(response, 404, 'no such path')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return refuse(response, 405, 'only GET and HEAD')
    }
    probe().then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => refuse(response, 500, 'failed'),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const { address, port } = server.address() as AddressInfo
  return {
    url: `http://${address}:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refuse(response: ServerResponse, code: number, status: string): void {
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify({ status }))
}
