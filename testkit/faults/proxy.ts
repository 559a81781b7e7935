// A proxy in front of a broker that can cut, slow and swallow connections: Toxiproxy, as a plain process.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ensureArtefact } from '#bootstrap/cache.js'
import { openProgress } from '#bootstrap/progress.js'
import { artefacts } from '#bootstrap/server-artefacts.js'
import { until } from '../tally/tally-topics.ts'

/** A fault as Toxiproxy names it, with its attributes. */
export interface Toxic {
  readonly type: 'latency' | 'bandwidth' | 'reset_peer' | 'timeout'
  readonly stream?: 'upstream' | 'downstream'
  readonly attributes: Readonly<Record<string, number>>
}

export interface NetworkProxy extends AsyncDisposable {
  /** Every connection ends, and none is taken until `mend`. */
  cut(): Promise<void>
  add(toxic: Toxic): Promise<void>
  /** As if nothing had been. */
  mend(): Promise<void>
}

const NAME = 'broker'

export async function openProxy(ports: {
  readonly api: number
  readonly listen: number
  readonly upstream: number
}): Promise<NetworkProxy> {
  const progress = openProgress(process.stderr, process.env)
  const folder = await ensureArtefact(artefacts.toxiproxy, { env: process.env, progress })
  const args = ['-host', '127.0.0.1', '-port', String(ports.api)]
  const server = spawn(join(folder, 'toxiproxy'), args, { stdio: 'ignore' })
  const ended = once(server, 'exit')
  const api = async (method: string, path: string, body?: object): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${ports.api}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    await response.arrayBuffer()
  }
  await until('the proxy', () =>
    api('GET', '/version').then(
      () => true,
      () => false,
    ),
  )
  const [listen, upstream] = [`127.0.0.1:${ports.listen}`, `127.0.0.1:${ports.upstream}`]
  await api('POST', '/proxies', { name: NAME, listen, upstream, enabled: true })
  return {
    cut: () => api('POST', `/proxies/${NAME}`, { enabled: false }),
    add: (toxic) => api('POST', `/proxies/${NAME}/toxics`, toxic),
    mend: () => api('POST', '/reset'),
    async [Symbol.asyncDispose]() {
      server.kill('SIGKILL')
      await ended
    },
  }
}
