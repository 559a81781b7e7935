// A way to the registry that can be closed: a client behind it then sees a registry that is down.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RegistryWay extends AsyncDisposable {
  readonly url: string
  isClosed: boolean
}

export async function openRegistryWay(target: string): Promise<RegistryWay> {
  const way = {
    isClosed: false,
    url: '',
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer(async (request, response) => {
    if (way.isClosed) {
      request.destroy()
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const isSent = chunks.length > 0
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      ...(isSent && {
        body: Buffer.concat(chunks),
        headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      }),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  way.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return way
}
