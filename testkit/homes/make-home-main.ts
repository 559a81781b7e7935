// Makes a fixture of the home of one build, for the test that upgrades it:
//   node bootstrap/main.js testkit/homes/make-home-main.ts CHECKOUT NAME
// CHECKOUT is a clone of that build with its packages installed. Two invented listeners are imported and get their
// reports, something of each is hidden, and the stopped home is packed without what a start makes again.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { sleep, systemClock } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { listener, type SampleListenerOptions } from '#sample/listener.ts'
import { startCommand } from '../command.ts'
import { ownStackEnv } from '../stack.ts'
import { endOffsets, type HomeListener, type HomeRecord, homesFolder, sumOf } from './old-home.ts'

const PARTITIONS = 2
const PORT_BASE = Number(process.env.LINERNOTES_PORT_BASE ?? 23_500)
const WAIT_SECONDS = '180'

interface Invented extends SampleListenerOptions {
  readonly userId: string
  /** ISO date: rows before it stay out, so that the fixture stays small. */
  readonly since: string
  readonly zone: string
  readonly country: string
  readonly birthday: string
}

const invented: readonly Invented[] = [
  {
    ...{ userId: 'sample', seed: 7, years: 1, since: '2025-09-01' },
    ...{ zone: 'America/New_York', country: 'US', birthday: '11-14' },
  },
  {
    ...{ userId: 'second', seed: 12, years: 1, since: '2025-09-15' },
    ...{ zone: 'Europe/Berlin', country: 'GB', birthday: '12-02' },
  },
]

const [checkout = '', name = ''] = process.argv.slice(2)
if (!existsSync(join(checkout, 'cli/main.ts')) || name === '') {
  throw new Error('usage: make-home-main.ts CHECKOUT NAME')
}
const folder = await mkdtemp(join(tmpdir(), 'linernotes-home-'))
const home = join(folder, 'home')
const env = ownStackEnv(home, PORT_BASE, { TOPIC_PARTITIONS: String(PARTITIONS) })

try {
  const given = await writeExports()
  await run('up', '--without', 'jaeger')
  for (const { file, userId, options } of given) {
    await run('import', join(folder, 'exports', file), '--user', userId, ...options)
    await run('archive', userId, '--wait', WAIT_SECONDS)
  }
  await hideSome()
  for (const { userId } of given) await run('archive', userId, '--wait', WAIT_SECONDS)
  await settled()
  // The offsets to hold a later build against are those after a start of this build on its own data.
  await run('down')
  await run('up', '--without', 'jaeger')
  await settled()
  const record = await recordOf(given)
  await run('down')
  await strip()
  await pack(record)
} finally {
  await run('down').catch(() => '')
  await rm(folder, { recursive: true, force: true })
}

/** The old build's own command line, on the home that becomes the fixture. */
async function run(...args: string[]): Promise<string> {
  process.stderr.write(`linernotes ${args.join(' ')}\n`)
  const main = resolve(checkout, 'cli/main.ts')
  const command = startCommand([process.execPath, main, ...args], env)
  const { code, stdout, stderr } = await command.finished
  if (code !== 0) throw new Error(`linernotes ${args.join(' ')} ended with ${code}:\n${stderr}`)
  return stdout
}

async function writeExports(): Promise<Omit<HomeListener, 'archive'>[]> {
  await mkdir(join(folder, 'exports'), { recursive: true })
  return await Promise.all(
    invented.map(async ({ userId, since, zone, country, birthday, ...options }) => {
      const { rows } = listener({ ...options, zone, country, birthday })
      const file = `Streaming_History_Audio_${userId}.json`
      const kept = rows.filter(({ ts }) => ts >= since)
      await writeFile(join(folder, 'exports', file), JSON.stringify(kept))
      const told = ['--zone', zone, '--country', country, '--birthday', birthday, '--year', '2025']
      return { userId, file, options: told }
    }),
  )
}

interface ToldReport {
  readonly date: string
  readonly facts: readonly { readonly kind: string; readonly value: unknown }[]
}

/** An artist of the one, a day of the other: both take a story back and choose again. */
async function hideSome(): Promise<void> {
  const [sample, second] = await Promise.all(
    invented.map(async ({ userId }) => {
      const { reports } = JSON.parse(await run('archive', userId, '--json'))
      return reports as readonly ToldReport[]
    }),
  )
  const top = sample?.[0]?.facts.find(({ kind }) => kind === 'top-artist')?.value
  const day = second?.[0]?.date.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3')
  if (typeof top !== 'string' || !day) throw new Error('no story to hide anything of')
  await run('hide', 'sample', '--artist', top)
  await run('hide', 'second', '--day', day)
}

/** Nothing waits, nothing runs, and that twice: what one service sends is the next one's work. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3; await sleep(systemClock, SECOND_MS)) {
    const actors = JSON.parse(await run('actors', '--json'))
    const waiting = sumOf(actors, 'lag') + sumOf(actors, 'load')
    quiet = waiting === 0 ? quiet + 1 : 0
  }
}

async function recordOf(given: readonly Omit<HomeListener, 'archive'>[]): Promise<HomeRecord> {
  const listeners: HomeListener[] = []
  for (const each of given) {
    listeners.push({ ...each, archive: await run('archive', each.userId, '--json') })
  }
  const commit = String(execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'])).trim()
  const ends = await endOffsets(`127.0.0.1:${PORT_BASE + 92}`)
  return { commit, partitions: PARTITIONS, listeners, ends }
}

/** Logs name this machine, locks name processes, and a start makes the rest again. */
async function strip(): Promise<void> {
  for (const each of ['logs', 'run', 'compiled']) await rm(join(home, each), { recursive: true })
  for (const each of await readdir(home, { recursive: true })) {
    if (each.endsWith('lock.mdb')) await rm(join(home, each))
  }
}

async function pack(record: HomeRecord): Promise<void> {
  const tar = join(folder, 'home.tar')
  const nobody = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
  await writeFile(join(folder, 'record.json'), JSON.stringify(record))
  execFileSync('tar', [...nobody, '-cf', tar, '-C', folder, 'home', 'exports', 'record.json'])
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS }
  const packed = brotliCompressSync(await readFile(tar), { params })
  await writeFile(join(homesFolder, `${name}.tar.br`), packed)
}
