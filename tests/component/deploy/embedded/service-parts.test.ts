import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actors } from '#deploy/actors.ts'
import { actorAddresses } from '#deploy/embedded/actor-addresses.ts'
import { digestOf, type ProcessPlan } from '#deploy/embedded/process.ts'
import { serviceParts } from '#deploy/embedded/service-parts.ts'
import { type ModelName, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { writerOf } from '#deploy/embedded/writer.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
const settings = stackSettings({ LINERNOTES_HOME: home })
afterAll(() => rmSync(home, { recursive: true }))

const optionsFor = (env: NodeJS.ProcessEnv, model?: ModelName) => ({
  isTraced: true,
  writer: writerOf(env, model),
  modelFolder: '/cache/model',
})

async function planOf(
  name: string,
  env: NodeJS.ProcessEnv = {},
  isTraced = true,
  model?: ModelName,
): Promise<ProcessPlan> {
  const options = { ...optionsFor(env, model), isTraced }
  const found = serviceParts(settings, env, options).find((each) => each.name === name)
  if (!found) throw new Error(`no service ${name}`)
  return await found.plan(undefined)
}

test('with nothing set, stories come from the fake model and say so', async () => {
  expect((await planOf('generation')).env).toMatchObject({
    OPENAI_BASE_URL: 'http://127.0.0.1:19090/v1',
    OPENAI_MODEL: 'fake-1',
    MODEL_ROUTE: 'fake',
  })
})

test.each(['generation', 'judging'])(
  "%s uses the user's own model where one is named",
  async (name) => {
    const { env } = await planOf(name, { OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'gpt-9' })

    expect(env).toMatchObject({
      OPENAI_BASE_URL: 'https://api.openai.com/v1',
      OPENAI_MODEL: 'gpt-9',
    })
    expect(env.MODEL_ROUTE).toBeUndefined()
  },
)

test("the fake model is not started beside the user's own model", () => {
  const env = { OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1', OPENAI_MODEL: 'llama' }

  expect(serviceParts(settings, env, optionsFor(env)).map(({ name }) => name)).not.toContain('fake')
})

test('generation waits for the small local model where that was asked for, and no key goes there', async () => {
  const { env } = await planOf('generation', { OPENAI_API_KEY: 'sk-1' }, true, 'local')

  expect(env).toMatchObject({
    OPENAI_BASE_URL: 'http://127.0.0.1:19091/v1',
    OPENAI_MODEL: 'qwen2.5-coder-1.5b-instruct-q4',
    MODEL_ROUTE: 'local',
    WRITER_ORDER: 'slots-first',
    MODEL_TIMEOUT_MS: '300000',
    MODEL_CONNECTIONS_MAX: '2',
  })
  expect(env.OPENAI_API_KEY).toBeUndefined()
})

test('the small local model does not judge what it wrote', async () => {
  expect((await planOf('judging', {}, true, 'local')).env.MODEL_ROUTE).toBe('fake')
})

test('what writes and what judges start once the models answer', () => {
  const started = serviceParts(settings, {}, optionsFor({}, 'local'))
  const afterOf = (name: string) => started.find((each) => each.name === name)?.after

  for (const name of ['generation', 'judging']) {
    expect(afterOf(name)).toEqual(expect.arrayContaining(['fake', 'local-model']))
  }
  expect(afterOf('heuristics')).toEqual(['topics'])
  expect(afterOf('local-model')).toEqual([])
})

test('the local model is started only where it is asked for', () => {
  const names = (model?: ModelName) =>
    serviceParts(settings, {}, optionsFor({}, model)).map(({ name }) => name)

  expect([names(), names('fake')].flat()).not.toContain('local-model')
  expect(names('local')).toContain('local-model')
})

test('another model is another plan, so that what writes is started again', async () => {
  const [before, after] = [
    await planOf('generation'),
    await planOf('generation', {}, true, 'local'),
  ]

  expect(digestOf(before)).not.toBe(digestOf(after))
})

test('a model of the user that has no name is a fault of the settings', async () => {
  await expect(planOf('generation', { OPENAI_API_KEY: 'sk-1' })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: expect.stringContaining('OPENAI_MODEL'),
  })
})

/** Names of the parts that a change of the user's settings restarts. */
async function restartedBy(before: NodeJS.ProcessEnv, after: NodeJS.ProcessEnv): Promise<string[]> {
  const digests = async (env: NodeJS.ProcessEnv) => {
    const parts = serviceParts(settings, env, optionsFor(env))
    return new Map(
      await Promise.all(
        parts.map(async (part) => [part.name, digestOf(await part.plan(undefined))] as const),
      ),
    )
  }
  const [first, second] = [await digests(before), await digests(after)]
  return [...second.keys()].filter((name) => first.get(name) !== second.get(name))
}

const ours = { OPENAI_BASE_URL: 'http://m/v1', OPENAI_MODEL: 'a' }
const hosts = ['heuristics', 'campaigns', 'generation', 'persistence', 'judging']

test.each<[string, string[], NodeJS.ProcessEnv, NodeJS.ProcessEnv]>([
  ['OPENAI_MODEL', ['generation', 'judging'], ours, { ...ours, OPENAI_MODEL: 'b' }],
  ['LOG_LEVEL', [...hosts, 'operations', 'serving'], {}, { LOG_LEVEL: 'debug' }],
  ['SELECTION_QUIET_MS', ['heuristics'], {}, { SELECTION_QUIET_MS: '0' }],
  ['SELECTION_WINDOW_END', ['heuristics', 'judging'], {}, { SELECTION_WINDOW_END: '11-30' }],
  ['STANDBYS', hosts, {}, { STANDBYS: '1' }],
  ['TURNS_IN_FLIGHT_MAX', hosts, {}, { TURNS_IN_FLIGHT_MAX: '10' }],
  ['WATERMARK_SPAN_MAX', hosts, {}, { WATERMARK_SPAN_MAX: '1000' }],
  ['JUDGE_SHARE', ['judging'], {}, { JUDGE_SHARE: '0.5' }],
  ['SERVING_HTTPS', ['serving'], {}, { SERVING_HTTPS: 'true' }],
  ['FAKE_MODEL_LATENCY_MS', ['fake'], {}, { FAKE_MODEL_LATENCY_MS: '10' }],
  ['no setting of theirs', [], {}, { PWD: '/b', TERM: 'xterm', npm_command: 'run' }],
])('a changed %s restarts the services that have it: %j', async (_, names, before, after) => {
  expect((await restartedBy(before, after)).sort()).toEqual([...names].sort())
})

test('no service has a setting of another, or one that the stack decides, from the shell', async () => {
  const { env, unset } = await planOf('heuristics', {
    JUDGE_SHARE: '0',
    STATE_DIR: '/elsewhere',
    HEALTH_PORT: '1',
  })

  expect(env).toMatchObject({ STATE_DIR: join(home, 'state', 'heuristics'), HEALTH_PORT: '19071' })
  expect(env.JUDGE_SHARE).toBeUndefined()
  expect(unset).toEqual(expect.arrayContaining(['JUDGE_SHARE', 'STATE_DIR', 'OPENAI_API_KEY']))
})

test('without Jaeger nothing is sent to where it would be', async () => {
  expect((await planOf('judging', {}, true)).env.OTEL_EXPORTER_OTLP_ENDPOINT).toBeDefined()
  expect((await planOf('judging', {}, false)).env.OTEL_EXPORTER_OTLP_ENDPOINT).toBeUndefined()
})

test.each(['linkSecretFile', 'operationsTokenFile', 'inspectionTokenFile'] as const)(
  'the plan of a service makes the secret in %s once, for its owner alone',
  async (name) => {
    const file = settings[name]
    await planOf('serving')
    const first = readFileSync(file, 'utf8')
    await planOf('heuristics')

    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(file, 'utf8')).toBe(first)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  },
)

test('the operators’ API knows the address of every actor', async () => {
  const addresses = actorAddresses(settings)

  expect(addresses.map(({ name }) => name)).toEqual(actors.map(({ name }) => name))
  const { env } = await planOf('operations')
  expect(env.INSPECTION_URLS).toContain('heuristics=http://127.0.0.1:19061 campaigns=')
})
