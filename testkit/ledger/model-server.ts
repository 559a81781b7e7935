// The world outside, over HTTP: it outlives every kill, and remembers each call that reached it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Call {
  readonly place: string
  readonly step: string
  readonly startMs: number
}

export interface ModelServer extends AsyncDisposable {
  readonly url: string
  readonly calls: readonly Call[]
}

export async function openModelServer(): Promise<ModelServer> {
  const calls: Call[] = []
  const known = new Set<string>()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const place = searchParams.get('place') ?? ''
    const step = searchParams.get('step') ?? ''
    const key = `${place} ${step}`
    if (pathname === '/find') {
      response.writeHead(known.has(key) ? 200 : 404).end(known.has(key) ? answerOf(step) : '')
      return
    }
    known.add(key)
    calls.push({ place, step, startMs: Date.now() })
    setTimeout(() => response.end(answerOf(step)), Number(searchParams.get('ms')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const answerOf = (step: string) => `answer-${step}`
