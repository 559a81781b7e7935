import { openCatalogue } from '#catalogue/open-catalogue.ts'
import { zoneData } from '#facts/zone-data.ts'
import { systemClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { runService } from '#runtime/run-service.ts'
import { heuristics } from './actor.ts'
import { explainInspected } from './explain.ts'
import { progressOf } from './progress.ts'
import { heuristicsService } from './service.ts'

const config = readConfig(heuristicsService.settings, process.env)
const log = openLog(heuristicsService.name, config.LOG_LEVEL)
const stop = stopRequested()
const settings = {
  quietMs: config.SELECTION_QUIET_MS,
  windowEnd: config.SELECTION_WINDOW_END,
}

// Released in reverse: the actor drains, the last spans leave.
await using _telemetry = startTelemetry(heuristicsService.name, config)
const { catalogue, leftOut } = await openCatalogue(config.CATALOGUE_FOLDER)
for (const fault of leftOut) log.warn('a file of the catalogue was left out', fault)
log.info('the catalogue is open', { version: catalogue.version, ...catalogue.counts })
log.info('the time zone data is loaded', zoneData)
const deps = { clock: systemClock, settings, catalogue }
await runService(heuristics, {
  settings: config,
  deps,
  log,
  stop,
  routes: (actor) => ({
    '/v1/explain/:userId/:date': async ({ userId = '', date = '' }) =>
      explainInspected(actor.inspect(userId), date, deps),
    '/v1/explain/:userId/:date/:factId': async ({ userId = '', date = '', factId = '' }) =>
      explainInspected(actor.inspect(userId), date, deps, factId),
    '/v1/catalogue': async () => ({ version: catalogue.version, counts: catalogue.counts }),
    '/v1/time-zones': async () => zoneData,
    '/v1/progress/:userId': async ({ userId = '' }) => progressOf(actor.inspect(userId, 'index')),
  }),
})
