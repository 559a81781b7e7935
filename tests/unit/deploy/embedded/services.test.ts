import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, type ProcessPlan } from '#deploy/embedded/process.ts'
import { services, writerOf } from '#deploy/embedded/services.ts'
import { type ModelName, stackSettings } from '#deploy/embedded/stack-settings.ts'

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
  const found = services(settings, env, options).find((each) => each.name === name)
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

  expect(services(settings, env, optionsFor(env)).map(({ name }) => name)).not.toContain('fake')
})

test('generation waits for the small local model where that was asked for, and no key goes there', async () => {
  const { env } = await planOf('generation', { OPENAI_API_KEY: 'sk-1' }, true, 'local')

  expect(env).toMatchObject({
    OPENAI_BASE_URL: 'http://127.0.0.1:19091/v1',
    OPENAI_MODEL: 'qwen2.5-coder-1.5b-instruct-q4',
    MODEL_ROUTE: 'local',
    MODEL_TIMEOUT_MS: '300000',
  })
  expect(env.OPENAI_API_KEY).toBeUndefined()
})

test('the small local model does not judge what it wrote', async () => {
  expect((await planOf('judging', {}, true, 'local')).env.MODEL_ROUTE).toBe('fake')
})

test('what writes and what judges start once the models answer', () => {
  const started = services(settings, {}, optionsFor({}, 'local'))
  const afterOf = (name: string) => started.find((each) => each.name === name)?.after

  for (const name of ['generation', 'judging']) {
    expect(afterOf(name)).toEqual(expect.arrayContaining(['fake', 'local-model']))
  }
  expect(afterOf('heuristics')).toEqual(['topics'])
  expect(afterOf('local-model')).toEqual([])
})

test('the local model is started only where it is asked for', () => {
  const names = (model?: ModelName) =>
    services(settings, {}, optionsFor({}, model)).map(({ name }) => name)

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

test.each([
  [
    'OPENAI_MODEL',
    { OPENAI_BASE_URL: 'http://m/v1', OPENAI_MODEL: 'a' },
    { OPENAI_BASE_URL: 'http://m/v1', OPENAI_MODEL: 'b' },
  ],
  ['LOG_LEVEL', {}, { LOG_LEVEL: 'debug' }],
  ['SELECTION_QUIET_MS', {}, { SELECTION_QUIET_MS: '0' }],
])(
  'a changed %s is another plan, so that the service is started again',
  async (_, before, after) => {
    const [first, second] = [await planOf('generation', before), await planOf('generation', after)]

    expect(digestOf(first)).not.toBe(digestOf(second))
  },
)

test('what a shell changes from one command to the next is no other plan', async () => {
  const [first, second] = [
    await planOf('generation', { PWD: '/a', TERM: 'xterm', npm_command: 'run' }),
    await planOf('generation', { PWD: '/b' }),
  ]

  expect(digestOf(first)).toBe(digestOf(second))
})

test('without Jaeger nothing is sent to where it would be', async () => {
  expect((await planOf('judging', {}, true)).env.OTEL_EXPORTER_OTLP_ENDPOINT).toBeDefined()
  expect((await planOf('judging', {}, false)).env.OTEL_EXPORTER_OTLP_ENDPOINT).toBeUndefined()
})

test('the plan of serving makes the secret that signs links once, for its owner alone', async () => {
  await planOf('serving')
  const first = readFileSync(settings.linkSecretFile, 'utf8')
  await planOf('serving')

  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(readFileSync(settings.linkSecretFile, 'utf8')).toBe(first)
  expect(statSync(settings.linkSecretFile).mode & 0o777).toBe(0o600)
})
