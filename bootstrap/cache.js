// What was fetched or compiled once, for every clone: a folder of the user's, each thing of which is there
// whole or not at all.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { withLock } from './lock.js'

/** @param {NodeJS.ProcessEnv} env */
export const cacheFolder = (env) =>
  join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'linernotes')

/**
 * @typedef {object} FetchContext
 * @property {string} folder where the thing belongs while it is not whole
 * @property {string} log
 * @property {string} cache
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal | undefined} signal
 * @property {(detail: string) => void} say
 */

/**
 * @typedef {object} Artefact
 * @property {string} folder its name in the cache, with its version
 * @property {string} title
 * @property {(context: FetchContext) => Promise<void>} fetch fills `context.folder`
 */

/**
 * Makes sure that `artefact` is in the cache and says where. Fetches it at most once, whichever processes
 * ask at the same time; an interrupted fetch leaves nothing that counts as whole.
 *
 * @param {Artefact} artefact
 * @param {{ env: NodeJS.ProcessEnv, progress: import('./progress.js').Progress, signal?: AbortSignal | undefined }} options
 * @returns {Promise<string>}
 */
export async function ensureArtefact(artefact, { env, progress, signal }) {
  const cache = cacheFolder(env)
  const place = join(cache, artefact.folder)
  if (existsSync(place)) return place
  await progress.step(artefact.title, (say) => {
    const onWait = (/** @type {number} */ pid) => say(`process ${pid} is at it already`)
    return withLock(
      `${place}.lock`,
      () => fetchWhole(artefact, { cache, place, env, signal, say }),
      {
        signal,
        onWait,
      },
    )
  })
  return place
}

/**
 * @param {Artefact} artefact
 * @param {{ cache: string, place: string, env: NodeJS.ProcessEnv, signal: AbortSignal | undefined, say: (detail: string) => void }} context
 */
async function fetchWhole(artefact, { cache, place, env, signal, say }) {
  if (existsSync(place)) return
  const folder = `${place}.partial`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const log = join(cache, 'logs', `${artefact.folder}.log`)
    await artefact.fetch({ folder, log, cache, env, signal, say })
    renameSync(folder, place)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
