// A member of the stack as a plain process: it outlives the command that started it, writes to a file, and is
// known by pid and start time together, so that `down` ends exactly what `up` started.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isRunning, startOf } from '#bootstrap/process.js'
import { sleep, systemClock } from '#foundation/clock.ts'

const logBytesMax = 64 * 1024 * 1024
const pollMs = 50

/** How one process is started. */
export interface ProcessPlan {
  readonly program: string
  readonly args: readonly string[]
  /** What it needs beside the environment of the user. */
  readonly env: Readonly<Record<string, string>>
  /** What it must not have from the environment of the user. */
  readonly unset?: readonly string[]
  /** The stack's own folder where it is left out. */
  readonly cwd?: string
}

/** A process that was started, as `HOME/run/<name>.json` keeps it. */
export interface RunningProcess {
  readonly name: string
  readonly pid: number
  readonly started: string
  /** Ms since 1970 UTC. */
  readonly since: number
  /** Of the plan: a process that was started from another plan is not the one asked for. */
  readonly digest: string
}

const runFile = (home: string, name: string) => join(home, 'run', `${name}.json`)
export const logFile = (home: string, name: string): string => join(home, 'logs', `${name}.log`)

/** Starts `plan` and records it, in one go: no signal comes between the two. */
export function startProcess(
  home: string,
  name: string,
  plan: ProcessPlan,
  env: NodeJS.ProcessEnv,
): RunningProcess {
  mkdirSync(join(home, 'run'), { recursive: true })
  const log = openLog(home, name)
  const child = spawn(plan.program, plan.args, {
    cwd: plan.cwd ?? home,
    env: { ...without(env, plan.unset), ...plan.env },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  // A program that cannot be run has no pid: it is reported as ended, with the reason in its log.
  child.once('error', () => undefined)
  if (child.pid === undefined) writeFileSync(logFile(home, name), cannotRun(plan), { flag: 'a' })
  child.unref()
  const pid = child.pid ?? 0
  const running = {
    name,
    pid,
    started: startOf(pid) ?? '',
    since: systemClock.now(),
    digest: digestOf(plan),
  }
  const file = runFile(home, name)
  writeFileSync(`${file}.partial`, `${JSON.stringify(running, null, 2)}\n`)
  renameSync(`${file}.partial`, file)
  return running
}

/** The process recorded under `name`, where it still runs. */
export function findProcess(home: string, name: string): RunningProcess | undefined {
  const running = readRecord(home, name)
  return running && isRunning(running) ? running : undefined
}

/** Every process of this stack that runs. */
export function findProcesses(home: string): RunningProcess[] {
  const folder = join(home, 'run')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((each) => each.endsWith('.json'))
    .map((each) => findProcess(home, each.slice(0, -'.json'.length)))
    .filter((each) => each !== undefined)
}

/**
 * Ends the process recorded under `name` and no other: asks first, and makes it after `patienceMs`.
 * Does nothing where it does not run.
 */
export async function stopProcess(
  home: string,
  name: string,
  patienceMs = 20_000,
): Promise<boolean> {
  const running = findProcess(home, name)
  if (running) {
    send(running, 'SIGTERM')
    if (!(await hasEnded(running, patienceMs))) {
      send(running, 'SIGKILL')
      await hasEnded(running, 5_000)
    }
  }
  rmSync(runFile(home, name), { force: true })
  return running !== undefined
}

const without = (env: NodeJS.ProcessEnv, names: readonly string[] = []) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))

const cannotRun = ({ program }: ProcessPlan) => `${program} is missing, or cannot be run\n`

/** Names what a process was started from. Secrets go in and do not come out. */
export const digestOf = (plan: ProcessPlan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16)

function send(running: RunningProcess, signal: NodeJS.Signals): void {
  if (!isRunning(running)) return
  try {
    process.kill(running.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function hasEnded(running: RunningProcess, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += pollMs) {
    if (!isRunning(running)) return true
    await sleep(systemClock, pollMs)
  }
  return !isRunning(running)
}

function readRecord(home: string, name: string): RunningProcess | undefined {
  try {
    return JSON.parse(readFileSync(runFile(home, name), 'utf8')) as RunningProcess
  } catch {
    return undefined
  }
}

/** Appends, so that the end of the run before can still be read; a large log moves aside once. */
function openLog(home: string, name: string): number {
  mkdirSync(join(home, 'logs'), { recursive: true })
  const file = logFile(home, name)
  if (existsSync(file) && statSync(file).size > logBytesMax) renameSync(file, `${file}.1`)
  return openSync(file, 'a')
}
