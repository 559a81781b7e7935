// A member in a process of its own, and what it says of itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

interface Said {
  readonly open: readonly number[]
  readonly standbys: readonly { readonly partition: number; readonly changelogOffset: number }[]
}

export interface BenchMember {
  said(): Said
  /** When each partition was last given to it, ms since 1970, and how many records it then read. */
  readonly given: ReadonlyMap<number, { readonly atMs: number; readonly restored: number }>
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

export function startMember(env: Readonly<Record<string, string>>): BenchMember {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'member-main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '16', ...env },
  })
  const ended = once(child, 'exit')
  const given = new Map<number, { atMs: number; restored: number }>()
  let said: Said = { open: [], standbys: [] }
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line)
    if (entry.open) said = entry
    if (entry.event !== 'partition.opened') return
    given.set(entry.partition, {
      atMs: Date.parse(entry.time) - entry.ms,
      restored: entry.records,
    })
  })
  return {
    given,
    said: () => said,
    async end(signal) {
      child.kill(signal)
      await ended
    },
  }
}
