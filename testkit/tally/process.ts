import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuntimeSettings } from '#runtime/settings.ts'
import type { TallyTopics } from './tally-topics.ts'

export interface TallyProcess {
  readonly child: ChildProcess
  /** The last lines of its log, of this life and those before. */
  lastLog(lines: number): string
  /** What it has written to stderr. */
  said(): string
  /** As a power cut would. */
  kill(): Promise<void>
  /** As an orchestrator would. */
  terminate(): Promise<number | null>
}

export function startTally(
  world: TallyTopics,
  notes: string,
  settings: Partial<Record<keyof RuntimeSettings, string | number>> = {},
): TallyProcess {
  const main = join(import.meta.dirname, 'tally-main.ts')
  const logFile = `${notes}.${settings.INSTANCE_ID ?? 'tally'}.log`
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      ...process.env,
      ...world.servers,
      NODE_OPTIONS: '',
      UV_THREADPOOL_SIZE: '16',
      WORLD_ID: world.id,
      WORLD_STATE: world.stateDir,
      WORLD_NOTES: notes,
      WORLD_LOG: logFile,
      WORLD_SETTINGS: JSON.stringify(settings),
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
    process.stderr.write(chunk)
  })
  const ended = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    const [code] = (await ended) as [number | null]
    return code
  }
  return {
    child,
    lastLog: (lines) =>
      existsSync(logFile)
        ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
        : '',
    said: () => said,
    kill: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
  }
}
