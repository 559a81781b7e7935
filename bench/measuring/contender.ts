// One contender in a process of its own, watched from outside in the same way in any language:
// how far its group has committed, and what the kernel says of its CPU, all threads, and of its memory.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchKafka } from './kafka.ts'

/** Ticks of /proc/<pid>/stat are hundredths of a second on every Linux we know. */
const TICK_MS = 10
const POLL_MS = 50

export interface Measurement {
  readonly perSecond: number
  /** User and system time of the contender's process, in us. */
  readonly cpuUsEach: number
  readonly megabytesMax: number
}

export interface Race {
  readonly kafka: BenchKafka
  readonly group: string
  readonly input: string
  /** Records in `input`; the measuring starts once the first `warmUp` of them are committed. */
  readonly records: number
  readonly warmUp: number
  readonly secondsMax: number
}

export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Starts `program`, measures it, and ends it. */
export async function race(program: Program, options: Race): Promise<Measurement> {
  const child = spawn(program.command, program.args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', ...program.env },
  })
  const ended = once(child, 'exit')
  try {
    return await measure(child, options)
  } finally {
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(15_000, undefined, { ref: false })])
    child.kill('SIGKILL')
  }
}

async function measure(child: ChildProcess, race: Race): Promise<Measurement> {
  const pid = child.pid ?? 0
  const untilMs = performance.now() + race.secondsMax * 1_000
  const look = async () => {
    const done = await committedOf(race)
    return { done, atMs: performance.now(), cpuMs: childCpuMsOf(pid) }
  }
  let from = await look()
  for (let now = from; ; now = await look()) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    if (now.atMs > untilMs) throw new Error(`only ${now.done} of ${race.records} were done in time`)
    if (from.done < race.warmUp) from = now
    if (now.done >= race.records) {
      const count = now.done - from.done
      return {
        perSecond: (1_000 * count) / (now.atMs - from.atMs),
        cpuUsEach: (1_000 * (now.cpuMs - from.cpuMs)) / count,
        megabytesMax: megabytesMaxOf(pid),
      }
    }
    await sleep(POLL_MS)
  }
}

async function committedOf({ kafka, group, input }: Race): Promise<number> {
  const offsets = await kafka.admin.offsets(group, input)
  return offsets.reduce((sum, offset) => sum + Math.max(0, offset), 0)
}

export function childCpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return TICK_MS * (Number(fields[11]) + Number(fields[12]))
}

export const megabytesMaxOf = (pid: number): number => {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1_024)
}
