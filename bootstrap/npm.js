// npm under the Node that this project needs, whichever one runs the bootstrap.
import { delimiter, dirname, join } from 'node:path'
import { runCommand } from './command.js'
import { headersFolder, nodeProgram, npmFolder, withoutOuterNpm } from './node.js'

/**
 * @typedef {object} InstallContext
 * @property {string} project
 * @property {string} cache
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./progress.js').Progress} progress
 * @property {AbortSignal | undefined} signal
 */

/**
 * @param {readonly string[]} args
 * @param {InstallContext} context
 */
export async function npm(args, { project, cache, env, signal }) {
  const program = join(npmFolder(cache), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  await runCommand(nodeProgram(cache), [program, '--loglevel=warn', ...args], {
    log: join(cache, 'logs', `npm-${args[0]}.log`),
    cwd: project,
    env: {
      ...withoutOuterNpm(env),
      PATH: [dirname(nodeProgram(cache)), env.PATH ?? ''].join(delimiter),
      // A user's own setting may name another Node's headers; the environment goes before it.
      npm_config_nodedir: headersFolder(cache),
    },
    signal,
  })
}
