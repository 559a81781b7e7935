// Runs a command of this project under the Node that it needs, with its packages installed, wherever any Node
// from 18 on is: `node bootstrap/main.js npm run x`, `... tools/run-tests.ts`, `... jest tests/unit`.
// Nothing but Node's own modules here, in the words of Node 18.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache.js'
import { isInstalled } from './install.js'
import { headersFolder, nodeProgram, npmFolder } from './node.js'
import { project } from './project.js'

const exitCodes = { failed: 1, usage: 2, configuration: 78, interrupted: 130 }

/**
 * Makes sure of Node and the packages, then runs `command` and ends as it ends.
 *
 * @param {readonly string[]} command
 */
export async function bootstrap(command) {
  if (command.length === 0) {
    process.stderr.write(
      'say what to run: node bootstrap/main.js <npm | jest | a file> [arguments]\n',
    )
    process.exit(exitCodes.usage)
  }
  const { env } = process
  const node = nodeProgram(cacheFolder(env))
  if (!existsSync(node) || !isInstalled(project) || (await lacksServers(command))) {
    await makeReady(command)
  }
  run(node, command)
}

/** @param {readonly string[]} command */
async function lacksServers(command) {
  if (!startsServers(command)) return false
  const { wantedServers } = await import('./prepare.js')
  const { areFetched } = await import('./server-artefacts.js')
  return !areFetched(wantedServers(command, process.env), process.env)
}

/** Commands whose servers are fetched beside the install; others fetch what they need when they need it. */
const startsServers = (/** @type {readonly string[]} */ [file = '', name = '']) =>
  file.endsWith('main.ts') && ['demo', 'up'].includes(name)

/** @param {readonly string[]} command */
async function makeReady(command) {
  const { prepare } = await import('./prepare.js')
  const controller = new AbortController()
  const onSignal = () => controller.abort(new Error('interrupted'))
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const name of signals) process.on(name, onSignal)
  try {
    const missing = await prepare({
      project,
      env: process.env,
      signal: controller.signal,
      command: startsServers(command) ? command : [],
    })
    if (missing !== undefined) {
      process.stderr.write(missing)
      process.exit(exitCodes.configuration)
    }
  } catch (error) {
    const isInterrupted = controller.signal.aborted
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      isInterrupted ? 'interrupted; the next start goes on from here\n' : `${reason}\n`,
    )
    process.exit(isInterrupted ? exitCodes.interrupted : exitCodes.failed)
  } finally {
    for (const name of signals) process.off(name, onSignal)
  }
}

/**
 * @param {string} node
 * @param {readonly string[]} command
 */
function run(node, command) {
  const [program, args] = programOf(node, command)
  const child = spawn(program, args, { stdio: 'inherit', env: environment(node) })
  // A terminal sends Ctrl-C to both processes; the child handles it once.
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => child.kill(name))
  }
  child.once('error', (error) => {
    process.stderr.write(`${program} cannot be run: ${error.message}\n`)
    process.exit(127)
  })
  child.once('exit', (code, signal) =>
    process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
  )
}

/** What a command makes is soon garbage: a small young generation saves an import of a million rows 80 MB. */
export const commandLineOptions = ['--max-semi-space-size=8']

/**
 * @param {string} node
 * @param {readonly string[]} command
 * @returns {[string, string[]]}
 */
function programOf(node, [name = '', ...args]) {
  if (name === 'jest') {
    const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    return [node, [...options, join(project, 'node_modules', 'jest', 'bin', 'jest.js'), ...args]]
  }
  if (name.endsWith(join('cli', 'main.ts'))) return [node, [...commandLineOptions, name, ...args]]
  if (/\.[cm]?[jt]s$/.test(name)) return [node, [name, ...args]]
  return [name, args]
}

/** Puts this Node and its npm first, and says where its headers are to whatever compiles. */
function environment(/** @type {string} */ node) {
  const { env } = process
  const cache = cacheFolder(env)
  const folders = [
    dirname(node),
    join(npmFolder(cache), 'node_modules', '.bin'),
    join(project, 'node_modules', '.bin'),
  ]
  return {
    ...env,
    PATH: [...folders, env.PATH ?? ''].join(delimiter),
    npm_config_nodedir: headersFolder(cache),
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await bootstrap(process.argv.slice(2))
}
