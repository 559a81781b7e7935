import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ArchiveJson } from '#reports/archive-json.ts'
import { linernotesJson, startCommand } from '#testkit/command.ts'
import { asFactsHaveThem } from '#testkit/stated-numbers.ts'

// The demo as a user runs it: through the bootstrap, on a folder and on ports of its own.
const DEMO_MS_MAX = 900_000
let home = ''
let env: NodeJS.ProcessEnv = {}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'linernotes-demo-'))
  env = { ...process.env, LINERNOTES_HOME: home, LINERNOTES_PORT_BASE: '23000' }
})

afterAll(async () => {
  await startCommand(['npm', 'run', '--silent', 'linernotes', '--', 'down'], env).finished
  await rm(home, { recursive: true, force: true })
}, 120_000)

test.each([
  ['servers start', 'Kafka'],
  ['everything runs', 'Make up a listener'],
])(
  'Ctrl-C while %s leaves nothing running, and the next start goes on',
  async (_, said) => {
    const demo = startCommand(['node', resolve('tools/linernotes.js'), 'demo'], env)

    await demo.says(said)
    demo.child.kill('SIGINT')
    const { code } = await demo.finished

    expect(code).toBe(130)
    expect(await running()).toEqual([])
  },
  DEMO_MS_MAX,
)

test(
  'the demo ends in an archive whose every report is stored, judged and traced',
  async () => {
    const { code, stdout, stderr } = await startCommand(
      ['npm', 'run', '--silent', 'demo', '--', '--json'],
      env,
    ).finished

    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
    const archive = JSON.parse(stdout) as ArchiveJson
    expect(archive.reports.length).toBeGreaterThanOrEqual(3)
    for (const report of archive.reports) {
      expect(report.verdict?.outcome).toBe('pass')
      expect(report.title).not.toBe('')
      expect(report.writtenBy.route).toBe('fake')
      expect(report.lineage.topics[0]?.offsets.length).toBeGreaterThan(0)
    }
  },
  DEMO_MS_MAX,
)

test(
  'every number of every story stands in the facts of its day',
  async () => {
    const archive = await linernotesJson<ArchiveJson>(['archive', 'sample'], env)

    for (const { date, story, facts, title } of archive.reports) {
      const stated = new Set([
        ...facts.flatMap(({ value, rank, usual }) =>
          `${value} ${rank} ${usual}`.match(/\d+(?:\.\d+)?/g),
        ),
        String(Number(date.slice(6))), // Written as a day of the month, in words of a date.
      ])
      const names = facts.filter(({ unit }) => unit === 'name').map(({ value }) => String(value))
      const told = names.reduce(
        (text, name) => text.replaceAll(name, ''),
        asFactsHaveThem(`${title} ${story}`),
      )
      for (const number of told.match(/\d+(?:\.\d+)?/g) ?? []) expect(stated).toContain(number)
    }
  },
  DEMO_MS_MAX,
)

test(
  'a report is followed from its plays to its stored document and verdict',
  async () => {
    const archive = await linernotesJson<ArchiveJson>(['archive', 'sample'], env)
    const report = archive.reports[0]
    const trace = JSON.stringify(await linernotesJson(['trace', report?.id ?? ''], env))

    for (const span of [
      'assemble report',
      'plays source',
      'select days',
      'store content',
      'judge report',
    ]) {
      expect(trace).toContain(span)
    }
    for (const service of ['generation', 'persistence', 'judging']) expect(trace).toContain(service)
  },
  DEMO_MS_MAX,
)

test(
  'a day is explained: why it was chosen',
  async () => {
    const archive = await linernotesJson<ArchiveJson>(['archive', 'sample'], env)
    const report = archive.reports[0]
    const explained = await linernotesJson<{
      candidates: readonly { category: string; chosen: boolean; reason: string }[]
    }>(['explain', 'sample', report?.date ?? ''], env)

    const chosen = explained.candidates.find((candidate) => candidate.chosen)
    expect(chosen?.category).toBe(report?.category)
  },
  DEMO_MS_MAX,
)

test(
  'with everything but the store stopped, the archive can still be read by its listener alone',
  async () => {
    const { stdout } = await startCommand(
      ['npm', 'run', '--silent', 'linernotes', '--', 'archive', 'sample'],
      env,
    ).finished
    const link = new URL(/https?:\S+\?token=\S+/.exec(stdout)?.[0] ?? '')
    const token = link.searchParams.get('token') ?? ''
    const { members } = await linernotesJson<{
      members: readonly { name: string; pid: number | null }[]
    }>(['status'], env)
    for (const { name, pid } of members) {
      if (pid !== null && !['store', 'serving'].includes(name)) process.kill(pid, 'SIGKILL')
    }
    const read = (path: string, bearer: string) =>
      fetch(`${link.origin}${path}`, { headers: { authorization: `Bearer ${bearer}` } })

    const json = await read('/v1/archives/sample/2025', token)
    expect(json.status).toBe(200)
    expect(((await json.json()) as ArchiveJson).reports).toHaveLength(5)
    const page = await read('/archives/sample/2025', token)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Written by the fake model')
    expect((await read('/v1/archives/somebody/2025', token)).status).toBe(403)
    expect((await read('/v1/archives/sample/2025', `${token}x`)).status).toBe(403)
  },
  DEMO_MS_MAX,
)

test(
  'down ends everything that was started, and keeps the data',
  async () => {
    const { code } = await startCommand(['npm', 'run', '--silent', 'linernotes', '--', 'down'], env)
      .finished

    expect(code).toBe(0)
    expect(await running()).toEqual([])
    expect(existsSync(join(home, 'data'))).toBe(true)
  },
  DEMO_MS_MAX,
)

/** Commands of processes that belong to this demo's folder, as the system lists them. */
async function running(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(
    pids
      .filter((pid) => Number(pid) !== process.pid)
      .map(async (pid) => {
        const [command, environment] = await Promise.all([
          readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
          readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
        ])
        return environment.includes(`LINERNOTES_HOME=${home}`) || command.includes(home)
          ? command.replaceAll('\0', ' ')
          : ''
      }),
  )
  return commands.filter((command) => command !== '')
}
