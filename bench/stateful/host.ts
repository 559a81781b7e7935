// The runtime as a contender has it: its settings from the environment, the schemas known, until SIGTERM.
import { openLog } from '#observability/log.ts'
import type { AnyActor } from '#runtime/actor.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { startActor } from '#runtime/start-actor.ts'
import { fixedRegistry } from './entry.ts'

/** Resolves once it has stopped. */
export async function hostUntilTold(actor: AnyActor): Promise<void> {
  const stopping = Promise.withResolvers<void>()
  process.once('SIGTERM', () => stopping.resolve())
  await using running = await startActor(actor, {
    settings: RuntimeConfig.parse({ ...process.env, SCHEMA_REGISTRY_URL: 'http://unused.invalid' }),
    deps: {},
    registry: fixedRegistry,
    log: openLog(actor.name, 'warn'),
  })
  await Promise.race([running.stopped, stopping.promise])
}
