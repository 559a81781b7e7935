// One process at a time, across processes: a file that names its holder. A holder that ended without
// removing it holds nothing.
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isRunning, pause, thisProcess } from './process.js'

/**
 * Runs `run` while no other process holds `path`. Waits for a holder that lives.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} run
 * @param {{ signal?: AbortSignal | undefined, onWait?: (pid: number) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(path, run, { signal, onWait } = {}) {
  mkdirSync(dirname(path), { recursive: true })
  let isTold = false
  for (;;) {
    signal?.throwIfAborted()
    if (take(path)) break
    const holder = holderOf(path)
    if (holder && isRunning(holder)) {
      if (!isTold) onWait?.(holder.pid)
      isTold = true
      await pause(200)
    } else breakLock(path)
  }
  try {
    return await run()
  } finally {
    rmSync(path, { force: true })
  }
}

/** Takes the lock whole or not at all: a reader never meets a file that is half written. */
function take(/** @type {string} */ path) {
  const own = `${path}.${randomUUID()}`
  writeFileSync(own, JSON.stringify(thisProcess()))
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function holderOf(/** @type {string} */ path) {
  try {
    return /** @type {import('./process.js').Owner} */ (JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** Moves a dead holder's lock away, and puts it back where another process was quicker and lives. */
function breakLock(/** @type {string} */ path) {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    const holder = holderOf(aside)
    if (holder && isRunning(holder)) linkSync(aside, path)
  } catch {
    // Another process has already moved it, or already holds it again.
  }
  rmSync(aside, { force: true })
}
