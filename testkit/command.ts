import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command as a user starts it, off a terminal. */
export function startCommand(argv: readonly string[], env: NodeJS.ProcessEnv) {
  const [file = '', ...rest] = argv
  const child = spawn(file, rest, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const finished = once(child, 'close').then(
    ([code]): CommandResult => ({ code: code as number | null, stdout, stderr }),
  )
  return {
    child,
    finished,
    /** What it has written to stdout so far. */
    said: () => stdout,
    /** Resolves once stderr holds `text`. */
    async says(text: string): Promise<void> {
      while (!stderr.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`ended without saying ${text}:\n${stderr}`)
        await Promise.race([once(child.stderr, 'data'), finished])
      }
    },
  }
}

/** `linernotes ...` without the bootstrap, which the acceptance test alone goes through. */
export const startLinernotes = (argv: readonly string[], env: NodeJS.ProcessEnv) =>
  startCommand([process.execPath, resolve('cli/main.ts'), ...argv], env)

/** Runs `linernotes ... --json` to its end and parses what it printed; throws where it failed. */
export async function linernotesJson<T>(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<T> {
  const { code, stdout, stderr } = await startLinernotes([...argv, '--json'], env).finished
  if (code !== 0) throw new Error(`linernotes ${argv.join(' ')} ended with ${code}:\n${stderr}`)
  return JSON.parse(stdout) as T
}
