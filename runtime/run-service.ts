// Wraps an actor with health, metrics and inspection. The health server starts first and stops last, so that a drain
// shows as not ready, and not as a dead process.

import { readTokens } from '#foundation/bearer-token.ts'
import { systemClock } from '#foundation/clock.ts'
import type { StopRequest } from '#foundation/process-signals.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { startHealth } from '#observability/health.ts'
import type { Log } from '#observability/log.ts'
import type { Actor, Pages } from './actor.ts'
import { observeActor } from './introspection/actor-gauges.ts'
import { type InspectionRoute, startInspectionServer } from './introspection/inspection-server.ts'
import { endDespiteClients } from './kafka/native-calls.ts'
import type { ServiceSettings } from './settings.ts'
import { type ActorOptions, type RunningActor, startActor } from './start-actor.ts'
import type { Topic } from './topic.ts'

export interface ServiceOptions<Deps> extends ActorOptions<Deps> {
  readonly settings: ServiceSettings
  readonly log: Log
  /** Resolves on a request to stop; see `stopRequested`. */
  readonly stop: Promise<StopRequest>
  /** Hears every 5 s of the share of the partitions that this process owns, 0 to 1. */
  readonly onShare?: (share: number) => void
  /** More to ask of the inspection server, by path. */
  readonly routes?: (actor: RunningActor) => InspectionRoutes
}

const SHARE_MS = 5 * SECOND_MS

type InspectionRoutes = Readonly<Record<string, InspectionRoute>>

/**
 * Hosts `actor` until a request to stop or a failure, with its health and metrics on `HEALTH_PORT` and its
 * inspection on `INSPECTION_PORT`. Resolves after a clean stop.
 *
 * @throws what `startActor` throws, and what ended the actor
 */
export async function runService<Sends extends Topic, P extends Pages, Deps, K extends string>(
  actor: Actor<Sends, P, Deps, K>,
  { stop, routes, onShare, ...options }: ServiceOptions<Deps>,
): Promise<void> {
  const { settings } = options
  let running: RunningActor | undefined
  const health = { port: settings.HEALTH_PORT, host: settings.HEALTH_HOST }
  using _end = { [Symbol.dispose]: endDespiteClients }
  await using _health = await startHealth({ ...health, isReady: () => running?.isReady() ?? false })
  using _gauges = observeActor(actor.namespace, async () => running?.report())
  await using hosted = await startActor(actor, options)
  running = hosted
  using _share = onShare && repeatEvery(SHARE_MS, () => onShare(hosted.share()))
  await using _inspection = await openInspection(settings, {
    '/v1/keys/:key': async ({ key = '' }) => hosted.inspect(key),
    '/v1/actor': () => hosted.report(),
    ...routes?.(hosted),
  })
  if ((await Promise.race([stop, hosted.stopped])) === 'leave') hosted.leave()
}

/** Until what it returns is disposed. */
function repeatEvery(ms: number, run: () => void): Disposable {
  let callOff = () => {}
  const next = () => {
    run()
    callOff = systemClock.after(ms, next)
  }
  next()
  return { [Symbol.dispose]: () => callOff() }
}

/** Without a token file nothing answers: an inspection shows what listeners did. @throws TOKEN_FILE_UNUSABLE */
async function openInspection(
  { INSPECTION_PORT, INSPECTION_HOST, INSPECTION_TOKEN_FILE }: ServiceSettings,
  routes: InspectionRoutes,
): Promise<AsyncDisposable | undefined> {
  if (INSPECTION_TOKEN_FILE === undefined) return undefined
  return await startInspectionServer({
    port: INSPECTION_PORT,
    host: INSPECTION_HOST,
    tokens: readTokens(INSPECTION_TOKEN_FILE),
    routes,
  })
}
