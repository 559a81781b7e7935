// The project's own services, and the models that need no key, as members of a stack.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '#bootstrap/project.js'
import { openSecretFile } from '#foundation/secret-file.ts'
import { LOCAL_MODEL } from '#models/local/name.ts'
import { embeddedErrors } from './errors.ts'
import { askHttp } from './health.ts'
import type { StackPart } from './part.ts'
import type { ModelName, PortName, StackSettings } from './stack-settings.ts'

export const serviceNames = [
  'fake',
  'local-model',
  'heuristics',
  'generation',
  'persistence',
  'judging',
  'serving',
] as const
type ServiceName = (typeof serviceNames)[number]

/** `yours` is an endpoint that the environment names. */
export type WriterName = ModelName | 'yours'

/** The members that serve models of ours. */
export const modelMembers = ['fake', 'local-model'] as const

/** The local model is too small to judge a text, and no model should judge its own: the fake model does. */
const membersFor: Readonly<Record<WriterName, readonly ServiceName[]>> = {
  fake: ['fake'],
  local: ['fake', 'local-model'],
  yours: [],
}

/** What a user may set for the services: passed on as it is, and a change of it starts them again. */
const passedOn =
  /^(OPENAI_|MODEL_|JUDGE_|RECOUNT_|FAKE_MODEL_|SELECTION_|CATALOGUE_|TURN_|COMMIT_|MAILBOX_|KAFKA_|LINK_|SERVING_|REPORT_|LOG_LEVEL$)/

interface ServiceShape {
  readonly title: string
  readonly program: string
  readonly port: PortName
  readonly after: readonly string[]
  readonly args?: (settings: StackSettings, options: StackServiceOptions) => readonly string[]
  readonly env: (settings: StackSettings, given: ServiceEnvironment) => Record<string, string>
}

interface ServiceEnvironment {
  readonly writer: WriterName
  readonly env: Readonly<Record<string, string>>
}

export interface StackServiceOptions {
  /** False where nothing takes their spans. */
  readonly isTraced: boolean
  readonly writer: WriterName
  /** Where the local model lies. */
  readonly modelFolder: string
}

const actor = (
  name: PortName & ServiceName,
  title: string,
  env: ServiceShape['env'],
): ServiceShape => ({
  title,
  program: `services/${name}/main.ts`,
  port: name,
  after: ['topics'],
  env: (settings, given) => ({
    KAFKA_BROKERS: settings.kafkaBrokers,
    SCHEMA_REGISTRY_URL: settings.registryUrl,
    STATE_DIR: join(settings.home, 'state', name),
    INSTANCE_ID: `${name}-0`,
    HEALTH_PORT: String(settings.port[name]),
    // Kafka's client holds a thread of the pool while it waits, and so does each transaction.
    UV_THREADPOOL_SIZE: '16',
    ...env(settings, given),
  }),
})

const storeEnv = ({ mongodbUrl, mongodbDatabase }: StackSettings) => ({
  MONGODB_URL: mongodbUrl,
  MONGODB_DATABASE: mongodbDatabase,
})

const shapes: Readonly<Record<ServiceName, ServiceShape>> = {
  fake: {
    title: 'Fake model',
    program: 'models/fake/main.ts',
    port: 'fakeModel',
    after: [],
    args: ({ port }) => ['--port', String(port.fakeModel)],
    env: () => ({}),
  },
  'local-model': {
    title: 'Small local model',
    program: 'models/local/main.ts',
    port: 'localModel',
    after: [],
    args: ({ port }, { modelFolder }) => [
      ...['--folder', modelFolder],
      ...['--port', String(port.localModel)],
    ],
    env: () => ({}),
  },
  heuristics: actor('heuristics', 'Heuristics', catalogueEnv),
  generation: actor('generation', 'Generation', modelEnv),
  persistence: {
    ...actor('persistence', 'Persistence', storeEnv),
    after: ['topics', 'store'],
  },
  judging: actor('judging', 'Judging', judgeEnv),
  serving: {
    title: 'Serving',
    program: 'services/serving/main.ts',
    port: 'serving',
    after: ['store'],
    env: (settings) => ({
      ...storeEnv(settings),
      SERVING_PORT: String(settings.port.serving),
      LINK_SECRET_FILE: settings.linkSecretFile,
    }),
  },
}

const asksModels: readonly ServiceName[] = ['generation', 'judging']

