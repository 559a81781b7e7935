// The project's own packages: installed when they do not match package-lock.json, and known to be whole by
// a stamp that is written last. The one package that has to be compiled is compiled once for every clone.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addonFile, ensureAddon } from './addon.js'
import { withLock } from './lock.js'
import { hasZstdHeaders } from './machine.js'
import { nodeVersion } from './node.js'
import { npm } from './npm.js'

/** @typedef {import('./npm.js').InstallContext} InstallContext */

const stampFile = (/** @type {string} */ project) =>
  join(project, 'node_modules', '.linernotes.json')

/**
 * Whether the packages are those of package-lock.json, compiled for this Node. Reads three files.
 *
 * @param {string} project
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function isInstalled(project, env = process.env) {
  try {
    return readFileSync(stampFile(project), 'utf8') === stampOf(project, env)
  } catch {
    return false
  }
}

/**
 * Installs what is not as package-lock.json says. Needs this Node; interrupted, it leaves no stamp.
 *
 * @param {InstallContext} context
 */
export async function install(context) {
  const { project, env, signal } = context
  const lock = join(project, '.linernotes', 'install.lock')
  await withLock(
    lock,
    async () => {
      if (isInstalled(project, env)) return
      if (!hasPackages(project)) await installPackages(context)
      await ensureAddon(context)
      await runScripts(context)
      writeFileSync(stampFile(project), stampOf(project, env))
    },
    { signal },
  )
}

/**
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 */
function stampOf(project, env) {
  const lock = createHash('sha256').update(readFileSync(join(project, 'package-lock.json')))
  // A build for another Node is another file.
  const { mtimeMs, size } = statSync(addonFile(project))
  return JSON.stringify({
    lock: lock.digest('hex'),
    node: `${nodeVersion}-${process.platform}-${process.arch}`,
    addon: `${Math.floor(mtimeMs)}-${size}`,
    // Headers that were installed since are worth another build; without them nothing is noted.
    zstd: hasZstdHeaders(env) || undefined,
  })
}

/** npm writes its own list last: where that agrees with package-lock.json, somebody has installed it by hand. */
function hasPackages(/** @type {string} */ project) {
  try {
    const wanted = packagesOf(join(project, 'package-lock.json'))
    const found = packagesOf(join(project, 'node_modules', '.package-lock.json'))
    return (
      [...found].every(([path, { version }]) => wanted.get(path)?.version === version) &&
      [...wanted].every(([path, { optional }]) => optional || found.has(path))
    )
  } catch {
    return false
  }
}

/** @returns {Map<string, { version: string, optional?: boolean }>} */
function packagesOf(/** @type {string} */ file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(packages).filter(([path]) => path !== ''))
}

/** @param {InstallContext} context */
async function installPackages(context) {
  const { size } = packagesOf(join(context.project, 'package-lock.json'))
  const options = [
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ]
  await context.progress.step(`Install ${size} packages`, () => npm(['ci', ...options], context))
}

/** Scripts of the packages that package.json allows; those that fetch or compile much have their own ways here. */
async function runScripts(/** @type {InstallContext} */ context) {
  const manifest = JSON.parse(readFileSync(join(context.project, 'package.json'), 'utf8'))
  const own = ['node', 'node-rdkafka']
  const allowed = Object.keys(manifest.allowScripts ?? {}).filter((each) => !own.includes(each))
  const present = allowed.filter((each) => existsSync(join(context.project, 'node_modules', each)))
  if (present.length === 0) return
  await context.progress.step('Finish the install', () => npm(['rebuild', ...present], context))
}
