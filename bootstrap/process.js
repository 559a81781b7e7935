// A process is known by its pid and its start time together: a pid alone is used again, and what it then
// names is somebody else's.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Owner
 * @property {number} pid
 * @property {string} started what `startOf` said of it
 */

/** @returns {Owner} */
export const thisProcess = () => ({ pid: process.pid, started: startOf(process.pid) ?? '' })

/**
 * When `pid` was started, in words of this machine's own that no other process with that pid will share;
 * undefined where none runs. A process that ended and waits to be reaped does not run.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startOf(pid) {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid)
}

/**
 * @param {Owner} owner
 * @returns {boolean}
 */
export const isRunning = (owner) => {
  const started = startOf(owner.pid)
  return started !== undefined && started === owner.started
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** @param {number} pid */
function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold spaces and brackets: what follows the last one is regular.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `${bootId()}:${startTicks}`
  } catch {
    return undefined
  }
}

/** Ticks count from the start of the machine, so a restart would give the same ones again. */
function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8)
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    const options = {
      encoding: /** @type {const} */ ('utf8'),
      env: { ...process.env, LC_ALL: 'C' },
    }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options).trim()
    const [state = '', ...started] = line.split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : started.join(' ')
  } catch {
    return undefined
  }
}
