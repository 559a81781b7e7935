// Runs a tool with its words kept in a file: what it said is shown only when it failed.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pause } from './process.js'

const killAfterMs = 2_000

/**
 * @typedef {object} CommandOptions
 * @property {string} log the file that takes its output
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal | undefined} [signal]
 */

/**
 * Runs `program` to its end. On abort it ends with everything that it started, which it outlives otherwise.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<void>}
 */
export async function runCommand(program, args, { log, cwd, env, signal }) {
  signal?.throwIfAborted()
  mkdirSync(dirname(log), { recursive: true })
  const output = openSync(log, 'w')
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, killedBy) => resolve(code ?? killedBy))
  })
  const onAbort = () => void endGroup(child.pid, ended)
  signal?.addEventListener('abort', onAbort, { once: true })
  const outcome = await ended.finally(() => signal?.removeEventListener('abort', onAbort))
  signal?.throwIfAborted()
  if (outcome === 0) return
  throw new Error(
    `${[program, ...args].join(' ')} ended with ${outcome}; the end of ${log}:\n${tailOf(log)}`,
  )
}

/**
 * The last lines of a log, indented.
 *
 * @param {string} log
 * @param {number} [lines]
 */
export function tailOf(log, lines = 15) {
  try {
    const all = readFileSync(log, 'utf8').trimEnd().split('\n')
    return all
      .slice(-lines)
      .map((line) => `    ${line}`)
      .join('\n')
  } catch {
    return ''
  }
}

/**
 * @param {number | undefined} pid
 * @param {Promise<unknown>} ended
 */
async function endGroup(pid, ended) {
  if (pid === undefined) return
  signalGroup(pid, 'SIGTERM')
  const isOver = await Promise.race([
    ended.then(
      () => true,
      () => true,
    ),
    pause(killAfterMs).then(() => false),
  ])
  if (!isOver) signalGroup(pid, 'SIGKILL')
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signalGroup(pid, name) {
  try {
    process.kill(-pid, name)
  } catch {
    // It has ended on its own.
  }
}
