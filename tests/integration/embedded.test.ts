import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { MongoClient } from 'mongodb'
import { isRunning } from '#bootstrap/process.js'
import { project } from '#bootstrap/project.js'
import { findProcess, findProcesses, type RunningProcess } from '#deploy/embedded/process.ts'
import { kafkaAdmin } from '#testkit/kafka-admin.ts'
import { ownPortBase } from '#testkit/lanes.ts'
import { ownStackEnv } from '#testkit/stack.ts'

// Servers of this test's own: it kills them.
const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
const portBase = ownPortBase('ownStack')
const env = ownStackEnv(home, portBase)
const kafka = kafkaAdmin(`127.0.0.1:${portBase + 92}`)
const storeUrl = `mongodb://127.0.0.1:${portBase + 17}/?directConnection=true`
const upArgs = ['up', '--json', '--without', 'jaeger', '--without', 'services']

interface Up {
  readonly started: readonly string[]
  readonly members: readonly { readonly name: string; readonly pid: number }[]
}

beforeAll(async () => {
  await linernotes(upArgs)
}, 180_000)
afterAll(async () => {
  await linernotes(['down', '--erase', '--yes'])
  rmSync(home, { recursive: true })
}, 60_000)

test('a second up finds the first', async () => {
  const before = findProcesses(home)

  const up = JSON.parse((await linernotes(upArgs)).stdout) as Up

  expect(up.started).toEqual([])
  expect(up.members.map(({ pid }) => pid)).toEqual(before.map(({ pid }) => pid))
}, 60_000)

test('servers that were killed are started again with their data', async () => {
  await kafka.createTopics([{ topic: 'kept' }])
  await withCollection((kept) => kept.insertOne({ word: 'kept' }))
  for (const name of ['kafka', 'store']) process.kill(pidOf(name), 'SIGKILL')

  const up = JSON.parse((await linernotes(upArgs)).stdout) as Up

  expect([...up.started].sort()).toEqual(expect.arrayContaining(['kafka', 'store']))
  expect(await kafka.topics()).toContain('kept')
  expect(await withCollection((kept) => kept.countDocuments({ word: 'kept' }))).toBe(1)
}, 120_000)

test('status names a server that is gone, and what to do', async () => {
  process.kill(pidOf('store'), 'SIGKILL')

  const { stdout } = await linernotes(['status', '--json'])

  const { members } = JSON.parse(stdout) as { members: readonly { readonly name: string }[] }
  expect(members.find(({ name }) => name === 'store')).toMatchObject({
    state: 'stopped',
    pid: null,
    remedy: expect.stringContaining('linernotes up'),
  })
  expect(members.find(({ name }) => name === 'kafka')).toMatchObject({ state: 'running' })
}, 60_000)

test('an up on ports that another stack has is refused, and leaves that stack alone', async () => {
  const other = mkdtempSync(join(tmpdir(), 'linernotes-'))
  const clash = await linernotes(upArgs, ownStackEnv(other, portBase))

  expect(clash.code).toBe(78)
  expect(clash.stderr).toMatch(/PORT_IN_USE.*2\d\d\d\d.*LINERNOTES_PORT_BASE/)
  expect(findProcesses(other)).toEqual([])
  expect(findProcess(home, 'kafka')).toBeDefined()
  rmSync(other, { recursive: true })
}, 60_000)

test('down ends what up started, and nothing else', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const members = findProcesses(home)

  await linernotes(['down'])

  expect(members.length).toBeGreaterThan(0)
  expect(members.filter(isRunning)).toEqual([])
  expect(other.exitCode).toBeNull()
  other.kill()
}, 60_000)

test.each(['SIGINT', 'SIGTERM'] as const)(
  'an up that gets %s leaves nothing running',
  async (signal) => {
    const command = start(upArgs, env)
    const begun = await firstMember(command)

    command.kill(signal)
    await once(command, 'exit')

    expect(command.exitCode).toBe(130)
    expect(begun && isRunning(begun)).toBe(false)
    expect(findProcesses(home)).toEqual([])
  },
  60_000,
)

/** The first process that `command` has started, as soon as it is recorded. */
async function firstMember(command: ChildProcess): Promise<RunningProcess | undefined> {
  while (command.exitCode === null) {
    const [first] = findProcesses(home)
    if (first) return first
    await new Promise(setImmediate)
  }
  return undefined
}

const pidOf = (name: string): number => findProcess(home, name)?.pid ?? 0

function start(args: readonly string[], environment: Record<string, string>): ChildProcess {
  const main = join(project, 'cli', 'main.ts')
  return spawn(process.execPath, [main, ...args], { env: environment })
}

async function linernotes(args: readonly string[], environment = env) {
  const command = start(args, environment)
  const [stdout, stderr, [code]] = await Promise.all([
    command.stdout ? text(command.stdout) : '',
    command.stderr ? text(command.stderr) : '',
    once(command, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

async function withCollection<T>(
  work: (kept: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<T>,
): Promise<T> {
  await using client = new MongoClient(storeUrl)
  return await work(client.db('kept').collection('kept'))
}
