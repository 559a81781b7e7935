// A whole stack on one machine: the servers, the topics, the services, each started when what it needs answers.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type ServerName, type StackSettings, serverNames } from '#cli/settings.ts'
import { withLock } from '#tools/bootstrap/lock.js'
import type { Progress } from '#tools/bootstrap/progress.js'
import { type Member, startMember } from './member.ts'
import { findProcesses, type Running, stopProcess } from './process.ts'
import { openServers } from './servers.ts'

export interface StackOptions {
  readonly settings: StackSettings
  /** Passed on to every process, and read for the tools of this machine. */
  readonly env: NodeJS.ProcessEnv
  readonly progress: Progress
  readonly without?: readonly ServerName[]
  readonly signal?: AbortSignal | undefined
}

export interface Stack {
  readonly settings: StackSettings
  readonly running: readonly Running[]
  /** Ends what this call started, and nothing that ran before it. */
  stopStarted(): Promise<void>
}

export async function openStack(options: StackOptions): Promise<Stack> {
  const { settings, signal } = options
  const { home } = settings
  mkdirSync(home, { recursive: true })
  const started: string[] = []
  const stopStarted = async () => void (await stopAll(home, started))
  const lock = join(home, 'run', 'up.lock')
  try {
    const running = await withLock(lock, () => startAll(options, started), { signal })
    return { settings, running, stopStarted }
  } catch (error) {
    await stopStarted()
    throw error
  }
}

async function startAll(options: StackOptions, started: string[]): Promise<Running[]> {
  const { settings, env, progress, signal, without = [] } = options
  const names = serverNames.filter((each) => !settings.named.has(each) && !without.includes(each))
  const members = await openServers(settings, names, { env, progress, signal })
  return await startInOrder(members, options, started)
}

/** Starts each member once those that it comes after answer; the first failure calls the others off. */
async function startInOrder(
  members: readonly Member[],
  { settings, env, progress, signal }: StackOptions,
  started: string[],
): Promise<Running[]> {
  const failed = new AbortController()
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal
  const starts = new Map<string, Promise<Running>>()
  const start = async (member: Member): Promise<Running> => {
    await Promise.all(member.after.map((name) => starts.get(name)))
    either.throwIfAborted()
    return await progress.step(member.title, async (say) => {
      const options = { home: settings.home, env, signal: either }
      const { running, isNew } = await startMember(member, options)
      if (isNew) started.push(member.name)
      say(isNew ? member.address : `${member.address}, was running`)
      return running
    })
  }
  for (const member of members) starts.set(member.name, start(member))
  for (const each of starts.values()) each.catch((error) => failed.abort(error))
  const outcomes = await Promise.allSettled(starts.values())
  either.throwIfAborted()
  return outcomes.map((each) => (each as PromiseFulfilledResult<Running>).value)
}

/** Services first, then the servers in the reverse of the order in which they start. */
const stopOrder = [
  ['serving', 'judging', 'persistence', 'generation', 'heuristics', 'stand-in'],
  ['registry', 'store', 'jaeger'],
  ['kafka'],
]

async function stopAll(home: string, names: readonly string[]): Promise<string[]> {
  const stopped: string[] = []
  for (const group of stopOrder) {
    const present = group.filter((each) => names.includes(each))
    await Promise.all(present.map((name) => stopProcess(home, name)))
    stopped.push(...present)
  }
  return stopped
}

/** Ends every process of the stack in `home`. Says which ones ran. */
export async function stopStack(home: string): Promise<string[]> {
  return await stopAll(
    home,
    findProcesses(home).map(({ name }) => name),
  )
}

export const eraseStack = (home: string): void => rmSync(home, { recursive: true, force: true })
