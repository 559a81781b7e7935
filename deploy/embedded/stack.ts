// A whole stack on one machine: the servers, the topics, the services, each started when what it needs answers.
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '#bootstrap/lock.js'
import type { Progress } from '#bootstrap/progress.js'
import { serviceRecords } from '../services.ts'
import { embeddedErrors } from './errors.ts'
import { assertReachable, assertTracingNamed } from './external-servers.ts'
import { localModelFolder, openLocalModel } from './local-model.ts'
import { currentModelName, retiredParts } from './older-names.ts'
import { runsAsPlanned, type StackPart, startPart } from './part.ts'
import { findProcesses, type RunningProcess, stopProcess } from './process.ts'
import { openServers } from './servers.ts'
import { serviceParts } from './service-parts.ts'
import {
  type ModelName,
  type OptionalPart,
  type ServerName,
  type StackSettings,
  serverNames,
} from './stack-settings.ts'
import { assertModelNamed, modelServers, type WriterName, writerOf } from './writer.ts'

export interface StackOptions {
  readonly settings: StackSettings
  /** Passed on to every process, and read for the tools of this machine. */
  readonly env: NodeJS.ProcessEnv
  readonly progress: Progress
  readonly without?: readonly OptionalPart[] | undefined
  /** What writes the stories; by the environment where it is left out. */
  readonly model?: ModelName | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Stack {
  readonly settings: StackSettings
  /** Every process of it, with where it listens. */
  readonly members: readonly (RunningProcess & { readonly address: string })[]
  /** Names of those that this call started. */
  readonly started: readonly string[]
  /** Ends what this call started, and nothing that ran before it. */
  stopStarted(): Promise<void>
}

/**
 * Makes sure that a stack runs: fetches, starts and waits for what does not run yet, makes the topics, and
 * leaves alone what runs. Where it fails or is called off, what it started is ended again.
 *
 * @throws SETTINGS_INVALID, HOME_UNUSABLE, MACHINE_LACKS, PORT_IN_USE, SERVER_ENDED, SERVER_SILENT,
 * SERVER_UNREACHABLE, and what `applyTopics` throws
 */
export async function openStack(options: StackOptions): Promise<Stack> {
  const { settings, signal, without = [] } = options
  const { home } = settings
  if (!without.includes('jaeger')) assertTracingNamed(settings)
  makeHome(home)
  const started: string[] = []
  const stopStarted = async () => void (await stopAll(home, started))
  try {
    const members = await withLock(lockFile(home), () => startAll(options, started), { signal })
    return { settings, members, started, stopStarted }
  } catch (error) {
    await stopStarted()
    throw error
  }
}

/** Ends every process of the stack in `home`: services first, then the servers. Says which ones ran. */
export async function stopStack(home: string, progress: Progress): Promise<string[]> {
  const stop = (name: string) => progress.step(`Stop ${name}`, () => stopProcess(home, name))
  const names = () => findProcesses(home).map(({ name }) => name)
  if (names().length === 0) return []
  return await withLock(lockFile(home), () => stopAll(home, names(), stop))
}

const keptInHome = [
  'data',
  'state',
  'run',
  'logs',
  'compiled',
  'imports',
  'link-secret',
  'operations-token',
  'inspection-token',
  'stack.json',
]

/** Deletes what a stopped stack has kept. Its folder stays, and so does what else is in it. */
export function eraseStack(home: string): void {
  for (const each of keptInHome) {
    rmSync(join(home, each), { recursive: true, force: true })
  }
}

interface LastStart {
  readonly without: readonly OptionalPart[]
  readonly writer?: WriterName
}

/** What was left out when the stack was last started, and what writes its stories. */
export function lastStart(home: string): LastStart {
  try {
    const { without, writer } = JSON.parse(readFileSync(join(home, 'stack.json'), 'utf8'))
    return { without, ...(writer && { writer: currentModelName(writer) as WriterName }) }
  } catch {
    return { without: [] }
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true })
    accessSync(home, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw embeddedErrors.HOME_UNUSABLE({ home, reason }, cause)
  }
}

const lockFile = (home: string) => join(home, 'run', 'up.lock')

