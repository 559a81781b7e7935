// Everything that has to be there before a command can run; the slow and independent parts side by side.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addonFile, addonFolder } from './addon.js'
import { cacheFolder } from './cache.js'
import { install } from './install.js'
import { whatIsMissing } from './machine.js'
import { ensureNode } from './node.js'
import { openProgress } from './progress.js'
import { artefactsOf, fetchArtefacts, machineLacks } from './server-artefacts.js'

/**
 * @typedef {object} Preparation
 * @property {string} project
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal
 * @property {readonly string[]} command its servers are fetched too; empty for none
 */

/**
 * Brings Node and the packages, and the servers of `command`. The first failure calls the rest off.
 *
 * @param {Preparation} preparation
 * @returns {Promise<string | undefined>} what the machine lacks; then nothing has been done
 */
export async function prepare({ project, env, signal, command }) {
  const servers = wantedServers(command, env)
  const missing = lacking(project, servers, env)
  if (missing) return missing
  const progress = openProgress(process.stderr, env)
  const cache = cacheFolder(env)
  const failed = new AbortController()
  signal.addEventListener('abort', () => failed.abort(signal.reason), { once: true })
  const options = { env, progress, signal: failed.signal }
  const parts = [
    ensureNode(cache, options).then(() => install({ project, cache, ...options })),
    fetchArtefacts(artefactsOf(servers, env), options),
  ]
  for (const each of parts) each.catch((error) => failed.abort(error))
  await Promise.allSettled(parts)
  // The first failure, and not what it called off.
  if (failed.signal.aborted) throw failed.signal.reason
  return undefined
}

/**
 * The embedded servers that `command` starts: not those that it leaves out or the environment names.
 *
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function wantedServers(command, env) {
  if (command.length === 0 || command.some((each) => ['--help', '-h'].includes(each))) return []
  const isLeftOut = command.some(
    (each, index) =>
      each === '--without=jaeger' || (each === 'jaeger' && command[index - 1] === '--without'),
  )
  const isTracingNamed = env.OTEL_EXPORTER_OTLP_ENDPOINT || env.JAEGER_URL
  const wanted = {
    kafka: !env.KAFKA_BROKERS,
    registry: !env.SCHEMA_REGISTRY_URL,
    store: !env.MONGODB_URL,
    jaeger: !isTracingNamed && !isLeftOut,
  }
  return Object.entries(wanted).flatMap(([name, isWanted]) => (isWanted ? [name] : []))
}

/**
 * @param {string} project
 * @param {readonly string[]} servers
 * @param {NodeJS.ProcessEnv} env
 */
function lacking(project, servers, env) {
  if (process.platform === 'win32') return 'Windows is not supported: run it in WSL.\n'
  const compiled = [addonFile(project), join(cacheFolder(env), addonFolder(project, env))]
  const compiling = compiled.some((each) => existsSync(each))
    ? undefined
    : whatIsMissing(['compiler', 'python'], env)
  return compiling ?? machineLacks(servers, env)
}
