// node-rdkafka's native part. It takes minutes to compile, and what comes of it can be moved: so it is compiled
// once for each Node and version, and copied into every clone. Whether it loads is tried, never assumed.
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureArtefact } from './cache.js'
import { runCommand } from './command.js'
import { hasZstdHeaders, whatIsMissing, zstdHeaders } from './machine.js'
import { nodeProgram, nodeVersion } from './node.js'
import { npm } from './npm.js'

/** @typedef {import('./npm.js').InstallContext} InstallContext */

/** @param {string} project */
export const addonFile = (project) =>
  join(project, 'node_modules', 'node-rdkafka', 'build', 'Release', 'node-librdkafka.node')

/**
 * Its name in the cache: another version, Node or platform needs another build, and so do new headers of zstd.
 *
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 */
export function addonFolder(project, env) {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'))
  const { version } = packages['node_modules/node-rdkafka']
  const zstd = hasZstdHeaders(env) ? '-zstd' : ''
  return `node-rdkafka-${version}-node-${nodeVersion}-${process.platform}-${process.arch}${zstd}`
}

/** @param {InstallContext} context */
export async function ensureAddon(context) {
  linkNode(context)
  const { env, progress, signal } = context
  if ((await loads(context)) && ((await hasZstd(context)) || !canAddZstd(env))) return
  const artefact = addonArtefact(context)
  const place = await ensureArtefact(artefact, { env, progress, signal })
  copyBuild(place, buildFolder(context))
  if (await loads(context)) return
  // What another machine or an older system compiled into this cache.
  rmSync(place, { recursive: true })
  await ensureArtefact(artefact, { env, progress, signal })
  if (await loads(context)) return
  throw new Error(
    `node-rdkafka was compiled and does not load under Node ${nodeVersion}; see ${logOf(context)}`,
  )
}

/** A build without it is better than none. */
const canAddZstd = (/** @type {NodeJS.ProcessEnv} */ env) =>
  hasZstdHeaders(env) && whatIsMissing(['compiler', 'python'], env) === undefined

const buildFolder = (/** @type {InstallContext} */ { project }) =>
  dirname(dirname(addonFile(project)))

const logOf = (/** @type {InstallContext} */ { cache }) =>
  join(cache, 'logs', 'node-rdkafka-load.log')

/**
 * @param {InstallContext} context
 * @returns {import('./cache.js').Artefact}
 */
function addonArtefact(context) {
  return {
    folder: addonFolder(context.project, context.env),
    title: `Compile node-rdkafka ${zstdPart(context.env)}(about 3 minutes, once)`,
    fetch: async ({ folder }) => {
      // Its makefiles need one step to come before another and do not say so.
      const env = { ...context.env, JOBS: '1' }
      await npm(['rebuild', 'node-rdkafka'], { ...context, env })
      copyBuild(buildFolder(context), folder)
    },
  }
}

function zstdPart(/** @type {NodeJS.ProcessEnv} */ env) {
  if (hasZstdHeaders(env)) return ''
  const { debian, macos } = zstdHeaders
  return `without zstd, which needs ${process.platform === 'darwin' ? macos : debian} `
}

/** A build for another Node fails here, with NODE_MODULE_VERSION in the log. */
const loads = (/** @type {InstallContext} */ context) => runsWith(context, '')

const hasZstd = (/** @type {InstallContext} */ context) =>
  runsWith(context, ".features().split(',').includes('zstd') || process.exit(1)")

/**
 * @param {InstallContext} context
 * @param {string} use what is done with the addon
 */
async function runsWith(context, use) {
  const file = addonFile(context.project)
  if (!existsSync(file)) return false
  const script = `require(${JSON.stringify(file)})${use}`
  return await runCommand(nodeProgram(context.cache), ['-e', script], { log: logOf(context) }).then(
    () => true,
    () => false,
  )
}

/**
 * The addon and the libraries that it looks for beside itself.
 *
 * @param {string} from
 * @param {string} to
 */
function copyBuild(from, to) {
  const isLibrary = (/** @type {string} */ name) => /\.so\.\d+$|\.\d+\.dylib$/.test(name)
  const libraries = readdirSync(join(from, 'deps')).filter(isLibrary)
  const files = [
    join('Release', 'node-librdkafka.node'),
    ...libraries.map((each) => join('deps', each)),
  ]
  for (const each of files) {
    mkdirSync(dirname(join(to, each)), { recursive: true })
    // A new file: writing into one that another process has loaded would crash it.
    rmSync(join(to, each), { force: true })
    copyFileSync(join(from, each), join(to, each))
  }
}

/** The project's own `node` is the one of the cache: its install script would fetch it a second time. */
function linkNode(/** @type {InstallContext} */ { project, cache }) {
  const own = join(project, 'node_modules', 'node', 'bin', 'node')
  if (existsSync(own)) return
  mkdirSync(dirname(own), { recursive: true })
  try {
    linkSync(nodeProgram(cache), own)
  } catch {
    copyFileSync(nodeProgram(cache), own) // Another file system.
  }
}