async function startAll(options: StackOptions, started: string[]): Promise<Stack['members']> {
  const { settings, env, progress, signal, without = [] } = options
  const { home } = settings
  const writer = writerOf(env, options.model)
  const withServices = !without.includes('services')
  if (withServices) assertModelNamed(writer, env)
  const isOurs = (name: ServerName) =>
    !settings.named.has(name) && !(name === 'jaeger' && without.includes('jaeger'))
  const servers = await openServers(settings, serverNames.filter(isOurs), { env, progress, signal })
  await assertReachable(settings)
  const isTraced = settings.named.has('jaeger') || !without.includes('jaeger')
  if (withServices && writer === 'local') await openLocalModel({ env, progress, signal })
  const modelFolder = localModelFolder(env)
  const own = withServices ? serviceParts(settings, env, { isTraced, writer, modelFolder }) : []
  const members = [...servers, ...own]
  // A member that has another name now would keep its port from the one that follows it.
  await Promise.all(retiredParts.map((name) => stopProcess(home, name)))
  await startInOrder({ servers, services: own }, options, started)
  if (withServices) await stopOtherModels(home, own)
  writeFileSync(join(home, 'stack.json'), JSON.stringify({ without, writer }))
  const address = new Map(members.map((each) => [each.name, each.address]))
  return findProcesses(home).map((each) => ({
    ...each,
    address: address.get(each.name) ?? '',
  }))
}

/** A model that nobody asks any more holds gigabytes. */
async function stopOtherModels(home: string, own: readonly StackPart[]): Promise<void> {
  const used = own.map(({ name }) => name)
  const others = modelServers.filter((name) => !used.includes(name))
  await Promise.all(others.map((name) => stopProcess(home, name)))
}

interface Members {
  readonly servers: readonly StackPart[]
  readonly services: readonly StackPart[]
}

/** Starts each once those that it comes after answer; the first failure calls the others off. */
async function startInOrder(members: Members, options: StackOptions, started: string[]) {
  const failed = new AbortController()
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])])
  const steps = new Map<string, Promise<void>>()
  const after = async (names: readonly string[]) => {
    await Promise.all(names.map((name) => steps.get(name)))
    signal.throwIfAborted()
  }
  const add = (name: string, step: Promise<void>) => {
    steps.set(name, step)
    step.catch((error) => failed.abort(error))
  }
  const start = async (member: StackPart) => {
    await after(member.after)
    await startOne(member, { ...options, signal }, started)
  }
  for (const each of members.servers) add(each.name, start(each))
  if (members.services.length > 0) {
    const mayStart = () => after(['kafka', 'registry'])
    add('topics', makeTopics(members, options, { started, mayStart }))
  }
  for (const each of members.services) add(each.name, start(each))
  await Promise.allSettled(steps.values())
  signal.throwIfAborted()
}

async function startOne(
  member: StackPart,
  options: StackOptions,
  started: string[],
): Promise<void> {
  const { settings, env, progress, signal } = options
  await progress.step(member.title, async (say) => {
    const { isNew } = await startPart(member, { home: settings.home, env, signal })
    if (isNew) started.push(member.name)
    say(isNew ? member.address : `${member.address}, was running`)
  })
}

interface TopicStep {
  readonly started: readonly string[]
  readonly mayStart: () => Promise<void>
}

/** Topics and schemas are as the services need them where all of these run already. */
async function makeTopics(
  { services: own }: Members,
  { settings, progress }: StackOptions,
  { started, mayStart }: TopicStep,
): Promise<void> {
  const runs = await Promise.all(own.map((each) => runsAsPlanned(each, settings.home)))
  // Loading takes seconds and needs no server: it happens while they start.
  const loading = runs.every(Boolean) ? undefined : import('../topics/create-topics.ts')
  await Promise.all([mayStart(), loading])
  if (!loading && !started.includes('kafka')) return
  await progress.step('Topics and schemas', async (say) => {
    const { applyTopics } = await (loading ?? import('../topics/create-topics.ts'))
    const applied = await applyTopics({
      KAFKA_BROKERS: settings.kafkaBrokers,
      SCHEMA_REGISTRY_URL: settings.registryUrl,
      TOPIC_PARTITIONS: settings.topicPartitions,
    })
    say(`${applied.topics.length} topics, ${applied.schemas.length} schemas`)
  })
}

/** Services first, then the servers in the reverse of the order in which they start. */
const stopOrder = [
  [...serviceRecords.map(({ name }) => name as string), ...retiredParts],
  ['registry', 'store', 'jaeger'],
  ['kafka'],
]

async function stopAll(
  home: string,
  names: readonly string[],
  stop: (name: string) => Promise<unknown> = (name) => stopProcess(home, name),
): Promise<string[]> {
  const groups = stopOrder.map((group) => group.filter((each) => names.includes(each)))
  for (const group of groups) await Promise.all(group.map(stop))
  return groups.flat()
}
