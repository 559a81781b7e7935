import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSample } from '#sample/sample.ts'
import { linernotesJson, startLinernotes } from './command.ts'
import { ownPortBase } from './lanes.ts'
import { ownStackEnv } from './stack.ts'

/** Services of one test file's own, on the servers that all tests share. */
export interface OwnServices {
  /** For commands about them. */
  readonly env: Record<string, string>
  /** Holds `sample.zip`, the sample listener's export. */
  readonly folder: string
}

interface StatusJson {
  readonly members: readonly { readonly name: string; readonly pid: number | null }[]
}

/**
 * Starts them with a document database of their own.
 *
 * @param name Of the test file below `integration`.
 * @param run Sets this run's database apart from others'.
 * @param settings Of the services, where a test needs others than the usual.
 */
export async function startOwnServices(
  name: string,
  { run, settings = {} }: { readonly run: string; readonly settings?: Record<string, string> },
): Promise<OwnServices> {
  const folder = await mkdtemp(join(tmpdir(), `linernotes-${name}-`))
  const named = ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'MONGODB_URL'].map((variable) => {
    const value = process.env[variable]
    if (!value) throw new Error(`${variable} is not set: npm test -- integration/${name}`)
    return [variable, value]
  })
  const env = ownStackEnv(join(folder, 'home'), ownPortBase('ownServices'), {
    ...Object.fromEntries(named),
    MONGODB_DATABASE: `${name}-${run}`,
    ...settings,
  })
  await writeSample(join(folder, 'sample.zip'), { seed: 7 })
  await bringUp(env)
  return { env, folder }
}

/** Starts what of them does not run, or what `env` asks to restart. */
export async function bringUp(env: OwnServices['env']): Promise<void> {
  await linernotesJson(['up', '--without', 'jaeger'], env)
}

/** As `kill -9` does. */
export async function killService(env: OwnServices['env'], service: string): Promise<void> {
  const { members } = await linernotesJson<StatusJson>(['status'], env)
  const pid = members.find(({ name }) => name === service)?.pid
  if (!pid) throw new Error(`${service} does not run`)
  process.kill(pid, 'SIGKILL')
}

export async function stopOwnServices({ env, folder }: OwnServices): Promise<void> {
  await startLinernotes(['down'], env).finished
  await rm(folder, { recursive: true, force: true })
}