/** The services of a stack, and the model of ours that they use. */
export function services(
  settings: StackSettings,
  env: NodeJS.ProcessEnv,
  options: StackServiceOptions,
): StackPart[] {
  const { isTraced, writer } = options
  const isMeant = (name: string) =>
    passedOn.test(name) && (writer === 'yours' || !name.startsWith('OPENAI_'))
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => isMeant(name) && value),
  ) as Record<string, string>
  const telemetry: Record<string, string> = {
    ...(isTraced && settings.otlpUrl ? { OTEL_EXPORTER_OTLP_ENDPOINT: settings.otlpUrl } : {}),
    ...(isTraced && settings.jaegerUrl ? { JAEGER_URL: settings.jaegerUrl } : {}),
  }
  const models: readonly ServiceName[] = modelMembers
  return serviceNames
    .filter((name) => !models.includes(name) || membersFor[writer].includes(name))
    .map((name) => service(settings, name, { ...given, ...telemetry }, options))
}

/** What was asked for; else the user's own model, where they name an endpoint or bring a key. */
export function writerOf(env: NodeJS.ProcessEnv, asked?: ModelName): WriterName {
  if (asked) return asked
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_API_KEY_FILE } = env
  return OPENAI_BASE_URL || OPENAI_API_KEY || OPENAI_API_KEY_FILE ? 'yours' : 'fake'
}

function service(
  settings: StackSettings,
  name: ServiceName,
  given: Record<string, string>,
  options: StackServiceOptions,
): StackPart {
  const { title, program, port, after, args, env } = shapes[name]
  const address = `http://127.0.0.1:${settings.port[port]}`
  return {
    name,
    title,
    address,
    ports: [settings.port[port]],
    startMsMax: 90_000,
    // A model that does not answer yet would leave its first reports to the template.
    after: asksModels.includes(name) ? [...after, ...membersFor[options.writer]] : after,
    ask: () => askHttp(`${address}/readyz`),
    async plan() {
      mkdirSync(join(settings.home, 'state'), { recursive: true })
      if (name === 'serving') await openSecretFile(settings.linkSecretFile)
      return {
        program: process.execPath,
        args: [
          '--max-old-space-size=512',
          join(project, program),
          ...(args?.(settings, options) ?? []),
        ],
        env: {
          ...given,
          NODE_COMPILE_CACHE: join(settings.home, 'compiled'),
          ...env(settings, { writer: options.writer, env: given }),
        },
        cwd: project,
      }
    },
  }
}

/** A folder of the user's, or the one where the made-up listener's is written. */
function catalogueEnv(
  { home }: StackSettings,
  { env }: ServiceEnvironment,
): Record<string, string> {
  return { CATALOGUE_FOLDER: env.CATALOGUE_FOLDER ?? join(home, 'catalogue') }
}

function modelEnv(
  settings: StackSettings,
  { writer, env }: ServiceEnvironment,
): Record<string, string> {
  if (writer === 'fake') {
    return {
      OPENAI_BASE_URL: settings.fakeModelUrl,
      OPENAI_MODEL: 'fake-1',
      MODEL_ROUTE: 'fake',
    }
  }
  if (writer === 'local') {
    return {
      OPENAI_BASE_URL: settings.localModelUrl,
      OPENAI_MODEL: LOCAL_MODEL,
      MODEL_ROUTE: 'local',
      MODEL_TIMEOUT_MS: '300000',
      // A turn writes up to five stories, one call after another.
      TURN_MS_MAX: '1800000',
    }
  }
  assertModelNamed(writer, env)
  return { OPENAI_BASE_URL: env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1' }
}

function judgeEnv(settings: StackSettings, given: ServiceEnvironment): Record<string, string> {
  const model = modelEnv(settings, given.writer === 'local' ? { ...given, writer: 'fake' } : given)
  const catalogue = catalogueEnv(settings, given)
  return { RECOUNT_SHARE: given.env.RECOUNT_SHARE ?? '1', ...catalogue, ...model }
}

/** @throws SETTINGS_INVALID */
export function assertModelNamed(writer: WriterName, env: NodeJS.ProcessEnv): void {
  if (writer !== 'yours' || env.OPENAI_MODEL) return
  const faults =
    'OPENAI_MODEL must name the model where OPENAI_BASE_URL or OPENAI_API_KEY is set; --model fake does without'
  throw embeddedErrors.SETTINGS_INVALID({ faults })
}
