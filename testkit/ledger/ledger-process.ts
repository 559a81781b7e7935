import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface ProcessUsage {
  readonly rss: number
  readonly heapUsed: number
  readonly files: number
  readonly isReady: boolean
}

export interface LedgerProcess {
  readonly instance: string
  /** Resolves with the exit code, null after a signal. */
  readonly ended: Promise<number | null>
  readonly hasEnded: () => boolean
  /** Of the error that it stopped with. */
  readonly failure: () => string | undefined
  signal(signal: NodeJS.Signals): void
  /** As a power cut would. */
  kill(): Promise<void>
  /** As an orchestrator would. */
  terminate(): Promise<number | null>
  usage(): Promise<ProcessUsage | undefined>
}

const USAGE_MS_MAX = 2_000

export function startLedger(
  instance: string,
  env: Readonly<Record<string, string>>,
): LedgerProcess {
  const main = join(import.meta.dirname, 'ledger-main.ts')
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      UV_THREADPOOL_SIZE: '16',
      ...env,
      INSTANCE_ID: instance,
    },
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  let failure: string | undefined
  child.on('message', (message) => {
    if (typeof message === 'object' && message && 'code' in message) failure = String(message.code)
  })
  return {
    instance,
    ended,
    hasEnded,
    failure: () => failure,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async terminate() {
      child.kill('SIGTERM')
      return await ended
    },
    usage: () => (hasEnded() ? Promise.resolve(undefined) : usageOf(child)),
  }
}

async function usageOf(child: ChildProcess): Promise<ProcessUsage | undefined> {
  const { promise, resolve } = Promise.withResolvers<ProcessUsage | undefined>()
  const late = setTimeout(() => resolve(undefined), USAGE_MS_MAX)
  child.once('message', (message) =>
    resolve('rss' in (message as object) ? (message as ProcessUsage) : undefined),
  )
  child.send('usage', (error) => error && resolve(undefined))
  try {
    return await promise
  } finally {
    clearTimeout(late)
  }
}
