// A new catalogue on a running stack: every listener is selected by it, whichever process dies on the way.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openOperations } from '#cli/open-operations.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { CatalogueUpdate } from '#operations/apply-catalogue.ts'
import { selectionProgressOf } from '#operations/selection-progress.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSampleMetadata } from '#sample/sample-metadata.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { bringUp, killService, startOwnServices, stopOwnServices } from '#testkit/own-services.ts'
import { until } from '#testkit/tally/tally-topics.ts'

const TEST_MS_MAX = 300_000
/** On a machine that has other things to do. */
const QUESTION_MS_MAX = 60_000
const run = randomUUID().slice(0, 8)
const users = Array.from({ length: 6 }, (_, number) => `known-${number}-${run}`)
let env: Record<string, string> = {}
let folder = ''

beforeAll(async () => {
  ;({ env, folder } = await startOwnServices('new-catalogue', { run }))
  for (const user of users) await importFor(user)
}, TEST_MS_MAX)

afterAll(async () => {
  await stopOwnServices({ env, folder })
}, TEST_MS_MAX)

test(
  'each listener is told by it, once, though the service and the command are killed half-way',
  async () => {
    const before = await Promise.all(users.map(selectionOf))
    await writeSampleMetadata(join(folder, 'known'), 7)
    env = { ...env, CATALOGUE_FOLDER: join(folder, 'known') }
    await up()
    const planned = await apply('--dry-run')
    expect(planned).toMatchObject({ applied: 0, changed: 0 })
    expect(planned.behind).toBeGreaterThanOrEqual(users.length)
    expect(await Promise.all(users.map(selectionOf))).toEqual(before)

    const halfWay = startLinernotes(['catalogue', 'apply'], env)
    await until('one is summed up anew', async () =>
      (await Promise.all(users.map(has))).some(Boolean),
    )
    await killService(env, 'heuristics')
    halfWay.child.kill('SIGKILL')
    await halfWay.finished
    await up()
    await apply()

    expect(await apply()).toMatchObject({ behind: 0, applied: 0, changed: 0 })
    const fresh = `fresh-${run}`
    await importFor(fresh)
    const [expected] = await selectionOf(fresh)
    for (const [index, user] of users.entries()) {
      const [first] = before[index] ?? []
      const [now] = await selectionOf(user)
      expect(first?.factsHash).not.toBe(expected?.factsHash)
      expect(now).toEqual({ ...expected, revision: (first?.revision ?? 0) + 1 })
    }
  },
  TEST_MS_MAX,
)

const up = () => bringUp(env)

const apply = (...options: string[]) =>
  linernotesJson<CatalogueUpdate>(['catalogue', 'apply', ...options], env)

async function importFor(user: string): Promise<void> {
  const { zone, country, birthday } = sampleProfile
  const about = ['--zone', zone, '--country', country, '--birthday', birthday]
  const argv = ['import', join(folder, 'sample.zip'), '--user', user, ...about, '--year', '2025']
  await linernotesJson(argv, env)
  await until(`${user} is weighed`, async () => (await selectionOf(user)).length > 0)
}

async function progressOf(user: string): Promise<SelectionProgress | undefined> {
  await using ports = openOperations(stackSettings(env))
  return await selectionProgressOf(ports, user, AbortSignal.timeout(QUESTION_MS_MAX))
}

const selectionOf = async (user: string) => (await progressOf(user))?.selections ?? []

/** Whether the listener's days are summed up by a catalogue. */
const has = async (user: string) => ((await progressOf(user))?.catalogueVersion ?? '') !== ''
