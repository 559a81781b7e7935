// Archives over HTTP from a real store, beside bare fastify that sends the same bytes, in one run.
//   npm run bench -- serving [--listeners 64] [--seconds 10] [--before FOLDER]
// 1. requests a second on 32 connections, warm; 2. from zero to two thirds of that in one step; 3. at twice the load;
// 4. how often the store was read for it. `--before` names a checkout of another build, which runs on the same store.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openProgress } from '#bootstrap/progress.js'
import { startPart } from '#deploy/embedded/part.ts'
import { stopProcess } from '#deploy/embedded/process.ts'
import { openServers } from '#deploy/embedded/servers.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import { openReportStore } from '#reports/mongo.ts'
import { writeSample } from '#sample/sample.ts'
import { reportIdOf } from '#schemas/ids.ts'
import { toContent, toNote } from '#services/persistence/content.ts'
import { openLinkSecret, signToken } from '#services/serving/link.ts'
import { archiveInMemory } from '#testkit/archive-in-memory.ts'
import { childCpuMsOf } from './measuring/contender.ts'
import type { Asked, Seen } from './serving/load-main.ts'

const { values: options } = parseArgs({
  options: {
    listeners: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '10' },
    before: { type: 'string' },
  },
})
const CONNECTIONS = 32
const MANY_CONNECTIONS = 512
const YEAR = 2025
const seconds = Number(options.seconds)
const userIds = Array.from(
  { length: Number(options.listeners) },
  (_, number) => `listener-${number}`,
)
const folder = mkdtempSync(join(tmpdir(), 'linernotes-serving-'))
const env = {
  ...process.env,
  LINERNOTES_HOME: join(folder, 'home'),
  LINERNOTES_PORT_BASE: process.env.LINERNOTES_PORT_BASE ?? '27600',
}
const settings = stackSettings(env)

async function firstLine(stream: NodeJS.ReadableStream): Promise<Record<string, string>> {
  for await (const line of createInterface({ input: stream })) {
    const said = JSON.parse(line) as Record<string, string>
    if (said.url !== undefined || 'perSecond' in said) return said
  }
  throw new Error('a process ended without a word')
}

async function startServing(
  args: readonly string[],
  variables: Record<string, string> = {},
  cwd = process.cwd(),
) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url = '' } = await firstLine(child.stdout)
  child.stdout.resume()
  return {
    url,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function load(asked: Asked): Promise<Seen> {
  const file = join(folder, 'asked.json')
  writeFileSync(file, JSON.stringify(asked))
  const child = spawn(process.execPath, [resolve('bench/serving/load-main.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return (await firstLine(child.stdout)) as unknown as Seen
}

/** The sample's archive for every listener. */
async function fill(): Promise<Buffer> {
  const zip = join(folder, 'sample.zip')
  await writeSample(zip, { seed: 1 })
  const written = await archiveInMemory([zip], { userId: 'sample', zone: 'Europe/Berlin' })
  await using store = await openReportStore({
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: database,
  })
  for (const userId of userIds) {
    await store.note(userId, YEAR, toNote(written.selection))
    for (const report of written.reports) {
      const draft = { ...report, userId, reportId: reportIdOf(userId, report.date) }
      await store.put(toContent(draft))
    }
  }
  const archive = await store.archive(userIds[0] ?? '', YEAR)
  if (!archive) throw new Error('the archive is not there')
  return Buffer.from(JSON.stringify(toArchiveJson(archive)))
}

const say = (name: string, seen: Seen) =>
  console.log(
    `  ${name.padEnd(14)} ${seen.perSecond.toFixed(0).padStart(6)}/s  p50 ${seen.p50.toFixed(1)} ms  ` +
      `p99 ${seen.p99.toFixed(1)} ms  first second p99 ${seen.firstSecondP99.toFixed(1)} ms  ` +
      `${JSON.stringify(seen.statuses)}  errors ${seen.errors}`,
  )

const database = `linernotes-serving-${randomUUID().slice(0, 8)}`
const context = { env, progress: openProgress(process.stderr, env), signal: undefined }
const [store] = await openServers(settings, ['store'], context)
if (!store) throw new Error('no store')
try {
  await startPart(store, { home: settings.home, env, signal: undefined })
  const bytes = await fill()
  const file = join(folder, 'archive.json')
  writeFileSync(file, bytes)
  const secretFile = join(folder, 'secret')
  const secret = await openLinkSecret(secretFile)
  const requests = await Promise.all(
    userIds.map(async (userId) => {
      const token = await signToken({ userId, secret, nowMs: Date.now() })
      return {
        path: `/v1/archives/${userId}/${YEAR}`,
        headers: { authorization: `Bearer ${token}` },
      }
    }),
  )
  const variables = {
    SERVING_PORT: '0',
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: database,
    LINK_SECRET_FILE: secretFile,
    SERVING_ADDRESS_REQUESTS: '0',
  }
  const before = options.before ? resolve(options.before) : undefined
  const contenders = {
    bare: () => startServing(['bench/serving/bare-main.ts', file]),
    ours: () =>
      startServing(['services/serving/main.ts'], { ...variables, SERVING_LISTENER_REQUESTS: '0' }),
    limited: () =>
      startServing(['services/serving/main.ts'], {
        ...variables,
        SERVING_LISTENER_REQUESTS: '100000000',
        SERVING_ADDRESS_REQUESTS: '100000000',
      }),
    ...(before && { before: () => startServing(['services/serving/main.ts'], variables, before) }),
  }
  console.log(
    `${userIds.length} archives of ${bytes.length} bytes, ${CONNECTIONS} connections, warm`,
  )
  const capacity = new Map<string, number>()
  for (const [name, start] of Object.entries(contenders)) {
    await using server = await start()
    const asked = { url: server.url, requests, connections: CONNECTIONS }
    await load({ ...asked, seconds: 3 })
    const cpuMs = childCpuMsOf(server.pid)
    const seen = await load({ ...asked, seconds })
    capacity.set(name, seen.perSecond)
    say(name, seen)
    const answers = Object.values(seen.statuses).reduce((sum, count) => sum + count, 0)
    const cpuUs = (1_000 * (childCpuMsOf(server.pid) - cpuMs)) / answers
    console.log(`  ${''.padEnd(14)} ${cpuUs.toFixed(0)} us of CPU an answer`)
  }
  const of = (name: string) => capacity.get(name) ?? Number.NaN
  console.log(`  ours is ${((100 * of('ours')) / of('bare')).toFixed(0)} % of bare fastify`)
  if (before)
    console.log(`  ours is ${(of('ours') / of('before')).toFixed(0)} times the build before`)

  await using server = await contenders.ours()
  const asked = { url: server.url, requests, connections: CONNECTIONS }
  await load({ ...asked, seconds: 3 })
  console.log('from zero to two thirds of that in one step')
  say(
    'ours',
    await load({ ...asked, connections: MANY_CONNECTIONS, seconds, rate: (2 / 3) * of('ours') }),
  )
  console.log('twice the load')
  const twice = await load({
    ...asked,
    connections: MANY_CONNECTIONS,
    seconds,
    rate: 2 * of('ours'),
  })
  say('ours', twice)
  console.log(
    `  goodput ${((100 * twice.perSecond) / of('ours')).toFixed(0)} %, refused in p99 ${twice.refusedP99.toFixed(1)} ms`,
  )
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  for (const line of metrics.split('\n'))
    if (line.startsWith('linernotes_serving')) console.log(`  ${line}`)
} finally {
  await stopProcess(settings.home, store.name)
  rmSync(folder, { recursive: true, force: true })
}
