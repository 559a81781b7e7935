import { systemClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { openReportStore } from '#reports/mongo.ts'
import { runService } from '#runtime/run-service.ts'
import { persistence } from './actor.ts'
import { persistenceService } from './service.ts'

const config = readConfig(persistenceService.settings, process.env)
const log = openLog(persistenceService.name, config.LOG_LEVEL)
const stop = stopRequested()

// Released in reverse: the actor drains, the store closes, the last spans leave.
await using _telemetry = startTelemetry(persistenceService.name, config)
await using store = await openReportStore(config)
await runService(persistence, {
  settings: config,
  deps: { store, clock: systemClock },
  log,
  stop,
})
