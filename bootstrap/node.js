// Node itself and npm, as packages of the npm registry, and Node's headers for what is compiled against it.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureArtefact } from './cache.js'
import { runCommand } from './command.js'

export const nodeVersion = '24.21.0'
const npmVersion = '11.19.1'

const nodeFolder = (/** @type {string} */ cache) => join(cache, `node-${nodeVersion}`)
export const npmFolder = (/** @type {string} */ cache) => join(cache, `npm-${npmVersion}`)

export const nodeProgram = (/** @type {string} */ cache) =>
  join(nodeFolder(cache), 'node_modules', 'node', 'bin', 'node')

/** What `nodedir` means to node-gyp: the folder that holds `include/node`. */
export const headersFolder = (/** @type {string} */ cache) => join(nodeFolder(cache), 'headers')

/** @typedef {import('./cache.js').Artefact} Artefact */
/** @typedef {{ env: NodeJS.ProcessEnv, progress: import('./progress.js').Progress, signal?: AbortSignal | undefined }} Options */

/** @type {Artefact} */
const node = {
  folder: `node-${nodeVersion}`,
  title: `Bring Node ${nodeVersion} (50 MB)`,
  fetch: async (context) => {
    await npmInstall(`node@${nodeVersion}`, context)
    keepHeaders(context.folder)
  },
}

/** @type {Artefact} */
const npm = {
  folder: `npm-${npmVersion}`,
  title: `Bring npm ${npmVersion}`,
  fetch: (context) => npmInstall(`npm@${npmVersion}`, context),
}

/**
 * Makes sure of this Node, its headers and its npm.
 *
 * @param {string} cache
 * @param {Options} options
 */
export async function ensureNode(cache, options) {
  const folder = nodeFolder(cache)
  await Promise.all([ensureArtefact(node, options), ensureArtefact(npm, options)])
  if (existsSync(headersFolder(cache))) return
  // A cache that another tool filled: any later install in it would prune the headers.
  if (sourceOfHeaders(folder)) return keepHeaders(folder)
  rmSync(folder, { recursive: true })
  await ensureArtefact(node, options)
}

/**
 * By whatever npm is there: it is asked for no more than to unpack one package.
 *
 * @param {string} what
 * @param {import('./cache.js').FetchContext} context
 */
async function npmInstall(what, context) {
  const options = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error']
  await runCommand('npm', ['install', '--prefix', context.folder, ...options, what], {
    ...context,
    env: withoutOuterNpm(context.env),
    cwd: context.folder,
  })
}

/**
 * What an outer `npm run` has set for its own sake is left out; what a user may set (registry, proxy) stays.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutOuterNpm(env) {
  const outer =
    /^npm_(?!config_)|^npm_config_(node_gyp|local_prefix|prefix|global_prefix|user_agent|npm_version)$/
  const kept = Object.entries(env).filter(([name]) => !outer.test(name) && name !== 'NODE_ENV')
  return Object.fromEntries(kept)
}

/** Copies the headers out of the package for this platform, whole or not at all. */
function keepHeaders(/** @type {string} */ folder) {
  const source = sourceOfHeaders(folder)
  if (!source) throw new Error(`Node's package in ${folder} has no headers to compile against`)
  const partial = join(folder, 'headers.partial')
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial)
  cpSync(source, join(partial, 'include'), { recursive: true })
  renameSync(partial, join(folder, 'headers'))
}

/** Beside or below the package `node`, under a name that says the platform. */
function sourceOfHeaders(/** @type {string} */ folder) {
  const parents = [
    join(folder, 'node_modules', 'node', 'node_modules'),
    join(folder, 'node_modules'),
  ]
  return parents
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((each) => join(parent, each, 'include')))
    .find((include) => existsSync(join(include, 'node', 'node.h')))
}
