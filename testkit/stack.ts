import { join } from 'node:path'
import { openProgress } from '#bootstrap/progress.js'
import { project } from '#bootstrap/project.js'
import { openStack } from '#deploy/embedded/stack.ts'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { lanePortBase } from './lanes.ts'

export interface TestStack extends AsyncDisposable {
  readonly settings: StackSettings
  /** What a test's own process, or a service that it starts, needs to find the servers. */
  readonly env: Readonly<Record<string, string>>
}

interface Options {
  /** Starts the services too; most tests start what they need themselves. */
  readonly withServices?: boolean
  /** Which of several stacks side by side, from 0. */
  readonly lane?: number
}

/**
 * Brings up the servers for tests, or finds them: beside a stack in use, with data and ports of its own.
 * Disposal ends what this call started, and nothing that ran before it.
 */
export async function testStack({
  withServices = false,
  lane = 0,
}: Options = {}): Promise<TestStack> {
  const env = testEnv(process.env, lane)
  const settings = stackSettings(env)
  const progress = openProgress(process.stderr, env)
  const without = withServices ? [] : (['services'] as const)
  const stack = await openStack({ settings, env, progress, without })
  return { settings, env: addresses(settings), [Symbol.asyncDispose]: stack.stopStarted }
}

/** The environment of a test stack: another folder, other ports, and any server that the user names. */
export const testEnv = (env: NodeJS.ProcessEnv, lane = 0): NodeJS.ProcessEnv => ({
  ...env,
  LINERNOTES_HOME:
    (env.LINERNOTES_TEST_HOME ?? join(project, '.linernotes', 'test')) +
    (lane === 0 ? '' : `-${lane + 1}`),
  LINERNOTES_PORT_BASE: String(lanePortBase(env, lane)),
})

const addresses = (settings: StackSettings): Record<string, string> => ({
  LINERNOTES_HOME: settings.home,
  LINERNOTES_PORT_BASE: String(settings.portBase),
  KAFKA_BROKERS: settings.kafkaBrokers,
  SCHEMA_REGISTRY_URL: settings.registryUrl,
  MONGODB_URL: settings.mongodbUrl,
  ...(settings.otlpUrl ? { OTEL_EXPORTER_OTLP_ENDPOINT: settings.otlpUrl } : {}),
  ...(settings.jaegerUrl ? { JAEGER_URL: settings.jaegerUrl } : {}),
})

/**
 * The environment of a stack of one test's own, which a command gets: nothing else that this process was
 * given about servers, except what `named` says.
 */
export const ownStackEnv = (
  home: string,
  portBase: number,
  named: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  ...(process.env.XDG_CACHE_HOME ? { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME } : {}),
  ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}),
  LINERNOTES_HOME: home,
  LINERNOTES_PORT_BASE: String(portBase),
  ...named,
})
