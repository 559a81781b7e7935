// Starts one member of a stack, or finds the one that runs already.
import { createServer } from 'node:net'
import { tailOf } from '#bootstrap/command.js'
import { sleep, systemClock } from '#foundation/clock.ts'
import { embeddedErrors } from './errors.ts'
import {
  digestOf,
  findProcess,
  logFile,
  type ProcessPlan,
  type RunningProcess,
  startProcess,
  stopProcess,
} from './process.ts'

const pollMs = 100

export interface StackPart {
  readonly name: string
  readonly title: string
  readonly address: string
  /** All that it listens on. */
  readonly ports: readonly number[]
  /** The longest that a start may take. */
  readonly startMsMax: number
  /** Names of the members that must answer before this one starts. */
  readonly after: readonly string[]
  /** Makes ready what it needs on disk, and says how it is started. Repeating it changes nothing. */
  readonly plan: (signal: AbortSignal | undefined) => Promise<ProcessPlan>
  /** Throws the reason why it cannot work now. */
  readonly ask: () => Promise<void>
}

interface Started {
  readonly running: RunningProcess
  /** False where it ran before. */
  readonly isNew: boolean
}

export interface StartPartOptions {
  readonly home: string
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal | undefined
}

/**
 * Makes sure that `member` runs and answers. One that was started from other settings is started again;
 * one that does not come up is ended.
 *
 * @throws PORT_IN_USE, SERVER_ENDED, SERVER_SILENT
 */
export async function startPart(member: StackPart, options: StartPartOptions): Promise<Started> {
  const { home, env, signal } = options
  const found = findProcess(home, member.name)
  if (!found) await assertPortsFree(member)
  const plan = await member.plan(signal)
  if (found?.digest === digestOf(plan)) {
    await answer(member, found, options)
    return { running: found, isNew: false }
  }
  if (found) await stopProcess(home, member.name)
  signal?.throwIfAborted()
  const running = startProcess(home, member.name, plan, env)
  try {
    await answer(member, running, options)
  } catch (error) {
    await stopProcess(home, member.name)
    throw error
  }
  return { running, isNew: true }
}

/** Whether `member` runs, from the settings that it would be started with now. */
export async function runsAsPlanned(member: StackPart, home: string): Promise<boolean> {
  return findProcess(home, member.name)?.digest === digestOf(await member.plan(undefined))
}

/** Waits until `member` answers, and no longer than it may take. */
async function answer(
  member: StackPart,
  running: RunningProcess,
  { home, signal }: StartPartOptions,
) {
  const log = logFile(home, member.name)
  const { name, startMsMax } = member
  const untilMs = systemClock.now() + startMsMax
  while (!(await isAnswering(member))) {
    signal?.throwIfAborted()
    if (findProcess(home, name)?.pid !== running.pid) {
      throw embeddedErrors.SERVER_ENDED({ name, log, tail: tailOf(log) })
    }
    if (systemClock.now() > untilMs) {
      throw embeddedErrors.SERVER_SILENT({
        name,
        log,
        tail: tailOf(log),
        seconds: Math.round(startMsMax / 1_000),
      })
    }
    await sleep(systemClock, pollMs, signal)
  }
}

const isAnswering = (member: StackPart) =>
  member.ask().then(
    () => true,
    () => false,
  )

/** Tells a taken port before the server does, whose own words about it are many and late. */
async function assertPortsFree({ name, ports }: StackPart): Promise<void> {
  for (const port of ports) {
    if (!(await isFree(port))) throw embeddedErrors.PORT_IN_USE({ name, port })
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () =>
      server.close(() => resolve(true)),
    )
  })
}
