import { existsSync } from 'node:fs'
import { externalServers } from './external-servers.ts'
import type { StackPart } from './part.ts'
import { findProcess, logFile } from './process.ts'
import { makeServers } from './servers.ts'
import { serviceParts } from './service-parts.ts'
import { lastStart } from './stack.ts'
import { type ServerName, type StackSettings, serverNames } from './stack-settings.ts'
import { writerOf } from './writer.ts'

export interface PartStatus {
  readonly name: string
  /** `running` answers; `silent` runs and does not answer; `yours` is named by the environment. */
  readonly state: 'running' | 'silent' | 'stopped' | 'yours' | 'unreachable' | 'left out'
  readonly address: string
  readonly pid: number | null
  /** ISO time. */
  readonly since: string | null
  /** What is wrong, and what to do; null where nothing is. */
  readonly remedy: string | null
}

/** Asks every server and service of the stack how it is. Starts and changes nothing. */
export async function stackStatus(
  settings: StackSettings,
  env: NodeJS.ProcessEnv,
): Promise<PartStatus[]> {
  const ours = serverNames.filter((name) => !settings.named.has(name))
  const { without: leftOut, writer = writerOf(env) } = lastStart(settings.home)
  const own = serviceParts(settings, env, { isTraced: true, writer, modelFolder: '' })
  const members = [...makeServers(settings, ours, {}, env), ...own]
  const asked = members.map((member) => {
    const part = serverNames.includes(member.name as ServerName) ? member.name : 'services'
    return statusOf(member, settings.home, leftOut.includes(part as never))
  })
  return await Promise.all([...externalServers(settings).map(statusOfNamed), ...asked])
}

async function statusOf(member: StackPart, home: string, isLeftOut: boolean): Promise<PartStatus> {
  const { name, address } = member
  const running = findProcess(home, name)
  const log = logFile(home, name)
  if (!running) {
    const seeLog = existsSync(log) ? `; ${log} tells how it ended` : ''
    const remedy = `linernotes up starts it${seeLog}`
    return isLeftOut
      ? { name, state: 'left out', address, pid: null, since: null, remedy: null }
      : { name, state: 'stopped', address, pid: null, since: null, remedy }
  }
  const known = { name, address, pid: running.pid, since: new Date(running.since).toISOString() }
  return await member.ask().then(
    () => ({ ...known, state: 'running' as const, remedy: null }),
    (error: Error) => ({
      ...known,
      state: 'silent' as const,
      remedy: `it does not answer (${error.message}): read ${log}; linernotes down, then up, starts it again`,
    }),
  )
}

async function statusOfNamed(
  server: ReturnType<typeof externalServers>[number],
): Promise<PartStatus> {
  const known = { name: server.name, address: server.address, pid: null, since: null }
  return await server.ask().then(
    () => ({ ...known, state: 'yours' as const, remedy: null }),
    (error: Error) => ({
      ...known,
      state: 'unreachable' as const,
      remedy: `your environment names it, and it does not answer: ${error.message}`,
    }),
  )
}
