import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { systemClock } from '#runtime/clock.ts'
import { readConfig } from '#runtime/config.ts'
import { runService } from '#runtime/service.ts'
import { stopRequested } from '#runtime/stop.ts'
import { heuristics } from './actor.ts'
import { Config } from './config.ts'
import { explainInspected } from './explain.ts'
import { progressOf } from './progress.ts'

const config = readConfig(Config, process.env)
const log = openLog('heuristics', config.LOG_LEVEL)
const stop = stopRequested()
const settings = {
  quietMs: config.SELECTION_QUIET_MS,
  windowEnd: config.SELECTION_WINDOW_END,
}

// Released in reverse: the actor drains, the last spans leave.
await using _telemetry = startTelemetry('heuristics', config)
await runService(heuristics, {
  settings: config,
  needs: { clock: systemClock, settings },
  log,
  stop,
  routes: (actor) => ({
    '/explain/:userId/:date': async ({ userId = '', date = '' }) =>
      explainInspected(actor.inspect(userId), date, settings),
    '/listeners/:userId': async ({ userId = '' }) => progressOf(actor.inspect(userId)),
  }),
})
