import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import { linernotesJson, startLinernotes } from '#tests/support/command.ts'

interface ArchiveJson {
  readonly reports: readonly {
    readonly id: string
    readonly date: string
    readonly category: string
    readonly revision: number
    readonly facts: readonly unknown[]
    readonly lineage: { readonly factsHash: string; readonly playsCount: number }
    readonly verdict: { readonly outcome: string } | null
  }[]
  readonly runnersUp: readonly unknown[]
}
interface StatusJson {
  readonly services: readonly { readonly name: string; readonly pid: number | null }[]
}

const env = process.env
let folder = ''
let sample = ''
let undisturbed: unknown

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linernotes-whole-way-'))
  sample = join(folder, 'my_spotify_data.zip')
  await writeSample(sample, { seed: 7 })
  await linernotesJson(['up'], env)
  undisturbed = readable(await archiveAfter('undisturbed', async () => undefined))
}, 180_000)

afterAll(async () => {
  await startLinernotes(['down', '--services'], env).finished
  await rm(folder, { recursive: true, force: true })
}, 60_000)

test.each(['heuristics', 'generation', 'persistence', 'judging'])(
  'a %s killed during an import and started again leaves the same archive, nothing twice (I2, I3)',
  async (service) => {
    const archive = await archiveAfter(`killed-${service}`, () => kill(service))

    expect(readable(archive)).toEqual(undisturbed)
    expect(archive.reports.map(({ revision }) => revision)).toEqual(
      archive.reports.map(() => 1), // Written once: a second text would have been a second revision.
    )
  },
  180_000,
)

test('the same file imported twice changes nothing', async () => {
  const again = await archiveAfter('undisturbed', async () => undefined)

  expect(readable(again)).toEqual(undisturbed)
  expect(again.reports.every(({ revision }) => revision === 1)).toBe(true)
}, 120_000)

/** The archive of a listener whose import was disturbed once its plays were in Kafka. */
async function archiveAfter(user: string, disturb: () => Promise<void>): Promise<ArchiveJson> {
  const { zone, birthday, country } = sampleProfile
  const who = ['--user', user, '--zone', zone, '--birthday', birthday, '--country', country]
  const importing = linernotesJson(['import', sample, ...who, '--year', '2025'], env)
  await disturb()
  await importing
  await linernotesJson(['up'], env)
  return linernotesJson<ArchiveJson>(['archive', user, '--year', '2025', '--wait', '90'], env)
}

/** Kills the service as soon as the import is under way, and again while it catches up. */
async function kill(service: string): Promise<void> {
  const { services } = await linernotesJson<StatusJson>(['status'], env)
  const pid = services.find(({ name }) => name === service)?.pid
  if (!pid) throw new Error(`${service} does not run`)
  process.kill(pid, 'SIGKILL')
}

/** What two listeners with the same plays must share; texts differ with the listener's id. */
const readable = ({ reports, runnersUp }: ArchiveJson) => ({
  days: reports.map(({ date, category, facts, lineage: { factsHash, playsCount }, verdict }) => ({
    date,
    category,
    facts,
    factsHash,
    playsCount,
    outcome: verdict?.outcome,
  })),
  runnersUp,
})
