import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ServingProcess extends AsyncDisposable {
  readonly url: string
}

/** Starts the real `serving` as a process of its own, on a free port. */
export async function startServing(env: Record<string, string>): Promise<ServingProcess> {
  const child = spawn(process.execPath, ['services/serving/main.ts'], {
    env: { PATH: process.env.PATH, SERVING_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = await Promise.race([
    addressIn(child.stdout),
    exited.then(([code]) => Promise.reject(new Error(`serving ended with ${code}`))),
  ])
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function addressIn(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const { url } = JSON.parse(line) as { url?: string }
    if (url) return url
  }
  throw new Error('serving said no address')
}
